"""The tests of a plain citizen that were done, and when the next one is due."""

from functools import partial

from muniredes.actions import clock, knowledge, records
from muniredes.desktop.dialogs.deleting import ask_and_delete
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.citizens.citizen_test import CitizenTest, TestAnswer, half_done, next_test
from muniredes.domain.dates import long_date
from muniredes.domain.history import Change
from muniredes.domain.places import NEW, Place, Target
from muniredes.i18n import _


class CitizenTestsPanel(Panel):
    """How it looks from outside."""

    asked_by = ("citizen_test",)

    @property
    def title(self) -> str:
        return _("Prueba del ciudadano")

    def concerns(self, change: Change) -> bool:
        return change.concerns("citizen_test")

    def refresh(self) -> None:
        clear(self.column)
        self.column.addWidget(
            label(_("Diez minutos con un móvil, como un vecino más, dos veces al año."), "lead")
        )
        begin = partial(self.go, Target(Place.CITIZEN_TEST, NEW))
        tests = self.hub.snapshot.citizen_tests
        half = half_done(tests, clock.today())
        words, role = (_("Empezar otra prueba"), "") if half else (_("Hacer la prueba"), "primary")
        self.column.addLayout(FlowLayout(button(words, begin, role, changes=True)))
        due = next_test(tests)
        if due is not None:
            late = due < clock.today()
            said = _("La próxima tocaba el {day}.") if late else _("La próxima toca el {day}.")
            self.column.addWidget(Notice(said.format(day=long_date(due)), "warning" if late else ""))
        for test in reversed(tests):
            self.column.addWidget(self._card(test, goes_on=test is half))

    def _card(self, test: CitizenTest, *, goes_on: bool) -> LinesCard:
        words = {entry.key: entry.title for entry in knowledge.advice()["prueba"]}
        lines = LinesCard(_("{day}: {score}").format(day=test.title, score=test.score))
        for answer in test.answers:
            lines.add_line(words.get(answer.key, answer.key), answer.note, "", None, _verdict(answer))
        if goes_on:
            go_on = partial(self.go, Target(Place.CITIZEN_TEST, test.id))
            lines.add_foot(button(_("Seguir la prueba"), go_on, "primary", changes=True))
        lines.add_foot(button(_("Borrar"), partial(self._delete, test), "link", "trash", changes=True))
        return lines

    def _delete(self, test: CitizenTest) -> None:
        number = test.id or 0
        act = partial(self.hub.attempt, records.delete, "citizen_test", number)
        ask_and_delete(self.hub, "citizen_test", number, test.title, act, self.window())


def _verdict(answer: TestAnswer) -> tuple[str, str]:
    if answer.passed is None:
        return _("Sin contestar"), ""
    return (_("Bien"), "good") if answer.passed else (_("Mal"), "danger")
