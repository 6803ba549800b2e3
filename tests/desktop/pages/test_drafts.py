"""What is typed is never lost: whatever fails or closes, it is a draft, and it is offered again."""

import errno
import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from muniredes import paths
from muniredes.actions import accounts, drafts, guide, history, people, reading, workspace
from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.actions.workspace import Workspace
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.dialogs.crisis.handover import HandoverDialog
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.person import PersonDialog
from muniredes.desktop.pages.crisis.now.log import LogCard
from muniredes.desktop.pages.crisis.now.step_card import StepCard
from muniredes.desktop.widgets.drafts import Keeping
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.guide import OwnMark
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.desktop.hands import dialog, press, seen, words, write
from tests.support import add_account, add_person, set_up

TOLD, OTHER = {"person": {"post": "Alcaldesa"}}, {"person": {"post": "Secretaria"}}
OFFERED = "Esto es lo que estaba escribiendo y no llegó a guardar."


def _leave(window: QDialog) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    QApplication.processEvents()


def _sheet_of(bench: Workbench, name: str) -> PersonDialog:
    person = next(person for person in bench.hub.snapshot.people if person.name == name)
    made = PersonDialog(bench.hub, person, bench.window)
    made.open()
    QApplication.processEvents()
    return made


def _line(sheet: PersonDialog, key: str) -> QLineEdit:
    return sheet.sheet.input(key).findChildren(QLineEdit)[0]


@pytest.fixture
def marta(bench: Workbench) -> Workbench:
    """A guide with one person."""
    set_up(bench.hub.database)
    add_person(bench.hub.database, "Marta Ruiz")
    bench.hub.open_workspace(bench.hub.workspace)
    return bench


@pytest.mark.parametrize("fault", [RuntimeError("bug"), Problem("El disco está lleno.", "Libere espacio.")])
def test_a_save_that_fails_lets_her_leave_and_is_offered_again(
    marta: Workbench, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_arguments: object) -> None:
        raise fault

    sheet = _sheet_of(marta, "Marta Ruiz")
    with monkeypatch.context() as broken:
        broken.setattr(people, "edit", fail)
        _line(sheet, "person.post").setText("Administrativa")
        _leave(sheet)
    again = _sheet_of(marta, "Marta Ruiz")
    assert OFFERED in words(again)
    assert again.sheet.input("person.post").value() == "Administrativa"
    _leave(again)
    assert marta.hub.snapshot.people[0].post == "Administrativa"
    assert OFFERED not in words(_sheet_of(marta, "Marta Ruiz"))


def test_a_number_in_red_survives_closing_until_it_is_dropped(marta: Workbench) -> None:
    sheet = _sheet_of(marta, "Marta Ruiz")
    _line(sheet, "person.weekly_hours").setText("muchas")
    _leave(sheet)
    again = _sheet_of(marta, "Marta Ruiz")
    assert _line(again, "person.weekly_hours").text() == "muchas"
    assert "Escriba un número" in words(again)
    press(again, "Descartarlo")
    assert _line(again, "person.weekly_hours").text() == ""
    _leave(again)
    assert OFFERED not in words(_sheet_of(marta, "Marta Ruiz"))


def _crisis(bench: Workbench) -> IncidentFile:
    checklist = next(iter(book(bench.hub.snapshot.crisis).checklists))
    bench.hub.perform(course.begin, checklist)
    return bench.hub.snapshot.crisis.open_files[0]


def _notice(bench: Workbench, file: IncidentFile) -> NoticeDialog:
    made = NoticeDialog(bench.hub, file, book(bench.hub.snapshot.crisis), None, bench.window)
    made.open()
    QApplication.processEvents()
    return made


def test_a_crisis_notice_survives_esc(marta: Workbench) -> None:
    file = _crisis(marta)
    notice = _notice(marta, file)
    notice.text.setPlainText("18:40 Corte de agua en la calle Mayor.")
    _leave(notice)
    again = _notice(marta, file)
    assert again.text.toPlainText() == "18:40 Corte de agua en la calle Mayor."
    assert OFFERED in words(again)


