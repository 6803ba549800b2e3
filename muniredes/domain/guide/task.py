"""A task of the guide: how far it is, and where it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from muniredes.domain.places import Target
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark, ngettext


class TaskState(WordedEnum):
    """How far a task is."""

    NOT_STARTED = "not_started", mark("Sin empezar")
    HALFWAY = "halfway", mark("A medias")
    DONE = "done", mark("Hecho")
    BLOCKED = "blocked", mark("Aún no se puede")


class OwnMark(StrEnum):
    """What she may say of a task herself."""

    READY = "ready"
    LATER = "later"


class Counted(StrEnum):
    """What the progress of a task counts: an account is not an answer."""

    ANSWERS = "answers"
    ACCOUNTS = "accounts"
    PEOPLE = "people"
    TOPICS = "topics"
    REQUESTS = "requests"
    BLOGS = "blogs"

    def said(self, done: int, total: int) -> str:
        """«3 de 8 cuentas»."""
        return _COUNTED[self](total).format(done=done, n=total)


_COUNTED: Mapping[Counted, Callable[[int], str]] = {
    Counted.ANSWERS: lambda n: ngettext("{done} de {n} respuesta", "{done} de {n} respuestas", n),
    Counted.ACCOUNTS: lambda n: ngettext("{done} de {n} cuenta", "{done} de {n} cuentas", n),
    Counted.PEOPLE: lambda n: ngettext("{done} de {n} persona", "{done} de {n} personas", n),
    Counted.TOPICS: lambda n: ngettext("{done} de {n} tema", "{done} de {n} temas", n),
    Counted.REQUESTS: lambda n: ngettext("{done} de {n} solicitud", "{done} de {n} solicitudes", n),
    Counted.BLOGS: lambda n: ngettext("{done} de {n} blog", "{done} de {n} blogs", n),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How many are there of what a task counts; `about` is the number of the one half told, if any."""

    done: int
    total: int
    blocked: bool = False
    counted: Counted = Counted.ANSWERS
    about: int | None = None

    @property
    def state(self) -> TaskState:
        """The state that these figures mean."""
        if self.blocked:
            return TaskState.BLOCKED
        if self.total and self.done >= self.total:
            return TaskState.DONE
        is_begun = bool(self.done) or self.about is not None
        return TaskState.HALFWAY if is_begun else TaskState.NOT_STARTED


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
        """«3 de 8 respuestas», «3 de 30 cuentas»."""
        progress = self.progress
        if progress.blocked or not progress.total:
            return ""
        return progress.counted.said(min(progress.done, progress.total), progress.total)
