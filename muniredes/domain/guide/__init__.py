"""«Mi guía»: the list of tasks, each with its state, computed from the data and from what she said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from muniredes.domain.guide.plans import PLANS, Plan
from muniredes.domain.guide.task import OwnMark, Progress, Task, TaskState
from muniredes.domain.places import Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

__all__ = ["OwnMark", "Progress", "Task", "TaskState", "tasks"]


def tasks(snapshot: Snapshot, today: date) -> tuple[Task, ...]:
    """Return every task of the guide, the essential path first."""
    return tuple(_task(plan, snapshot, today) for plan in PLANS)


def _task(plan: Plan, snapshot: Snapshot, today: date) -> Task:
    own = snapshot.mark_of(plan.key)
    begun = sorted(subject for wizard, subject in snapshot.drafts if wizard == plan.target.place.value)
    return Task(
        key=plan.key,
        title=_(plan.title),
        formal_term=_(plan.formal_term),
        purpose=_(plan.purpose),
        verb=_(plan.verb),
        target=_resumed(plan.target, begun),
        progress=plan.measure(snapshot, today),
        own_mark=OwnMark(own) if own else None,
        essential=plan.essential,
        is_begun=bool(begun),
    )


def _resumed(target: Target, begun: Sequence[str]) -> Target:
    """Return where a task goes on: at what it was begun about, unless it is half done about nothing yet."""
    about = [int(subject) for subject in begun if subject.isdecimal()]
    return replace(target, object_id=about[0]) if about and "" not in begun else target