def test_a_notice_begun_before_the_account_was_named_can_say_it(marta: Workbench) -> None:
    account = add_account(marta.hub.database, "https://www.facebook.com/AytoVilla")
    marta.hub.note_changed()
    marta.hub.perform(course.begin, "cuenta")
    (file,) = marta.hub.snapshot.crisis.open_files
    notice = _notice(marta, file)
    notice.text.setPlainText(f"{notice.text.toPlainText()} Ya lo sabe la Policía.")
    assert "{CUENTA}" in notice.text.toPlainText()
    _leave(notice)
    marta.hub.perform(course.name_account, file.incident.id or 0, account.id)
    (file,) = marta.hub.snapshot.crisis.open_files
    again = _notice(marta, file)
    said = again.text.toPlainText()
    assert "Ya lo sabe la Policía." in said
    assert "{CUENTA}" not in said
    assert accounts.title(account) in said
    write(again, "Cuenta", "la página de Facebook")
    assert "la página de Facebook" in again.text.toPlainText()
    assert accounts.title(account) not in again.text.toPlainText()
    assert "Ya lo sabe la Policía." in again.text.toPlainText()
    press(again, "Descartarlo")
    assert accounts.title(account) in again.text.toPlainText()
    assert again.text.hasFocus()


def test_a_name_half_written_comes_back_with_its_way_to_add_it(marta: Workbench) -> None:
    file = _crisis(marta)

    def opened() -> HandoverDialog:
        made = HandoverDialog(marta.hub, file, marta.window)
        made.open()
        QApplication.processEvents()
        return made

    handing = opened()
    write(handing, "Quién la lleva ahora", "Alba Nueva")
    _leave(handing)
    again = opened()
    assert OFFERED in words(again)
    press(again, "Descartarlo")
    assert "Añadir a" not in words(again)
    write(again, "Quién la lleva ahora", "Alba Nueva")
    _leave(again)
    again = opened()
    press(again, "Añadir a «Alba Nueva»")
    press(again, "Entregar")
    (file,) = marta.hub.snapshot.crisis.open_files
    assert marta.hub.snapshot.name_of(file.incident.handler_id) == "Alba Nueva"


def test_what_happens_in_a_crisis_survives_going_elsewhere_and_closing(marta: Workbench) -> None:
    _crisis(marta)
    marta.go(Target(Place.CRISIS, field="now"))
    QApplication.processEvents()
    (log,) = seen(marta.window, LogCard)
    log.text.findChildren(QLineEdit)[0].setText("Llama la Guardia Civil")
    marta.go(Target(Place.TODAY))
    marta.window.look.changed.emit()  # every page is made anew
    QApplication.processEvents()
    for keeping in marta.window.findChildren(Keeping):
        keeping.keep_now()
    marta.go(Target(Place.CRISIS, field="now"))
    QApplication.processEvents()
    assert any(log.text.value() == "Llama la Guardia Civil" for log in seen(marta.window, LogCard))


def _on_step(bench: Workbench) -> StepCard:
    bench.go(Target(Place.CRISIS, field="now"))
    QApplication.processEvents()
    (card,) = seen(bench.window, StepCard)
    return card


def test_the_note_of_each_step_waits_for_its_step(marta: Workbench) -> None:
    """Half written, and the card made anew: each is where it was, and saved it is offered no more."""
    _crisis(marta)
    card = _on_step(marta)
    card._note.findChildren(QLineEdit)[0].setText("Llama la Guardia Civil")
    for keeping in marta.window.findChildren(Keeping):
        keeping.keep_now()
    marta.hub.note_changed()
    QApplication.processEvents()
    assert card._note.value() == "Llama la Guardia Civil", "what is being written is not touched"
    again = StepCard(marta.hub)
    (file,) = marta.hub.snapshot.crisis.open_files
    again.show_step(file, file.steps[1])
    assert again._note.value() == "", "it is of another step"
    again.show_step(file, file.steps[0])
    again.show()
    assert again._note.value() == "Llama la Guardia Civil"
    assert OFFERED in words(again)
    again.leave()
    (file,) = marta.hub.snapshot.crisis.open_files
    again.close()
    assert "Llama la Guardia Civil" in [step.note for step in file.steps]
    assert drafts.load(marta.hub.database, "StepCard", str(file.incident.id)) is None


