"""What is acted on is what is seen: selection, undo, and messages that move nothing."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import people
from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.safekeeping import backups
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import dialog, keys, press, seen, whole_page, words
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


def _where(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", [(1366, 728), (1024, 560)])
def test_a_message_has_one_place_moves_nothing_and_covers_nothing(
    town_bench: Workbench, size: tuple[int, int], qtbot: QtBot
) -> None:
    window = town_bench.window
    window.resize(*size)
    bar, places, covered = window.undo_bar, set(), set()
    for place in page_words():
        page = whole_page(town_bench, place, qtbot)
        before = [(each, _where(each)) for each in seen(page, QWidget)]
        bar.say("Cuenta cambiada: Facebook · Ayuntamiento de Villaejemplo de la Sierra")
        seen(window, QWidget)  # everything has its place by then
        places.add(_where(bar).getRect())
        assert [(each, _where(each)) for each, _place in before] == before
        covered |= {place for each in seen(window, QWidget) if _is_under(each, bar)}
        bar.hide()
    assert len(places) == 1
    assert covered == set()


def _is_under(widget: QWidget, bar: QWidget) -> bool:
    """Whether some of a widget that is seen is where the bar is; what holds the bar is not under it."""
    if bar in (widget, *_holders(widget)) or widget in _holders(bar) or widget.visibleRegion().isEmpty():
        return False
    part = widget.visibleRegion().boundingRect()
    return QRect(widget.mapToGlobal(part.topLeft()), part.size()).intersects(_where(bar))


def _holders(widget: QWidget) -> list[QWidget]:
    above = widget.parentWidget()
    return [above, *_holders(above)] if above is not None else []


def test_a_message_that_is_long_says_all_of_it_in_its_hint(bench: Workbench) -> None:
    bar, long = bench.window.undo_bar, " ".join(["Mensaje cambiado: Corte de agua en la calle Mayor"] * 12)
    bar.say(long)
    tall = bar.strip.height()
    (said,) = [each for each in seen(bar, QLabel) if each.text()]
    assert said.text().endswith("…")
    assert said.toolTip() == long
    bar.say("Hecho")
    assert (said.text(), said.toolTip(), bar.strip.height()) == ("Hecho", "", tall)


def test_a_message_is_cut_by_the_room_that_it_has_now(bench: Workbench) -> None:
    bar, long = bench.window.undo_bar, " ".join(["Mensaje cambiado: Corte de agua en la calle Mayor"] * 12)
    (said,) = bar.findChildren(QLabel)
    bar.tell(long)
    seen(bar, QLabel)
    right = said.text()
    bar.say("Hecho", offer=("Elegir otra carpeta en la que guardar las copias de seguridad…", bar.hide))
    seen(bar, QLabel)
    bar.tell(long)
    assert said.text() == right


def test_what_was_done_before_another_file_was_put_in_its_place_is_asked(bench: Workbench) -> None:
    """The numbers of what was done begin again where the copy left off."""
    set_up(bench.hub.database)
    copy = backups.back_up(bench.hub.database)
    done = bench.hub.perform(people.add, {"name": "Ana Gil"})
    opened = bench.hub.workspace
    backups.bring_back(opened, copy.path, lambda _part: None)
    bench.hub.open_workspace(backups.open_again(opened))
    beside = people.add(bench.hub.database, {"name": "Eva Gil"})  # as a command beside the window would
    assert beside.action_id == done.action_id
    bench.hub.note_changed()
    bench.window.undo_asked.emit()
    assert "Eva Gil" in words(dialog(AskDialog))
