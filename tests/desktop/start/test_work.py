"""How much is worked out in the window's thread at each step: counted, as clocks depend on the machine."""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from muniredes.actions import pieces, records
from muniredes.actions.pieces import Piece
from muniredes.actions.printing import manual
from muniredes.desktop.background.jobs import Job, wait_for_all
from muniredes.desktop.dialogs.person import PersonDialog
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.startup.preloading import Warming, load_ahead
from muniredes.desktop.theme import ThemeChoice
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.plan import Answers, Question
from muniredes.desktop.wizards.plan_year import PlanYearPlan
from muniredes.domain.places import Place, Target
from muniredes.domain.progress import Progress
from tests import asked
from tests.desktop.hands import dialog, press, words, write

MOST_STATEMENTS = 12
"""Of a step of a wizard: its draft, and what its questions need. The whole guide takes more than forty."""


def statements() -> AbstractContextManager[list[str]]:
    """Collect what is asked of the database in the window's thread."""
    app = QApplication.instance()
    assert app is not None
    return asked.statements(lambda: QThread.currentThread() is app.thread())


def test_a_step_of_the_plan_works_its_questions_out_once(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[object] = []
    usual = PlanYearPlan.questions

    def watched(self: PlanYearPlan, answers: Answers) -> Sequence[Question]:
        worked.append(answers)
        return usual(self, answers)

    monkeypatch.setattr(PlanYearPlan, "questions", watched)
    town_bench.go(Target(Place.PLAN_YEAR))
    asked = dialog(WizardDialog)
    press(asked, "Siguiente")
    for _step in range(4):
        worked.clear()
        with statements() as found:
            press(asked, "Siguiente")
        assert len(worked) <= 1
        assert len(found) <= MOST_STATEMENTS


def test_the_preview_of_the_manual_is_composed_beside_the_window(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: list[bool] = []
    usual = manual.prepare

    def watched(*given: object) -> manual.Draft:
        inside.append(QThread.currentThread() is town_bench.thread())
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(manual, "prepare", watched)
    town_bench.go(Target(Place.MANUAL))
    wait_for_all()
    assert inside == [False]


@pytest.mark.usefixtures("qapp")
def test_a_form_does_not_make_the_calendar_that_nobody_has_opened() -> None:
    made = DateInput(asking.day("account.opened_on"))
    assert not made.findChildren(QCalendarWidget)
    made.deleteLater()


def test_a_page_behind_a_dialog_is_made_anew_once_when_it_is_seen_again(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    town_bench.go(Target(Place.PEOPLE))
    page, hub = town_bench.page(Place.PEOPLE), town_bench.hub
    person = hub.snapshot.people[0]
    made: list[int] = []
    usual = page.refresh

    def watched() -> None:
        made.append(1)
        usual()

    monkeypatch.setattr(page, "refresh", watched)
    PersonDialog(hub, person, town_bench.window).open()
    sheet = dialog(PersonDialog)
    write(sheet, "Nombre y apellidos", "Berta Cano Gil")
    write(sheet, "Cargo o puesto", "Tesorera")
    assert hub.snapshot.person(person.id).name == "Berta Cano Gil"  # type: ignore[union-attr]
    assert not made
    press(sheet, "Cerrar")
    assert "Berta Cano Gil" in words(town_bench.window)
    assert len(made) == 1


def test_the_pages_are_made_ahead_and_nothing_is_left_for_the_first_visit(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    warming = Warming(town_bench)
    while warming.step():
        pass
    pages = {place: town_bench.page(place) for place in page_words() if town_bench.is_made(place)}
    assert list(pages) == list(page_words())
    again: list[Place] = []
    for place, page in pages.items():
        monkeypatch.setattr(page, "refresh", partial(again.append, place))
    for place in pages:
        town_bench.go(Target(place))
    assert again == []


_MOST_AT_ONCE = 270
"""Widgets that one step of the warming may make: the whole sheet of an account."""


def test_no_page_is_made_ahead_in_one_go(town_bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is imported is imported beside the window; what is made is made a little at a time."""
    warming = Warming(town_bench)
    load_ahead()
    imported = {name for name in sys.modules if name.startswith("muniredes.desktop.pages")}
    drawn: list[Piece] = []
    draw = pieces.draw

    def watched(piece: Piece, look: pieces.Brand) -> bytes:
        drawn.append(piece)
        return draw(piece, look)

    monkeypatch.setattr(pieces, "draw", watched)
    more = True
    while more:
        before, drawn[:] = len(QApplication.allWidgets()), []
        more = warming.step()
        assert len(QApplication.allWidgets()) - before <= _MOST_AT_ONCE
        assert len(drawn) <= 1
    assert {name for name in sys.modules if name.startswith("muniredes.desktop.pages")} == imported


def test_what_changes_while_a_page_is_being_made_ahead_is_not_lost(town_bench: Workbench) -> None:
    page = town_bench.page(Place.STYLE)
    making = page.get_ready()
    next(making)
    town_bench.hub.perform(records.keep_only, "style_guide", {"tone": "De tú a tú, sin prisa."})
    for _part in making:
        pass
    town_bench.go(Target(Place.STYLE))
    assert "De tú a tú, sin prisa." in words(town_bench.window)


def test_a_page_seen_while_it_is_being_made_ahead_is_whole_and_only_once(town_bench: Workbench) -> None:
    page = town_bench.page(Place.STYLE)
    making = page.get_ready()
    next(making)
    town_bench.go(Target(Place.STYLE))
    for _part in making:
        pass
    assert words(town_bench.window).count("Lo que dice la guía") == 1


def test_the_pages_out_of_view_are_not_dressed_to_be_thrown_away(town_bench: Workbench) -> None:
    for place in (Place.PEOPLE, Place.STYLE, Place.SETTINGS):
        town_bench.go(Target(place))
    look = town_bench.window.look
    there: list[bool] = []
    look.changing.connect(
        lambda: there.extend(town_bench.is_made(place) for place in (Place.PEOPLE, Place.STYLE))
    )
    look.choose(ThemeChoice.DARK, 100)
    assert there == [False, False]
    assert town_bench.is_made(Place.SETTINGS)


def test_work_whose_page_goes_stops_and_nobody_is_told(qtbot: QtBot) -> None:
    """A page that is thrown away while its preview is composed was said to be a failure of the program."""
    page, under_way, gone = QWidget(), Event(), Event()
    seen_after: list[str] = []

    def work(progress: Progress) -> str:
        under_way.set()
        gone.wait(10)
        progress(0.5)
        seen_after.append("went on")
        return "hecho"

    with qtbot.captureExceptions() as raised:
        Job(work, page).start()
        under_way.wait(10)
        delete(page)
        gone.set()
        wait_for_all()
        QApplication.processEvents()
    assert raised == []
    assert seen_after == [], "it stops at its next step"