def _full(_database: Database) -> None:
    raise Problem("El disco está lleno.", "Libere espacio.")


def test_a_draft_that_the_guide_does_not_take_is_kept_outside(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = opened.database
    with monkeypatch.context() as broken:
        broken.setattr(Database, "note", _full)
        drafts.keep(database, "sheet", "person 1", "", TOLD, [])
    (written,) = (paths.data_folder() / "borradores").iterdir()
    assert json.loads(written.read_text(encoding="utf-8"))["answers"] == TOLD
    found = drafts.load(database, "sheet", "person 1")
    assert found is not None
    assert found.answers == TOLD
    drafts.discard(database, "sheet", "person 1")
    assert drafts.load(database, "sheet", "person 1") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"wizard": "sheet"', b'{"quien": 1}', b"\xff\xfe"])
def test_a_damaged_draft_hides_no_other(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    database = opened.database
    drafts.keep(database, "sheet", "person 1", "", TOLD, [])
    with monkeypatch.context() as broken:
        broken.setattr(Database, "note", _full)
        for number in (1, 2):
            drafts.keep(database, "sheet", f"person {number}", "", OTHER, [])
    damaged = next(
        file
        for file in (paths.data_folder() / "borradores").iterdir()
        if json.loads(file.read_text(encoding="utf-8"))["subject"] == "person 1"
    )
    damaged.write_bytes(damage)
    assert [(each.subject, each.answers) for each in drafts.kept(database, "sheet")] == [
        ("person 1", TOLD),
        ("person 2", OTHER),
    ]


def test_a_draft_that_no_disk_takes_is_kept_in_memory(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = opened.database
    database.read_only_because = "La tiene abierta otra persona."
    with monkeypatch.context() as broken:
        broken.setattr(paths, "data_folder", lambda: opened.path / "no es una carpeta")
        drafts.keep(database, "sheet", "person 2", "", TOLD, [])
        assert drafts.load(database, "sheet", "person 2") is not None
        drafts.discard(database, "sheet", "person 2")


def _no_room(_path: Path) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("is_freed", [True, False])
def test_closing_says_what_no_disk_takes_and_holds_nobody(
    marta: Workbench, monkeypatch: pytest.MonkeyPatch, is_freed: bool
) -> None:
    """With room again it is kept; without, she says that it may be lost. The window always closes."""
    database, window = marta.hub.database, marta.window
    with monkeypatch.context() as broken:
        broken.setattr(Database, "note", _full)
        broken.setattr(drafts, "replacing", _no_room)
        drafts.keep(database, "sheet", "person 1", "", TOLD, [])
        window.close()
        assert window.isVisible()
        asked = dialog(AskDialog)
        assert "Libere espacio y cierre otra vez: se guardará." in words(asked)
        if not is_freed:
            press(asked, "Cerrar y perderlo")
            assert not window.isVisible()
            drafts.discard(database, "sheet", "person 1")
            return
        press(asked, "Volver")
    window.close()
    assert not window.isVisible()
    again = workspace.open_file(database.path)
    found = drafts.load(again.database, "sheet", "person 1")
    workspace.close(again)
    assert found is not None
    assert found.answers == TOLD


def test_a_note_that_the_disk_did_not_take_is_kept_once_there_is_room(
    marta: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving the field tries to save it, and fails: it is still unsaved, whatever the card shows."""
    file = _crisis(marta)
    card = _on_step(marta)
    database, window = marta.hub.database, marta.window
    with monkeypatch.context() as broken:
        broken.setattr(Database, "note", _full)
        broken.setattr(Database, "write", lambda database, _title: _full(database))
        broken.setattr(drafts, "replacing", _no_room)
        card._note.findChildren(QLineEdit)[0].setText("la clave la tenía Rubén")
        card.leave()
        window.close()
        assert window.isVisible()
        press(dialog(AskDialog), "Volver")
        card.leave()
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox):
            box.close()
    window.close()
    assert not window.isVisible()
    again = workspace.open_file(database.path)
    kept = drafts.load(again.database, "StepCard", str(file.incident.id))
    saved = [step.note for each in reading.snapshot(again.database).crisis.files for step in each.steps]
    workspace.close(again)
    assert "la clave la tenía Rubén" in saved or kept is not None


@pytest.mark.parametrize("guide", ["marta", "town_bench"])
def test_a_wizard_opened_and_closed_was_never_left_half_way(
    guide: str, request: pytest.FixtureRequest
) -> None:
    bench: Workbench = request.getfixturevalue(guide)
    for plan in every_plan(bench.hub):
        for key in ("", list(plan.questions(plan.first_answers()))[-1].key):
            wizard = bench.open_wizard(plan, key)
            if not any(each.wants_all for each in wizard.session.questions):
                assert "✓  " not in words(wizard), plan.name
            _leave(wizard)
            assert not bench.hub.snapshot.drafts, f"{plan.name} {plan.subject} at «{key}»"


def test_what_is_half_typed_in_a_wizard_survives_closing(marta: Workbench) -> None:
    marta.go(Target(Place.SETUP, field="term"))
    wizard = dialog(WizardDialog)
    keys = wizard.session.keys
    wizard.session.go_to(next(key for key in keys if _has_date(wizard, key)))
    wizard.show_page()
    wizard.page.findChildren(QLineEdit)[0].setText("31/02/2026")
    _leave(wizard)
    marta.go(Target(Place.SETUP))
    again = dialog(WizardDialog)
    assert again.page.findChildren(QLineEdit)[0].text() == "31/02/2026"
    assert "no es una fecha" in words(again)


def test_starting_again_can_be_taken_back(marta: Workbench) -> None:
    marta.go(Target(Place.WHO))
    wizard = dialog(WizardDialog)
    wizard.page.findChildren(QLineEdit)[0].setText("Alcaldía")
    _leave(wizard)
    marta.go(Target(Place.WHO))
    again = dialog(WizardDialog)
    press(again, "Empezar de nuevo")
    assert again.page.findChildren(QLineEdit)[0].text() == ""
    press(again, "Recuperar lo que tenía")
    assert again.page.findChildren(QLineEdit)[0].text() == "Alcaldía"


def _has_date(wizard: WizardDialog, key: str) -> bool:
    question = next((each for each in wizard.session.questions if each.key == key), None)
    return question is not None and type(question.fields[0]).__name__ == "DateField"


def test_a_mark_of_the_guide_comes_back_when_its_deletion_is_undone(database: Database) -> None:
    guide.mark(database, "who", OwnMark.READY)
    guide.mark(database, "who", None)
    assert history.undo(database).concerns("guide_mark")
    assert reading.snapshot(database).mark_of("who") == "ready"


def test_the_example_opened_twice_is_not_read_only_against_itself(marta: Workbench) -> None:
    marta.go(Target(Place.EXAMPLE))
    marta.go(Target(Place.EXAMPLE))
    assert not marta.hub.database.is_read_only
    marta.open_own()
    marta.open_own()
    assert not marta.hub.database.is_read_only


def test_what_looks_like_a_password_is_in_no_draft(marta: Workbench) -> None:
    file = _crisis(marta)
    notice = _notice(marta, file)
    notice.text.setPlainText("Xk9$mP2!vQ7z")
    _leave(notice)
    assert drafts.load(marta.hub.database, "NoticeDialog", str(file.incident.id)) is None
