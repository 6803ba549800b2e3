"""The topics and people that a list would make, and those that are here already and may be meant."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from muniredes.domain.calendar.lists.list_import import JudgedRow
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.text import fold
from muniredes.i18n import _

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
        said = (
            (CalendarField.TOPIC, row.new.topic if row.new else ""),
            (CalendarField.RESPONSIBLE, row.new.responsible if row.new else ""),
        )
        for field, name in said:
            key = field, fold(name)
            if name and key[1] not in folded[field] and key not in found:
                found[key] = NewName(field, name, near(name, known[field]))
    return tuple(found.values())


def without_new_people(rows: Iterable[JudgedRow], people: Collection[str]) -> tuple[JudgedRow, ...]:
    """Return rows that make nobody: who is not among the people of the guide is told in the note."""
    known = {fold(name) for name in people}
    return tuple(_without(row, known) for row in rows)


def _without(row: JudgedRow, known: Collection[str]) -> JudgedRow:
    new, change = row.new, row.change
    if new is not None and new.responsible and fold(new.responsible) not in known:
        line = _("La prepara: {name}").format(name=new.responsible)
        message = replace(new.message, note=f"{new.message.note}\n{line}".strip())
        return replace(row, new=replace(new, message=message, responsible=""))
    said = change.values.get(CalendarField.RESPONSIBLE) if change is not None else None
    if change is not None and said is not None and fold(str(said)) not in known:
        left: dict[CalendarField, object] = dict(change.values)
        del left[CalendarField.RESPONSIBLE]
        return replace(row, change=replace(change, values=left) if left else None)
    return row


def near(name: str, known: Sequence[str]) -> str:
    """Return the known name that a name may mean: all its words are in it, or it is almost the same."""
    words = set(fold(name).split())
    for each in known:
        others = set(fold(each).split())
        if words and others and (words <= others or others <= words):
            return each
    by_fold = {fold(each): each for each in known}
    alike = get_close_matches(fold(name), by_fold, n=1, cutoff=_ALIKE)
    return by_fold[alike[0]] if alike else ""
