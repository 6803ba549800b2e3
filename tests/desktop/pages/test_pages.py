"""The pages: what they say, what they save, and that everything can be taken back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QMessageBox,
    QScrollArea,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, history, people
from muniredes.actions.handover import preparing
from muniredes.actions.printing import papers
from muniredes.actions.safekeeping import backups
from muniredes.desktop.dialogs.history import HistoryDialog
from muniredes.desktop.dialogs.person import PersonDialog
from muniredes.desktop.dialogs.posts.reach import ReachDialog
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.dialogs.sheet import RecordDialog, SheetDialog
from muniredes.desktop.navigation.search_entries import entries
from muniredes.desktop.pages.accounts import AccountsPage
from muniredes.desktop.pages.settings import SettingsPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.fields import word
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
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
    when_open,
    words,
    write,
)


def _account(bench: Workbench, handle: str) -> Account:
    return next(entry for entry in bench.hub.snapshot.accounts if entry.handle == handle)


ROLE = Qt.ItemDataRole.UserRole


def _open_account(bench: Workbench, handle: str) -> AccountsPage:
    bench.go(Target(Place.ACCOUNTS, _account(bench, handle).id))
    page = bench.page(Place.ACCOUNTS)
    assert isinstance(page, AccountsPage)
    return page


# ── Hoy y Mi guía ────────────────────────────────────────────────────────────────────────────


def test_today_says_what_is_late_and_takes_her_there(town_bench: Workbench) -> None:
    told = words(town_bench.window)
    assert "Atrasado" in told
    assert "Le toca a usted" in told
    assert "126 días" in told
    assert "Sin publicar desde el 26 de abril (212 días)." in told
    press(town_bench.window, "Qué hacer")
    assert town_bench.window.pages.currentWidget() is town_bench.page(Place.CALENDAR)
    told = words(dialog(ReachDialog))
    assert "X (antes Twitter) · AytoVillaejemp" in told
    assert "Cerrar con orden" in told


def test_today_is_another_page_on_another_day(town_bench: Workbench) -> None:
    assert "Martes, 24 de noviembre de 2026" in words(town_bench.window)
    clock.pretend(date(2026, 11, 25))
    town_bench.window.woken.emit()
    assert "Miércoles, 25 de noviembre de 2026" in words(town_bench.window)
    assert "125 días" in words(town_bench.window)


def test_a_task_can_be_marked_by_hand_and_unmarked(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.GUIDE))
    press(town_bench.window, "Ya está")
    assert "usted dijo «Ya está»" in words(town_bench.window)
    press(town_bench.window, "Quitar la marca")
    assert "usted dijo" not in words(town_bench.window)


def test_the_rest_of_the_guide_is_folded(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.GUIDE))
    assert "Ocultar lo de más adelante" not in words(town_bench.window)
    press(town_bench.window, "Más adelante")
    assert "Ocultar lo de más adelante" in words(town_bench.window)


def test_empty_pages_say_what_they_are_for(bench: Workbench) -> None:
    for place in (Place.TODAY, Place.ACCOUNTS, Place.PEOPLE, Place.MANUAL):
        bench.go(Target(place))
        assert "Ver un pueblo de ejemplo" in words(bench.window), place


def test_the_example_town_is_another_file_and_she_comes_back(bench: Workbench) -> None:
    own = bench.hub.workspace.path
    press(bench.window, "Ver un pueblo de ejemplo")
    assert "EJEMPLO" in words(bench.window)
    assert bench.hub.workspace.path != own
    press(bench.window, "Volver a mi guía")
    assert bench.hub.workspace.path == own
    assert "EJEMPLO" not in words(bench.window)
    assert bench.hub.snapshot.council is None


# ── Cuentas ──────────────────────────────────────────────────────────────────────────────────


def test_an_answer_is_saved_when_it_is_left(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    write(page, "Para qué sirve", "Avisos, agenda y emergencias")
    assert _account(town_bench, "AytoVillaejemplo").purpose == "Avisos, agenda y emergencias"
    assert "Deshacer" in words(town_bench.window)
    press(town_bench.window, "Deshacer")
    assert _account(town_bench, "AytoVillaejemplo").purpose != "Avisos, agenda y emergencias"
    bar = town_bench.window.undo_bar
    assert "Deshacer" not in words(bar)
    press(bar, "Rehacer")
    assert _account(town_bench, "AytoVillaejemplo").purpose == "Avisos, agenda y emergencias"
    assert "Rehacer" not in words(bar)
    press(bar, "Deshacer")
    assert _account(town_bench, "AytoVillaejemplo").purpose != "Avisos, agenda y emergencias"
    assert "Avisos, agenda y emergencias" not in field(page, "Para qué sirve").property("plainText")


def test_what_is_being_typed_is_saved_when_the_page_is_left(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    line = field(page, "Decreto o acuerdo que la abrió")
    line.setFocus()
    keys(line, Qt.Key.Key_End)
    type_in(line, " bis")
    town_bench.go(Target(Place.TODAY))
    custody = town_bench.hub.snapshot.custody(_account(town_bench, "AytoVillaejemplo"))
    assert custody.resolution.endswith(" bis")


@pytest.mark.parametrize("by_list", [True, False], ids=["from the list", "from elsewhere"])
def test_what_is_being_typed_is_saved_when_another_account_is_chosen(
    town_bench: Workbench, by_list: bool
) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    line = field(page, "Decreto o acuerdo que la abrió")
    line.setFocus()
    keys(line, Qt.Key.Key_End)
    type_in(line, " bis")
    other = _account(town_bench, "villaejemplo")
    if by_list:
        accounts = seen(page, QListWidget)[0]
        row = next(row for row in range(accounts.count()) if accounts.item(row).data(ROLE) == other.id)
        accounts.setCurrentRow(row)
        assert accounts.currentItem().data(ROLE) == other.id
    else:
        town_bench.go(Target(Place.ACCOUNTS, other.id))
    custody = town_bench.hub.snapshot.custody(_account(town_bench, "AytoVillaejemplo"))
    assert custody.resolution.endswith(" bis")
    kept = town_bench.hub.snapshot.custody(other)
    assert field(page, "Decreto o acuerdo que la abrió").property("text") == kept.resolution


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Correo de recuperación", "redes arroba villa", "correo"),
        ("Última publicación", "ayer", "no es una fecha"),
        ("Seguidores", "muchos", "número"),
        ("Dónde está la contraseña", "Xk9$mP2!vQ7z", "contraseña"),
        ("Última publicación", "31/12/2027", "entre 1990 y hoy"),
    ],
)
def test_a_wrong_answer_says_why_beside_the_field_and_changes_nothing(
    town_bench: Workbench, name: str, typed: str, said: str
) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    before = repr(town_bench.hub.snapshot.accounts), repr(town_bench.hub.snapshot.custodies)
    write(page, name, typed)
    errors = [each.text() for each in seen(page, QLabel) if each.property("role") == "error" and each.text()]
    assert len(errors) == 1
    assert said in errors[0]
    town_bench.hub.note_changed()
    assert (repr(town_bench.hub.snapshot.accounts), repr(town_bench.hub.snapshot.custodies)) == before


def test_the_list_is_filtered_without_minding_accents(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    type_in(field(page, "Filtrar las cuentas"), "DIAZ")
    shown = seen(page, QListWidget)[0]
    left = [shown.item(row).text() for row in range(shown.count()) if not shown.item(row).isHidden()]
    assert left
    assert all("Cultura" in text or "biblioteca" in text for text in left)


def test_a_deleted_account_comes_back_from_the_bin_with_its_keys(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    number = _account(town_bench, "AytoVillaejemplo").id
    custody = repr(town_bench.hub.snapshot.custody(_account(town_bench, "AytoVillaejemplo")))
    delete(page)
    assert town_bench.hub.snapshot.account(number) is None
    town_bench.go(Target(Place.SETTINGS))
    settings = town_bench.page(Place.SETTINGS)
    assert isinstance(settings, SettingsPage)
    settings.show_panel(4)
    assert "AytoVillaejemplo" in words(settings)
    press(settings, "Recuperar")
    again = town_bench.hub.snapshot.account(number)
    assert again is not None
    assert repr(town_bench.hub.snapshot.custody(again)) == custody
    assert "Está vacía." in words(settings)


def test_emptying_the_bin_asks_first(town_bench: Workbench) -> None:
    delete(_open_account(town_bench, "AytoVillaejemplo"))
    town_bench.go(Target(Place.SETTINGS))
    settings = town_bench.page(Place.SETTINGS)
    assert isinstance(settings, SettingsPage)
    settings.show_panel(4)
    when_open(QMessageBox, lambda box: press(box, "Cancelar"))
    press(settings, "Vaciar la papelera")
    assert "AytoVillaejemplo" in words(settings)
    when_open(QMessageBox, lambda box: press(box, "Vaciar la papelera"))
    press(settings, "Vaciar la papelera")
    assert "Está vacía." in words(settings)


def test_the_history_says_who_changed_what(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    write(page, "Decreto o acuerdo que la abrió", "Decreto 99/2026")
    press(page, "Historial")
    told = words(dialog(HistoryDialog))
    assert "Decreto 99/2026" in told
    assert "Marta Ruiz Peña" in told
    assert "24 de noviembre de 2026" in told


def test_the_browser_opens_only_when_she_asks(town_bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page = _open_account(town_bench, "AytoVillaejemplo")
    assert opened == []
    press(page, "Abrir en el navegador")
    assert opened == ["https://www.facebook.com/AytoVillaejemplo"]


# ── Personas ─────────────────────────────────────────────────────────────────────────────────


def _open_person(bench: Workbench, name: str) -> PersonDialog:
    person = next(entry for entry in bench.hub.snapshot.people if entry.name == name)
    bench.go(Target(Place.PEOPLE, person.id))
    return dialog(PersonDialog)


def test_a_person_is_added_and_her_sheet_saves_itself(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.PEOPLE))
    press(town_bench.window, "Añadir persona")
    sheet = dialog(PersonDialog)
    write(sheet, "Nombre y apellidos", "Nuria Lago")
    write(sheet, "Cargo o puesto", "Técnica de cultura")
    press(sheet, "Cerrar")
    assert "Nuria Lago" in words(town_bench.window)
    assert any(
        person.with_post == "Nuria Lago (Técnica de cultura)" for person in town_bench.hub.snapshot.people
    )


@pytest.mark.parametrize("verb", ["Añadir persona", "Añadir área"])
def test_what_is_added_and_left_as_it_was_is_not_kept(town_bench: Workbench, verb: str) -> None:
    before = town_bench.hub.snapshot
    town_bench.go(Target(Place.PEOPLE))
    press(town_bench.window, verb)
    dialog(SheetDialog).reject()
    after = town_bench.hub.snapshot
    assert (len(after.people), len(after.areas)) == (len(before.people), len(before.areas))


def test_a_successor_takes_everything_at_once(town_bench: Workbench) -> None:
    sheet = _open_person(town_bench, "Rubén Castro Vega")
    write(sheet, "Quién la sustituye", "Elena Navarro Díaz (Bibliotecaria)")
    press(sheet, "Sustituir")
    snapshot = town_bench.hub.snapshot
    old = next(person for person in snapshot.people if person.name == "Rubén Castro Vega")
    assert all(old.id not in (custody.holder_id, custody.deputy_id) for custody in snapshot.custodies)
    press(town_bench.window, "Deshacer")
    assert any(custody.holder_id == old.id for custody in town_bench.hub.snapshot.custodies)


def test_who_leaves_with_the_term_is_marked(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.PEOPLE))
    assert "Se va con el mandato" in words(town_bench.window)


def test_a_step_is_changed_from_its_line(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.PEOPLE))
    press(town_bench.window, "Cambiar", 4)
    assert "Paso 5 de 5" in words(dialog(WizardDialog))


# ── Ajustes ──────────────────────────────────────────────────────────────────────────────────


def _settings(bench: Workbench, panel: int) -> SettingsPage:
    bench.go(Target(Place.SETTINGS))
    page = bench.page(Place.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.show_panel(panel)
    return page


def test_a_date_of_the_elections_is_corrected_and_put_back(town_bench: Workbench) -> None:
    page = _settings(town_bench, 1)
    computed = town_bench.hub.snapshot.periods[0].polling_day
    press(page, "Cambiar")
    from muniredes.desktop.pages.settings.elections import DateDialog

    correction = dialog(DateDialog)
    write(correction, "Fecha", "1/4/2027")
    press(correction, "Guardar la fecha")
    assert "Corregida" in words(page)
    assert "viernes, 2 de abril de 2027" in words(page), "the call is published the day after"
    press(page, "Cambiar")
    press(dialog(DateDialog), "Volver a la calculada")
    assert "Corregida" not in words(page)
    assert town_bench.hub.snapshot.periods[0].polling_day == computed


def test_two_elections_can_be_open_at_once(town_bench: Workbench) -> None:
    from muniredes.desktop.pages.settings.elections import NewElectionDialog

    page = _settings(town_bench, 1)
    press(page, "Añadir otras elecciones")
    asked = dialog(NewElectionDialog)
    write(asked, "Día de la votación", "13/12/2026")
    choose(asked, "Qué elecciones", "Elecciones generales")
    press(asked, "Añadir")
    assert len(town_bench.hub.snapshot.periods) == 2
    assert "Estamos en periodo electoral" in words(page)
    delete(page, "Quitar estas elecciones", 1)
    assert len(town_bench.hub.snapshot.periods) == 1


def test_dates_in_the_wrong_order_are_refused(town_bench: Workbench) -> None:
    page = _settings(town_bench, 1)
    before = repr(town_bench.hub.snapshot.periods)
    press(page, "Cambiar")
    from muniredes.desktop.pages.settings.elections import DateDialog

    correction = dialog(DateDialog)
    write(correction, "Fecha", "1/12/2027")
    press(correction, "Guardar la fecha")
    assert correction.isVisible()
    town_bench.hub.note_changed()
    assert repr(town_bench.hub.snapshot.periods) == before


def test_a_copy_is_made_and_gone_back_to(town_bench: Workbench) -> None:
    page = _settings(town_bench, 3)
    press(page, "Hacer una copia ahora")
    assert "Copia hecha y comprobada" in words(page)
    people.add(town_bench.hub.database, {"name": "Persona de después"})
    when_open(QMessageBox, lambda box: press(box, "Recuperar la copia"))
    press(page, "Recuperar")
    assert "Se ha recuperado la copia." in words(page)
    assert all(person.name != "Persona de después" for person in town_bench.hub.snapshot.people)
    before = history.to_undo(town_bench.hub.database).id
    town_bench.window.press("undo")
    assert history.to_undo(town_bench.hub.database).id == before, "nothing inside it is taken back"
    assert "Lo último fue recuperar una copia." in words(town_bench.window)
    press(town_bench.window, "Ver las copias")


def test_the_town_is_corrected_in_the_settings(town_bench: Workbench) -> None:
    page = _settings(town_bench, 0)
    write(page, "Nombre", "Villanueva de la Sierra")
    assert town_bench.window.windowTitle() == "Ayuntamiento de Villanueva de la Sierra — MuniRedes"


# ── Buscar, deshacer ─────────────────────────────────────────────────────────────────────────


def test_ctrl_k_finds_without_accents_and_takes_her_there(town_bench: Workbench) -> None:
    town_bench.window.activateWindow()
    keys(town_bench.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = dialog(SearchDialog)
    line = field(search, "Buscar")
    type_in(line, "elena navarro diaz")
    assert "Elena Navarro Díaz   ·   Persona" in words(search)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert field(dialog(PersonDialog), "Nombre y apellidos").property("text") == "Elena Navarro Díaz"


def test_a_search_that_finds_nothing_says_so(town_bench: Workbench) -> None:
    town_bench.open_search()
    search = dialog(SearchDialog)
    type_in(field(search, "Buscar"), "zzzz")
    assert "Nada se llama así." in words(search)


def test_each_paper_is_found_by_its_name(town_bench: Workbench) -> None:
    for paper in papers.papers():
        (entry,) = [
            each for each in entries(paper.word) if (each.title, each.kind) == (paper.word, "Documento")
        ]
        town_bench.go(entry.target)
        verb = town_bench.window.focusWidget()
        assert verb is not None
        assert verb.accessibleName() == f"Guardar…: {paper.word}"


def test_what_was_taken_back_can_be_done_again_where_it_is_said(town_bench: Workbench) -> None:
    delete(_open_account(town_bench, "AytoVillaejemplo"))
    count = len(town_bench.hub.snapshot.accounts)
    press(town_bench.window, "Deshacer")
    assert len(town_bench.hub.snapshot.accounts) == count + 1
    press(town_bench.window, "Rehacer")
    assert len(town_bench.hub.snapshot.accounts) == count
    button(town_bench.window, "Deshacer")


def test_ctrl_z_takes_back_and_ctrl_y_does_again(town_bench: Workbench) -> None:
    delete(_open_account(town_bench, "AytoVillaejemplo"))
    count = len(town_bench.hub.snapshot.accounts)
    town_bench.window.activateWindow()
    shown = seen(town_bench.page(Place.ACCOUNTS), QListWidget)[0]
    keys(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(town_bench.hub.snapshot.accounts) == count + 1
    keys(shown, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(town_bench.hub.snapshot.accounts) == count


def test_nothing_to_undo_is_said_and_nothing_else(bench: Workbench) -> None:
    keys(bench.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bar = bench.window.undo_bar
    assert "No hay nada que deshacer." in words(bar)
    assert "Deshacer" not in words(bar)
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]


def test_the_undo_bar_goes_away_by_itself(town_bench: Workbench) -> None:
    delete(_open_account(town_bench, "AytoVillaejemplo"))
    bar = town_bench.window.undo_bar
    assert bar.isVisible()
    bar._timer.timeout.emit()
    assert not bar.isVisible()
    assert timedelta(milliseconds=bar._timer.interval()) >= timedelta(seconds=8)
    button(town_bench.window, "Añadir cuenta")


def test_what_cannot_be_empty_offers_no_empty_answer(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.SETTINGS))
    asked = word("council.kind")
    states = next(each for each in seen(town_bench.window, QComboBox) if each.accessibleName() == asked)
    assert "—" not in [states.itemText(number) for number in range(states.count())]


def _listed(page: AccountsPage) -> list[int]:
    shown = seen(page, QListWidget)[0]
    return [shown.item(row).data(ROLE) for row in range(shown.count())]


def test_the_list_of_accounts_keeps_its_order_until_it_is_opened_again(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    before = _listed(page)
    safest = next(
        account
        for number in reversed(before)
        if (account := town_bench.hub.snapshot.account(number)) is not None and account.is_ours
    )
    assert before[0] != safest.id
    town_bench.go(Target(Place.ACCOUNTS, safest.id))
    choose(page, "Estado", "No podemos entrar")
    assert _listed(page) == before
    assert seen(page, QListWidget)[0].currentItem().data(ROLE) == safest.id
    town_bench.go(Target(Place.TODAY))
    town_bench.go(Target(Place.ACCOUNTS))
    again = _listed(page)
    assert again.index(safest.id or 0) < before.index(safest.id or 0)


def test_a_red_sentence_goes_when_the_answer_that_was_wrong_is_another(town_bench: Workbench) -> None:
    """Two answers refuse each other: mending one of them saves the other."""
    enquiry = town_bench.hub.snapshot.enquiries[0]
    town_bench.go(Target(Place.CONVERSATION, enquiry.id, "enquiry"))
    sheet = dialog(RecordDialog)
    write(sheet, "Contestar antes del", "31/12/2026")
    write(sheet, "Llegó el", "20/11/2026")
    write(sheet, "Contestada el", "10/11/2026")
    wrong = [each.text() for each in seen(sheet, QLabel) if each.property("role") == "error" and each.text()]
    assert wrong
    write(sheet, "Llegó el", "05/11/2026")
    assert not [each for each in seen(sheet, QLabel) if each.property("role") == "error" and each.text()]
    kept = next(each for each in town_bench.hub.snapshot.enquiries if each.id == enquiry.id)
    assert (kept.asked_on, kept.answered_on) == (date(2026, 11, 5), date(2026, 11, 10))


def _area_of(page: AccountsPage) -> QScrollArea:
    return page._area


def test_another_account_is_seen_from_its_name(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    town_bench.window.resize(1024, 560)
    bar = _area_of(page).verticalScrollBar()
    seen(page, QWidget)
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    other = next(each for each in town_bench.hub.snapshot.accounts if each.id != page._current)
    town_bench.go(Target(Place.ACCOUNTS, other.id))
    seen(page, QWidget)
    assert _area_of(page).verticalScrollBar().value() == 0


@pytest.mark.parametrize("state", [AccountState.NO_ACCESS, AccountState.CLOSED])
def test_what_is_answered_stays_under_the_hand(
    town_bench: Workbench, qtbot: QtBot, state: AccountState
) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    town_bench.window.resize(1024, 560)
    area = _area_of(page)
    combo = field(page, "Estado")
    area.ensureWidgetVisible(combo)
    combo.setFocus()
    seen(page, QWidget)
    before = combo.mapTo(area.viewport(), QPoint(0, 0)).y()
    choose(page, "Estado", state.word)
    QTest.keyClick(field(page, "Estado"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.property("held") is None)
    after = field(page, "Estado").mapTo(area.viewport(), QPoint(0, 0)).y()
    assert _account(town_bench, "AytoVillaejemplo").state is state
    assert abs(after - before) <= 1


@pytest.mark.parametrize("name", ["Nombre visible", "Para qué sirve"])
def test_what_is_said_over_the_page_does_not_cover_where_she_writes(town_bench: Workbench, name: str) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    town_bench.window.resize(1024, 600)
    line = field(page, name)
    line.setFocus()
    bar = town_bench.window.undo_bar
    bar.say("Algo se ha hecho")
    over = bar.parentWidget()
    assert over is not None
    at = line.visibleRegion().boundingRect().translated(line.mapTo(over, QPoint(0, 0)))
    assert not QRect(bar.mapTo(over, QPoint(0, 0)), bar.size()).intersects(at)


def test_a_notice_of_the_window_is_put_away_once_it_is_read(bench: Workbench) -> None:
    bench.hub.workspace.notices.append("El programa no llegó a cerrar la guía.")
    bench.banner.refresh()
    assert "no llegó a cerrar" in words(bench.window.banner)
    button(bench.window.banner, "Entendido").setFocus()
    press(bench.window.banner, "Entendido")
    assert not bench.window.banner.isVisible()
    held = bench.window.focusWidget()
    assert held is not None
    assert bench.window.pages.isAncestorOf(held), "the cursor is in the page that she was reading"


def test_the_search_looks_into_the_handover(town_bench: Workbench) -> None:
    hub = town_bench.hub
    hub.perform(preparing.edit, {"urgent": "El lunes caduca el dominio"})
    asked = SearchDialog(hub, town_bench.window)
    asked.open()
    went: list[Target] = []
    asked.target_asked.connect(went.append)
    asked.type_in("dominio lunes")
    assert "El lunes caduca el dominio" in words(asked)
    asked.type_in("correo generico")
    assert "¿Se abrió con un correo genérico del organismo" in words(asked)
    keys(field(asked, "Buscar"), Qt.Key.Key_Return)
    assert went
    assert went[0].place is Place.HANDOVER


@pytest.mark.parametrize("width", [1024, 1366])
def test_the_parts_of_a_page_are_all_named_in_full(town_bench: Workbench, width: int) -> None:
    town_bench.window.resize(width, 600)
    town_bench.go(Target(Place.SETTINGS))
    page = town_bench.page(Place.SETTINGS)
    bars = seen(page, QTabBar)
    if width == 1366:
        (bar,) = bars
        assert bar.sizeHint().width() <= bar.width()
        return
    assert not bars
    choose(page, "Qué parte de «Ajustes»", "Papelera")
    assert isinstance(page, SettingsPage)
    assert page.panels[page.tab].title == "Papelera"


def test_a_copy_that_is_looked_at_leads_back_to_where_it_is_brought_back(
    bench: Workbench, qtbot: QtBot
) -> None:
    copy = backups.back_up(bench.hub.database)
    bench.look_at(copy.path)
    assert bench.hub.workspace.is_passing
    bench.go(Target(Place.SETTINGS, None, "copies"))
    said = words(bench.window)
    assert "Esto que mira es una copia" in said
    assert "Hacer una copia ahora" not in said
    press(bench.window, "Ir a las copias de mi guía")
    qtbot.waitUntil(lambda: not bench.hub.workspace.is_passing)
    qtbot.waitUntil(lambda: "Hacer una copia ahora" in words(bench.window))


def test_what_is_added_and_changed_from_elsewhere_is_kept(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.PEOPLE))
    before = {person.id for person in town_bench.hub.snapshot.people}
    press(town_bench.window, "Añadir persona")
    (made,) = [person for person in town_bench.hub.snapshot.people if person.id not in before]
    town_bench.hub.perform(people.edit, made.id or 0, {"post": "Técnica de cultura"})
    told: list[Problem] = []
    town_bench.hub.refused.connect(told.append)
    dialog(SheetDialog).reject()
    assert told == []
    assert made.id in {person.id for person in town_bench.hub.snapshot.people}


def test_an_account_that_comes_back_is_in_its_place_and_in_view(town_bench: Workbench) -> None:
    page = _open_account(town_bench, "AytoVillaejemplo")
    (rows,) = seen(page, QListWidget)
    told = [rows.item(row).text() for row in range(rows.count())]
    chosen = rows.currentRow()
    delete(page)
    assert rows.count() == len(told) - 1
    town_bench.window.press("undo")
    assert [rows.item(row).text() for row in range(rows.count())] == told
    assert rows.currentRow() == chosen
