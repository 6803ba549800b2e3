"""«Mi guía»: the list of tasks, each with its state, computed from the data and from what she said."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from muniredes.domain.guide.plans import PLANS, Plan
from muniredes.domain.guide.task import OwnMark, Progress, Task, TaskState
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

__all__ = ["OwnMark", "Progress", "Task", "TaskState", "go_on_words", "resumed", "tasks"]


def tasks(snapshot: Snapshot, today: date) -> tuple[Task, ...]:
    """Return every task of the guide, the essential path first."""
    return tuple(_task(plan, snapshot, today) for plan in PLANS)


def _task(plan: Plan, snapshot: Snapshot, today: date) -> Task:
    own = snapshot.mark_of(plan.key)
    begun = _begun(plan.target.place, snapshot.drafts)
    progress = plan.measure(snapshot, today)
    target = resumed(plan.target, snapshot.drafts)
    if progress.about is not None and not begun:
        target = replace(target, object_id=progress.about)
    return Task(
        key=plan.key,
        title=_(plan.title),
        formal_term=_(plan.formal_term),
        purpose=_(plan.purpose),
        verb=_(plan.verb),
        target=target,
        progress=progress,
        own_mark=OwnMark(own) if own else None,
        essential=plan.essential,
        is_begun=bool(begun),
    )


def go_on_words(place: Place, begin: str, drafts: Collection[tuple[str, str]]) -> str:
    """Return what the button of a wizard says: `begin`, unless it was left half way."""
    return _("Seguir donde lo dejó") if _begun(place, drafts) else begin


def resumed(target: Target, drafts: Collection[tuple[str, str]]) -> Target:
    """Return where a wizard goes on: at what it was begun about, unless it is half done about nothing yet."""
    begun = _begun(target.place, drafts)
    about = [int(subject) for subject in begun if subject.isdecimal()]
    goes_on = target.object_id is None and about and "" not in begun
    return replace(target, object_id=about[0]) if goes_on else target


def _begun(place: Place, drafts: Collection[tuple[str, str]]) -> Sequence[str]:
    """Return what a wizard was left half way about; «» when it was about nothing in particular."""
    return sorted(subject for wizard, subject in drafts if wizard == place.value)
