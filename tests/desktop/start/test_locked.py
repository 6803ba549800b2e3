"""What nobody can change offers nothing that would change it, and begins nothing that could not be kept."""

import os
import shutil
from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import history, people, workspace
from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.dialogs.person import PersonDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.verb_bar import VerbBar
from muniredes.desktop.widgets.once import lock
from muniredes.desktop.widgets.text import button as make
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import button, seen, words

BECAUSE = "La tiene abierta otra persona."
DAY = date(2026, 12, 1)


def _lock(bench: Workbench) -> None:
    bench.hub.database.read_only_because = BECAUSE
    bench.hub.replaced.emit()


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench)


@pytest.fixture
def posts(page: CalendarPage) -> tuple[PostLine, ...]:
    """A message, picked, in a guide that is locked then."""
    written = Written(
        message={"title": "Feria", "text": "Abre"}, texts={"account.1": ""}, at=datetime(2026, 12, 1, 10)
    )
    lines = reading.lines(page.hub.database, page.hub.perform(writing.create, written).ids("post"))
    page.show_post(lines[0])
    return lines


def test_only_opening_is_offered_of_what_is_picked(
    bench: Workbench, page: CalendarPage, posts: tuple[PostLine, ...]
) -> None:
    _lock(bench)
    page.show_post(posts[0])
    (bar,) = seen(page, VerbBar)
    able = {each.text() for each in seen(bar, QAbstractButton) if each.isEnabled()}
    assert able == {"Abrir"}


_BEGINS: dict[str, Callable[[CalendarPage, tuple[PostLine, ...]], object]] = {
    "writing by key": lambda page, _posts: page.window().new_asked.emit(),  # type: ignore[attr-defined]
    "writing on a day": lambda page, _posts: page.write_new(DAY),
    "writing at an hour": lambda page, _posts: page.writer.write_at(datetime(2026, 12, 1, 10)),
    "writing on a stretch": lambda page, _posts: page.writer.write_span(datetime(2026, 12, 1, 10), DAY),
    "moving": lambda page, posts: page.verbs.move(posts),
    "publishing": lambda page, posts: page.verbs.publish(posts[0]),
    "approving": lambda page, posts: page.verbs.step(posts, PostState.APPROVED),
    "changing": lambda page, posts: page.verbs.change(posts),
    "saying it again": lambda page, posts: page.verbs.duplicate(posts),
    "deleting": lambda page, posts: page.verbs.delete(posts),
    "bringing a list": lambda page, _posts: page.errands.bring(),
    "filling gaps": lambda page, _posts: page.errands.fill_gaps(),
    "dropping": lambda page, posts: page.verbs.carry(posts, DAY),
}


@pytest.mark.parametrize("what", _BEGINS)
def test_nothing_is_begun_that_could_not_be_kept(
    bench: Workbench, page: CalendarPage, posts: tuple[PostLine, ...], what: str, qtbot: QtBot
) -> None:
    _lock(bench)
    with qtbot.waitSignal(bench.hub.refused) as told:
        _BEGINS[what](page, posts)
    assert told.args is not None
    assert BECAUSE in told.args[0].sentence
    seen_now = [each for each in bench.window.findChildren(QDialog) if each.isVisible()]
    assert [type(each) for each in seen_now] == [QMessageBox], "only the one that says why"


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
def test_what_somebody_else_put_there_is_said_and_locked(bench: Workbench, qtbot: QtBot) -> None:
    hub = bench.hub
    hub.perform(people.add, {"name": "Ana Gil"})
    brought = hub.workspace.path.with_name("~brought.sqlite")
    shutil.copyfile(hub.workspace.path, brought)
    other = workspace.open_file(brought)
    brought.replace(hub.workspace.path)
    with qtbot.waitSignal(hub.refused):
        hub.attempt(people.add, {"name": "Eva"})
    qtbot.waitUntil(lambda: "puede mirar, pero no guardar" in words(bench.window))
    workspace.let_go(other)


def test_nothing_is_brought_back_from_the_bin(bench: Workbench) -> None:
    change = bench.hub.perform(people.add, {"name": "Ana Gil"})
    bench.hub.perform(people.delete, change.ids("person")[0])
    assert history.trash(bench.hub.database)
    _lock(bench)
    bench.go(Target(Place.SETTINGS, None, "bin"))
    assert not button(bench.page(Place.SETTINGS), "Recuperar").isEnabled()


def test_nobody_is_put_in_the_place_of_another(town_bench: Workbench) -> None:
    _lock(town_bench)
    asked = PersonDialog(town_bench.hub, town_bench.hub.snapshot.people[0], town_bench.window)
    asked.open()
    assert not button(asked, "Sustituir").isEnabled()


def test_a_button_says_why_it_is_locked_now(qtbot: QtBot) -> None:
    window = QWidget()
    made = make("Publicar…", changes=True)
    made.setToolTip("Ctrl+P")
    made.setParent(window)
    qtbot.addWidget(window)
    for because in ("La tiene abierta otra persona.", "Es una copia."):
        lock(window, because)
        assert (made.toolTip(), made.isEnabled()) == (because, False)
    lock(window, "")
    assert (made.toolTip(), made.isEnabled()) == ("Ctrl+P", True)


def test_carrying_takes_back_only_what_it_said(page: CalendarPage, posts: tuple[PostLine, ...]) -> None:
    said: list[str] = []
    page.carrier.said.connect(said.append)
    why = ["", "", "Ese día ya ha pasado.", "Ese día ya ha pasado.", "", ""]
    answers = iter(why)

    class Somewhere:
        def hover(self, _posts: tuple[PostLine, ...], _place: QPoint) -> str | None:
            return next(answers)

        def land(self, _posts: tuple[PostLine, ...], _place: QPoint) -> None:
            raise AssertionError

        def cool(self) -> None:
            pass

    page.carrier._landings = [Somewhere()]
    page.carrier.take(posts, QPoint(5, 5))
    for _time in why[1:3]:
        page.carrier.move(QPoint(5, 5))
    assert said == ["Ese día ya ha pasado."]
    page.carrier.cancel()
    assert said == ["Ese día ya ha pasado.", ""], "where it is left, it is not so any more"
