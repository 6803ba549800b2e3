"""The wizards as a person goes through them, and what every one of them promises."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QLineEdit, QListWidget, QPushButton

from muniredes.actions import clock, drafts, history, reading
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.session import SUMMARY
from muniredes.desktop.wizards.asking.summary import SummaryPage
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain.accounts.account import AccountState, SecondFactor
from muniredes.domain.people import FlowStep
from muniredes.domain.places import Place, Target
from tests.desktop.hands import (
    button,
    choose,
    dialog,
    field,
    keys,
    press,
    seen,
    type_in,
    words,
    write,
    write_new,
)
from tests.support import add_account, set_up

PASSWORD = "Xk9$mP2!vQ7z"


def _ready(bench: Workbench, *addresses: str) -> None:
    """A guide that was begun, with these accounts."""
    set_up(bench.hub.database, *addresses)
    bench.hub.open_workspace(bench.hub.workspace)


def _open(bench: Workbench, place: Place, number: int | None = None, key: str = "") -> WizardDialog:
    bench.go(Target(place, number, key))
    return dialog(WizardDialog)


# ── Añadir cuenta ────────────────────────────────────────────────────────────────────────────


def test_an_account_is_added_with_its_keys_one_question_at_a_time(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    _answer_about_an_account(wizard)
    press(wizard, "Guardar la cuenta")

    snapshot = bench.hub.snapshot
    (account,) = snapshot.accounts
    custody = snapshot.custody(account)
    holder, deputy = snapshot.person(custody.holder_id), snapshot.person(custody.deputy_id)
    assert holder is not None
    assert deputy is not None
    assert (account.handle, account.purpose) == ("villa_real", "Avisos y agenda")
    assert (holder.name, deputy.name) == ("Marta Ruiz", "Luis Ortega")
    assert custody.resolution_on == date(2023, 7, 11)
    assert custody.second_factor_holder_id == holder.id
    assert bench.window.pages.currentWidget() is bench.page(Place.ACCOUNTS)
    assert "Instagram · villa_real" in words(bench.window)


def _answer_about_an_account(wizard: WizardDialog) -> None:
    write(wizard, "Dirección", "https://www.instagram.com/villa_real/?hl=es")
    assert "✓ Instagram · villa_real" in words(wizard)
    press(wizard, "Siguiente")
    write(wizard, "Para qué sirve", "Avisos y agenda")
    press(wizard, "Siguiente")
    write(wizard, "Quién tiene las llaves", "Marta Ruiz")
    write(wizard, "Suplente", "Luis Ortega")
    press(wizard, "Siguiente")
    assert "Nadie de la lista se llama así." in words(wizard)
    press(wizard, "Añadir a «Luis Ortega»")
    assert "Se añadirá a la lista de personas." in words(wizard)
    assert "Nadie de la lista se llama así." not in words(wizard)
    press(wizard, "Siguiente")
    write(wizard, "Correo de recuperación", "redes@villa.es")
    write(wizard, "Teléfono de recuperación", "967 000 000")
    press(wizard, "Siguiente")
    write(wizard, "Dónde está la contraseña", "Caja fuerte de Secretaría, sobre 3")
    choose(wizard, "Doble verificación", SecondFactor.APP.word)
    press(wizard, "Siguiente")
    write(wizard, "Quién tiene el aparato", "Marta Ruiz")
    press(wizard, "Siguiente")
    write(wizard, "Decreto o acuerdo que la abrió", "Decreto 28/2023")
    write(wizard, "Fecha del decreto", "11/7/23")
    press(wizard, "Siguiente")
    assert "11 de julio de 2023" in words(wizard)


def test_the_same_keys_are_said_once_for_several_accounts(bench: Workbench) -> None:
    _ready(bench, "facebook.com/AytoVilla", "x.com/AytoVilla")
    facebook, _x = bench.hub.snapshot.accounts
    wizard = _open(bench, Place.ADD_ACCOUNT, facebook.id)
    assert "others" not in wizard.session.keys
    wizard.session.go_to("holder")
    wizard.show_page()
    write(wizard, "Quién tiene las llaves", "Marta Ruiz")
    press(wizard, "Siguiente")
    write(wizard, "Correo de recuperación", "redes@villa.es")
    press(wizard, "Siguiente")
    wizard.session.go_to("others")
    wizard.show_page()
    (box,) = seen(wizard, QCheckBox)
    assert "AytoVilla" in box.text()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    press(wizard, "Siguiente")
    press(wizard, "Guardar la cuenta")
    kept = [bench.hub.snapshot.custody(each) for each in bench.hub.snapshot.accounts]
    assert [each.email for each in kept] == ["redes@villa.es"] * 2
    assert {each.holder_id for each in kept} == {bench.hub.snapshot.council_user_id}
    history.undo(bench.hub.database)
    bench.hub.open_workspace(bench.hub.workspace)
    assert {bench.hub.snapshot.custody(each).email for each in bench.hub.snapshot.accounts} == {""}


def test_what_there_is_none_of_is_not_asked_to_be_the_same_elsewhere(bench: Workbench) -> None:
    _ready(bench, "facebook.com/AytoVilla", "x.com/AytoVilla")
    facebook, _x = bench.hub.snapshot.accounts
    wizard = _open(bench, Place.ADD_ACCOUNT, facebook.id)
    wizard.session.go_to("email")
    wizard.show_page()
    write(wizard, "Correo de recuperación", "no tenemos")
    press(wizard, "Siguiente")
    assert "others" not in wizard.session.keys
    wizard.session.go_to("holder")
    wizard.show_page()
    write(wizard, "Quién tiene las llaves", "Marta Ruiz")
    press(wizard, "Siguiente")
    wizard.session.go_to("others")
    wizard.show_page()
    assert "¿La misma persona para otras cuentas?" in words(wizard)


def test_an_area_that_is_not_there_is_added_only_when_she_says_so(bench: Workbench) -> None:
    _ready(bench, "facebook.com/AytoVilla")
    (facebook,) = bench.hub.snapshot.accounts
    known = len(bench.hub.snapshot.areas)
    wizard = _open(bench, Place.ADD_ACCOUNT, facebook.id)
    wizard.session.go_to("access")
    wizard.show_page()
    write(wizard, "Área", "Cultura")
    press(wizard, "Siguiente")
    assert "Ningún área de la lista se llama así" in words(wizard)
    press(wizard, "Añadir «Cultura»")
    assert "Se añadirá a la lista de áreas." in words(wizard)
    assert len(bench.hub.snapshot.areas) == known, "nothing is made before it is saved"
    press(wizard, "Siguiente")
    wizard.session.go_to(wizard.session.keys[-1])
    wizard.show_page()
    assert "Cultura" in words(wizard)
    press(wizard, "Guardar la cuenta")
    (account,) = bench.hub.snapshot.accounts
    assert bench.hub.snapshot.areas_by_id[account.area_id or 0].name == "Cultura"


def test_of_an_account_that_is_not_ours_no_keys_are_asked(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    write(wizard, "Dirección", "https://www.instagram.com/villa_real")
    press(wizard, "Siguiente")
    choose(wizard, "Estado", AccountState.IMPERSONATED.word)
    press(wizard, "Siguiente")
    assert wizard.session.keys == ["address", "access", "summary"]
    (access,) = (each for each in wizard.session.questions if each.key == "access")
    assert [field.key for field in access.fields] == ["account.state"]


def test_an_account_that_is_here_is_not_added_twice(bench: Workbench) -> None:
    _ready(bench, "facebook.com/AytoVilla")
    wizard = _open(bench, Place.ADD_ACCOUNT)
    write(wizard, "Dirección", "http://WWW.Facebook.com/aytovilla/")
    press(wizard, "Siguiente")
    assert "Esa cuenta ya está apuntada." in words(wizard)
    assert wizard.session.position == 0


def test_a_question_appears_only_when_it_makes_sense(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    assert "factor_holder" not in wizard.session.keys
    wizard.session.go_to("factor")
    wizard.show_page()
    choose(wizard, "Doble verificación", SecondFactor.NONE.word)
    press(wizard, "Siguiente")
    assert wizard.session.current == "papers"
    press(wizard, "Atrás")
    choose(wizard, "Doble verificación", SecondFactor.KEY.word)
    press(wizard, "Siguiente")
    assert wizard.session.current == "factor_holder"


def test_a_password_is_refused_and_never_written_down(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    wizard.session.go_to("factor")
    wizard.show_page()
    write(wizard, "Dónde está la contraseña", f"La clave es {PASSWORD}")
    press(wizard, "Siguiente")
    assert wizard.session.current == "factor"
    assert "contraseña" in words(wizard)
    wizard.reject()
    draft = drafts.load(bench.hub.database, "add_account", "")
    assert PASSWORD not in repr(draft)
    assert PASSWORD.encode() not in bench.hub.database.path.read_bytes()


# ── Quién es quién ───────────────────────────────────────────────────────────────────────────


def test_who_is_who_from_nothing(bench: Workbench) -> None:
    _ready(bench, "facebook.com/AytoVilla")
    wizard = _open(bench, Place.WHO)
    write(wizard, "Área", "Secretaría")
    write_new(wizard, "Quién responde de ella", "Luis Ortega")
    press(wizard, "Siguiente")
    write(wizard, "Área", "Cultura")
    press(wizard, "Añadir otra área")
    write(wizard, "Área", "Deportes", 1)
    press(wizard, "Siguiente")
    write(wizard, "Horas a la semana para esto", "2,5")
    typed_before = field(wizard, "Nombre y apellidos", 1)
    assert isinstance(typed_before, QLineEdit)
    assert typed_before.text() == "Luis Ortega"
    press(wizard, "Añadir a otra persona")
    write(wizard, "Nombre y apellidos", "Rosa Vela", 2)
    press(wizard, "Siguiente")
    for number, step in enumerate(FlowStep):
        assert f"Paso {number + 1} de 5" in words(wizard)
        write(wizard, "Quién lo hace", "Rosa Vela" if number else "Luis Ortega")
        press(wizard, "Siguiente")
        del step
    assert "2,5 horas" in words(wizard)
    press(wizard, "Guardar quién es quién")
    snapshot = bench.hub.snapshot
    assert sorted(area.name for area in snapshot.areas) == ["Cultura", "Deportes", "Secretaría"]
    assert sorted(person.name for person in snapshot.people) == ["Luis Ortega", "Marta Ruiz", "Rosa Vela"]
    assert set(snapshot.duty_of) == set(FlowStep)
    area = snapshot.coordinating_area
    assert area is not None
    assert area.name == "Secretaría"


def test_two_people_of_one_name_are_two(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.WHO, key="people")
    write(wizard, "Cargo o puesto", "Secretaria")
    press(wizard, "Añadir a otra persona")
    write(wizard, "Nombre y apellidos", "Marta Ruiz", 1)
    write(wizard, "Cargo o puesto", "Alcaldesa", 1)
    press(wizard, "Siguiente")
    write(wizard, "Quién lo hace", "Marta Ruiz")
    press(wizard, "Siguiente")
    assert "Hay más de una persona que se llama así" in words(wizard)
    assert not [each for each in seen(wizard, QPushButton) if "Marta Ruiz" in each.text()]
    write(wizard, "Quién lo hace", "Marta Ruiz (Alcaldesa)")
    press(wizard, "Siguiente")
    while wizard.session.question is not None:
        press(wizard, "No lo sé todavía")
    press(wizard, "Guardar quién es quién")
    snapshot = bench.hub.snapshot
    assert sorted(person.with_post for person in snapshot.people) == [
        "Marta Ruiz (Alcaldesa)",
        "Marta Ruiz (Secretaria)",
    ]
    holder = snapshot.person(snapshot.duty_of[FlowStep.REQUEST].person_id)
    assert holder is not None
    assert holder.post == "Alcaldesa"


def test_nobody_stands_in_for_herself(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.WHO, key=FlowStep.DRAFT.value)
    write(wizard, "Quién lo hace", "Marta Ruiz")
    write(wizard, "Suplente", "marta ruiz")
    wizard.session.go_to("summary") if wizard._take() else None
    wizard.show_page()
    press(wizard, "Guardar quién es quién")
    assert wizard.session.current == FlowStep.DRAFT.value
    assert "la misma persona no puede ser titular y suplente" in words(wizard)


def test_a_gap_opens_the_wizard_at_its_question(town_bench: Workbench) -> None:
    wizard = _open(town_bench, Place.WHO, key=FlowStep.REVIEW.value)
    assert "Paso 4 de 5" in words(wizard)


def test_every_gap_leads_somewhere_it_can_be_mended(bench: Workbench) -> None:
    """Each Target of a fresh guide opens a wizard at that question, or a page with that field."""
    from muniredes.actions import knowledge
    from muniredes.domain.findings import examine

    _ready(bench, "facebook.com/AytoVilla")
    for finding in examine(bench.hub.snapshot, knowledge.networks(), clock.today()).findings:
        bench.go(finding.target)
        if finding.target.place is Place.WHO:
            wizard = dialog(WizardDialog)
            assert wizard.session.current == finding.target.field, finding.sentence
            wizard.reject()
        elif finding.target.field:
            focused = (QApplication.activeModalWidget() or bench.window).focusWidget()
            assert focused is not None, finding.sentence
            assert focused.accessibleName(), finding.sentence
            for open_dialog in bench.window.findChildren(QDialog):
                open_dialog.reject()


# ── Revisar cuentas ──────────────────────────────────────────────────────────────────────────


def test_a_review_writes_the_day_and_what_changed(bench: Workbench) -> None:
    set_up(bench.hub.database)
    first = add_account(bench.hub.database, "facebook.com/uno")
    second = add_account(bench.hub.database, "facebook.com/dos")
    bench.hub.note_changed()
    wizard = _open(bench, Place.REVIEW)
    assert len(wizard.session.questions) == 2
    choose(wizard, "¿Ha podido entrar hoy?", "No he podido entrar")
    press(wizard, "Siguiente")
    press(wizard, "No lo sé todavía")
    assert "Quedan sin repasar" in words(wizard)
    press(wizard, "Guardar el repaso")
    snapshot = bench.hub.snapshot
    looked = {account.handle: account for account in snapshot.accounts}
    states = {handle: account.state for handle, account in looked.items()}
    assert set(states.values()) == {AccountState.NO_ACCESS, None}, "of the other nobody has said"
    reviewed = [snapshot.custody(account).reviewed_on for account in (first, second)]
    assert sorted(reviewed, key=str) == [clock.today(), None]


# ── Lo que prometen todos ────────────────────────────────────────────────────────────────────


@pytest.fixture
def wizards(town_bench: Workbench) -> list[WizardDialog]:
    """Every wizard there is, open."""
    made = [WizardDialog(plan, town_bench.window) for plan in every_plan(town_bench.hub)]
    for wizard in made:
        wizard.show()
    return made


def test_closing_a_wizard_asks_nothing_and_changes_nothing(town_bench: Workbench) -> None:
    before = reading.snapshot(town_bench.hub.database)
    for plan in every_plan(town_bench.hub):
        wizard = town_bench.open_wizard(plan)
        keys(wizard, Qt.Key.Key_Escape)
        assert not wizard.isVisible()
    after = reading.snapshot(town_bench.hub.database)
    assert repr((after.people, after.accounts, after.areas)) == repr(
        (before.people, before.accounts, before.areas)
    )


def test_no_heading_of_the_summary_stands_alone(wizards: list[WizardDialog]) -> None:
    """A page that only tells something has no answer to be looked at."""
    silent = 0
    for wizard in wizards:
        wizard.session.go_to(SUMMARY)
        wizard.show_page()
        (summary,) = wizard.findChildren(SummaryPage)
        said = [each.text() for each in summary.findChildren(QLabel)]
        told = [question.title for question in wizard.session.questions if not question.fields]
        silent += len(told)
        assert not set(told) & set(said), wizard.session.plan.name
    assert silent


def test_enter_goes_on_and_the_cursor_waits_in_the_first_field(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    line = field(wizard, "Dirección")
    assert wizard.focusWidget() is line
    type_in(line, "facebook.com/aytovilla")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert wizard.session.current == "access"
    assert wizard.focusWidget() is field(wizard, "Para qué sirve")


def test_what_cannot_be_is_said_on_its_page_and_not_at_the_end(bench: Workbench) -> None:
    wizard = _open(bench, Place.SETUP, key="reach")
    wizard.session.go_to("reach")
    wizard.show_page()
    write(wizard, "Teléfono para el público", "llame al 920")
    press(wizard, "Siguiente")
    assert wizard.session.current == "reach"
    assert "no parece un teléfono" in words(wizard)
    write(wizard, "Teléfono para el público", "920 860 005")
    press(wizard, "Siguiente")
    assert wizard.session.current != "reach"


def test_a_last_publication_that_is_still_to_come_is_said_at_once(bench: Workbench) -> None:
    _ready(bench, "facebook.com/AytoVilla")
    wizard = _open(bench, Place.REVIEW)
    write(wizard, "Última publicación", "28/12/2026")
    first = wizard.session.current
    press(wizard, "Siguiente")
    assert wizard.session.current == first


def test_a_double_click_turns_one_page(bench: Workbench) -> None:
    wizard = _open(bench, Place.SETUP)
    type_in(field(wizard, "Nombre"), "Sotillo de la Adrada")
    following = button(wizard, "Siguiente")
    QTest.mouseClick(following, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(following, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(following, Qt.MouseButton.LeftButton)
    assert wizard.session.position == 1


def test_the_name_of_each_step_is_read_whole(town_bench: Workbench) -> None:
    wizard = _open(town_bench, Place.CITIZEN_TEST)
    steps = seen(wizard, QListWidget)[0]
    for number in range(steps.count()):
        item = steps.item(number)
        room = steps.visualItemRect(item)
        words_in = steps.fontMetrics().boundingRect(
            QRect(0, 0, room.width() - 16, 10_000), Qt.TextFlag.TextWordWrap, item.text()
        )
        assert words_in.height() + 12 <= room.height(), item.text()


def test_unknown_answers_are_marked_and_can_be_gone_back_to(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    write(wizard, "Dirección", "facebook.com/aytovilla")
    press(wizard, "Siguiente")
    press(wizard, "No lo sé todavía")
    steps = seen(wizard, QListWidget)[0]
    assert steps.item(1).text().startswith("?")
    QTest.mouseClick(
        steps.viewport(), Qt.MouseButton.LeftButton, pos=steps.visualItemRect(steps.item(1)).center()
    )
    assert wizard.session.current == "access"


def test_not_to_know_the_rest_of_a_page_leaves_what_was_written_in_it(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    write(wizard, "Dirección", "facebook.com/aytovilla")
    press(wizard, "Siguiente")
    wizard.go_to("papers")
    write(wizard, ask.word("custody.resolution"), "12/2024")
    for _time in range(2):
        press(wizard, "No lo sé todavía")
        assert wizard.session.current == SUMMARY
        assert "12/2024" in words(wizard)
        press(wizard, "Atrás")


def test_not_to_know_leaves_what_the_guide_knew_of_an_account(town_bench: Workbench) -> None:
    hub = town_bench.hub
    account = next(each for each in hub.snapshot.accounts if hub.snapshot.custody(each).holder_id)
    before = hub.snapshot.custody(account)
    town_bench.go(Target(Place.ADD_ACCOUNT, account.id, "holder"))
    wizard = dialog(WizardDialog)
    press(wizard, "No lo sé todavía")
    wizard.go_to(SUMMARY)
    press(wizard, wizard.session.plan.finish_label)
    assert hub.snapshot.custody(account).holder_id == before.holder_id


def test_from_the_summary_an_answer_is_changed_and_she_comes_back(town_bench: Workbench) -> None:
    wizard = _open(town_bench, Place.SETUP)
    wizard.session.go_to("summary")
    wizard.show_page()
    links = [each for each in seen(wizard, QPushButton) if each.text() == "Cambiar"]
    QTest.mouseClick(links[2], Qt.MouseButton.LeftButton)
    write(wizard, "Cargo o puesto", "Administrativa")
    press(wizard, "Siguiente")
    assert wizard.session.current == "summary"
    assert "Administrativa" in words(wizard)


def test_why_it_is_asked_opens_and_closes(bench: Workbench) -> None:
    wizard = _open(bench, Place.SETUP)
    why = wizard.session.question.why if wizard.session.question else ""
    assert why not in words(wizard)
    press(wizard, "¿Por qué se pregunta?")
    assert why in words(wizard)
    press(wizard, "¿Por qué se pregunta?")
    assert why not in words(wizard)


def test_a_wizard_left_half_way_waits_on_today(bench: Workbench) -> None:
    _ready(bench)
    wizard = _open(bench, Place.ADD_ACCOUNT)
    write(wizard, "Dirección", "facebook.com/aytovilla")
    press(wizard, "Siguiente")
    wizard.reject()
    assert "Lo dejó a medias" in words(bench.window)
    press(bench.window, "Seguir")
    assert dialog(WizardDialog).session.current == "access"


def test_the_button_of_the_last_page_names_the_act(wizards: list[WizardDialog]) -> None:
    for wizard in wizards:
        wizard.session.go_to("summary")
        wizard.show_page()
        label = wizard.session.plan.finish_label
        assert label not in ("Siguiente", "Aceptar", "Finalizar")
        button(wizard, label)


def test_a_tick_says_that_all_of_a_page_was_answered_and_is_hers(bench: Workbench) -> None:
    bench.go(Target(Place.SETUP))
    wizard = dialog(WizardDialog)
    session = wizard.session

    def sign(key: str) -> str:
        (question,) = (each for each in session.questions if each.key == key)
        return wizard._sign(question)

    assert sign("term") == "·", "the day is proposed, and she has not seen it"
    session.answers["entity"]["town"] = {"name": "Villa"}
    wizard.show_page()
    press(wizard, "Siguiente")
    press(wizard, "Siguiente")
    assert (sign("entity"), sign("term")) == ("✓", "✓"), "she went on with what was written"
    write(wizard, "Nombre y apellidos", "Marta Ruiz")
    press(wizard, "Siguiente")
    assert sign("you") == "1/3", "some of it is answered"
    press(wizard, "Siguiente")
    assert sign("reach") == "·", "nothing was written in it"
    press(wizard, "No lo sé todavía")
    assert sign("shield") == "?"
