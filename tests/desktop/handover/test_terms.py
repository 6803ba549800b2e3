"""A new term begins in the settings; the old one, or any copy, is looked at and left as it is."""

import shutil
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from muniredes import paths
from muniredes.actions import clock, council, workspace
from muniredes.actions.safekeeping import backups
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.settings.elections import NewTermDialog
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, dialog, field, keys, press, seen, words
from tests.support import set_up


def _label(bench: Workbench) -> str:
    term = bench.hub.snapshot.term
    assert term is not None
    return term.label


def _is_read_only(bench: Workbench) -> bool:
    return bench.hub.database.is_read_only


def test_a_term_begins_and_the_old_one_is_looked_at(town_bench: Workbench) -> None:
    clock.pretend(date(2027, 6, 14))
    town_bench.hub.note_changed()
    town_bench.go(Target(Place.TERM))
    page = town_bench.page(Place.SETTINGS)
    assert "Ninguno guardado todavía." in words(page)
    press(page, "Empezar nuevo mandato…")
    press(dialog(NewTermDialog), "Empezar nuevo mandato")
    assert _label(town_bench) == "2027–2031"
    dialog(WizardDialog).close()
    town_bench.go(Target(Place.TERM))
    own = town_bench.hub.workspace.path
    press(page, "Mirarlo")
    assert _label(town_bench) == "2023–2027"
    assert _is_read_only(town_bench)
    assert "Está mirando" in words(town_bench.window.banner)
    looked = town_bench.hub.workspace.path
    press(town_bench.window.banner, "Volver a mi guía")
    assert (town_bench.hub.workspace.path, _label(town_bench)) == (own, "2027–2031")
    assert not looked.exists()
    assert not _is_read_only(town_bench)


def test_what_an_older_program_kept_is_seen_and_leads_to_her_own_guide(
    window: MainWindow, tmp_path: Path
) -> None:
    """With a double click on its file: what is made from there is made beside her guide."""
    kept = tmp_path / "mandatos" / "mandato-2019-2023.sqlite"
    kept.parent.mkdir()
    shutil.copyfile(min((Path(__file__).parents[2] / "fixtures" / "databases").glob("v*.sqlite")), kept)
    bench = Workbench(window, workspace.open_file(kept))
    looked = bench.hub.workspace.path
    assert _is_read_only(bench)
    bench.open_example()
    assert bench.hub.workspace.path.parent == paths.data_folder()
    assert not looked.exists()
    bench.open_own()
    assert bench.hub.workspace.path == paths.database_file()
    assert not _is_read_only(bench)
    workspace.close(bench.hub.workspace)


def test_a_copy_is_looked_at_from_the_settings(town_bench: Workbench) -> None:
    copy = backups.back_up(town_bench.hub.database)
    before = copy.path.read_bytes()
    town_bench.go(Target(Place.SETTINGS, None, "copies"))
    press(town_bench.page(Place.SETTINGS), "Mirarla")
    assert _is_read_only(town_bench)
    press(town_bench.window.banner, "Volver a mi guía")
    assert not _is_read_only(town_bench)
    assert copy.path.read_bytes() == before


_CHANGING = (
    "Añadir,Apuntar,Borrar,Cambiar,Contestar,Crear,Decir,Elegir,Empezar,Escribir,Hacer,Preparar,Quitar,"
    "Repartir,Repasar,Responder,Seguir,Traer,Vaciar,Volveré"
)
_READING = {"Elegir una foto…", "Preparar informe para soporte", "Traer uno más nuevo…", "Hacer un acta"}
"""Verbs that write nothing in the guide: they leave a paper, or lead to where it would be written."""


def _look_at_a_copy(bench: Workbench) -> None:
    backups.back_up(bench.hub.database)
    bench.go(Target(Place.SETTINGS, None, "copies"))
    press(bench.page(Place.SETTINGS), "Mirarla")


