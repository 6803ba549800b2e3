"""Every hit of the search and every task of the guide leads to where it is done, or says why not."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMessageBox

from muniredes.actions import accounts, clock
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.navigation.search_entries import every_entry
from muniredes.desktop.pages.channels.profiles import ProfilesPanel
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import is_wizard
from muniredes.domain.guide import TaskState, tasks
from muniredes.domain.places import Place, Target
from tests.desktop.hands import choose, dialog, field, press, seen, words, write
from tests.support import add_account, set_up

_ELSEWHERE = (Place.EXAMPLE, Place.IMPORT)
"""They open another guide, or another window: each has its own tests."""


def _ways_in(bench: Workbench) -> Iterator[tuple[str, Target]]:
    alike = {(entry.kind, entry.target.place, entry.target.field[:6]): entry for entry in every_entry()}
    yield from ((f"{entry.title} · {entry.kind}", entry.target) for entry in alike.values())
    for task in tasks(bench.hub.snapshot, clock.today()):
        if task.state is not TaskState.BLOCKED:
            yield f"{task.title} · Mi guía", task.target


def _top() -> QDialog | None:
    found = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    return found[-1] if found else None


def _led(bench: Workbench, target: Target) -> str:
    """Go there, and return what is wrong with where that is; nothing, when it is where it can be done."""
    bench.go(target)
    over = _top()
    if over is not None:
        over.close()
    if is_wizard(target.place):
        wrong = ""
        if isinstance(over, QMessageBox):
            wrong = "" if target.place.word in over.text() else f"only says «{over.text()}»"
        elif not isinstance(over, WizardDialog) or over.session.plan.name != target.place.value:
            wrong = f"opens {over!r}"
        return wrong
    if over is not None and not target.field:
        return f"opens {over!r}"
    place = Place.SETTINGS if target.place is Place.TERM else target.place
    return "" if bench.window.pages.currentWidget() is bench.page(place) else "does not go there"


def _led_astray(bench: Workbench) -> dict[str, str]:
    return {
        name: wrong
        for name, target in _ways_in(bench)
        if target.place not in _ELSEWHERE and (wrong := _led(bench, target))
    }


def test_every_way_in_leads_somewhere_with_a_whole_guide(town_bench: Workbench) -> None:
    assert _led_astray(town_bench) == {}


def test_every_way_in_leads_somewhere_or_says_why_not_with_an_empty_guide(bench: Workbench) -> None:
    assert _led_astray(bench) == {}


@pytest.fixture
def begun(bench: Workbench) -> Workbench:
    """A guide with one account in use and another that only says that it is closed."""
    set_up(bench.hub.database, "https://www.facebook.com/aytovilla")
    add_account(bench.hub.database, "https://x.com/aytovilla", account__state="closed")
    bench.hub.note_changed()
    return bench


def test_closing_an_account_is_begun_from_the_search(begun: Workbench) -> None:
    begun.open_search()
    search = dialog(SearchDialog)
    search.type_in("cerrar o unir")
    (row,) = [line for line in words(search).splitlines() if line.endswith("Asistente")]
    assert row.startswith("Cerrar o unir un perfil")
    search.reject()
    begun.go(Target(Place.CLOSE_PROFILE))
    wizard = dialog(WizardDialog)
    press(wizard, "Siguiente")
    assert "Falta decir qué cuenta se cierra." in words(wizard)
    facebook = next(each for each in begun.hub.snapshot.accounts if each.network_id == "facebook")
    offered = field(wizard, "Cuenta")
    assert isinstance(offered, QComboBox)
    marked = accounts.marked(begun.hub.snapshot, facebook)
    assert [offered.itemText(row) for row in range(offered.count())] == ["—", marked]
    choose(wizard, "Cuenta", marked)
    press(wizard, "Siguiente")
    write(wizard, "Motivo", "Nadie la lleva")
    for _step in range(5):
        press(wizard, "Siguiente")
    press(wizard, "Guardar el cierre")
    assert begun.hub.snapshot.closure(facebook) is not None
    begun.go(Target(Place.CLOSE_PROFILE))
    again = dialog(WizardDialog)
    choose(again, "Cuenta", accounts.marked(begun.hub.snapshot, facebook))
    press(again, "Siguiente")
    assert "ya está empezado" in words(again)


def test_an_account_that_is_only_said_to_be_closed_asks_how_it_was(begun: Workbench) -> None:
    gone = next(each for each in begun.hub.snapshot.accounts if each.network_id == "x")
    begun.go(Target(Place.CHANNELS, None, "opening_request"))
    (panel,) = seen(begun.window, ProfilesPanel)
    told = words(panel)
    assert "Consta cerrada, y no cuándo, por qué ni dónde está su copia." in told
    assert "1 perfil\n" in told[told.index("\nCerrado\n") :]
    begun.go(Target(Place.ACCOUNTS, gone.id))
    press(begun.window, "Decir cómo se cerró")
    wizard = dialog(WizardDialog)
    assert wizard.session.plan.subject == str(gone.id)
