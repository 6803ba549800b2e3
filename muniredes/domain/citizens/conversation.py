"""How the council answers: its rules, its deadlines, and whether they stand before the ombudsman."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from muniredes.domain.citizens.registers import Moderation
from muniredes.domain.council import BodyLack, Council
from muniredes.domain.knowledge.facts import ResponseStep
from muniredes.domain.problems import Problem
from muniredes.domain.texts.denials import denies
from muniredes.domain.texts.text import fold
from muniredes.domain.web import addresses_in, same_site
from muniredes.i18n import _, mark

MOST_STEPS = 10
"""A response tree with more questions is not used when it is needed."""


_OF_RULES = re.compile(r"\s*[^.!?]*\{NORMAS\}[^.!?]*[.!?]?")
"""A sentence of a text to paste that says where the rules are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """What kind of message, and within how long: acknowledged, and answered in full; in working hours."""

    kind: str = ""
    acknowledge: str = ""
    answer: str = ""


@dataclass(eq=False, kw_only=True)
class ConversationGuide:
    """The rules of participation and how they are applied; a database holds one at most.

    `rules` and `procedure` hold one rule, or one step, a line. `steps` is the response tree when it
    is not the catalogue's.
    """

    id: int | None = None
    rules: str = ""
    procedure: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    approval_number: str = ""
    address: str = ""
    is_linked: bool | None = None
    responsible_id: int | None = None
    is_neutral: bool | None = None
    hours: str = ""
    out_of_hours: str = ""
    deadlines: tuple[Deadline, ...] = ()
    steps: tuple[ResponseStep, ...] = ()

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("Atender a la gente")

    @property
    def is_said(self) -> bool:
        """Whether anything was answered: to say «No lo sé todavía» to everything says nothing."""
        told = (getattr(self, each.name) for each in fields(self) if each.name != "id")
        return any(said not in (None, "", ()) for said in told)

    def tree(self, usual: Sequence[ResponseStep]) -> tuple[ResponseStep, ...]:
        """Return the response tree: the council's own, or else the usual one.

        That sends nobody to read rules that she said are nowhere.
        """
        if self.steps or not denies(self.address):
            return self.steps or tuple(usual)
        return tuple(replace(step, paste=_OF_RULES.sub("", step.paste)) for step in usual)


def check(guide: ConversationGuide, today: date) -> None:
    """Refuse rules approved tomorrow, and a response tree nobody would follow."""
    if len(guide.steps) > MOST_STEPS:
        raise Problem(
            _("Hay {n} preguntas y no caben más de {most}.").format(n=len(guide.steps), most=MOST_STEPS),
            _("Junte o quite alguna: un árbol más largo no se usa cuando hace falta."),
            "conversation_guide.steps",
        )
    if any(not step.question or not step.do for step in guide.steps):
        raise Problem(
            _("A una de las preguntas le falta qué se pregunta o qué se hace."),
            _("Complétela o quítela."),
            "conversation_guide.steps",
        )
    if guide.approved_on is not None and guide.approved_on > today:
        raise Problem(
            _("Las normas no pueden haberse aprobado en el futuro."),
            _("Corrija la fecha."),
            "conversation_guide.approved_on",
        )


@dataclass(frozen=True, slots=True)
class StandardCheck:
    """One thing the ombudsman asks of a council, whether it is met, and which answer meets it.

    `key` is that of the catalogue's list «defensor»; `is_met` is None while nobody has said it.
    Without a `field`, no question asks for it: what is done tells it.
    """

    key: str
    is_met: bool | None
    field: str

    @property
    def has_nothing(self) -> bool:
        """Whether there is nothing yet to do it with: nobody was ever blocked, and nothing is missing."""
        return self.is_met is None and not self.field


def ombudsman_checks(
    guide: ConversationGuide | None, register: Collection[Moderation], body: Council | None = None
) -> tuple[StandardCheck, ...]:
    """Check the guide against what the ombudsmen have asked of councils (complaints of 2021 to 2025).

    `register` is what was hidden or blocked: it could be defended when nothing is wanting of any.
    Whose web the rules are on is known with the `body`.
    """
    said = guide or ConversationGuide()
    return tuple(StandardCheck(*row) for row in _checks(said, register, body or Council()))


def _checks(
    said: ConversationGuide, register: Collection[Moderation], body: Council
) -> Iterator[tuple[str, bool | None, str]]:
    by_nobody = denies(said.approved_by)
    approved = bool(said.rules and said.approved_by and said.approved_on) and not by_nobody
    yield (
        "aprobada",
        approved or (False if by_nobody else None),
        "conversation_guide.approved_by",
    )
    yield "publicada", _is_published(said.address, body), "conversation_guide.address"
    yield "enlazada", said.is_linked, "conversation_guide.is_linked"
    yield "procedimiento", bool(said.procedure) or None, "conversation_guide.procedure"
    yield "responsable", said.responsible_id is not None or None, "conversation_guide.responsible_id"
    yield "neutralidad", said.is_neutral, "conversation_guide.is_neutral"
    yield "registro", not any(each.wanting for each in register) if register else None, ""


def _is_published(where: str, body: Council) -> bool | None:
    """Whether the rules are where anybody can read them: on its web, or on its board when it has none.

    A place told in words («en la web de la Diputación») is not known to be so.
    """
    if not where:
        return None
    found = addresses_in(where)
    if denies(where):
        return False
    if BodyLack.WEBSITE in body.lacks:
        return True if found or "tablon" in fold(where) else None
    if not found:
        return None
    own = [each for each in (body.site, body.office) if each]
    return not own or any(same_site(each, other) for each in found for other in own)


USUAL_DEADLINES = (
    (
        mark("Riesgo o emergencia"),
        mark("en el momento: «llame al 112»"),
        mark("según la lista de emergencia"),
    ),
    (mark("Consulta sencilla"), mark("el mismo día hábil"), mark("24 horas hábiles")),
    (mark("Consulta que depende de un área"), mark("24 horas hábiles"), mark("72 horas hábiles")),
    (mark("Queja o avería"), mark("24 horas hábiles"), mark("5 días hábiles, aunque sea para decir cómo va")),
    (
        mark("Mensaje privado con datos personales"),
        mark("24 horas hábiles"),
        mark("por la sede o el teléfono"),
    ),
    (mark("Fuera de horario"), mark("respuesta automática"), mark("el siguiente día hábil")),
)


def usual_deadlines() -> tuple[Deadline, ...]:
    """Return deadlines that one person can keep, to start from (own proposal, none is in a law)."""
    return tuple(
        Deadline(kind=_(kind), acknowledge=_(first), answer=_(last)) for kind, first, last in USUAL_DEADLINES
    )
