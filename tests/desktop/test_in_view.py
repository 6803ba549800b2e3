"""What is acted on is what is seen: selection, undo, and messages that move nothing."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import people, safekeeping
from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.sidebar import page_words
from muniredes.desktop.widgets import toast
from muniredes.desktop.widgets.ask import AskDialog
from muniredes.desktop.widgets.toast import Toast
from muniredes.desktop.workbench import Workbench
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import dialog, keys, press, seen, words
from tests.support import set_up

FRIDAY = datetime(2026, 11, 27, 18)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench)


def say(page: CalendarPage, at: datetime = FRIDAY) -> PostLine:
    written = Written(message={"title": "Feria", "text": "Hoy"}, texts={"web": ""}, at=at)
    return reading.lines(page.hub.database, page.hub.perform(writing.create, written).ids("post"))[0]


def click(page: CalendarPage, day: date) -> None:
    cell = page.views.month.visualRect(page.views.month.days.index_of(day))
    QTest.mouseClick(
        page.views.month.viewport(), Qt.MouseButton.LeftButton, pos=cell.bottomRight() - QPoint(6, 4)
    )


def test_an_empty_day_leaves_nothing_picked(page: CalendarPage) -> None:
    post = say(page)
    click(page, FRIDAY.date())
    page.side.day.setFocus()
    page.side.day.pick(post.id)
    assert "Publicar…" in words(page.side)
    click(page, date(2026, 11, 25))
    assert "Publicar…" not in words(page.side)


def test_an_arrow_to_another_day_leaves_nothing_picked(page: CalendarPage) -> None:
    post = say(page)
    page.show_day(FRIDAY.date())
    page._choose((post,))
    keys(page.views.month, Qt.Key.Key_Right)
    assert "Publicar…" not in words(page.side)


def test_what_another_page_or_view_hides_is_not_acted_on(page: CalendarPage) -> None:
    post = say(page)
    page._choose((post,))
    page.turn(3)
    assert "Publicar…" not in words(page.side)
    page.show_day(date(2026, 12, 1))
    page._choose((post,))
    page.show_view(View.LIST)  # a list has no days of the month before: it is that of what is picked
    assert page.period.day == FRIDAY.date()
    assert "Publicar…" in words(page.side)


@pytest.mark.usefixtures("page")
def test_undoing_what_was_not_done_here_is_asked(bench: Workbench) -> None:
    people.add(bench.hub.database, {"name": "Ana"})  # as a command beside the window would
    bench.hub.note_changed()
    keys(bench.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(AskDialog)
    assert "Ana" in words(asked)
    press(asked, "Dejarlo como está")
    assert [person.name for person in bench.hub.snapshot.people if person.name == "Ana"]
    bench.window.undo_asked.emit()
    press(dialog(AskDialog), "Deshacerlo")
    assert not [person.name for person in bench.hub.snapshot.people if person.name == "Ana"]


def test_what_was_done_here_is_undone_at_once(bench: Workbench, page: CalendarPage) -> None:
    say(page)
    keys(bench.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Deshecho: Publicación nueva: Feria" in words(bench.window)


def test_what_was_done_before_the_example_was_looked_at_is_undone_at_once(bench: Workbench) -> None:
    set_up(bench.hub.database)
    bench.hub.perform(people.add, {"name": "Ana Gil"})
    bench.go(Target(Place.EXAMPLE))
    bench.open_own()
    bench.window.undo_asked.emit()
    assert [each.name for each in bench.hub.snapshot.people] == ["Marta Ruiz"]


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("size", [(1366, 728), (1024, 560)])
def test_a_message_moves_nothing_and_covers_no_button(bench: Workbench, size: tuple[int, int]) -> None:
    bench.window.resize(*size)
    for place in (Place.CALENDAR, Place.MANUAL, Place.PEOPLE, Place.SETTINGS):
        bench.go(Target(place))
        current = bench.window.pages.currentWidget()
        assert current is not None
        before = [(each, each.geometry()) for each in seen(current, QWidget) if not _is_of_toast(each)]
        bench.window.undo_bar.say("Publicación movida al viernes 27")
        after = [each.geometry() for each, _place in before]
        assert [place for _each, place in before] == after
        bar = bench.window.undo_bar
        over = QRect(bar.mapToGlobal(QPoint(0, 0)), bar.size())
        for each in seen(bench.window, QAbstractButton):
            if not _is_of_toast(each):
                assert not over.intersects(QRect(each.mapToGlobal(QPoint(0, 0)), each.size())), each.text()
        bar.hide()


@pytest.mark.parametrize("size", [(1366, 728), (1024, 560)])
def test_a_message_covers_no_field_nor_tab_of_any_page(town_bench: Workbench, size: tuple[int, int]) -> None:
    town_bench.window.resize(*size)
    bar, covered = town_bench.window.undo_bar, []
    for place in page_words():
        town_bench.go(Target(place))
        seen(town_bench.window, QTabBar)  # everything has its place by then
        bar.say("Cuenta cambiada: Facebook · Ayuntamiento de Villaejemplo de la Sierra")
        over = QRect(bar.mapToGlobal(QPoint(0, 0)), bar.size())
        for kind in (QAbstractButton, QTabBar, QLineEdit, QComboBox, QPlainTextEdit):
            for each in seen(town_bench.window, kind):
                if not _is_of_toast(each) and not each.visibleRegion().isEmpty():
                    part = each.visibleRegion().boundingRect()
                    where = QRect(each.mapToGlobal(part.topLeft()), part.size())
                    if over.intersects(where):
                        covered.append(place)
        bar.hide()
    assert set(covered) <= {Place.ACCOUNTS}, "only a list beside a form, full of both, leaves no room"


def test_a_message_covers_no_word_where_there_is_room_without_any(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 500)
    low = QLabel("Si la red no contesta", page)
    low.setGeometry(0, 440, 900, 50)
    page.show()
    said = toast.SayingToast(page)
    said.say("Paso hecho")
    assert not said.geometry().intersects(low.geometry())


def test_a_message_gets_out_of_the_way_of_the_field_that_is_gone_to(town_bench: Workbench) -> None:
    town_bench.window.resize(1024, 560)
    town_bench.go(Target(Place.ACCOUNTS, town_bench.hub.snapshot.accounts[0].id))
    bar = town_bench.window.undo_bar
    bar.say("Hecho")
    for line in seen(town_bench.page(Place.ACCOUNTS), QLineEdit):
        line.setFocus()
        bar.settle()
        where = QRect(line.mapToGlobal(QPoint(0, 0)), line.size())
        assert not QRect(bar.mapToGlobal(QPoint(0, 0)), bar.size()).intersects(where)


def _is_of_toast(widget: QWidget) -> bool:
    found: QWidget | None = widget
    while found is not None:
        if isinstance(found, Toast):
            return True
        found = found.parentWidget()
    return False


def test_a_message_looks_once_at_what_is_seen_and_not_at_the_pages_put_away(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (Place.ACCOUNTS, Place.PEOPLE, Place.TODAY):
        town_bench.go(Target(place))
    looked: list[QWidget] = []
    real = toast._in_view

    def watched(holder: QWidget, but: QWidget) -> Iterator[QWidget]:
        looked.append(holder)
        yield from real(holder, but)

    monkeypatch.setattr(toast, "_in_view", watched)
    town_bench.window.undo_bar.say("Hecho")
    away = (town_bench.page(Place.ACCOUNTS), town_bench.page(Place.PEOPLE))
    assert town_bench.page(Place.TODAY) in looked
    assert len(looked) == len(set(looked))
    assert not [each for each in looked if each in away or any(page.isAncestorOf(each) for page in away)]


@pytest.mark.parametrize("place", [Place.TODAY, Place.ACCOUNTS])
def test_a_message_leaves_by_itself(
    town_bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    """Also while it goes on looking for a better place, as it does when the mouse is elsewhere."""
    monkeypatch.setattr(toast.Toast, "underMouse", lambda _self: False)
    assert toast.SHOWN_MS <= 10_000
    monkeypatch.setattr(toast, "SHOWN_MS", 600)
    monkeypatch.setattr(toast, "_LOOK_MS", 20)
    said = toast.SayingToast(town_bench.window)
    town_bench.go(Target(place))
    said.say("Hecho")
    assert said.isVisible()
    qtbot.waitUntil(lambda: not said.isVisible(), timeout=20_000)


def test_what_was_done_before_another_file_was_put_in_its_place_is_asked(bench: Workbench) -> None:
    """The numbers of what was done begin again where the copy left off."""
    set_up(bench.hub.database)
    copy = safekeeping.back_up(bench.hub.database)
    done = bench.hub.perform(people.add, {"name": "Ana Gil"})
    opened = bench.hub.workspace
    safekeeping.bring_back(opened, copy.path, lambda _part: None)
    bench.hub.open_workspace(safekeeping.open_again(opened))
    beside = people.add(bench.hub.database, {"name": "Eva Gil"})  # as a command beside the window would
    assert beside.action_id == done.action_id
    bench.hub.note_changed()
    bench.window.undo_asked.emit()
    assert "Eva Gil" in words(dialog(AskDialog))
