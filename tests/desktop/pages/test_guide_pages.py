"""The pages of the guide: channels, style and conversation, as a person uses them."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, council, knowledge, records
from muniredes.actions.printing import papers
from muniredes.desktop.dialogs.election_review import ElectionReviewDialog
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.pages.channels import ChannelsPage
from muniredes.desktop.pages.manual import ManualPage
from muniredes.desktop.pages.style.photo import PhotoPanel
from muniredes.desktop.pages.style.pieces import PiecesPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.widgets import files
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.cropper import Cropper
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.channels.coordination import Role
from muniredes.domain.channels.profiles import TRANSITIONS
from muniredes.domain.citizens.rights import Licence
from muniredes.domain.council import EntityKind
from muniredes.domain.elections.review import ReviewPoint
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import either
from tests.desktop.hands import (
    button,
    choose,
    delete,
    dialog,
    field,
    keys,
    press,
    seen,
    type_in,
    words,
    write,
)


def _tab(bench: Workbench, place: Place, number: int) -> TabbedPage:
    bench.go(Target(place))
    page = bench.page(place)
    assert isinstance(page, TabbedPage)
    page.show_panel(number)
    return page


@pytest.mark.parametrize("place", [Place.CHANNELS, Place.STYLE, Place.CONVERSATION])
def test_empty_tabs_say_what_they_are_for(bench: Workbench, place: Place) -> None:
    page = _tab(bench, place, 0)
    for number in range(len(page.panels)):
        page.show_panel(number)
        said = words(bench.window)
        assert page.panels[number].title in said or len(said) > 100
    assert "Traceback" not in words(bench.window)


def test_an_enquiry_is_written_down_and_answered(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CONVERSATION, 1)
    before = len(town_bench.hub.snapshot.enquiries)
    press(town_bench.window, "Apuntar una consulta")
    sheet = dialog(RecordDialog)
    write(sheet, "Qué se pregunta", "¿A qué hora es el mercado?")
    write(sheet, "Contestar antes del", "25/11/2026")
    press(sheet, "Cerrar")
    snapshot = town_bench.hub.snapshot
    assert len(snapshot.enquiries) == before + 1
    assert "¿A qué hora es el mercado?" in words(town_bench.window)
    town_bench.go(Target(Place.TODAY))
    assert "¿A qué hora es el mercado?" in words(town_bench.window)
    assert "Contestar antes del miércoles, 25 de noviembre de 2026." in words(town_bench.window)


def test_a_sheet_begins_in_its_first_answer_and_comes_back_to_its_register(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CONVERSATION, 1)
    many = len(town_bench.hub.snapshot.enquiries)
    press(town_bench.window, "Apuntar una consulta")
    sheet = dialog(RecordDialog)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Qué se pregunta"
    keys(focus, Qt.Key.Key_Escape)
    assert len(town_bench.hub.snapshot.enquiries) == many, "nothing was written, nothing is kept"
    seen(town_bench.window, QPushButton)
    adding = town_bench.window.focusWidget()
    assert isinstance(adding, QPushButton)
    assert adding.text() == "Apuntar una consulta"
    press(town_bench.window, "Apuntar una consulta")
    sheet = dialog(RecordDialog)
    write(sheet, "Qué se pregunta", "¿Hay feria?")
    assert sheet.windowTitle() == "¿Hay feria?"
    assert next(each.text() for each in seen(sheet, QLabel)) == "¿Hay feria?"
    press(sheet, "Cerrar")
    assert len(town_bench.hub.snapshot.enquiries) == many + 1


def test_a_wrong_answer_in_a_register_says_why_and_changes_nothing(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CONVERSATION, 3)
    press(town_bench.window, "Ver")
    sheet = dialog(RecordDialog)
    write(sheet, "Caduca el", "01/01/2020")
    assert "El permiso habría caducado antes de darse." in words(sheet)
    (consent,) = town_bench.hub.snapshot.consents
    assert consent.expires_on is not None
    assert consent.expires_on.year > 2020


def test_a_new_permission_that_expired_is_refused_until_it_is_plainly_an_old_paper(
    town_bench: Workbench,
) -> None:
    _tab(town_bench, Place.CONVERSATION, 3)
    press(town_bench.window, "Apuntar un permiso")
    sheet = dialog(RecordDialog)
    write(sheet, "Dado el", "01/09/2019")
    write(sheet, "Caduca el", "30/06/2020")
    assert "Ese permiso caducó el 30 de junio de 2020" in words(sheet)
    assert all(consent.expires_on != date(2020, 6, 30) for consent in town_bench.hub.snapshot.consents)
    write(sheet, "Dónde está el papel firmado", "Archivador 3")
    press(sheet, "Cerrar")
    (old,) = (each for each in town_bench.hub.snapshot.consents if each.given_on == date(2019, 9, 1))
    assert old.expires_on == date(2020, 6, 30)
    assert "Caducado" in words(town_bench.window)


def test_a_permission_taken_back_is_seen_at_once_in_its_pictures(town_bench: Workbench) -> None:
    hub = town_bench.hub
    (consent,) = hub.snapshot.consents
    picture = hub.snapshot.credits[0]
    assert consent.id is not None
    assert picture.id is not None
    shown = {"licence": Licence.OWN, "shows_people": True, "consent_id": consent.id}
    hub.perform(records.edit, "picture_credit", picture.id, shown)
    _tab(town_bench, Place.CONVERSATION, 4)
    assert "Su permiso no vale" not in words(town_bench.window)
    hub.perform(records.edit, "consent", consent.id, {"revoked_on": clock.today()})
    assert "Su permiso no vale" in words(town_bench.window)


def test_the_states_of_a_profile_are_seen_with_where_each_leads(town_bench: Workbench) -> None:
    page = _tab(town_bench, Place.CHANNELS, 0)
    for number in range(5):
        page.show_panel(number)
        if "Por dónde pasa un perfil" in words(page):
            break
    said = words(page)
    for state, following in TRANSITIONS.items():
        names = either(f"«{each.word}»" for each in following)
        leads = f"Después puede ser {names}." if following else "Ya no cambia."
        assert state.word in said
        assert leads in said
    assert "Cerrándose\n1 perfil\nDespués puede ser «Cerrado», «Unido a otro» o «Abierto»." in said


def test_a_record_deleted_comes_back_with_undo(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CONVERSATION, 4)
    press(town_bench.window, "Ver")
    delete(dialog(RecordDialog))
    assert len(town_bench.hub.snapshot.credits) == 1
    press(town_bench.window, "Deshacer")
    assert len(town_bench.hub.snapshot.credits) == 2


def test_the_text_of_an_answer_is_copied(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CONVERSATION, 0)
    press(town_bench.window, "Copiar el texto")
    assert QGuiApplication.clipboard().text().startswith("Si hay peligro, llame ahora al 112")


def test_from_the_countdown_to_what_may_be_published(town_bench: Workbench) -> None:
    press(town_bench.window, "Qué se puede publicar")
    said = words(town_bench.window)
    assert "Elecciones municipales de 2027: repaso de cada cuenta" in said
    assert "Faltan 126 días: empieza el 30 de marzo de 2027." in said
    assert "Verde: se puede publicar" in said
    assert "Inauguraciones, con cualquier nombre" in said
    assert "en 900 000 000 y https://sede.villaejemplo.example" in said
    press(town_bench.window, "Copiar el texto")
    assert QGuiApplication.clipboard().text().startswith("Desde hoy y hasta el 23 de mayo de 2027")


def test_an_account_is_looked_over_for_an_election(town_bench: Workbench) -> None:
    account = town_bench.hub.snapshot.own_accounts[0]
    town_bench.go(Target(Place.CHANNELS, account.id, "election_review"))
    sheet = dialog(ElectionReviewDialog)
    for box in seen(sheet, QCheckBox)[:2]:
        keys(box, Qt.Key.Key_Space)
    assert field(sheet, "Repasado el").property("text") == "24/11/2026"
    write(sheet, "Qué se retiró o se cambió", "Un cartel de las obras")
    press(sheet, "Cerrar")
    (period,) = town_bench.hub.snapshot.periods
    review = town_bench.hub.snapshot.election_review(period, account)
    assert review is not None
    assert review.done == (ReviewPoint.PINNED, ReviewPoint.HIGHLIGHTS)
    assert review.removed == "Un cartel de las obras"
    said = words(town_bench.window)
    assert "Falta: cabecera, biografía, lo programado, anuncios · 24 de noviembre de 2026, Marta Ruiz" in said


def test_a_body_that_the_law_leaves_alone_is_told_so(town_bench: Workbench) -> None:
    town_bench.hub.perform(council.edit, {"kind": EntityKind.ASSOCIATION})
    town_bench.go(Target(Place.CHANNELS, None, "election_review"))
    said = words(town_bench.window)
    assert "A esta asociación no le afecta." in said
    assert "Rojo: no se publica" not in said


def test_a_square_of_the_matrix_is_changed(town_bench: Workbench) -> None:
    page = _tab(town_bench, Place.CHANNELS, 1)
    assert "«Impuestos y recibos» sale por un solo canal" in words(page)

    def square() -> Combo:
        called = "Impuestos y recibos: Megafonía"
        return next(each for each in seen(page, Combo) if each.accessibleName() == called)

    square().setFocus()
    keys(square(), Qt.Key.Key_Down)  # there is one already that says it first
    press(dialog(QMessageBox), "Entendido")
    changed = square()
    changed.setCurrentIndex(changed.findText(Role.SUPPORT.word))
    changed.activated.emit(changed.currentIndex())
    uses = [
        use
        for use in town_bench.hub.snapshot.uses
        if use.medium is not None and use.medium.value == "megafonia"
    ]
    assert Role.SUPPORT in [use.role for use in uses]
    assert "«Impuestos y recibos» sale por un solo canal" not in words(page)


def test_no_word_is_broken_over_the_squares_of_the_matrix(town_bench: Workbench) -> None:
    page = _tab(town_bench, Place.CHANNELS, 1)
    (table,) = seen(page, QTableWidget)
    names = [
        each.name for each in town_bench.hub.snapshot.posting_channels(knowledge.networks(), clock.today())
    ]
    heading = table.horizontalHeader()
    items = map(table.horizontalHeaderItem, range(table.columnCount()))
    shown = [item.text() for item in items if item is not None]
    assert [each.split() for each in shown] == [each.replace(" · ", " ").split() for each in names]
    for column, each in enumerate(shown):
        wide = max(map(heading.fontMetrics().horizontalAdvance, each.split("\n")))
        assert wide < table.columnWidth(column)


def test_a_topic_has_a_note_for_whoever_publishes_it(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CHANNELS, 1)
    topic = town_bench.hub.snapshot.topics[0]
    press(town_bench.window, "Ver")
    sheet = dialog(RecordDialog)
    write(sheet, "Nota", "Lo confirma Obras")
    press(sheet, "Cerrar")
    assert "Lo confirma Obras" in words(town_bench.window)
    assert town_bench.hub.snapshot.topics[0].note == "Lo confirma Obras"
    press(town_bench.window, "Ver")
    delete(dialog(RecordDialog))
    assert topic.id not in {each.id for each in town_bench.hub.snapshot.topics}


def test_two_first_channels_in_the_matrix_are_refused(town_bench: Workbench) -> None:
    page = _tab(town_bench, Place.CHANNELS, 1)
    refused: list[object] = []
    town_bench.hub.refused.connect(refused.append)
    square = next(each for each in seen(page, Combo) if each.accessibleName() == "Impuestos y recibos: Bando")
    square.setCurrentIndex(1)
    square.activated.emit(1)
    assert len(refused) == 1
    again = next(each for each in seen(page, Combo) if each.accessibleName() == "Impuestos y recibos: Bando")
    assert again.currentIndex() == 0


def test_what_fails_in_the_matrix_opens_its_question(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CHANNELS, 1)
    press(town_bench.window, "Arreglar")
    assert "«Impuestos y recibos»: ¿por dónde sale?" in words(dialog(WizardDialog))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("guarderia", "¿Cuándo empieza el plazo de la guardería?"),
        ("escuela ver", "Escuela de verano 2026, grupo de mayores"),
        ("sierra amanecer", "La sierra al amanecer"),
        ("clubes lectura", "Biblioteca de Villaejemplo"),
    ],
)
def test_a_search_leads_to_a_record(town_bench: Workbench, typed: str, said: str) -> None:
    search = SearchDialog(town_bench.hub, town_bench.window)
    search.target_asked.connect(town_bench.go)
    search.open()
    search.type_in(typed)
    listed = seen(search, QListWidget)[0]
    row = next(n for n in range(listed.count()) if listed.item(n).text().startswith(said))
    listed.setCurrentRow(row)
    keys(listed, Qt.Key.Key_Return)
    assert said in words(dialog(RecordDialog))


def test_the_pieces_are_written_in_a_folder(
    town_bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    page = _tab(town_bench, Place.STYLE, 1)
    assert isinstance(page.panels[1], PiecesPanel)
    press(town_bench.window, "Generar las piezas…")
    qtbot.waitUntil(lambda: "ficheros en" in words(page), timeout=60_000)
    avatar = next(tmp_path.rglob("Facebook - perfil 320x320.png"))
    with Image.open(avatar) as drawn:
        assert drawn.size == (320, 320)
    assert next(tmp_path.rglob("Facebook - perfil 320x320.svg")).exists()
    press(town_bench.window, "Abrir la carpeta")
    assert opened == [str(avatar.parent.parent)]


def test_a_photo_is_cut_moved_and_saved_at_the_sizes_she_ticks(
    town_bench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "feria.jpg"
    Image.linear_gradient("L").resize((1600, 1200)).convert("RGB").save(photo)
    folder = tmp_path / "salida"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(photo), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    page = _tab(town_bench, Place.STYLE, 2)
    panel = page.panels[2]
    assert isinstance(panel, PhotoPanel)
    assert not button(page, "Guardar las elegidas…").isEnabled()
    press(page, "Elegir una foto…")
    cropper = seen(page, Cropper)[0]
    before = cropper.pixmap().toImage()
    keys(cropper, Qt.Key.Key_Up)
    for _turn in range(5):
        type_in(cropper, "+")
    assert cropper.pixmap().toImage() != before
    listed = seen(page, QListWidget)[0]
    for row in range(1, listed.count()):
        listed.item(row).setCheckState(Qt.CheckState.Unchecked)
    press(page, "Guardar las elegidas…")
    qtbot.waitUntil(lambda: "Hecho: 1 fichero en" in words(page), timeout=20_000)
    (made,) = folder.iterdir()
    assert made.name.startswith("feria - ")


def test_a_photo_that_is_none_is_said(town_bench: Workbench, tmp_path: Path) -> None:
    page = _tab(town_bench, Place.STYLE, 2)
    panel = page.panels[2]
    assert isinstance(panel, PhotoPanel)
    broken = tmp_path / "rota.jpg"
    broken.write_bytes(b"no es una foto")
    panel.open_photo(broken)
    assert "No se puede leer la imagen «rota.jpg»." in words(page)


def test_no_size_ticked_is_said(town_bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    photo = tmp_path / "feria.png"
    Image.new("RGB", (900, 900), "white").save(photo)
    page = _tab(town_bench, Place.STYLE, 2)
    panel = page.panels[2]
    assert isinstance(panel, PhotoPanel)
    panel.open_photo(photo)
    listed = seen(page, QListWidget)[0]
    for row in range(listed.count()):
        listed.item(row).setCheckState(Qt.CheckState.Unchecked)
    panel.write_to(tmp_path)
    qtbot.waitUntil(lambda: "No ha elegido ningún tamaño." in words(page), timeout=10_000)


@pytest.mark.parametrize("kind", ["PDF (*.pdf)", "Word (*.docx)", "HTML (*.html)"])
def test_a_paper_is_saved_from_the_manual_page(
    town_bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    town_bench.go(Target(Place.MANUAL))
    page = town_bench.page(Place.MANUAL)
    assert isinstance(page, ManualPage)
    target = tmp_path / "papel"
    monkeypatch.setattr(files, "ask_kind", lambda _parent, _kinds: kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(page, "Guardar…")
    written = target.with_suffix(kind.partition("*")[2].rstrip(")"))
    assert written.exists()
    assert f"Guardado en {written}" in words(page)


def test_a_paper_that_cannot_be_written_is_said(town_bench: Workbench, tmp_path: Path) -> None:
    town_bench.go(Target(Place.MANUAL))
    page = town_bench.page(Place.MANUAL)
    assert isinstance(page, ManualPage)
    page.write_paper(papers.Paper.RULES, tmp_path / "no" / "normas.docx")
    assert "no" in words(page)
    button(page, "Reintentar")


def test_the_page_in_view_keeps_its_tab_in_other_colours(town_bench: Workbench) -> None:
    page = _tab(town_bench, Place.CHANNELS, 2)
    assert isinstance(page, ChannelsPage)
    town_bench.window.look.changed.emit()
    again = town_bench.window.pages.currentWidget()
    assert isinstance(again, ChannelsPage)
    assert again is not page
    assert again.tab == 2


def test_the_mark_of_a_sheet_is_kept_when_it_is_left(town_bench: Workbench) -> None:
    _tab(town_bench, Place.CONVERSATION, 2)
    press(town_bench.window, "Ver")
    sheet = dialog(RecordDialog)
    choose(sheet, "Qué se hizo", "Denunciado a la red")
    press(sheet, "Cerrar")
    assert town_bench.hub.snapshot.moderations[0].kind.value == "reported"
