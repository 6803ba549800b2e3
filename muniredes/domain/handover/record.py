"""One handover: why, between whom, what was answered, which acts were drawn up, and how far it is."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from muniredes.domain.council import Council, Scope, Term
from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

OBSERVATION_DAYS = 30
"""Days that who receives has to say what is not as it was told, unless the council fixes others.

No rule gives this period in Spain: it is a proposal.
"""

AFTERMATH = timedelta(days=90)
"""After a term began, how long what is delivered is still the handover of the elections before it.

And, after any other delivery, how long it may take to come to whoever receives it.
"""


class HandoverReason(WordedEnum):
    """Why the accounts change hands."""

    ELECTIONS = "elections", mark("Elecciones municipales")
    MOTION = "motion", mark("Moción de censura")
    RESIGNATION = "resignation", mark("Dimisión o renuncia")
    DESK = "desk", mark("Cambia la persona que lleva las redes")
    LEAVE = "leave", mark("Baja, jubilación o cese")
    OTHER = "other", mark("Otro motivo")

    @property
    def scope(self) -> Scope:
        """For which bodies it is: no association has elections of a council, nor motions of censure."""
        return Scope.PUBLIC if self in (HandoverReason.ELECTIONS, HandoverReason.MOTION) else Scope.ALL

    @property
    def is_foreseen(self) -> bool:
        """Whether its day is known months before; the others are handed over in one sitting."""
        return self is HandoverReason.ELECTIONS


class HandoverStage(WordedEnum):
    """How far a handover is, in its order."""

    PREPARING = "preparing", mark("En preparación")
    PRELIMINARY = "preliminary", mark("Acta preliminar hecha")
    UPDATED = "updated", mark("Acta puesta al día")
    DELIVERED = "delivered", mark("Entregado")
    RECEIVED = "received", mark("Recibido")
    OBSERVATIONS = "observations", mark("Observaciones abiertas")
    CLOSED = "closed", mark("Cerrado")


class ActKind(WordedEnum):
    """Which act of a handover."""

    PRELIMINARY = "preliminary", mark("Acta preliminar")
    UPDATED = "updated", mark("Acta preliminar puesta al día")
    FINAL = "final", mark("Acta de entrega")
    COMPLEMENTARY = "complementary", mark("Acta complementaria")


_STAGE_OF_ACT = {
    ActKind.PRELIMINARY: HandoverStage.PRELIMINARY,
    ActKind.UPDATED: HandoverStage.UPDATED,
    ActKind.FINAL: HandoverStage.DELIVERED,
    ActKind.COMPLEMENTARY: HandoverStage.DELIVERED,
}


class CheckAnswer(WordedEnum):
    """What is answered to a line of the checklist."""

    YES = "yes", mark("Sí")
    NO = "no", mark("No")
    NOT_APPLICABLE = "not_applicable", mark("No procede")


@dataclass(frozen=True, slots=True)
class StepMark:
    """What is said of a step of the timeline: another day than the computed one, and when it was done."""

    step: str
    day: date | None = None
    done_on: date | None = None


@dataclass(eq=False, kw_only=True)
class Handover:
    """One change of hands. `planned_on` is the day of the delivery; None means computed from the term.

    Whoever refuses does not stop it: `refused_on` and `refusal` say so, and the act stands.
    """

    id: int | None = None
    reason: HandoverReason | None = None
    note: str = ""
    planned_on: date | None = None
    place: str = ""
    giver_id: int | None = None
    receiver_id: int | None = None
    secretary_id: int | None = None
    urgent: str = ""
    statements: str = ""
    disagreements: str = ""
    refused_on: date | None = None
    refusal: str = ""
    received_on: date | None = None
    observations_on: date | None = None
    observations_until: date | None = None
    observations: str = ""
    closed_on: date | None = None
    marks: tuple[StepMark, ...] = ()

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("Traspaso: {reason}").format(reason=self.why) if self.reason else _("Traspaso")

    @property
    def why(self) -> str:
        """«Elecciones municipales»; nothing until somebody says it."""
        return self.reason.word if self.reason else ""

    def is_foreseen(self, body: Council | None) -> bool:
        """Whether its day is known months before.

        Until its reason is said, it is that of the elections where there are any.
        """
        has_elections = body is None or body.kind.is_public
        return has_elections and (self.reason is None or self.reason.is_foreseen)


def to_begin(body: Council | None) -> Handover:
    """Return the handover that a body would begin: whoever uses the program hands over; why, she will say."""
    return Handover(giver_id=body.user_id if body else None)


@dataclass(eq=False, kw_only=True)
class HandoverAnswer:
    """The answer to one line of the checklist, of an account or of the whole council.

    It may have a note before it has an answer.
    """

    id: int | None = None
    handover_id: int | None = None
    item: str = ""
    account_id: int | None = None
    answer: CheckAnswer | None = None
    answered_on: date | None = None
    answered_by_id: int | None = None
    note: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        word = self.answer.word if self.answer else _("sin respuesta")
        return _("Comprobación: {answer}").format(answer=word)


@dataclass(eq=False, kw_only=True)
class HandoverAct:
    """An act that was drawn up: it stays as it was; `sha256` is that of its PDF."""

    id: int | None = None
    handover_id: int | None = None
    kind: ActKind = ActKind.PRELIMINARY
    issued_on: date | None = None
    sha256: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.kind.word


@dataclass(eq=False, kw_only=True)
class StoredPaper:
    """The bytes of a paper that was drawn up, by their digest."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class HandoverFile:
    """One handover with its answers, and its acts from the first to the last.

    `lapsed_on` is the day on which it was over though nobody closed it: see `as_of`.
    """

    handover: Handover
    answers: tuple[HandoverAnswer, ...] = ()
    acts: tuple[HandoverAct, ...] = ()
    lapsed_on: date | None = None

    def as_of(self, term: Term | None, today: date) -> "HandoverFile":
        """Return it as it is on a day of a term.

        What changed hands is over with its window for observations, though nobody closed it: otherwise it
        would be taken for the handover of the elections that end the term. What was delivered half way
        through one may come later to whoever receives it: it is waited for as long as after the elections.
        """
        handed, ends = self.handed_on, self.last_day_to_observe
        if handed is None or ends is None:
            return replace(self, lapsed_on=None)
        is_of_before = term is not None and handed < term.starts + AFTERMATH
        last = ends if is_of_before else max(ends, handed + AFTERMATH)
        return replace(self, lapsed_on=last if last < today else None)

    @property
    def closed_on(self) -> date | None:
        """The day on which it was closed, or was over by itself; None while it goes on."""
        return self.handover.closed_on or self.lapsed_on

    @property
    def stage(self) -> HandoverStage:
        """How far it is: what was done last."""
        own = self.handover
        for day, stage in (
            (self.closed_on, HandoverStage.CLOSED),
            (own.observations_on, HandoverStage.OBSERVATIONS),
            (own.received_on, HandoverStage.RECEIVED),
        ):
            if day is not None:
                return stage
        reached = [_STAGE_OF_ACT[act.kind] for act in self.acts]
        return max(reached, key=list(HandoverStage).index, default=HandoverStage.PREPARING)

    @property
    def is_delivered(self) -> bool:
        """Whether the act of delivery was drawn up."""
        return self.final is not None

    @property
    def is_past_delivery(self) -> bool:
        """Whether what was to be prepared before the delivery is asked of nobody any more."""
        return self.is_delivered or self.handover.received_on is not None

    @property
    def is_received(self) -> bool:
        """Whether it is of whoever receives from now on: it came to her, and it is not closed."""
        return self.stage in (HandoverStage.RECEIVED, HandoverStage.OBSERVATIONS)

    @property
    def came_to_her(self) -> bool:
        """Whether whoever receives has it, or had it until it was over."""
        return self.handover.received_on is not None or self.handover.observations_on is not None

    @property
    def last_day_to_observe(self) -> date | None:
        """The last day to say what is not as it was told, once it changed hands or its window is open.

        What is received later than it was delivered is looked at from then on.
        """
        days = [day for day in (self.handed_on, self.handover.received_on) if day is not None]
        usual = max(days) + timedelta(days=OBSERVATION_DAYS) if days else None
        return window_ends(self.handover) or usual

    @property
    def handed_on(self) -> date | None:
        """The day on which it changed hands: that of the act of delivery, or it was received without one."""
        return self.final.issued_on if self.final else self.handover.received_on

    @property
    def final(self) -> HandoverAct | None:
        """The act of delivery."""
        return next((act for act in self.acts if act.kind is ActKind.FINAL), None)

    def next_acts(self, body: Council | None) -> tuple[ActKind, ...]:
        """The acts that may be drawn up now, the most usual first: in one sitting, that of delivery.

        Who received without an act of delivery may draw it up alone, and says what is not there as any other;
        what comes to light when it is over, too.
        """
        if self.closed_on is not None:
            return (ActKind.COMPLEMENTARY,) if self.came_to_her else ()
        if self.is_delivered:
            return (ActKind.COMPLEMENTARY,)
        if self.is_received:
            return (ActKind.FINAL, ActKind.COMPLEMENTARY)
        before = ActKind.UPDATED if self.acts else ActKind.PRELIMINARY
        return (before, ActKind.FINAL) if self.handover.is_foreseen(body) else (ActKind.FINAL, before)

    def answer(self, item: str, account_id: int | None) -> HandoverAnswer | None:
        """Return what was answered to a line."""
        pair = (item, account_id)
        found = (each for each in self.answers if (each.item, each.account_id) == pair)
        return next(found, None)


