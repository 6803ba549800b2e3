"""The editor of a post by keyboard and at any width: what matters is first, and nothing is cut."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTabBar, QTabWidget, QToolButton, QWidget

from muniredes.desktop.dialogs.posts.editor.as_seen import Preview
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.editor.questions import channel_options
from muniredes.desktop.forms.picture import PictureInput
from muniredes.desktop.layouts.fitted import bring_in, room_for
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, field, press, seen, words
from tests.support import set_up

NETWORKS = (
    "https://www.facebook.com/AytoValdehuesosDelParamo",
    "https://www.facebook.com/100064123456789",
    "https://t.me/valdehuesos",
)


@pytest.fixture
def editor(bench: Workbench) -> PostEditor:
    """A new post, on every channel there is."""
    set_up(bench.hub.database, *NETWORKS)
    bench.hub.note_changed()
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    press(page, "Crear")
    found = dialog(PostEditor)
    found.form.input("channels").set_value([key for key, _name in channel_options(bench.hub)])
    found.form.channels_changed.emit()
    words(found)
    return found


def stops(editor: PostEditor, most: int) -> list[QWidget]:
    """Return where Tab stops, beginning at the title."""
    found = []
    field(editor, "Título").setFocus()
    for _press in range(most):
        focused = QApplication.focusWidget()
        assert focused is not None
        found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return found


def test_the_text_comes_after_the_title_and_then_the_day_where_and_the_pictures(editor: PostEditor) -> None:
    names = [each.accessibleName() or getattr(each, "text", str)() for each in stops(editor, 24)]
    wanted = (
        "Título",
        "Texto: Para todos",
        "Día",
        "Hora",
        "Por dónde sale: Web municipal",
        "Poner una imagen…",
    )
    places = [names.index(each) for each in wanted]
    assert places == sorted(places)
    assert places[1] <= 2
    assert names.index("Se repite") > places[-1]
    assert "Guardar" in [getattr(each, "text", str)() for each in stops(editor, 30)]
    assert not [each for each in stops(editor, 24) if isinstance(each.parent(), QTabBar)]


def test_one_text_alone_is_nothing_to_choose_from(editor: PostEditor) -> None:
    editor.form.input("channels").set_value([])
    editor.form.channels_changed.emit()
    words(editor)
    assert [each.accessibleName() for each in stops(editor, 2)] == ["Título", "Texto: Para todos"]


def test_a_text_whose_name_has_no_room_in_a_row_is_chosen_from_a_list(editor: PostEditor) -> None:
    tabs = editor.texts
    assert tabs.choice.isVisible()
    assert not tabs.tabBar().isVisible()
    assert [tabs.choice.itemText(n) for n in range(tabs.choice.count())] == [
        tabs.tabText(n) for n in range(tabs.count())
    ]
    tabs.choice.setCurrentIndex(2)
    tabs.choice.activated.emit(2)
    assert tabs.currentIndex() == 2
    editor.form.input("channels").set_value([])
    editor.form.channels_changed.emit()
    words(editor)
    assert tabs.tabBar().isVisible()
    assert not tabs.choice.isVisible()
    for each in editor.findChildren(QTabWidget):
        assert not [arrow for arrow in each.tabBar().findChildren(QToolButton) if arrow.isVisible()]


def test_nothing_of_how_it_will_be_seen_is_cut_at_the_right(editor: PostEditor, tmp_path: Path) -> None:
    for name, size in (("alta", (900, 1600)), ("ancha", (1600, 900))):
        path = tmp_path / f"{name}.jpg"
        Image.linear_gradient("L").resize(size).convert("RGB").save(path)
        if not editor.form.pictures:
            press(editor, "Poner una imagen…")
        seen(editor, PictureInput)[0].take_file(path)
        for number in range(1, editor.texts.count()):
            editor.texts.setCurrentIndex(number)
            words(editor)
            for preview in seen(editor, Preview):
                (area,) = preview.findChildren(QScrollArea)
                content = area.widget()
                assert content is not None
                needed = content.minimumSizeHint().width()
                assert needed <= preview.width() - 16 - area.verticalScrollBar().sizeHint().width()


def test_a_picture_that_arrives_is_in_sight(editor: PostEditor) -> None:
    assert not seen(editor, PictureInput)
    editor.form.take_picture("0" * 64)
    assert seen(editor, PictureInput)


def test_a_window_whose_title_is_above_the_screen_is_brought_in(editor: PostEditor) -> None:
    editor.move(editor.x(), -40)
    bring_in(editor)
    assert editor.y() >= room_for(editor).top()
