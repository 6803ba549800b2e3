"""Put the manual on trial: its questions, the page of each answer, and the result that is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from muniredes.actions import clock, drafts, records
from muniredes.actions.printing import manual
from muniredes.domain.handover.rehearsal import Ask, Outcome, Sitting, Situation, Trial, overruled
from muniredes.domain.history import Change
from muniredes.domain.progress import Progress
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import file_word
from muniredes.i18n import _
from muniredes.manual.compose import compose as compose_manual
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Document
from muniredes.manual.papers.rehearsal import answer_key
from muniredes.manual.rehearsal.situations import situations
from muniredes.storage.database import Database

_KIND = "rehearsal"
_DRAFT, _CLOCK = "rehearsal", "clock"
_FINDING = 0.9
"""The part of the answers that is drawing the manual to find their pages."""


@dataclass(frozen=True)
class TrialDraft:
    """A rehearsal that is composed, before it is known on which page each answer is."""

    data: ManualData
    document: Document
    situations: tuple[Situation, ...]

    @property
    def suggested_name(self) -> str:
        """A name for the file of its answers."""
        words = file_word(_("Respuestas del ensayo"))
        return f"{words}-{file_word(self.data.council.name)}.pdf"


def compose(database: Database) -> TrialDraft:
    """Compose the rehearsal of the manual of today; nothing is written.

    The next one asks of other accounts. Raises a Problem before there is a council.
    """
    data = manual.with_calendar(database, manual.gather(database, manual.Edition.RESERVED))
    asked = situations(data, len(data.snapshot.rehearsals))
    return TrialDraft(data, compose_manual(data), asked)


def prepare(draft: TrialDraft, progress: Progress) -> Trial:
    """Find the page of each answer in the manual as it is printed; it may run beside the window."""
    from muniredes.manual.rehearsal.pages import found

    return Trial(found(draft.situations, draft.document, progress), draft.data.version)


def gaps(database: Database) -> tuple[Ask, ...]:
    """Return what the next rehearsal would ask and nobody has written, each gap once."""
    data = manual.gather(database, manual.Edition.RESERVED)
    asked = situations(data, len(data.snapshot.rehearsals))
    missing = (ask for each in asked for ask in each.asks if not ask.answer)
    return tuple({(ask.question, ask.target): ask for ask in missing}.values())


def write_answers(draft: TrialDraft, target: Path, progress: Progress) -> None:
    """Write the answers of a rehearsal with their pages, for whoever corrects it on paper."""
    trial = prepare(draft, partial(_part, progress))
    manual.write(answer_key(draft.data, trial), target, lambda _done: None)
    progress(1.0)


def _part(progress: Progress, part: float) -> None:
    progress(part * _FINDING)


def keep(database: Database, sitting: Sitting, person: object = None) -> Change:
    """Keep the result of a rehearsal that ended today; with a name only when one is given."""
    change = records.add(database, _KIND, sitting.result(clock.today(), person))
    drafts.discard(database, _DRAFT, _subject(sitting.trial))
    return change


def keep_by_hand(database: Database, solved: int, asked: int, minutes: int, version: int) -> Change:
    """Keep the result of a rehearsal that was taken on paper."""
    values = {"solved": solved, "asked": asked, "seconds": minutes * 60, "version": version}
    return records.add(database, _KIND, {"taken_on": clock.today(), **values})


def delete(database: Database, rehearsal_id: int) -> Change:
    """Send a result to the bin."""
    return records.delete(database, _KIND, rehearsal_id)


def next_version(snapshot: Snapshot) -> int:
    """Return the version of the reserved manual on the table: the last printed, or the one it will be."""
    printed = manual.newest(snapshot, manual.Edition.RESERVED)
    return printed.version if printed else manual.next_number(snapshot)


# ── Half done ────────────────────────────────────────────────────────────────────────────────


def keep_half(database: Database, sitting: Sitting) -> None:
    """Keep what was answered so far, to go on another day. It never fails."""
    pages = {
        str(number): {
            "typed": [each.typed for each in outcomes],
            "right": [each.is_right for each in outcomes],
        }
        for number, outcomes in enumerate(sitting.answered)
    }
    time = {_CLOCK: {"seconds": sitting.seconds}}
    drafts.keep(database, _DRAFT, _subject(sitting.trial), str(len(pages)), {**pages, **time}, [])


def is_half_done(database: Database) -> bool:
    """Whether one was left for another day, with the manual as it is now."""
    data = manual.gather(database, manual.Edition.RESERVED)
    begun = f"v{data.version}-"
    kept = data.snapshot.drafts
    return any(wizard == _DRAFT and subject.startswith(begun) for wizard, subject in kept)


def resumed(database: Database, trial: Trial) -> Sitting:
    """Return a rehearsal where it was left, or at its beginning; with another manual, at its beginning."""
    sitting = Sitting(trial)
    draft = drafts.load(database, _DRAFT, _subject(trial))
    if draft is None:
        return sitting
    for number in range(min(int(draft.page or 0), len(trial.situations))):
        said = draft.answers.get(str(number), {})
        asks = trial.situations[number].asks
        typed = [str(each) for each in said.get("typed", [])][: len(asks)]
        typed += [""] * (len(asks) - len(typed))
        sitting.answered[number:] = [_as_judged(sitting, typed, said.get("right", []))]
    sitting.seconds = float(draft.answers.get(_CLOCK, {}).get("seconds", 0.0))
    return sitting


def _as_judged(sitting: Sitting, typed: Sequence[str], right: Sequence[bool]) -> tuple[Outcome, ...]:
    """Return the answers of a situation as they were judged then."""
    outcomes = sitting.answer(typed)
    pairs = zip(outcomes, [*right, *[each.is_right for each in outcomes[len(right) :]]], strict=False)
    return tuple(each if each.is_right == was else overruled(each) for each, was in pairs)


def _subject(trial: Trial) -> str:
    return f"v{trial.version}-{len(trial.situations)}"
