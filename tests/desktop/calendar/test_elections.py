"""The calendar in an electoral period: every post has its light, and what is not green asks again."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from muniredes.actions import clock, history
from muniredes.actions.calendar import reading, steps
from muniredes.desktop.dialogs.posts.bulk_edit import SeveralDialog
from muniredes.desktop.dialogs.posts.confirm import ConfirmDialog
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.move import DuplicateDialog, MoveDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from tests.desktop.calendars import ALL, calendar_of, centre, drag, say
from tests.desktop.hands import choose, dialog, press, words, write, write_new

INSIDE = date(2027, 4, 8)
BEFORE = date(2027, 3, 26)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    """The calendar of a council on the month of the elections."""
    found = calendar_of(bench)
    found.show_day(INSIDE)
    return found


def again(page: CalendarPage, post: PostLine) -> PostLine:
    return reading.lines(page.hub.database, [post.id])[0]


def offered(page: CalendarPage, *posts: PostLine) -> Iterator[QAction]:
    """Yield what the menu of some posts offers, and what is inside its menus."""
    menu = page.verbs.menu_for(posts)
    yield from menu.actions()
    for inner in menu.findChildren(QMenu):
        yield from inner.actions()


def pick(page: CalendarPage, text: str, *posts: PostLine) -> None:
    next(action for action in offered(page, *posts) if action.text() == text).trigger()


def test_a_post_whose_kind_nobody_said_is_amber_everywhere(page: CalendarPage) -> None:
    post = say(page, "Verbena", at=datetime(2027, 4, 8, 12))
    out = say(page, "Poda", at=datetime(2027, 3, 3, 12))
    page.show_day(INSIDE)
    showing = page.views.month.days.showing
    assert showing is not None
    assert showing.light(post) is ElectoralLight.AMBER
    assert showing.light(out) is None
    assert "▲ Sin clasificar: mírela" in words(page)
    assert "falta confirmarla" in words(page)
    page.show_view(View.LIST)
    model = page.views.list.model()
    assert not page.views.list.isColumnHidden(5)
    assert model.data(model.index(1, 5)) == "▲ Sin clasificar: mírela"
    assert model.data(model.index(1, 1)) == "▲! Verbena"
    page.show_day(date(2027, 3, 3))
    assert page.views.list.isColumnHidden(5)
    page.verbs.step((post,), PostState.APPROVED)
    assert "nadie ha dicho qué clase de mensaje es" in words(dialog(ConfirmDialog))
    press(dialog(ConfirmDialog), "Dejarla como está")


def test_its_kind_is_said_in_the_menu_and_undone(page: CalendarPage) -> None:
    post = say(page, "Verbena", at=datetime(2027, 4, 8, 12))
    pick(page, "● Se puede", post)
    assert again(page, post).light is ElectoralLight.GREEN
    assert "falta confirmarla" not in words(page)
    assert next(action for action in offered(page, again(page, post)) if action.isChecked()).text() == (
        "● Se puede"
    )
    history.undo(page.hub.database)
    assert again(page, post).light is None


def test_the_editor_asks_its_kind_and_says_what_the_period_means(page: CalendarPage) -> None:
    post = say(page, "Verbena", at=datetime(2027, 4, 8, 12))
    page.verbs.open(post)
    editor = dialog(PostEditor)
    assert "Sin clasificar: mírela. Hay periodo electoral" in words(editor)
    choose(editor, "En periodo electoral", "Se puede")
    assert "Hay periodo electoral" not in words(editor)
    press(editor, "Guardar")
    assert again(page, post).light is ElectoralLight.GREEN


def test_what_was_confirmed_is_asked_again_when_its_kind_is_worse(page: CalendarPage) -> None:
    post = say(page, "Verbena", at=datetime(2027, 4, 8, 12))
    page.hub.perform(steps.confirm, [post.id])
    pick(page, "▲ Con cuidado", post)
    assert again(page, post).confirmed_on == clock.today()
    pick(page, "■ Mejor no", post)
    assert again(page, post).confirmed_on is None


@pytest.mark.parametrize("light", [ElectoralLight.RED, ElectoralLight.AMBER, None])
def test_carrying_a_post_into_the_period_asks_first(page: CalendarPage, light: ElectoralLight | None) -> None:
    page.show_day(BEFORE)
    post = say(page, "Inauguración", at=datetime(2027, 3, 26, 12), light=light)
    page.show_day(BEFORE)
    words(page)  # everything is in its place before anything is carried
    source = page.views.month.viewport()
    start, stop = _chip(page, BEFORE), centre(page, date(2027, 4, 1))
    drag(source, start, stop)
    press(dialog(ConfirmDialog), "Dejarla como está")
    assert again(page, post).day == BEFORE
    drag(source, _chip(page, BEFORE), stop)
    press(dialog(ConfirmDialog), "Confirmar y seguir")
    assert (again(page, post).day, again(page, post).confirmed_on) == (date(2027, 4, 1), clock.today())
    history.undo(page.hub.database)
    assert (again(page, post).day, again(page, post).confirmed_on) == (BEFORE, None)


def _chip(page: CalendarPage, day: date) -> QPoint:
    grid = page.views.month
    cell = grid.visualRect(grid.days.index_of(day))
    (_card, place) = grid.placed(cell, day)[0]
    return grid.viewport().mapToGlobal(place.center())


def test_keys_and_copies_into_the_period_ask_too_and_green_does_not(page: CalendarPage) -> None:
    post = say(page, "Inauguración", at=datetime(2027, 3, 26, 12), light=ElectoralLight.RED)
    page.verbs.move((post,))
    write(dialog(MoveDialog), "Día", "08/04/2027")
    press(dialog(MoveDialog), "Mover")
    assert "puede leerse como un logro" in words(dialog(ConfirmDialog))
    press(dialog(ConfirmDialog), "Confirmar y seguir")
    assert (again(page, post).day, again(page, post).confirmed_on) == (INSIDE, clock.today())
    page.verbs.move((again(page, post),))
    write(dialog(MoveDialog), "Día", "09/04/2027")
    press(dialog(MoveDialog), "Mover")
    assert again(page, post).day == date(2027, 4, 9)
    page.verbs.duplicate((again(page, post),))
    write(dialog(DuplicateDialog), "Día", "12/04/2027")
    press(dialog(DuplicateDialog), "Duplicar")
    press(dialog(ConfirmDialog), "Confirmar y seguir")
    (copy,) = reading.dated(page.hub.database, date(2027, 4, 12), date(2027, 4, 12))
    assert (copy.light, copy.confirmed_on) == (ElectoralLight.RED, clock.today())
    green = say(page, "Agenda", at=datetime(2027, 3, 26, 13), light=ElectoralLight.GREEN)
    page.verbs.carry((green,), INSIDE)
    assert again(page, green).day == INSIDE


def test_a_series_is_asked_about_before_how_much_of_it_moves(page: CalendarPage) -> None:
    post = say(
        page,
        "Logros",
        at=datetime(2027, 3, 26, 12),
        rule="FREQ=WEEKLY;UNTIL=20270402",
        light=ElectoralLight.RED,
    )
    page.verbs.move((post,))
    write(dialog(MoveDialog), "Día", "08/04/2027")
    press(dialog(MoveDialog), "Mover")
    press(dialog(ConfirmDialog), "Dejarla como está")
    assert again(page, post).day == BEFORE


def test_several_change_topic_person_and_kind_in_one_step(page: CalendarPage) -> None:
    first, second = say(page, "Uno"), say(page, "Dos", at=datetime(2026, 11, 28, 9))
    page.show_day(date(2026, 11, 27))
    page.show_view(View.LIST)
    page.views.list.selectAll()
    press(page, "Cambiar…")
    asked = dialog(SeveralDialog)
    assert "2 mensajes" in words(asked)
    write_new(asked, "Quién la prepara", "Ana López")
    choose(asked, "En periodo electoral", "Con cuidado")
    press(asked, "Cambiar")
    lines = reading.dated(page.hub.database, *ALL)
    assert {line.light for line in lines} == {ElectoralLight.AMBER}
    (ana,) = {line.responsible_id for line in lines}
    person = page.hub.snapshot.person(ana)
    assert person is not None
    assert person.name == "Ana López"
    assert {line.topic_id for line in lines} == {None}
    history.undo(page.hub.database)
    assert {line.light for line in reading.dated(page.hub.database, *ALL)} == {None}
    assert {first.id, second.id} == {line.id for line in reading.dated(page.hub.database, *ALL)}


def test_several_that_are_left_in_blank_stay_as_they_were(page: CalendarPage) -> None:
    post = say(page, "Uno", light=ElectoralLight.RED)
    page.verbs.change((post,))
    press(dialog(SeveralDialog), "Cambiar")
    assert again(page, post).light is ElectoralLight.RED
    page.verbs.change((post,))
    choose(dialog(SeveralDialog), "En periodo electoral", "Sin clasificar")
    QTest.keyClick(dialog(SeveralDialog), Qt.Key.Key_Return)
    assert again(page, post).light is None
