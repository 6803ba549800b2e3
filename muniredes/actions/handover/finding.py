"""What a handover says, for the search: its texts, its checklist and its dated steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from muniredes.actions.handover import preparing
from muniredes.domain.dates import weekday_date
from muniredes.domain.fields import kind_word, word
from muniredes.domain.handover.timeline import timeline
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import fold

_TEXTS = ("urgent", "note", "place", "statements", "disagreements", "refusal", "observations")
_MOST = 4
"""They are many and alike: those of the checklist say the name of every account."""


@dataclass(frozen=True, slots=True)
class HandoverHit:
    """Something found: how it is called, what it is, and where it is seen."""

    title: str
    kind: str
    target: Target


def found(snapshot: Snapshot, typed: str) -> tuple[HandoverHit, ...]:
    """Return what a handover says with every word typed, without minding accents."""
    words = fold(typed).split()
    if not words or snapshot.council is None:
        return ()
    told = ((said, hit) for said, hit in _all(snapshot) if all(word in fold(said) for word in words))
    return tuple(hit for _said, hit in told)[:_MOST]


def _all(snapshot: Snapshot) -> Iterator[tuple[str, HandoverHit]]:
    yield from _of_the_file(snapshot)
    for line in preparing.lines(snapshot):
        note = line.answer.note if line.answer else ""
        target = Target(Place.HANDOVER, line.account_id, line.item.key)
        yield f"{line.sentence} {note}", HandoverHit(line.sentence, kind_word("handover_answer"), target)


def _of_the_file(snapshot: Snapshot) -> Iterator[tuple[str, HandoverHit]]:
    file, course = snapshot.handover, Target(Place.HANDOVER, None, "course")
    if file is None:
        return
    for name in _TEXTS:
        said = str(getattr(file.handover, name))
        if said:
            title = said.partition("\n")[0][:80]
            yield f"{word(f'handover.{name}')} {said}", HandoverHit(title, kind_word("handover"), course)
    for step in timeline(file, snapshot):
        title = f"{step.step.word} · {weekday_date(step.day)}"
        yield title, HandoverHit(title, kind_word("handover"), course)
