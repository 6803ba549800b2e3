"""The test of a plain citizen: ten minutes with a phone, twice a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from muniredes.domain.dates import add_months, long_date
from muniredes.domain.problems import Problem
from muniredes.i18n import _, ngettext

EVERY_MONTHS = 6
"""The test is done once in each half of the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestAnswer:
    """The answer to one question of the catalogue's list «prueba», with what was noticed."""

    __test__ = False  # it is not one of pytest's

    key: str = ""
    passed: bool | None = None
    note: str = ""


@dataclass(eq=False, kw_only=True)
class CitizenTest:
    """One go at the test."""

    id: int | None = None
    done_on: date | None = None
    tester: str = ""
    answers: tuple[TestAnswer, ...] = ()

    @property
    def title(self) -> str:
        """What the history calls it."""
        return long_date(self.done_on) if self.done_on else _("sin fecha")

    @property
    def passed(self) -> int:
        """How many questions went well."""
        return sum(answer.passed is True for answer in self.answers)

    @property
    def unanswered(self) -> int:
        """How many questions were left without an answer."""
        return sum(answer.passed is None for answer in self.answers)

    @property
    def score(self) -> str:
        """«7 de 10 van bien»; with questions left, «1 va bien, 1 mal y 8 sin contestar»."""
        if not self.unanswered:
            said = ngettext("{passed} de {n} va bien", "{passed} de {n} van bien", len(self.answers))
            return said.format(passed=self.passed)
        said = ngettext("{n} va bien", "{n} van bien", self.passed)
        failed = len(self.answers) - self.passed - self.unanswered
        return _("{said}, {failed} mal y {left} sin contestar").format(
            said=said, failed=failed, left=self.unanswered
        )


def half_done(tests: Sequence[CitizenTest], today: date) -> CitizenTest | None:
    """Return the test that is to be gone on with: the newest, while it lacks answers and is not old."""
    newest = max(tests, key=lambda test: (test.done_on or date.min, test.id or 0), default=None)
    if newest is None or not newest.unanswered or newest.done_on is None:
        return None
    return newest if add_months(newest.done_on, EVERY_MONTHS) >= today else None


def next_test(tests: Sequence[CitizenTest]) -> date | None:
    """Return the day the next test is due; None when none was ever done to its end."""
    done = [test.done_on for test in tests if test.done_on is not None and not test.unanswered]
    return add_months(max(done), EVERY_MONTHS) if done else None


def check(test: CitizenTest, today: date) -> None:
    """Refuse a test of tomorrow."""
    if test.done_on is not None and test.done_on > today:
        raise Problem(_("La prueba no puede ser de un día que no ha llegado."), "", "citizen_test.done_on")
