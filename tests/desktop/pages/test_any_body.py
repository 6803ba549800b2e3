"""Every window speaks to each kind of body in its words: nothing of a town hall's is seen by another."""

import pytest

from muniredes.actions import council, knowledge
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.setup import SetupPlan
from muniredes.domain.council import EntityKind
from muniredes.domain.elections.period import ElectionKind
from muniredes.domain.places import Place, Target
from tests.bodies import NAMES, begin, without
from tests.desktop.hands import words
from tests.desktop.walk.everywhere import everywhere, texts

SPOKEN_TO = (
    EntityKind.COMMONWEALTH,
    EntityKind.PUBLIC_BODY,
    EntityKind.ASSOCIATION,
    EntityKind.COMPANY,
)
"""A kind of each way of speaking; the others only differ of these in their words."""


_KINDS = frozenset(kind.word for kind in EntityKind)


@pytest.mark.parametrize("kind", [kind for kind in EntityKind if kind is not EntityKind.COUNCIL])
def test_the_first_start_speaks_to_the_body_that_it_is_told(bench: Workbench, kind: EntityKind) -> None:
    wizard = WizardDialog(SetupPlan(bench.hub), bench.window)
    wizard.session.answer({"council.kind": kind.value, "town": {"name": NAMES[kind]}})
    wizard.show()
    say = knowledge.wordings()[kind]
    wrong: list[str] = []
    for key in wizard.session.keys:
        wizard.session.go_to(key)
        wizard.show_page()
        lines = {line for text in texts(wizard) for line in text.splitlines()} - _KINDS
        wrong += [line for line in lines if say.foreign_in(without(line, set(say.names)))]
    wizard.close()
    assert wrong == []


@pytest.mark.parametrize("kind", list(EntityKind))
def test_only_a_town_is_asked_for_the_code_of_a_town(bench: Workbench, kind: EntityKind) -> None:
    begin(bench.hub.database, kind)
    bench.hub.note_changed()
    bench.go(Target(Place.SETTINGS, None, "body"))
    said = words(bench.page(Place.SETTINGS))
    assert ("Código INE" in said) == (kind in {EntityKind.COUNCIL, EntityKind.MINOR_ENTITY})
    bench.hub.perform(council.edit, {"kind": EntityKind.COUNTY})
    assert "Código INE" not in words(bench.page(Place.SETTINGS))


@pytest.mark.parametrize("kind", SPOKEN_TO)
def test_no_window_says_a_word_of_another_kind_of_body(bench: Workbench, kind: EntityKind) -> None:
    begin(bench.hub.database, kind)
    bench.hub.note_changed()
    say = knowledge.wordings()[kind]
    named = {NAMES[kind], *say.names, *(each.word for each in ElectionKind)}
    named |= {"eriodo electoral", "La ley electoral limita a las administraciones"}
    wrong = {
        f"{where}: {line}"
        for where, said in everywhere(bench)
        for text in said
        for line in text.splitlines()
        if line not in _KINDS and say.foreign_in(without(line, named))
    }
    assert sorted(wrong) == []
