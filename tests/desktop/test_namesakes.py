"""Two people of one name are told apart where they are listed and where they are found."""

from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, words
from tests.support import add_account, add_person, set_up


def _two_of_a_name(bench: Workbench) -> None:
    set_up(bench.hub.database)
    ana = add_person(bench.hub.database, "Ana Gil", post="Alcaldesa")
    add_person(bench.hub.database, "Ana Gil", post="Auxiliar de cultura")
    add_account(bench.hub.database, "facebook.com/ayto", custody__holder_id=ana.id)
    bench.hub.note_changed()


def test_the_search_says_which_of_two_people_it_found(bench: Workbench) -> None:
    _two_of_a_name(bench)
    bench.open_search()
    search = dialog(SearchDialog)
    search.type_in("ana gil")
    rows = words(search).splitlines()
    assert "Ana Gil (Alcaldesa)   ·   Persona" in rows
    assert "Ana Gil (Auxiliar de cultura)   ·   Persona" in rows
    assert not [row for row in rows if row.startswith("Ana Gil   ·")]
    search.type_in("marta ruiz")
    assert "Marta Ruiz   ·   Persona" in words(search).splitlines()
    search.reject()


def test_a_page_says_which_of_two_people_it_names(bench: Workbench) -> None:
    _two_of_a_name(bench)
    for place in (Place.PEOPLE, Place.ACCOUNTS):
        bench.go(Target(place))
        bare = [line for line in words(bench.page(place)).splitlines() if line == "Ana Gil"]
        assert bare == [], place
