"""A task of the guide: how far it is, and where it is done."""

from dataclasses import dataclass
from enum import StrEnum

from muniredes.domain.places import Target
from muniredes.i18n import _, mark, ngettext


class TaskState(StrEnum):
    """How far a task is."""

    NOT_STARTED = "not_started"
    HALFWAY = "halfway"
    DONE = "done"
    BLOCKED = "blocked"

    @property
    def word(self) -> str:
        """«A medias»."""
        return _(_STATE_WORDS[self])


_STATE_WORDS = {
    TaskState.NOT_STARTED: mark("Sin empezar"),
    TaskState.HALFWAY: mark("A medias"),
    TaskState.DONE: mark("Hecho"),
    TaskState.BLOCKED: mark("Aún no se puede"),
}


class OwnMark(StrEnum):
    """What she may say of a task herself."""

    READY = "ready"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the answers of a task are there."""

    done: int
    total: int
    blocked: bool = False

    @property
    def state(self) -> TaskState:
        """The state that these figures mean."""
        if self.blocked:
            return TaskState.BLOCKED
        if self.total and self.done >= self.total:
            return TaskState.DONE
        return TaskState.HALFWAY if self.done else TaskState.NOT_STARTED


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the guide: her words, the formal term, what it is for, its state and where it is done."""

    key: str
    title: str
    formal_term: str
    purpose: str
    verb: str
    target: Target
    progress: Progress
    own_mark: OwnMark | None
    essential: bool
    is_begun: bool = False
    """Whether she left it half way, with a draft."""

    @property
    def state(self) -> TaskState:
        """Her own «Ya está» settles a task that is not blocked; otherwise the data and her drafts decide."""
        if self.own_mark is OwnMark.READY and not self.progress.blocked:
            return TaskState.DONE
        found = self.progress.state
        return TaskState.HALFWAY if self.is_begun and found is TaskState.NOT_STARTED else found

    @property
    def next_verb(self) -> str:
        """What is done with it now: «Empezar» what nobody has begun, «Seguir» what is half way."""
        if self.state is TaskState.DONE:
            return _("Revisar")
        return _("Seguir") if self.state is TaskState.HALFWAY else self.verb

    @property
    def detail(self) -> str:
        """«3 de 8 respuestas»."""
        if self.progress.blocked or not self.progress.total:
            return ""
        return ngettext("{done} de {n} respuesta", "{done} de {n} respuestas", self.progress.total).replace(
            "{done}", str(min(self.progress.done, self.progress.total))
        )
