"""Two moments of the manual, chapter by chapter: what is new, what is gone, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from muniredes.domain.dates import long_date
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class Turn(WordedEnum):
    """What became of something between two moments."""

    NEW = "new", mark("Nuevo")
    GONE = "gone", mark("Ya no está")
    CHANGED = "changed", mark("Cambia")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it was: under which heading, what it is, and what it said and says."""

    turn: Turn
    place: str
    what: str
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """«Las llaves: Suplente»."""
        return f"{self.place}: {self.what}" if self.place and self.what else self.place or self.what

    @property
    def told(self) -> str:
        """«Ana Gil → Eva Paz», or what was added or is gone."""
        if self.turn is Turn.CHANGED:
            return f"{self.before or '—'} → {self.after or '—'}"
        return self.after or self.before


@dataclass(frozen=True, slots=True)
class ChapterChanges:
    """What is not as it was in a chapter, in the order of the manual; one that `is_gone` is in it no more."""

    number: str
    title: str
    differences: tuple[Difference, ...]
    is_gone: bool = False

    @property
    def full_title(self) -> str:
        """«3. Registro de cuentas»."""
        return f"{self.number}. {self.title}"

    def count(self, turn: Turn) -> int:
        """Return how many things became so."""
        return sum(each.turn is turn for each in self.differences)

    @property
    def counts(self) -> str:
        """«2 nuevos · 1 ya no está · 5 cambian»."""
        return " · ".join(self._counted())

    def _counted(self) -> Iterator[str]:
        for turn, one, many in (
            (Turn.NEW, _("1 nuevo"), _("{n} nuevos")),
            (Turn.GONE, _("1 ya no está"), _("{n} ya no están")),
            (Turn.CHANGED, _("1 cambia"), _("{n} cambian")),
        ):
            count = self.count(turn)
            if count:
                yield one if count == 1 else many.format(n=count)


@dataclass(frozen=True, slots=True)
class Moment:
    """The guide at one time, as a term that ended: what it is called, and the last day that it knows of."""

    name: str
    day: date | None = None
    is_term: bool = False

    @property
    def title(self) -> str:
        """«Mandato 2019–2023 (12 de junio de 2023)»."""
        return f"{self.name} ({long_date(self.day)})" if self.day else self.name


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two moments, the chapters that are not the same, and the titles of those that are."""

    before: Moment
    after: Moment
    chapters: tuple[ChapterChanges, ...]
    alike: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many things are not as they were."""
        return sum(len(chapter.differences) for chapter in self.chapters)