def window_ends(handover: Handover) -> date | None:
    """Return the last day for observations; None while they are not open."""
    if handover.observations_on is None:
        return None
    return handover.observations_until or handover.observations_on + timedelta(days=OBSERVATION_DAYS)


def check(handover: Handover, today: date) -> None:
    """Refuse steps in an impossible order, or of tomorrow."""
    done = (
        ("received_on", handover.received_on),
        ("observations_on", handover.observations_on),
        ("closed_on", handover.closed_on),
    )
    for field, day in (*done, ("refused_on", handover.refused_on)):
        if day is not None and day > today:
            raise Problem(
                _("Ese día todavía no ha llegado."), _("Escriba un día pasado, u hoy."), f"handover.{field}"
            )
    known = [(field, day) for field, day in done if day is not None]
    for (_earlier, first), (field, second) in pairwise(known):
        if second < first:
            raise Problem(
                _("Recibir, observar y cerrar van en ese orden."),
                _("Corrija una de las fechas."),
                f"handover.{field}",
            )
    if handover.giver_id is not None and handover.giver_id == handover.receiver_id:
        raise Problem(
            _("Quien entrega y quien recibe no pueden ser la misma persona."),
            _("Elija a otra."),
            "handover.receiver_id",
        )
    until, since = handover.observations_until, handover.observations_on
    if until is not None and since is not None and until < since:
        raise Problem(
            _("El plazo de observaciones no puede acabar antes de empezar."),
            _("Corrija una de las dos fechas."),
            "handover.observations_until",
        )


def check_answer(answer: HandoverAnswer, today: date) -> None:
    """Refuse an answer of tomorrow."""
    if answer.answered_on is not None and answer.answered_on > today:
        raise Problem(
            _("Ese día todavía no ha llegado."),
            _("Escriba un día pasado, u hoy."),
            "handover_answer.answered_on",
        )
