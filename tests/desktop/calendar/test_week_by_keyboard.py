"""A post is written, moved, approved and shown for publishing without a mouse."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from muniredes.actions.calendar import reading
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.move import MoveDialog
from muniredes.desktop.dialogs.posts.publish import PublishDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of, say
from tests.desktop.hands import dialog, keys, seen, type_in

MOST_STOPS = 40
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def cursor(root: QWidget) -> QWidget:
    seen(root, QWidget)
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the cursor"
    return found


def named(widget: QWidget) -> str:
    return f"{widget.accessibleName()} {getattr(widget, 'text', str)()}"


def tab_to(root: QWidget, words: str) -> QWidget:
    for _press in range(MOST_STOPS):
        if words in named(cursor(root)):
            return cursor(root)
        keys(cursor(root), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to «{words}»")


def on_days(page: CalendarPage) -> None:
    """Be back in the window, as the desktop does when a dialog closes, with the cursor on a day."""
    page.window().activateWindow()
    page.views.month.setFocus()
    seen(page, QWidget)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench, view=None)


def test_a_post_is_written_moved_and_approved_without_a_mouse(bench: Workbench, page: CalendarPage) -> None:
    window = bench.window
    assert cursor(window) is page.views.month, "the days have the cursor from the first"
    keys(page.views.month, Qt.Key.Key_Return)
    editor = dialog(PostEditor)
    type_in(cursor(editor), "Corte de agua")
    tab_to(editor, "Web municipal")
    keys(cursor(editor), Qt.Key.Key_Space)
    tab_to(editor, "Texto: Para todos")
    type_in(cursor(editor), "Mañana se corta el agua de 10 a 12 en la calle Mayor.")
    tab_to(editor, "Guardar")
    keys(cursor(editor), Qt.Key.Key_Return)
    on_days(page)
    keys(page.views.month, Qt.Key.Key_Return)
    assert cursor(window) is page.side.day
    keys(page.side.day, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    moving = dialog(MoveDialog)
    moving.day.set_value(WEDNESDAY.isoformat())
    tab_to(moving, "Mover")
    keys(cursor(moving), Qt.Key.Key_Return)
    on_days(page)
    assert page.side.day.chosen(), "what the verbs act on is beside them, on its new day"
    keys(page.views.month, Qt.Key.Key_Right)
    assert not page.side.day.chosen(), "what is not picked does not look picked"
    assert not page.side.bar.isVisible()
    keys(page.views.month, Qt.Key.Key_Left)
    keys(page.views.month, Qt.Key.Key_Return)
    assert page.side.day.chosen()
    tab_to(window, "Aprobar")
    keys(cursor(window), Qt.Key.Key_Return)
    (line,) = reading.dated(page.hub.database, WEDNESDAY, WEDNESDAY)
    assert line.state is PostState.APPROVED
    tab_to(window, "Publicar…")
    keys(cursor(window), Qt.Key.Key_Return)
    asked = dialog(PublishDialog)
    assert asked.isAncestorOf(cursor(asked))
    asked.reject()


def test_what_was_picked_and_is_not_any_more_does_not_look_picked(page: CalendarPage) -> None:
    say(page, "Agenda", "web", at=datetime(2026, 11, 24, 18))
    say(page, "Coro", "web", at=datetime(2026, 11, 25, 18))
    keys(page.views.month, Qt.Key.Key_Return)
    assert page.side.day.chosen()
    page.views.month.setFocus()
    keys(page.views.month, Qt.Key.Key_Right)
    keys(page.views.month, Qt.Key.Key_Left)
    assert page.side.bar.isVisible() is bool(page.side.day.chosen())


@pytest.mark.parametrize("place", [Place.CALENDAR, Place.ACCOUNTS])
def test_the_key_of_the_page_in_view_takes_the_cursor_into_it(bench: Workbench, place: Place) -> None:
    bench.go(Target(place))
    bench.window.sidebar.setFocus()
    button = bench.window.sidebar._buttons[place]
    button.setFocus()
    button.click()
    assert bench.page(place).isAncestorOf(cursor(bench.window))
