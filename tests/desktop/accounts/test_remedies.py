"""«Arreglar» opens what to do in the world: the steps, the letter, the wait, and «Hecho»."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, reading
from muniredes.desktop.dialogs.remedy import RemedyDialog
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, dialog, field, keys, press, words


def test_arreglar_in_today_opens_the_steps_for_that_risk_and_that_network(town_bench: Workbench) -> None:
    press(town_bench.window, "Arreglar")
    opened = words(dialog(RemedyDialog))
    assert "Facebook · biblioteca.villaejemplo" in opened
    assert "Pasar de un perfil personal a una cuenta del organismo" in opened
    assert "Cree una página del organismo." in opened
    assert "Guardar la carta…" in opened


def test_what_has_its_day_comes_before_the_chores_and_these_begin_with_what_may_be_lost(
    town_bench: Workbench,
) -> None:
    said = words(town_bench.page(Place.TODAY))
    order = ("Esta semana", "periodo electoral", "Cuentas en peligro", "Le toca a usted")
    places = [said.index(each) for each in order]
    assert places == sorted(places)
    assert "Arreglar" in said[places[2] : places[3]]
    assert "Arreglar" not in said[places[3] :]


@pytest.fixture
def opened(town_bench: Workbench) -> tuple[Workbench, RemedyDialog, int]:
    """The remedy of the account of the example that nobody can enter."""
    account = next(each for each in town_bench.hub.snapshot.accounts if each.network_id == "telegram")
    assert account.id is not None
    town_bench.go(Target(Place.REMEDY, account.id, Cause.NO_ACCESS.value))
    return town_bench, dialog(RemedyDialog), account.id


def test_what_is_asked_and_done_is_written_with_its_days(
    opened: tuple[Workbench, RemedyDialog, int], qtbot: QtBot
) -> None:
    bench, sheet, account_id = opened
    press(sheet, "Ya está pedido")
    assert "Apuntado." in words(sheet)
    press(sheet, "Hecho")
    assert "Hecho: Telegram" in words(bench.window), "what was done is told, and not what was wrong"
    kept = reading.snapshot(bench.hub.database).remedy(account_id, Cause.NO_ACCESS)
    assert kept is not None
    assert (kept.begun_on, kept.done_on) == (clock.today(), clock.today())
    assert kept.wait_until is not None
    assert kept.wait_until > clock.today()
    press(sheet, "Ver la ficha")
    qtbot.waitUntil(lambda: bench.window.pages.currentWidget() is bench.page(Place.ACCOUNTS))


def test_the_letter_is_a_paper(opened: tuple[Workbench, RemedyDialog, int], tmp_path: Path) -> None:
    _bench, sheet, _number = opened
    target = tmp_path / "carta.pdf"
    sheet.write_letter(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert "Guardado en" in words(sheet)


def test_an_account_that_is_lost_has_its_dossier(town_bench: Workbench, tmp_path: Path) -> None:
    lost = next(each for each in town_bench.hub.snapshot.own_accounts if each.state is AccountState.NO_ACCESS)
    town_bench.go(Target(Place.REMEDY, lost.id, Cause.NO_ACCESS.value))
    sheet = dialog(RemedyDialog)
    assert button(sheet, "Guardar el expediente…").isEnabled()
    sheet.write_dossier(tmp_path / "expediente.pdf")
    assert (tmp_path / "expediente.pdf").read_bytes().startswith(b"%PDF")
    assert "Guardado en" in words(sheet)


def test_the_worst_reason_of_an_account_has_its_remedy_beside_it(town_bench: Workbench) -> None:
    account = next(each for each in town_bench.hub.snapshot.accounts if each.network_id == "telegram")
    town_bench.go(Target(Place.ACCOUNTS, account.id))
    press(town_bench.page(Place.ACCOUNTS), "Arreglar")
    assert "Volver a entrar, o pedir que la cierren" in words(dialog(RemedyDialog))


def test_what_pretends_to_be_us_is_on_today_and_on_its_page_until_it_is_gone(town_bench: Workbench) -> None:
    hub = town_bench.hub
    fake = next(each for each in hub.snapshot.accounts if each.state is AccountState.IMPERSONATED)
    assert fake.id is not None
    assert "Se hace pasar por nosotros." in words(town_bench.window)
    town_bench.go(Target(Place.ACCOUNTS, fake.id))
    page = town_bench.page(Place.ACCOUNTS)
    assert "Quién tiene las llaves" not in words(page)
    press(page, "Denunciar")
    sheet = dialog(RemedyDialog)
    assert "Denúnciela en la propia red como suplantación" in words(sheet)
    press(sheet, "Hecho")
    town_bench.go(Target(Place.TODAY))
    assert "Se hace pasar por nosotros." not in words(town_bench.window)


def test_enter_in_the_day_does_what_it_is_the_day_of(opened: tuple[Workbench, RemedyDialog, int]) -> None:
    bench, sheet, account_id = opened
    line = field(sheet, "Hecho el")
    line.setFocus()
    keys(line, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert "Hecho. Corrija ahora la ficha" in words(sheet)
    kept = reading.snapshot(bench.hub.database).remedy(account_id, Cause.NO_ACCESS)
    assert kept is not None
    assert kept.done_on == clock.today()
