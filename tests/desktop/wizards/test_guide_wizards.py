"""The wizards of the guide, walked by hand: from an empty town to a whole guide."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from muniredes.actions import accounts, council, drafts, knowledge, reading
from muniredes.actions.printing import manual
from muniredes.desktop.dialogs.request import RequestDialog
from muniredes.desktop.forms.picture import PictureInput
from muniredes.desktop.widgets import files
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.plan import Answers
from muniredes.domain.channels.coordination import Role
from muniredes.domain.channels.plan import Audience, TownSize
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.declared_absent import NONE
from muniredes.domain.places import Place, Target
from muniredes.domain.voice.style import TWO_LANGUAGES, ColourUse, Treatment
from tests.desktop.hands import choose, dialog, field, keys, press, seen, words, write, write_new
from tests.support import add_account, set_up


def _open(bench: Workbench, place: Place, number: int | None = None) -> WizardDialog:
    bench.go(Target(place, number))
    return dialog(WizardDialog)


def _tick(wizard: WizardDialog, text: str) -> None:
    box = next(each for each in seen(wizard, QCheckBox) if " ".join(each.text().split()) == text)
    keys(box, Qt.Key.Key_Space)
    assert box.isChecked()


def _next(wizard: WizardDialog, times: int = 1) -> None:
    for _time in range(times):
        press(wizard, "Siguiente")


@pytest.fixture
def begun(bench: Workbench) -> Workbench:
    """A guide with a council and two accounts."""
    set_up(bench.hub.database, "facebook.com/AytoVilla", "https://www.whatsapp.com/channel/0029VaVilla")
    bench.hub.note_changed()
    return bench


def test_tab_goes_through_the_rows_in_the_order_they_are_seen(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_STYLE)
    wizard.skip()

    def stops(times: int) -> list[str]:
        found = []
        seen(wizard, QLineEdit)
        for _time in range(times):
            focus = QApplication.focusWidget()
            assert focus is not None
            found.append(focus.accessibleName() or getattr(focus, "text", str)())
            keys(focus, Qt.Key.Key_Tab)
        return found

    card = ["Nombre", "Valor", "Elegir el color: Valor", "Para qué", "Quitar"]
    assert [stop for stop in stops(6) if stop] == [*card, "Añadir un color"]
    press(wizard, "Añadir un color")
    assert [stop for stop in stops(6) if stop] == [*card, "Añadir un color"]
    seen(wizard, QLineEdit)[0].setFocus()
    assert [stop for stop in stops(11) if stop] == [*card, *card, "Añadir un color"]
    press(wizard, "Quitar")
    after = ["No tenemos: Colores", "¿Por qué se pregunta?", "Atrás", "No lo sé todavía", "Siguiente"]
    assert stops(6) == ["Añadir un color", *after]


def test_a_wrong_answer_in_a_row_does_not_lose_the_others(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_STYLE)
    wizard.skip()
    write(wizard, "Nombre", "Azul villa")
    write(wizard, "Valor", "26, 77, 143")
    press(wizard, "Añadir un color")
    write(wizard, "Nombre", "Tinta", 1)
    write(wizard, "Valor", "negro", 1)
    press(wizard, "Siguiente")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "negro"
    wizard.close()
    wizard = _open(begun, Place.SAY_STYLE)
    assert [line.text() for line in seen(wizard, QLineEdit)] == ["Azul villa", "#1a4d8f", "Tinta", "negro"]


@pytest.mark.parametrize(("region", "said"), [("Castilla-La Mancha", False), ("Galicia", True), ("", False)])
def test_two_languages_are_proposed_only_where_there_are_two(
    begun: Workbench, region: str, said: bool
) -> None:
    begun.hub.perform(council.edit, {"region": region})
    wizard = _open(begun, Place.SAY_STYLE)
    wizard.go_to("languages")
    press(wizard, "Usar un texto de ejemplo")
    written = seen(wizard, QPlainTextEdit)[0].toPlainText()
    assert written
    assert ("las dos lenguas" in written) is said


def test_every_region_of_two_languages_is_one_of_the_catalogue() -> None:
    towns = ("Barcelona", "Gandia", "Lugo", "Bilbao", "Inca", "Tudela")
    found = {knowledge.gazetteer().find(town, 1)[0].region for town in towns}
    assert found == TWO_LANGUAGES


@pytest.mark.parametrize("has_any", [True, False])
def test_an_example_names_nothing_of_which_she_said_there_is_none(begun: Workbench, has_any: bool) -> None:
    if not has_any:
        council.edit(begun.hub.database, {"shield": NONE})
        begun.hub.note_changed()
    wizard = _open(begun, Place.SAY_STYLE)
    for _question in ("logo", "colours", "typefaces"):
        if not has_any:
            seen(wizard, QCheckBox)[0].click()  # «No tenemos»
        _next(wizard)
    press(wizard, "Usar un texto de ejemplo")
    written = seen(wizard, QPlainTextEdit)[0].toPlainText()
    assert "La misma foto" in written
    assert [("color" in written), ("escudo" in written)] == [has_any, has_any]


def test_a_text_that_is_too_long_is_kept_to_be_shortened(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_CONVERSATION)
    seen(wizard, QPlainTextEdit)[0].setPlainText("a" * 20_000)
    press(wizard, "Siguiente")
    assert "Sobran" in words(wizard)
    wizard.close()
    wizard = _open(begun, Place.SAY_CONVERSATION)
    assert len(seen(wizard, QPlainTextEdit)[0].toPlainText()) == 20_000


def test_the_style_guide_is_said_question_by_question(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_STYLE)
    press(wizard, "No lo sé todavía")
    write(wizard, "Nombre", "Azul villa")
    write(wizard, "Valor", "26, 77, 143")
    choose(wizard, "Para qué", "Principal")
    press(wizard, "Añadir un color")
    write(wizard, "Nombre", "Blanco", 1)
    write(wizard, "Valor", "#fff", 1)
    choose_second(wizard, "Fondo")
    _next(wizard)
    write(wizard, "Tipografía", "Lato")
    _next(wizard)
    press(wizard, "Usar un texto de ejemplo")
    _next(wizard)
    choose(wizard, "Trato", "De usted")
    write(wizard, "Tono", "Claro y cercano.")
    _next(wizard, 8)
    said = words(wizard)
    assert "Compruebe sus respuestas" in said
    assert "Azul villa · #1a4d8f · Principal" in said
    press(wizard, "Guardar la guía de estilo")
    guide = begun.hub.snapshot.style
    assert guide is not None
    assert [(colour.value, colour.use) for colour in guide.colours] == [
        ("#1a4d8f", ColourUse.MAIN),
        ("#ffffff", ColourUse.GROUND),
    ]
    assert guide.treatment is Treatment.USTED
    assert guide.common_elements.startswith("El escudo")
    page = words(begun.window)
    assert "8,39:1" in page
    assert "Se lee bien" in page


def choose_second(wizard: WizardDialog, option: str) -> None:
    """Choose the use of the second colour."""
    from muniredes.desktop.widgets.combo import Combo

    combo = [each for each in seen(wizard, Combo) if each.accessibleName() == "Para qué"][1]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _step in range(combo.findText(option)):
        QTest.keyClick(combo, Qt.Key.Key_Down)


def test_a_white_logo_is_seen_on_the_light_theme(begun: Workbench, tmp_path: Path) -> None:
    logo = Image.new("RGBA", (90, 90), (255, 255, 255, 0))
    logo.paste((255, 255, 255, 255), (30, 30, 60, 60))
    logo.save(tmp_path / "blanco.png")
    wizard = _open(begun, Place.SAY_STYLE)
    asked = seen(wizard, PictureInput)[0]
    asked.take_file(tmp_path / "blanco.png")
    shown = next(each for each in seen(asked, QLabel) if not each.pixmap().isNull()).pixmap().toImage()
    colours = {
        shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height() // 4)
    }
    assert len(colours) == 2
    assert "#ffffff" not in colours
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).name() == "#ffffff"


def test_a_colour_that_is_none_is_said_beside_it(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_STYLE)
    _next(wizard)
    write(wizard, "Valor", "azul")
    _next(wizard)
    assert "«azul» no es un color" in words(wizard)
    assert begun.hub.snapshot.style is None


def test_the_pieces_are_seen_while_the_colours_are_chosen(begun: Workbench, qtbot: QtBot) -> None:
    wizard = _open(begun, Place.SAY_STYLE)
    press(wizard, "No lo sé todavía")
    assert _header_colour(wizard) != "#7a1f3d"
    write(wizard, "Valor", "#7a1f3d")
    qtbot.waitUntil(lambda: _header_colour(wizard) == "#7a1f3d")
    write(wizard, "Valor", "#7")
    qtbot.wait(400)
    assert _header_colour(wizard) == "#7a1f3d"


def _header_colour(wizard: WizardDialog) -> str:
    """Return the colour of the upper left corner of the header drawn beside the question."""
    header = next(place for place in seen(wizard, QLabel) if "cabecera" in place.accessibleName())
    return header.pixmap().toImage().pixelColor(3, 3).name()


def test_networks_are_chosen_and_each_account_gets_its_line(begun: Workbench) -> None:
    wizard = _open(begun, Place.CHOOSE_NETWORKS)
    choose(wizard, "Habitantes", "Menos de 1.000 habitantes")
    _next(wizard)
    _tick(wizard, "Todo el vecindario")
    _tick(wizard, "Mayores")
    _next(wizard)
    _tick(wizard, "Cortes, plazos, horarios y avisos")
    _next(wizard)
    told = words(wizard)
    assert "Facebook · AytoVilla (por poner en orden): mantener y poner en orden" in told
    assert "TikTok: ahora no" in told
    _next(wizard)
    assert "Facebook · AytoVilla (por poner en orden): ¿qué se publica y para quién?" in words(wizard)
    write(wizard, "Tono", "De tú a tú")
    write_new(wizard, "Quién publica", "Ana Gil")
    _next(wizard, 2)
    press(wizard, "Guardar qué publicamos en cada red")
    snapshot = begun.hub.snapshot
    assert snapshot.plan is not None
    assert snapshot.plan.size is TownSize.HAMLET
    assert snapshot.plan.audiences == (Audience.EVERYONE, Audience.ELDERLY)
    line = snapshot.line(snapshot.accounts[0])
    assert line.tone == "De tú a tú"
    assert line.content, "it started from the usual line of the network"
    publisher = snapshot.person(line.publisher_id)
    assert publisher is not None
    assert publisher.name == "Ana Gil"


def test_topics_are_spread_and_what_fails_is_said(begun: Workbench) -> None:
    wizard = _open(begun, Place.SPREAD_TOPICS)
    _tick(wizard, "Cortes de agua, luz o calles")
    area = seen(wizard, QPlainTextEdit)[0]
    area.setPlainText("Mercadillo\n\n")
    _next(wizard)
    told = words(wizard)
    assert "«Cortes de agua, luz o calles»: ¿por dónde sale?" in told
    _next(wizard)
    choose(wizard, "Tablón de anuncios", "Primero")
    _next(wizard)
    assert "«Mercadillo» sale por un solo canal" in words(wizard)
    assert "No sale por aquí" in words(wizard)
    assert "Pendiente" not in words(wizard)
    press(wizard, "Guardar qué va por dónde")
    snapshot = begun.hub.snapshot
    assert [topic.name for topic in snapshot.topics] == ["Cortes de agua, luz o calles", "Mercadillo"]
    water = [use for use in snapshot.uses if use.topic_id == snapshot.topics[0].id]
    whatsapp = next(account for account in snapshot.accounts if account.network_id == "whatsapp")
    assert next(use for use in water if use.role is Role.FIRST).account_id == whatsapp.id
    assert "Qué falla" in words(begun.window)


def test_two_first_channels_change_nothing(begun: Workbench) -> None:
    wizard = _open(begun, Place.SPREAD_TOPICS)
    area = seen(wizard, QPlainTextEdit)[0]
    area.setPlainText("Mercadillo")
    _next(wizard)
    choose(wizard, "Tablón de anuncios", "Primero")
    choose(wizard, "Bando", "Primero")
    choose(wizard, "Megafonía", "Primero")
    _next(wizard)
    press(wizard, "Guardar qué va por dónde")
    assert "solo puede salir primero por un canal" in words(wizard)
    assert "están «Bando», «Tablón de anuncios» y «Megafonía»" in words(wizard)
    assert wizard.isVisible()
    assert begun.hub.snapshot.topics == ()


def test_profiles_are_looked_at_for_what_they_lead_to(begun: Workbench) -> None:
    wizard = _open(begun, Place.CHECK_LINKS)
    write(wizard, "Dónde está publicada la lista de cuentas oficiales", "https://villa.es/redes")
    _next(wizard)
    assert "Facebook · AytoVilla (por poner en orden): ¿a qué enlaza?" in words(wizard)
    choose(wizard, "El perfil enlaza a la web y a la lista de cuentas", "No")
    choose(wizard, "La web enlaza a este perfil", "Sí")
    _tick(wizard, "Canal de WhatsApp · 0029VaVilla (por poner en orden)")
    _next(wizard)
    press(wizard, "No lo sé todavía")
    press(wizard, "Guardar los enlaces")
    snapshot = begun.hub.snapshot
    facebook, whatsapp = snapshot.accounts
    assert [other.network_id for other in snapshot.linked(facebook)] == ["whatsapp"]
    assert snapshot.line(whatsapp).links_checked_on is None
    page = words(begun.window)
    assert "https://villa.es/redes" in page
    assert "Enlaza a Canal de WhatsApp · 0029VaVilla (por poner en orden). La web enlaza a ella." in page
    assert "No enlaza a la web ni a la lista de cuentas oficiales." in page
    assert "Sin comprobar" in page


def test_one_profile_is_looked_at_again_by_itself(begun: Workbench) -> None:
    facebook, whatsapp = begun.hub.snapshot.accounts
    wizard = _open(begun, Place.CHECK_LINKS, whatsapp.id)
    assert "Canal de WhatsApp · 0029VaVilla (por poner en orden): ¿a qué enlaza?" in words(wizard)
    choose(wizard, "El perfil enlaza a la web y a la lista de cuentas", "Sí")
    _next(wizard)
    press(wizard, "Guardar los enlaces")
    snapshot = begun.hub.snapshot
    assert snapshot.line(whatsapp).links_to_register is True
    assert snapshot.line(facebook).links_checked_on is None
    assert snapshot.plan is None


def test_how_people_are_answered(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_CONVERSATION)
    press(wizard, "Usar un texto de ejemplo")
    _next(wizard)
    press(wizard, "Usar un texto de ejemplo")
    _next(wizard)
    write(wizard, "Quién las aprobó", "El Pleno")
    write(wizard, "Aprobadas el", "26/03/2026")
    _next(wizard)
    write(wizard, "Dónde están publicadas", "https://www.villa.es/normas")
    choose(wizard, "Se enlazan desde cada perfil", "Sí")
    choose(wizard, "Las cuentas son neutrales, sin partido", "Sí")
    _next(wizard)
    write_new(wizard, "Quién responde de aplicarlas", "Luis Ortega")
    _next(wizard, 4)
    press(wizard, "Guardar cómo se atiende")
    guide = begun.hub.snapshot.conversation
    assert guide is not None
    assert guide.steps == ()
    assert len(guide.rules.splitlines()) >= 6
    assert len(guide.deadlines) == 6
    page = words(begun.window)
    assert "¿Cumple lo que piden los Defensores del Pueblo?" in page
    assert "Todavía no" not in page


def test_the_answers_are_changed_and_can_be_pasted(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_CONVERSATION)
    for _question in range(7):
        press(wizard, "No lo sé todavía")
    write(wizard, "Texto para pegar", "Llame al 112. Normas: {NORMAS}")
    _next(wizard)
    press(wizard, "Guardar cómo se atiende")
    guide = begun.hub.snapshot.conversation
    assert guide is not None
    assert guide.steps[0].paste == "Llame al 112. Normas: {NORMAS}"
    assert len(guide.steps) == 10
    assert "Llame al 112. Normas: {NORMAS}" in words(begun.window)


def test_rules_of_tomorrow_are_refused_at_their_field(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_CONVERSATION)
    _next(wizard, 2)
    write(wizard, "Aprobadas el", "26/03/2030")
    _next(wizard)
    assert "¿Quién aprobó las normas, y cuándo?" in words(wizard)
    assert "no pueden haberse aprobado en el futuro" in words(wizard)
    assert begun.hub.snapshot.conversation is None


def _ask_for_profile(begun: Workbench) -> WizardDialog:
    wizard = _open(begun, Place.OPEN_PROFILE)
    write(wizard, "Nombre del perfil", "Biblioteca de Villa")
    choose(wizard, "Red", "Instagram")
    write(wizard, "Objetivos", "Clubes de lectura")
    choose(wizard, "Busca que la gente participe", "Sí")
    _next(wizard)
    write(wizard, "Temática", "Libros")
    choose(wizard, "El tema está definido", "Sí")
    choose(wizard, "Interesa a los vecinos", "Sí")
    seen(wizard, QPlainTextEdit)[1].setPlainText("\n".join(f"Idea {n}" for n in range(10)))
    seen(wizard, QPlainTextEdit)[2].setPlainText("\n".join(f"Perfil {n}" for n in range(5)))
    _next(wizard)
    write(wizard, "Destinatarios", "Familias")
    choose(wizard, "Son colectivos concretos", "Sí")
    choose(wizard, "Bastaría con una etiqueta", "No, hace falta")
    _next(wizard)
    write(wizard, "Funciones", "Fotos de cubiertas")
    choose(wizard, "Esta red sirve para eso", "Sí")
    write_new(wizard, "Quién lo llevará", "Elena Navarro")
    write(wizard, "Suplente", "Marta Ruiz")
    write(wizard, "Horas a la semana", "2")
    write(wizard, "Nombre de usuario", "biblioteca2027")
    _next(wizard)
    return wizard


def test_the_four_questions_are_four_pages(begun: Workbench) -> None:
    wizard = _open(begun, Place.OPEN_PROFILE)
    assert len(wizard.session.questions) == 4
    assert "paso 1 de 5" in words(wizard)


def test_a_draft_of_other_pages_is_not_lost(begun: Workbench) -> None:
    answers: Answers = {
        "what": {"opening_request.name": "Biblioteca de Villa"},
        "keepers": {"opening_request.weekly_hours": 2},
        "objectives": {"opening_request.objectives": "Clubes de lectura"},
    }
    drafts.keep(begun.hub.database, Place.OPEN_PROFILE.value, "", "keepers", answers, [])
    wizard = _open(begun, Place.OPEN_PROFILE)
    assert field(wizard, "Nombre del perfil").property("text") == "Biblioteca de Villa"
    assert seen(wizard, QPlainTextEdit)[0].toPlainText() == "Clubes de lectura"
    _next(wizard, 3)
    assert field(wizard, "Horas a la semana").property("text") == "2"


def test_a_profile_is_asked_for_decided_and_opened(
    begun: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = _ask_for_profile(begun)
    told = words(wizard)
    assert "Ábralo cuando…" in told
    assert "Se sepa cuántas horas hay" in told
    assert "Se cambie el nombre de usuario. Lleva un año" in told
    press(wizard, "Guardar la solicitud")
    request = dialog(RequestDialog)
    target = tmp_path / "propuesta"
    monkeypatch.setattr(files, "ask_kind", lambda _parent, _kinds: "Word (*.docx)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(request, "Propuesta de resolución…")
    assert target.with_suffix(".docx").read_bytes().startswith(b"PK")
    press(request, "Proponer")
    begun.go(Target(Place.CHANNELS, begun.hub.snapshot.requests[0].id, "opening_request"))
    request = dialog(RequestDialog)
    press(request, "Autorizar")
    assert "Falta quién lo decidió y cuándo." in words(request)
    write_new(request, "Quién lo decidió", "Alcaldesa")
    write(request, "Decidido el", "20/11/2026")
    press(request, "Autorizar")
    begun.go(Target(Place.CHANNELS, begun.hub.snapshot.requests[0].id, "opening_request"))
    request = dialog(RequestDialog)
    write(request, "¿Ya está abierto? Pegue su dirección", "instagram.com/aytovilla_bibl")
    press(request, "Apuntar como abierto")
    snapshot = begun.hub.snapshot
    assert snapshot.requests[0].state is ProfileState.OPEN
    account = snapshot.account(snapshot.requests[0].account_id)
    assert account is not None
    assert account.handle == "aytovilla_bibl"


def test_the_name_of_a_profile_is_judged_as_it_is_typed(begun: Workbench, qtbot: QtBot) -> None:
    wizard = _ask_for_profile(begun)
    press(wizard, "Atrás")
    assert "Lleva un año" in words(wizard)
    assert "Propuesta: aytovilla_bibli" in words(wizard)
    write(wizard, "Nombre de usuario", "psoe_villa")
    qtbot.waitUntil(lambda: "Parece el nombre de un partido" in words(wizard))
    press(wizard, "Usar un texto de ejemplo")
    qtbot.waitUntil(lambda: "partido:" not in words(wizard))


def test_an_account_is_closed_in_order(begun: Workbench) -> None:
    number = begun.hub.snapshot.accounts[0].id
    wizard = _open(begun, Place.CLOSE_PROFILE, number)
    write(wizard, "Motivo", "Nadie la lleva")
    _next(wizard, 4)
    write(wizard, "Cerrado el", "20/11/2026")
    _next(wizard)
    press(wizard, "Guardar el cierre")
    assert "Primero se copia lo publicado" in words(wizard)
    write(wizard, "Copia hecha el", "19/11/2026")
    _next(wizard)
    press(wizard, "Guardar el cierre")
    assert begun.hub.snapshot.closures[0].closed_on is not None
    assert "Cerrado" in words(begun.window)


def test_a_closing_decided_after_it_was_done_is_said_before_it_is_saved(begun: Workbench) -> None:
    wizard = _open(begun, Place.CLOSE_PROFILE, begun.hub.snapshot.accounts[0].id)
    write(wizard, "Motivo", "Nadie la lleva")
    _next(wizard)
    write(wizard, "Copia hecha el", "09/11/2026")
    _next(wizard, 2)
    write(wizard, "Decidido el", "20/11/2026")
    _next(wizard)
    write(wizard, "Cerrado el", "10/11/2026")
    _next(wizard)
    told = "No cuadra: consta cerrada el 10 de noviembre de 2026 y se decidió el 20 de noviembre de 2026."
    assert told in words(wizard)


def test_an_account_that_is_not_closed_after_all_is_kept(begun: Workbench) -> None:
    account = begun.hub.snapshot.accounts[0]
    wizard = _open(begun, Place.CLOSE_PROFILE, account.id)
    write(wizard, "Motivo", "Nadie la lleva")
    _next(wizard, 5)
    press(wizard, "Guardar el cierre")
    assert begun.hub.snapshot.closures
    begun.go(Target(Place.CHANNELS, None, "closure"))
    press(begun.window, f"Al final no se cierra: {accounts.title(account)}")
    assert not begun.hub.snapshot.closures
    assert "Al final no se cierra" not in words(begun.window)


def test_a_blog_is_added_with_its_address(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_BLOG)
    write(wizard, "Dirección", "https://culturavilla.blogspot.com")
    _next(wizard)
    write(wizard, "Nombre visible", "Cultura en Villa")
    choose(wizard, "De quién es el blog", "De un área: deportes, cultura, comercio…")
    write_new(wizard, "Quién responde del blog", "Elena Navarro")
    _next(wizard)
    write(wizard, "Objetivos", "Contar la historia del pueblo")
    _next(wizard, 3)
    press(wizard, "Guardar el blog")
    (account,) = begun.hub.snapshot.blog_accounts
    blog = begun.hub.snapshot.blog(account)
    assert blog is not None
    assert blog.objectives == "Contar la historia del pueblo"
    assert "Blog · Cultura en Villa" in words(begun.window)


def test_the_test_of_a_plain_citizen(begun: Workbench) -> None:
    wizard = _open(begun, Place.CITIZEN_TEST)
    left = len(wizard.session.questions) - 3
    _next(wizard)
    choose(wizard, "¿Ha ido bien?", "Sí")
    write(wizard, "Qué ha visto", "Están en el pie")
    _next(wizard)
    choose(wizard, "¿Ha ido bien?", "No")
    _next(wizard)
    for _question in range(left):
        press(wizard, "No lo sé todavía")
    assert f"Resultado: 1 va bien, 1 mal y {left} sin contestar." in words(wizard)
    press(wizard, "Guardar la prueba")
    (test,) = begun.hub.snapshot.citizen_tests
    assert len(test.answers) == left + 2
    said = words(begun.window)
    assert f"24 de noviembre de 2026: 1 va bien, 1 mal y {left} sin contestar" in said
    assert said.count("Sin contestar") == left
    assert "La próxima toca" not in said, "it is not done yet"
    wizard = _open(begun, Place.CITIZEN_TEST)
    assert len(wizard.session.questions) == left + 1, "wherever it is begun, what is half done goes on"
    wizard.reject()
    press(begun.window, "Seguir la prueba")
    wizard = dialog(WizardDialog)
    assert len(wizard.session.questions) == left + 1, "what was answered is not asked again"
    _next(wizard)
    for _question in range(left):
        choose(wizard, "¿Ha ido bien?", "Sí")
        _next(wizard)
    press(wizard, "Guardar la prueba")
    (test,) = begun.hub.snapshot.citizen_tests
    assert (test.unanswered, test.passed, test.answers[0].note) == (0, left + 1, "Están en el pie")
    said = words(begun.window)
    assert "La próxima toca el 24 de mayo de 2027" in said
    assert "Seguir la prueba" not in said


def test_a_wizard_of_the_guide_left_half_way_goes_on_from_today(begun: Workbench) -> None:
    wizard = _open(begun, Place.SAY_STYLE)
    _next(wizard)
    write(wizard, "Nombre", "Verde")
    write(wizard, "Valor", "#0a5")
    wizard.reject()
    begun.go(Target(Place.TODAY))
    assert "Guía de estilo" in words(begun.window)
    press(begun.window, "Seguir")
    again = dialog(WizardDialog)
    assert "Seguimos donde lo dejó" in words(again)
    assert "¿Qué colores tiene el ayuntamiento?" in words(again)


def test_a_whole_guide_from_empty_is_printed(begun: Workbench) -> None:
    """After every wizard, the manual has every chapter that they are for."""
    add_account(begun.hub.database, "https://culturavilla.blogspot.com")
    begun.hub.note_changed()
    for place in (Place.SAY_STYLE, Place.CHOOSE_NETWORKS, Place.SPREAD_TOPICS, Place.SAY_CONVERSATION):
        wizard = _open(begun, place)
        if place is Place.SPREAD_TOPICS:
            _tick(wizard, "Plenos: convocatoria y acuerdos")
        while "Compruebe sus respuestas" not in words(wizard):
            press(wizard, "Siguiente")
        wizard.go_on()
        assert not wizard.isVisible()
    document = manual.prepare(begun.hub.database, manual.Edition.RESERVED).document
    numbers = {chapter.number for chapter in document.chapters}
    assert {"5", "6", "7", "8", "10", "11"} <= numbers
    assert reading.snapshot(begun.hub.database).style is not None
