"""What is half written of a new post belongs to what it was begun for, and comes back there alone."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from muniredes.actions import drafts
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.editor.half_written import DRAFTS
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import dialog, press, words

WEDNESDAY, FRIDAY = date(2026, 12, 2), date(2026, 12, 4)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench)


@pytest.fixture
def left(page: CalendarPage) -> CalendarPage:
    """A new post for Wednesday, left half written with Esc."""
    page.write_new(WEDNESDAY)
    editor = dialog(PostEditor)
    editor.form.input("message.title").set_value("Corte de agua")
    editor.reject()
    return page


def title(editor: PostEditor) -> str:
    return str(editor.form.input("message.title").value() or "")


def the_open() -> PostEditor:
    QApplication.processEvents()
    return dialog(PostEditor)


def test_it_comes_back_where_it_was_begun(left: CalendarPage) -> None:
    left.write_new(WEDNESDAY)
    assert title(the_open()) == "Corte de agua"


def test_another_day_begins_another_and_offers_it(left: CalendarPage) -> None:
    left.write_new(FRIDAY)
    editor = the_open()
    assert (title(editor), editor.form.day) == ("", FRIDAY)
    assert "Dejó otra publicación nueva a medias" in words(editor)
    assert editor.form.input("message.title").isAncestorOf(editor.focusWidget()), "where she writes"
    editor.form.input("message.title").set_value("Mercadillo")
    press(editor, "Seguir con «Corte de agua» (02/12/2026)")
    editor = the_open()
    assert (title(editor), editor.form.day) == ("Corte de agua", WEDNESDAY)
    assert len(drafts.kept(left.hub.database, DRAFTS)) == 2


def test_days_that_are_drawn_are_not_written_over_it(left: CalendarPage) -> None:
    left.writer.write_span(datetime(2026, 12, 2, 10), FRIDAY)
    editor = the_open()
    assert (title(editor), editor.form.day) == ("", WEDNESDAY)
    assert editor.form.repeat.value()
    editor.form.input("message.title").set_value("Tres días")
    editor.reject()
    left.write_new(WEDNESDAY)
    editor = the_open()
    assert (title(editor), editor.form.repeat.value()) == ("Corte de agua", "")


def test_a_picture_that_is_dropped_is_not_added_to_it(left: CalendarPage, tmp_path: Path) -> None:
    file = tmp_path / "cartel.png"
    Image.new("RGB", (40, 40), "red").save(file)
    left.writer.write_with(datetime(2026, 12, 2, 10), [file])
    editor = the_open()
    assert (title(editor), len(editor.form.pictures)) == ("", 1)
    editor.reject()
    left.writer.write_with(datetime(2026, 12, 2, 10), [file])
    assert len(the_open().form.pictures) == 1
    the_open().reject()
    left.write_new(WEDNESDAY)
    editor = the_open()
    assert (title(editor), editor.form.pictures) == ("Corte de agua", ())


def test_once_it_is_saved_it_is_offered_no_more(left: CalendarPage) -> None:
    left.write_new(WEDNESDAY)
    press(the_open(), "Guardar")
    assert drafts.kept(left.hub.database, DRAFTS) == ()
