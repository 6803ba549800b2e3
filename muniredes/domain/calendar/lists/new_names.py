"""The topics and people that a list would make, and those that are here already and may be meant."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from muniredes.domain.calendar.lists.list_import import JudgedRow, PostVerdict
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_WORD = re.compile(r"\w+")
_JOINING = frozenset({"y", "e", "de", "del", "la", "el", "los", "las", "en", "a"})
_ALIKE = 0.8
"""How alike two names are, from 0 to 1, for one to be proposed in the place of the other."""


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that a list brings and nobody has; `near` is the one that is here and may be it, or nothing."""

    field: CalendarField
    name: str
    near: str = ""


def new_names(
    rows: Iterable[JudgedRow], topics: Collection[str], people: Collection[str]
) -> tuple[NewName, ...]:
    """Return each topic and each person that would be made, in the order of the list."""
    known = {CalendarField.TOPIC: list(topics), CalendarField.RESPONSIBLE: list(people)}
    folded = {field: {fold(name) for name in names} for field, names in known.items()}
    found: dict[tuple[CalendarField, str], NewName] = {}
    for row in rows:
        for field, name in _named(row):
            key = field, fold(name)
            if name and key[1] not in folded[field] and key not in found:
                found[key] = NewName(field, name, near(name, known[field]))
    return tuple(found.values())


def _named(row: JudgedRow) -> Iterator[tuple[CalendarField, str]]:
    """Yield the topic and the person that a row brings, new or as a change."""
    if row.new is not None:
        yield CalendarField.TOPIC, row.new.topic
        yield CalendarField.RESPONSIBLE, row.new.responsible
    if row.change is not None:
        for field in (CalendarField.TOPIC, CalendarField.RESPONSIBLE):
            yield field, str(row.change.values.get(field, ""))


def without_new_people(rows: Iterable[JudgedRow], people: Collection[str]) -> tuple[JudgedRow, ...]:
    """Return rows that make nobody: who is not among the people of the guide is told in the note.

    A row that changed nothing else, of a post whose note tells it already, is the same as it was.
    """
    known, rows = {fold(name) for name in people}, tuple(rows)
    notes = {
        row.change.known.detail.line.message_id: str(row.change.values[CalendarField.NOTE])
        for row in rows
        if row.change is not None and CalendarField.NOTE in row.change.values
    }
    return tuple(_without(row, known, notes) for row in rows)


def _without(row: JudgedRow, known: Collection[str], notes: Mapping[int, str]) -> JudgedRow:
    new, change = row.new, row.change
    if new is not None and new.responsible and fold(new.responsible) not in known:
        message = replace(new.message, note=_told(new.message.note, new.responsible))
        return replace(row, new=replace(new, message=message, responsible=""))
    said = change.values.get(CalendarField.RESPONSIBLE) if change is not None else None
    if change is None or said is None or fold(str(said)) in known:
        return row
    detail = change.known.detail
    note = _told(notes.get(detail.line.message_id, detail.note), str(said))
    left: dict[CalendarField, object] = {**change.values, CalendarField.NOTE: note}
    del left[CalendarField.RESPONSIBLE]
    if note == detail.note:
        del left[CalendarField.NOTE]
    if not left:
        return replace(row, change=None, verdict=PostVerdict.SAME)
    return replace(row, change=replace(change, values=left))


def _told(note: str, name: str) -> str:
    """Return a note that tells who prepares it, once."""
    line = _("La prepara: {name}").format(name=name)
    return note if line in note.splitlines() else f"{note}\n{line}".strip()


def _words(name: str) -> set[str]:
    """Return the words of a name, without the marks beside them: «Plenos: convocatoria» has «plenos»."""
    return set(_WORD.findall(fold(name))) - _JOINING


def near(name: str, known: Sequence[str]) -> str:
    """Return the known name that a name may mean: all its words are in it, or it is almost the same."""
    words = _words(name)
    for each in known:
        others = _words(each)
        if words and others and (words <= others or others <= words):
            return each
    by_fold = {fold(each): each for each in known}
    alike = get_close_matches(fold(name), by_fold, n=1, cutoff=_ALIKE)
    return by_fold[alike[0]] if alike else ""
