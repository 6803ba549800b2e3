"""An answer that was given and is not offered any more is shown as it is, and kept until she changes it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from muniredes.actions import council, records
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.display import say
from muniredes.desktop.forms.fields import ChoiceField, Field, Option, SeveralField
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.check_links import CheckLinksPlan
from muniredes.domain.council import EntityKind
from muniredes.domain.declared_absent import NONE
from muniredes.domain.fields import CARDS, Kind
from muniredes.domain.handover.record import HandoverReason
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import dialog, press, seen, words
from tests.support import add_account, keep_part, set_up

_DAY = date(2026, 12, 2)

_OPTIONS = (Option(value="a", label="Uno"), Option(value="b", label="Dos"))
_RETIRED = (Option(value="old", label="De antes"),)


def _choice(*, compact: bool, is_needed: bool = False, is_closed: bool = True) -> ChoiceField:
    return ChoiceField(
        key="x",
        label="X",
        options=_OPTIONS,
        retired=_RETIRED,
        compact=compact,
        is_needed=is_needed,
        is_closed=is_closed,
    )


def _several(*, is_closed: bool = True) -> SeveralField:
    return SeveralField(key="x", label="X", options=_OPTIONS, retired=_RETIRED, is_closed=is_closed)


_FIELDS: dict[str, tuple[Field, object]] = {
    "a list": (_choice(compact=True), "old"),
    "a list with an answer": (_choice(compact=True, is_needed=True), "old"),
    "buttons": (_choice(compact=False), "old"),
    "boxes": (_several(), ["b", "old"]),
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


_OF_RECORDS: dict[str, Field] = {
    "a list": _choice(compact=True, is_closed=False),
    "a list with an answer": _choice(compact=True, is_needed=True, is_closed=False),
    "buttons": _choice(compact=False, is_closed=False),
    "boxes": _several(is_closed=False),
}


@pytest.mark.parametrize("what", _OF_RECORDS)
def test_a_record_that_is_gone_is_no_answer(bench: Workbench, what: str) -> None:
    """Its key means nothing to her, and nothing could be saved with it."""
    field = _OF_RECORDS[what]
    context = FormContext(bench.hub, [])
    made = make_input(field, context)
    is_one = isinstance(field, ChoiceField)
    made.set_value("7" if is_one else ["b", "7"])
    assert made.value() == (None if is_one else ["b"])
    made.show()
    assert "7" not in words(made) + say(field, "7" if is_one else ["b", "7"], context)
    made.set_value("old" if is_one else ["old"])
    assert made.value() == ("old" if is_one else ["old"]), "what was retired is still said"
    made.close()


def _write(calendar: CalendarPage) -> PostEditor:
    calendar.write_new(_DAY)
    editor = dialog(PostEditor)
    editor.form.input("message.title").set_value("Corte de agua")
    return editor


def test_a_topic_that_was_deleted_is_dropped_from_what_was_half_written(bench: Workbench) -> None:
    calendar, database = calendar_of(bench), bench.hub.database
    (topic,) = records.add(database, "topic", {"name": "Agua"}).ids("topic")
    bench.hub.note_changed()
    left = _write(calendar)
    left.form.input("message.topic_id").set_value(str(topic))
    left.reject()
    records.delete(database, "topic", topic)
    bench.hub.note_changed()
    calendar.write_new(_DAY)
    QApplication.processEvents()
    editor = dialog(PostEditor)
    assert editor.form.input("message.title").value() == "Corte de agua"
    assert editor.form.input("message.topic_id").value() is None
    press(editor, "Guardar")
    assert editor.written, "it could not be saved with the key of a topic that is not there"


def test_a_post_planned_on_the_web_is_kept_there_by_its_name(bench: Workbench) -> None:
    calendar = calendar_of(bench)
    written = _write(calendar)
    next(box for box in seen(written, QCheckBox) if box.text() == "Web municipal").click()
    press(written, "Guardar")
    council.edit(bench.hub.database, {"website": NONE})
    bench.hub.note_changed()
    editor = PostEditor(bench.hub, written.written[0])
    editor.show()
    assert editor.form.chosen_channels() == ["web"]
    assert "Web municipal (ya no se ofrece)" in [box.text() for box in seen(editor, QCheckBox)]
    editor.close()


def test_an_answer_of_the_links_is_said_in_its_words(bench: Workbench) -> None:
    set_up(bench.hub.database)
    account = add_account(bench.hub.database, "facebook.com/AytoVilla")
    keep_part(bench.hub.database, "editorial_line", account.id or 0, {"links_to_none": True})
    bench.hub.note_changed()
    plan = CheckLinksPlan(bench.hub, account)
    (question,) = plan.questions({})
    (given,) = plan.first_answers().values()
    field = question.fields[-1]
    made = make_input(field, FormContext(bench.hub, []))
    made.set_value(given["to"])
    made.show()
    assert "A ninguna (ya no se ofrece)" in words(made)
    assert say(field, given["to"], FormContext(bench.hub, [])) == "A ninguna (ya no se ofrece)"
    made.close()


def test_several_answers_that_hold_commas_are_told_apart(bench: Workbench) -> None:
    field = SeveralField(
        key="what",
        label="Qué",
        options=(
            Option(value="a", label="Cortes, plazos y avisos"),
            Option(value="b", label="Agenda"),
            Option(value="c", label="Deporte"),
        ),
    )
    context = FormContext(bench.hub, [])
    assert say(field, ["a", "b"], context) == "Cortes, plazos y avisos; Agenda"
    assert say(field, ["b", "c"], context) == "Agenda, Deporte"


def test_to_none_and_to_some_are_never_both_said(bench: Workbench) -> None:
    set_up(bench.hub.database)
    account = add_account(bench.hub.database, "facebook.com/AytoVilla")
    other = add_account(bench.hub.database, "instagram.com/aytovilla")
    bench.hub.note_changed()
    (question,) = CheckLinksPlan(bench.hub, account).questions({})
    made = make_input(question.fields[-1], FormContext(bench.hub, []))
    made.show()
    to_other, to_none = seen(made, QCheckBox)
    to_other.click()
    to_none.click()
    assert made.value() == ["none"]
    to_other.click()
    assert made.value() == [str(other.id)]
    to_other.click()
    assert made.value() is None
    made.close()


def test_an_account_that_was_deleted_is_no_link(bench: Workbench) -> None:
    set_up(bench.hub.database)
    account = add_account(bench.hub.database, "facebook.com/AytoVilla")
    bench.hub.note_changed()
    plan = CheckLinksPlan(bench.hub, account)
    plan.finish({f"links-{account.id}": {"to": ["999"], "editorial_line.linked_from_web": True}})
    line = bench.hub.snapshot.line(account)
    assert (line.links_to_none, line.linked_from_web) == (None, True)


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
