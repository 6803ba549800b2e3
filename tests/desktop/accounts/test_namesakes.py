"""Two people of one name are told apart where they are listed and where they are found."""

from PySide6.QtWidgets import QLineEdit

from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.choices import PersonChoice
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


def test_two_of_one_name_and_one_post_are_counted_wherever_they_are_named(bench: Workbench) -> None:
    set_up(bench.hub.database)
    for post in ("Auxiliar", "Auxiliar", "", "", "Alcaldesa"):
        add_person(bench.hub.database, "Ana Gil", post=post)
    bench.hub.note_changed()
    snapshot = bench.hub.snapshot
    called = {
        person.id: snapshot.name_of(person.id) for person in snapshot.people if person.name == "Ana Gil"
    }
    told = [
        "Ana Gil (Auxiliar) · 1",
        "Ana Gil (Auxiliar) · 2",
        "Ana Gil (sin cargo) · 1",
        "Ana Gil (sin cargo) · 2",
        "Ana Gil (Alcaldesa)",
    ]
    assert [called[number] for number in sorted(called, key=lambda number: number or 0)] == told
    asked = PersonInput(asking.who("post.approved_by_id"), FormContext(bench.hub))
    for number, words_said in called.items():
        asked.set_value(PersonChoice(id=number).to_json())
        assert asked.typed() == {"id": number}, words_said
        (line,) = asked.findChildren(QLineEdit)
        assert line.text() == words_said