def _live_verbs(bench: Workbench) -> set[str]:
    """Return the verbs that can be pressed in every page and tab, of those that change the guide."""
    found = set()
    for place in page_words():
        bench.go(Target(place))
        page = bench.page(place)
        for number in range(len(page.panels) if isinstance(page, TabbedPage) else 1):
            if isinstance(page, TabbedPage):
                page.show_panel(number)
            live = {each.text() for each in seen(page, QPushButton) if each.isEnabled()}
            found |= {f"{place.value}: {text}" for text in live - _READING if text}
    return {each for each in found if each.split(": ")[1].split()[0] in _CHANGING.split(",")}


def test_what_cannot_be_changed_says_so_all_the_time_and_offers_no_change(town_bench: Workbench) -> None:
    assert len(_live_verbs(town_bench)) > 30
    _look_at_a_copy(town_bench)
    assert {each for each in _live_verbs(town_bench) if not each.startswith(("today", "guide"))} == set()
    banner = town_bench.window.banner
    assert "no se puede cambiar nada" in words(banner)
    assert "Entendido" not in words(banner)
    town_bench.open_own()
    town_bench.go(Target(Place.ACCOUNTS))
    assert button(town_bench.page(Place.ACCOUNTS), "Añadir cuenta").isEnabled()
    assert "no se puede cambiar nada" not in words(banner)


def test_nothing_is_asked_where_no_answer_can_be_kept(town_bench: Workbench) -> None:
    _look_at_a_copy(town_bench)
    for place in (Place.REVIEW, Place.ADD_ACCOUNT, Place.IMPORT):
        town_bench.go(Target(place))
        told = dialog(QMessageBox)
        assert "no se puede cambiar nada" in told.text()
        told.close()
        assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, WizardDialog)]


def test_the_search_knows_the_way_back_from_a_copy(town_bench: Workbench) -> None:
    own = town_bench.hub.workspace.path
    _look_at_a_copy(town_bench)
    town_bench.open_search()
    asked = dialog(SearchDialog)
    asked.type_in("volver a mi guia")
    assert "Volver a mi guía" in words(asked)
    keys(field(asked, "Buscar"), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert town_bench.hub.workspace.path == own


def test_a_day_far_from_the_elections_is_asked_again_in_words(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.TERM))
    page = town_bench.page(Place.SETTINGS)
    press(page, "Empezar nuevo mandato…")
    asked = dialog(NewTermDialog)
    assert asked.inputs[0].value() is None, "no day is proposed that is then called wrong"
    asked.inputs[0].set_value("2026-11-24")
    press(asked, "Empezar nuevo mandato")
    assert "Sería el mandato 2026–2027" in words(asked)
    assert _label(town_bench) == "2023–2027"
    press(asked, "Cancelar")
    assert _label(town_bench) == "2023–2027"
    press(page, "Empezar nuevo mandato…")
    dialog(NewTermDialog).inputs[0].set_value("2026-11-24")
    press(dialog(NewTermDialog), "Empezar nuevo mandato")
    press(dialog(NewTermDialog), "Sí: se constituyó el 24 de noviembre de 2026")
    assert _label(town_bench) == "2026–2027"
    first = words(dialog(WizardDialog))
    assert "antes de este mandato." in first


def test_not_to_know_when_the_term_began_is_not_to_have_no_elections(bench: Workbench) -> None:
    set_up(bench.hub.database, term_starts=None)
    bench.hub.note_changed()
    page = bench.page(Place.CHANNELS)
    bench.go(Target(Place.CHANNELS, None, "election_review"))
    assert "No se sabe cuándo son las próximas elecciones" in words(page)
    press(page, "Decir cuándo empezó el mandato")
    bench.hub.perform(council.set_term, date(2023, 6, 17))
    bench.go(Target(Place.CHANNELS, None, "election_review"))
    assert "No se sabe" not in words(page)
    assert "Elecciones municipales de 2027" in words(page)
    bench.hub.perform(council.delete_period, bench.hub.snapshot.periods[0].id or 0)
    assert "No se sabe cuándo son las próximas elecciones" in words(page)
    assert "apuntadas las elecciones" in words(page)
