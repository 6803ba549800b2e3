"""An answer that was given and is not offered any more is shown as it is, and kept until she changes it."""

import pytest

from muniredes.actions import council
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.display import say
from muniredes.desktop.forms.fields import ChoiceField, Field, Option, SeveralField
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.workbench import Workbench
from muniredes.domain.council import EntityKind
from muniredes.domain.fields import CARDS, Kind
from muniredes.domain.handover.record import HandoverReason
from tests.desktop.hands import words
from tests.support import set_up

_OPTIONS = (Option(value="a", label="Uno"), Option(value="b", label="Dos"))
_RETIRED = (Option(value="old", label="De antes"),)


def _choice(*, compact: bool, is_needed: bool = False) -> ChoiceField:
    return ChoiceField(
        key="x", label="X", options=_OPTIONS, retired=_RETIRED, compact=compact, is_needed=is_needed
    )


_FIELDS: dict[str, tuple[Field, object]] = {
    "a list": (_choice(compact=True), "old"),
    "a list with an answer": (_choice(compact=True, is_needed=True), "old"),
    "buttons": (_choice(compact=False), "old"),
    "boxes": (SeveralField(key="x", label="X", options=_OPTIONS, retired=_RETIRED), ["b", "old"]),
    "a list of nobody knows what": (_choice(compact=True), "nobody knows"),
}


@pytest.mark.parametrize("what", _FIELDS)
def test_it_is_shown_and_kept(bench: Workbench, what: str) -> None:
    field, stored = _FIELDS[what]
    context = FormContext(bench.hub, [])
    made = make_input(field, context)
    made.set_value(stored)
    assert made.value() == stored
    assert "ya no se ofrece" in say(field, stored, context)
    made.set_value("a" if isinstance(stored, str) else ["a"])
    assert made.value() == ("a" if isinstance(stored, str) else ["a"])


@pytest.mark.parametrize("compact", [True, False])
def test_what_nobody_said_is_not_the_first_of_the_list(bench: Workbench, compact: bool) -> None:
    made = make_input(_choice(compact=compact, is_needed=True), FormContext(bench.hub, []))
    made.set_value(None)
    assert made.value() is None


@pytest.mark.parametrize("path", [path for path, card in CARDS.items() if card.kind is Kind.CHOICE])
def test_every_answer_of_a_closed_list_is_shown_whatever_the_body(bench: Workbench, path: str) -> None:
    field = ask.choice(path)
    made = make_input(field, FormContext(bench.hub, []))
    every = [option.value for option in (*field.options, *field.retired)]
    assert len(every) == len(set(every))
    for value in every:
        made.set_value(value)
        assert made.value() == value


def test_what_is_of_another_body_is_read_with_its_words(bench: Workbench) -> None:
    set_up(bench.hub.database)
    bench.hub.perform(council.edit, {"kind": EntityKind.ASSOCIATION})
    bench.hub.note_changed()
    field = ask.choice("handover.reason", compact=False)
    assert {option.value for option in field.retired}, "some reasons are of other bodies"
    gone = next(each for each in HandoverReason if each.value == field.retired[0].value)
    made = make_input(field, FormContext(bench.hub, []))
    made.set_value(gone.value)
    made.show()
    assert f"{gone.word} (ya no se ofrece)" in words(made)
    made.close()
