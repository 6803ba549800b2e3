"""A picture is chosen of those there are, with its permission and where it was used."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QListWidget

from muniredes.actions import council, records
from muniredes.actions.calendar import picture_library, reading, steps
from muniredes.desktop.dialogs.posts.confirm import ConfirmDialog
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.editor.picture_library import LibraryDialog, words_of
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.citizens.rights import Licence
from tests.desktop.calendars import calendar_of, say
from tests.desktop.hands import dialog, press, seen, words, write


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench, view=None)


def keep(page: CalendarPage, folder: Path, ink: str) -> str:
    Image.new("RGB", (400, 500), ink).save(folder / f"{ink}.png")
    return council.keep_picture(page.hub.database, council.read_picture(folder / f"{ink}.png"))


def in_bank(page: CalendarPage, name: str, digest: str, **values: object) -> None:
    given = {"name": name, "picture": digest, "licence": Licence.OWN, **values}
    page.hub.perform(records.add, "picture_credit", given)


def test_every_picture_says_whether_it_may_be_used_and_where_it_was(
    page: CalendarPage, tmp_path: Path
) -> None:
    plaza, feria, suelta = (keep(page, tmp_path, ink) for ink in ("red", "blue", "green"))
    in_bank(page, "La plaza", plaza)
    in_bank(page, "La feria", feria, licence_until=date(2026, 1, 1))
    post = say(page, "Mercado", "web", "tablon", pictures=(PostPicture(plaza, "Puestos"),))
    say(page, "Corte", pictures=(PostPicture(suelta, "Un grifo"), PostPicture(plaza)))
    steps.change_state(page.hub.database, [post.id], PostState.APPROVED)
    steps.publish(page.hub.database, post.id)
    page.hub.note_changed()
    found = picture_library.pictures(page.hub.database, page.hub.snapshot)
    assert [each.digest for each in found] == [plaza, suelta, feria]
    said = [words_of(each) for each in found]
    assert "Hecha por el personal" in said[0]
    assert "En 2 mensajes; el último, el 27 de noviembre de 2026." in said[0]
    assert "Corte\nNo está en el banco" in said[1]
    assert "⚠ La licencia ha caducado." in said[2]
    assert "No ha salido en ninguna" in said[2]


def test_one_is_taken_with_what_is_seen_in_it(page: CalendarPage, tmp_path: Path) -> None:
    in_bank(page, "La plaza", keep(page, tmp_path, "red"), alternative_text="Puestos de fruta")
    in_bank(page, "El río", keep(page, tmp_path, "blue"), alternative_text="El puente y el río")
    press(page, "Crear")
    editor = dialog(PostEditor)
    press(editor, "Elegir una que ya tiene…")
    asked = dialog(LibraryDialog)
    write(asked, "Buscar una imagen", "puente")
    (shown,) = seen(asked, QListWidget)
    rows = [row for row in range(shown.count()) if not shown.item(row).isHidden()]
    assert len(rows) == 1
    shown.setCurrentRow(rows[0])
    press(asked, "Usar esta")
    assert [each.alternative_text for each in editor.form.pictures] == ["El puente y el río"]
    editor.reject()


def test_a_picture_without_permission_is_asked_about_before_it_goes_on(
    page: CalendarPage, tmp_path: Path
) -> None:
    digest = keep(page, tmp_path, "red")
    in_bank(page, "La feria", digest, licence_until=date(2026, 1, 1))
    post = say(page, "Feria", text="Hoy abre la feria", pictures=(PostPicture(digest, "Puestos"),))
    page.verbs.open(post)
    editor = dialog(PostEditor)
    assert "La imagen «La feria» no se puede usar. La licencia ha caducado." in words(editor)
    editor.reject()
    page.verbs.go_on((post,), PostState.APPROVED)
    asked = dialog(ConfirmDialog)
    assert "La licencia ha caducado." in words(asked)
    press(asked, "Confirmar y seguir")
    assert reading.lines(page.hub.database, [post.id])[0].state is PostState.APPROVED
