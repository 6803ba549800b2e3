"""A new term begins in the settings; the old one, or any copy, is looked at and left as it is."""

from datetime import date

from muniredes.actions import clock, council, safekeeping
from muniredes.desktop.pages.settings.elections import NewTermDialog
from muniredes.desktop.wizards.dialog import WizardDialog
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, press, words
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


def test_a_copy_is_looked_at_from_the_settings(town_bench: Workbench) -> None:
    copy = safekeeping.back_up(town_bench.hub.database)
    before = copy.path.read_bytes()
    town_bench.go(Target(Place.SETTINGS, None, "copies"))
    press(town_bench.page(Place.SETTINGS), "Mirarla")
    assert _is_read_only(town_bench)
    press(town_bench.window.banner, "Volver a mi guía")
    assert not _is_read_only(town_bench)
    assert copy.path.read_bytes() == before


def test_a_day_far_from_the_elections_is_asked_again_in_words(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.TERM))
    page = town_bench.page(Place.SETTINGS)
    press(page, "Empezar nuevo mandato…")
    asked = dialog(NewTermDialog)
    press(asked, "Empezar nuevo mandato")
    assert "Sería el mandato 2026–2030" in words(asked)
    assert _label(town_bench) == "2023–2027"
    press(asked, "Cancelar")
    assert _label(town_bench) == "2023–2027"
    press(page, "Empezar nuevo mandato…")
    press(dialog(NewTermDialog), "Empezar nuevo mandato")
    press(dialog(NewTermDialog), "Sí: se constituyó el 24 de noviembre de 2026")
    assert _label(town_bench) == "2026–2030"
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
