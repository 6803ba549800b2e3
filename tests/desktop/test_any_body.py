"""Every window speaks to each kind of body in its words: nothing of a town hall's is seen by another."""

import pytest

from muniredes.actions import knowledge
from muniredes.desktop.workbench import Workbench
from muniredes.domain.council import EntityKind
from muniredes.domain.elections import ElectionKind
from tests.desktop.test_languages import everywhere
from tests.manual.test_any_body import NAMES, begin, without

SPOKEN_TO = (
    EntityKind.COMMONWEALTH,
    EntityKind.PUBLIC_BODY,
    EntityKind.ASSOCIATION,
    EntityKind.COMPANY,
)
"""A kind of each way of speaking; the others only differ of these in their words."""


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
        if line != EntityKind.COUNCIL.word and say.foreign_in(without(line, named))
    }
    assert sorted(wrong) == []
