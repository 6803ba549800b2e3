"""«Mi guía»: the list of tasks, each with its state, computed from the data and from what she said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muniredes.domain.accounts import Account
from muniredes.domain.people import FlowStep
from muniredes.domain.places import Place, Target
from muniredes.domain.risk import RiskLevel, assess, review_due
from muniredes.domain.snapshot import Snapshot
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

    @property
    def state(self) -> TaskState:
        """Her own «Ya está» settles a task that is not blocked; otherwise the data decide."""
        if self.own_mark is OwnMark.READY and not self.progress.blocked:
            return TaskState.DONE
        return self.progress.state

    @property
    def detail(self) -> str:
        """«3 de 8 respuestas»."""
        if self.progress.blocked or not self.progress.total:
            return ""
        return ngettext("{done} de {n} respuesta", "{done} de {n} respuestas", self.progress.total).replace(
            "{done}", str(min(self.progress.done, self.progress.total))
        )


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a task is described and measured."""

    key: str
    title: str
    formal_term: str
    purpose: str
    verb: str
    target: Target
    measure: Callable[[Snapshot, date], Progress]
    essential: bool = True


def tasks(snapshot: Snapshot, today: date) -> tuple[Task, ...]:
    """Return every task of the guide, the essential path first."""
    return tuple(_task(plan, snapshot, today) for plan in _PLANS)


def _task(plan: _Plan, snapshot: Snapshot, today: date) -> Task:
    own = snapshot.mark_of(plan.key)
    return Task(
        key=plan.key,
        title=_(plan.title),
        formal_term=_(plan.formal_term),
        purpose=_(plan.purpose),
        verb=_(plan.verb),
        target=plan.target,
        progress=plan.measure(snapshot, today),
        own_mark=OwnMark(own) if own else None,
        essential=plan.essential,
    )


def _count(*answered: bool) -> Progress:
    return Progress(sum(answered), len(answered))


def _setup(snapshot: Snapshot, _today: date) -> Progress:
    council = snapshot.council
    return _count(council is not None, snapshot.term is not None, snapshot.user is not None)


def _who(snapshot: Snapshot, _today: date) -> Progress:
    area = snapshot.coordinating_area
    duties = snapshot.duty_of
    return _count(
        area is not None,
        area is not None and area.responsible_id is not None,
        *(step in duties and duties[step].person_id is not None for step in FlowStep),
    )


def _hours(snapshot: Snapshot, _today: date) -> Progress:
    known = sum(person.weekly_hours is not None for person in snapshot.people)
    return Progress(known, len(snapshot.people), blocked=not snapshot.people)


def _inventory(snapshot: Snapshot, _today: date) -> Progress:
    return _count(bool(snapshot.accounts))


def _per_account(snapshot: Snapshot, answered: Callable[[Account], bool]) -> Progress:
    accounts = snapshot.own_accounts
    return Progress(sum(answered(account) for account in accounts), len(accounts), blocked=not accounts)


def _keys(snapshot: Snapshot, today: date) -> Progress:
    return _per_account(
        snapshot,
        lambda account: (
            assess(account, snapshot.custody(account), snapshot.people_by_id, today).level < RiskLevel.HIGH
        ),
    )


def _reviews(snapshot: Snapshot, today: date) -> Progress:
    def is_current(account: Account) -> bool:
        due = review_due(snapshot.custody(account))
        return due is not None and due >= today

    return _per_account(snapshot, is_current)


def _manual(snapshot: Snapshot, _today: date) -> Progress:
    return Progress(int(bool(snapshot.issues)), 1, blocked=snapshot.council is None)


def _shield(snapshot: Snapshot, _today: date) -> Progress:
    council = snapshot.council
    return Progress(
        int(bool(council and council.shield)) + int(bool(council and council.website)),
        2,
        blocked=council is None,
    )


_PLANS = (
    _Plan(
        "setup",
        mark("Puesta en marcha"),
        mark("Datos del organismo y mandato"),
        mark("Qué ayuntamiento es, cuándo empezó el mandato y quién es usted."),
        mark("Empezar"),
        Target(Place.SETUP),
        _setup,
    ),
    _Plan(
        "inventory",
        mark("Qué cuentas hay"),
        mark("Inventario de perfiles institucionales"),
        mark("Todas: también las abandonadas, las de la biblioteca o las de deportes."),
        mark("Apuntar cuentas"),
        Target(Place.ADD_ACCOUNT),
        _inventory,
    ),
    _Plan(
        "keys",
        mark("Quién tiene las llaves"),
        mark("Custodia y recuperación de accesos"),
        mark("Titular, suplente, correo de recuperación y doble verificación de cada cuenta."),
        mark("Ver las cuentas"),
        Target(Place.ACCOUNTS),
        _keys,
    ),
    _Plan(
        "who",
        mark("Quién es quién"),
        mark("Área coordinadora y flujo de responsabilidades"),
        mark("Quién coordina, y quién pide, valida, redacta, revisa y publica."),
        mark("Decir quién"),
        Target(Place.WHO),
        _who,
    ),
    _Plan(
        "manual",
        mark("El manual de relevo"),
        mark("Documento de traspaso"),
        mark("Un PDF con lo que haya, y con huecos para rellenar a mano lo que falte."),
        mark("Ver el manual"),
        Target(Place.MANUAL),
        _manual,
    ),
    _Plan(
        "hours",
        mark("Cuántas horas hay"),
        mark("Recursos asignados"),
        mark("Las horas de cada persona frente a las que piden las cuentas."),
        mark("Poner las horas"),
        Target(Place.PEOPLE, None, "weekly_hours"),
        _hours,
        essential=False,
    ),
    _Plan(
        "reviews",
        mark("Repaso de cada semestre"),
        mark("Revisión periódica del registro de cuentas"),
        mark("Una pantalla por cuenta: ¿sigue todo igual?"),
        mark("Repasar"),
        Target(Place.REVIEW),
        _reviews,
        essential=False,
    ),
    _Plan(
        "shield",
        mark("Escudo y web"),
        mark("Identificación del organismo"),
        mark("Lo que lleva la portada del manual."),
        mark("Completar"),
        Target(Place.SETTINGS, None, "shield"),
        _shield,
        essential=False,
    ),
)
