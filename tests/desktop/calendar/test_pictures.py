"""The picture of a post in the editor: described or decorative, and how each network would cut it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from muniredes.actions.calendar import reading
from muniredes.actions.calendar.outgoing import ready, write_pictures
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.forms.picture import PictureInput
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.widgets.cropper import Cropper
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.message import PostPicture, Saying
from muniredes.domain.places import Place, Target
from muniredes.domain.progress import no_progress
from muniredes.domain.voice.pieces import Crop
from tests.desktop.hands import choose, dialog, keys, press, seen, words, write
from tests.support import set_up

UNDESCRIBED = "La imagen no tiene texto alternativo"
CUT = "El recorte para Facebook deja fuera los lados"


@pytest.fixture
def editor(bench: Workbench, tmp_path: Path) -> PostEditor:
    """A new post for Facebook with a wide photo, just chosen."""
    set_up(bench.hub.database, "https://www.facebook.com/AytoVilla")
    bench.hub.note_changed()
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    press(page, "Crear")
    found = dialog(PostEditor)
    write(found, "Título", "Mercadillo")
    write(found, "Texto: Para todos", "El sábado hay mercadillo en la plaza, desde las diez.")
    account = bench.hub.snapshot.accounts[0]
    found.form.input("channels").set_value([f"account.{account.id}"])
    found.form.channels_changed.emit()
    press(found, "Poner una imagen…")
    Image.linear_gradient("L").resize((3200, 1400)).rotate(20).convert("RGB").save(tmp_path / "foto.jpg")
    seen(found, PictureInput)[0].take_file(tmp_path / "foto.jpg")
    return found


def test_a_picture_is_described_or_said_to_be_decorative(
    bench: Workbench, editor: PostEditor, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: UNDESCRIBED in words(editor))
    choose(editor, "Es decorativa", "Sí")
    qtbot.waitUntil(lambda: UNDESCRIBED not in words(editor))
    choose(editor, "Es decorativa", "No")
    qtbot.waitUntil(lambda: UNDESCRIBED in words(editor))
    write(editor, "Texto alternativo", "Foto de la plaza con puestos")
    qtbot.waitUntil(lambda: "quite «Foto de»" in words(editor))
    write(editor, "Texto alternativo", "Puestos de fruta en la plaza")
    qtbot.waitUntil(lambda: "La imagen" not in words(editor))
    press(editor, "Guardar")
    database = bench.hub.database
    (line,) = reading.dated(database, date(2026, 1, 1), date(2027, 12, 31))
    said = reading.said(database, line.message_id)
    (picture,) = said.pictures(said.post(line.id))
    assert (picture.alternative_text, picture.is_decorative) == ("Puestos de fruta en la plaza", False)


def test_each_network_says_what_it_cuts_of_the_picture(editor: PostEditor, qtbot: QtBot) -> None:
    assert CUT not in words(editor), "the text of all is of no network"
    editor.texts.setCurrentIndex(1)
    qtbot.waitUntil(lambda: CUT in words(editor))
    press(editor, "Cerrar")


def test_the_part_of_a_picture_that_is_kept_is_chosen_beside_the_text(
    bench: Workbench, editor: PostEditor, qtbot: QtBot
) -> None:
    names = [editor.texts.tabText(number) for number in range(editor.texts.count())]
    editor.texts.setCurrentIndex(next(n for n, name in enumerate(names) if "Facebook" in name))
    qtbot.waitUntil(lambda: CUT in words(editor))
    (cropper,) = seen(editor, Cropper)
    middle = cropper.pixmap().toImage()
    for _press in range(3):
        keys(cropper, Qt.Key.Key_Right)
    QTest.keyClicks(cropper, "+")
    assert cropper.pixmap().toImage() != middle
    qtbot.waitUntil(lambda: "deja fuera el" in words(editor), timeout=5000)
    chosen = cropper.crop
    press(editor, "Guardar")
    database = bench.hub.database
    (line,) = reading.dated(database, date(2026, 1, 1), date(2027, 12, 31))
    said = reading.said(database, line.message_id)
    (picture,) = said.pictures(said.post(line.id))
    assert picture.crop == chosen
    assert chosen.focus_x > 0.5
    assert chosen.zoom > 1
    outgoing = ready(database, line)
    (cut,) = write_pictures(database, outgoing, no_progress)
    (plain,) = write_pictures(
        database,
        replace(outgoing, pictures=(replace(picture, crop=Crop()),), folder=outgoing.folder / "b"),
        no_progress,
    )
    assert cut.read_bytes() != plain.read_bytes()


def test_a_cut_that_is_half_chosen_is_not_lost(bench: Workbench, editor: PostEditor) -> None:
    editor.form.crop(0, Crop(0.7, 0.5, 1.5))
    editor.reject()
    page = bench.page(Place.CALENDAR)
    press(page, "Crear")
    again = dialog(PostEditor)
    assert [picture.crop for picture in again.form.pictures] == [Crop(0.7, 0.5, 1.5)]
    again.reject()


def test_one_network_may_keep_another_part_and_every_picture_is_cut(
    bench: Workbench, editor: PostEditor, qtbot: QtBot, tmp_path: Path
) -> None:
    press(editor, "Añadir una imagen")
    Image.linear_gradient("L").resize((1400, 3200)).convert("RGB").save(tmp_path / "otra.jpg")
    seen(editor, PictureInput)[1].take_file(tmp_path / "otra.jpg")
    names = [editor.texts.tabText(number) for number in range(editor.texts.count())]
    editor.texts.setCurrentIndex(next(n for n, name in enumerate(names) if "Facebook" in name))
    qtbot.waitUntil(lambda: "Imagen 1 de 2: ver la siguiente" in words(editor))
    press(editor, "Imagen 1 de 2: ver la siguiente")
    (cropper,) = seen(editor, Cropper)
    keys(cropper, Qt.Key.Key_Down)
    for_all = cropper.crop
    (alone,) = [box for box in seen(editor, QCheckBox) if "solo en Facebook" in box.text().replace("\n", " ")]
    alone.click()
    keys(cropper, Qt.Key.Key_Down)
    own = cropper.crop
    assert own != for_all
    first, second = editor.form.pictures
    assert (first.crop, first.own_cuts) == (Crop(), ())
    assert (second.crop, second.crop_on("facebook"), second.crop_on("x")) == (for_all, own, for_all)
    editor.form.set_answers(editor.form.answers())
    assert editor.form.pictures == (first, second), "what is half written keeps its cuts"
    write(editor, "Título", "Mercadillo")
    press(editor, "Guardar")
    (line,) = reading.dated(bench.hub.database, date(2026, 1, 1), date(2027, 12, 31))
    said = reading.said(bench.hub.database, line.message_id)
    assert said.pictures(said.post(line.id)) == (first, second)
    assert Saying("", (second,)).trace != Saying("", (second.cut_as_all("facebook"),)).trace


def test_another_cut_is_another_thing_to_approve() -> None:
    usual, other = PostPicture("aa", "La plaza"), PostPicture("aa", "La plaza", crop=Crop(0.1, 0.5))
    assert Saying("Hola", (usual,)).trace != Saying("Hola", (other,)).trace
