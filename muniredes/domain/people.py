"""Areas, people, the five steps a post goes through, and the hours there are for it."""

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from muniredes.domain.accounts.account import Account
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import bracketed, fold
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, figure, mark, ngettext

DEFAULT_WEEKLY_HOURS = 1.0
"""Hours a week assumed for an account whose network says nothing about it."""


class PersonKind(WordedEnum):
    """How a person is tied to the council: it decides whether she stays when the term ends."""

    OFFICIAL = "official", mark("Funcionario o funcionaria")
    STAFF = "staff", mark("Personal laboral")
    APPOINTEE = "appointee", mark("Personal eventual, de confianza")
    ELECTED = "elected", mark("Cargo electo")
    EXTERNAL = "external", mark("Empresa o persona externa")

    @property
    def leaves_with_the_term(self) -> bool:
        """Whether the person ceases when the term does (LBRL, art. 104.2, and the elected)."""
        return self in (PersonKind.APPOINTEE, PersonKind.ELECTED)


@dataclass(eq=False, kw_only=True)
class Area:
    """A part of the council, and who answers for it."""

    id: int | None = None
    name: str = ""
    responsible_id: int | None = None


@dataclass(eq=False, kw_only=True)
class Person:
    """Someone with a part in the channels: her post, how she is tied, and her hours for it a week."""

    id: int | None = None
    name: str = ""
    post: str = ""
    kind: PersonKind | None = None
    area_id: int | None = None
    email: str = ""
    phone: str = ""
    deputy_id: int | None = None
    weekly_hours: float | None = None

    @property
    def with_post(self) -> str:
        """«Marta Ruiz (Secretaría)»."""
        return with_post(self.name, self.post)

    @property
    def public_name(self) -> str:
        """The post alone, which is what a public document may show."""
        return self.post or _("Persona designada")


def told_apart(people: Collection[Person]) -> Mapping[int | None, str]:
    """Return what tells each person from everybody else, by number."""
    ids = (person.id for person in people)
    return dict(zip(ids, names_apart(tuple(people)), strict=True))


def names_apart(people: Sequence[Person]) -> list[str]:
    """Return the name of each; with her post, or that she has none, if others share it.

    Those who share also the post are counted, in the order in which they were written down; not saved, last.
    """
    alike = Counter(fold(person.name) for person in people)
    names = [
        person.name
        if alike[fold(person.name)] == 1
        else with_post(person.name, person.post or _("sin cargo"))
        for person in people
    ]
    by_name: dict[str, list[int]] = {}
    for at in sorted(range(len(people)), key=lambda at: people[at].id or sys.maxsize):
        by_name.setdefault(fold(names[at]), []).append(at)
    for same in by_name.values():
        for count, at in enumerate(same, 1) if len(same) > 1 else ():
            names[at] = f"{names[at]} · {count}"
    return names


def with_post(name: str, post: str) -> str:
    """«Marta Ruiz (Secretaría)»; a post that has brackets of its own goes after a comma."""
    return bracketed(name, post) if post else name


class FlowStep(StrEnum):
    """The five steps from an idea to its answers; there are never more than five."""

    REQUEST = "request"
    VALIDATE = "validate"
    DRAFT = "draft"
    REVIEW = "review"
    PUBLISH = "publish"

    @property
    def word(self) -> str:
        """«Valida»."""
        return _(_STEP_WORDS[self][0])

    @property
    def meaning(self) -> str:
        """What whoever has the step does, in one sentence."""
        return _(_STEP_WORDS[self][1])


_STEP_WORDS = {
    FlowStep.REQUEST: (mark("Pide"), mark("Dice qué hay que contar y a quién interesa.")),
    FlowStep.VALIDATE: (mark("Valida"), mark("Decide si se publica, dónde y cuándo.")),
    FlowStep.DRAFT: (mark("Redacta"), mark("Escribe el texto y prepara la imagen.")),
    FlowStep.REVIEW: (mark("Revisa"), mark("Lee antes de publicar: datos, tono y faltas.")),
    FlowStep.PUBLISH: (
        mark("Publica y responde"),
        mark("Publica, atiende los comentarios y avisa si algo va mal."),
    ),
}


@dataclass(eq=False, kw_only=True)
class Duty:
    """Who has one of the five steps, and who does it when that person is away."""

    id: int | None = None
    step: FlowStep
    person_id: int | None = None
    deputy_id: int | None = None


@dataclass(frozen=True, slots=True)
class Workload:
    """Hours a week: those people have, and those the accounts ask for; `is_said` when somebody said hers.

    `reckoned` is of how many accounts nobody said their hours: they take those usual in their networks.
    `unsaid` is how many of those who do the work have not said hers; `left_out`, who has hours and no part
    in it, with them: they are nobody's to count on.
    """

    available: float
    needed: float
    is_said: bool = True
    reckoned: int = 0
    unsaid: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def spare(self) -> float:
        """Hours left over; negative when they do not suffice."""
        return self.available - self.needed

    @property
    def is_whole(self) -> bool:
        """Whether everybody has said hers, and of every account: nothing is supposed or missing."""
        return self.is_said and not self.reckoned and not self.unsaid

    @property
    def sentence(self) -> str:
        """The verdict in words, with how much of it is only what is usual, or not known."""
        return " ".join((self._verdict, *self._doubts()))

    def _doubts(self) -> Iterator[str]:
        if self.reckoned:
            usual = ngettext(
                "De {n} cuenta no se han dicho las horas: se cuentan las habituales en su red.",
                "De {n} cuentas no se han dicho las horas: se cuentan las habituales en su red.",
                self.reckoned,
            )
            yield usual.format(n=self.reckoned)
        if self.unsaid and self.is_said:
            unsaid = ngettext(
                "{n} persona que hace este trabajo no ha dicho las suyas.",
                "{n} personas que hacen este trabajo no han dicho las suyas.",
                self.unsaid,
            )
            yield unsaid.format(n=self.unsaid)
        if self.left_out:
            said = _("No se cuentan las horas de quien no tiene ningún paso: {who}.")
            yield said.format(who="; ".join(self.left_out))

    @property
    def _verdict(self) -> str:
        if not self.is_said:
            said = _(
                "Las cuentas piden {needed} a la semana. Cuántas hay no consta: faltan las de cada persona."
            )
            return said.format(needed=hours(self.needed))
        figures = {"available": hours(self.available), "needed": hours(self.needed)}
        if self.spare >= 0:
            return _("Hay {available} a la semana y las cuentas piden {needed}: alcanza.").format(**figures)
        return _("Hay {available} a la semana y las cuentas piden {needed}: {missing}.").format(
            **figures, missing=hours_left(self.spare)
        )


def hours(amount: float) -> str:
    """«2 horas», «1 hora», «2,5 horas»."""
    return (_("{n} hora") if amount == 1 else _("{n} horas")).format(n=figure(amount))


def hours_left(spare: float) -> str:
    """«queda 1 hora», «quedan 2,5 horas», «no queda ninguna hora», «faltan 6 horas»."""
    if not spare:
        return _("no queda ninguna hora")
    if spare < 0:
        return (_("falta {hours}") if spare == -1 else _("faltan {hours}")).format(hours=hours(-spare))
    return (_("queda {hours}") if spare == 1 else _("quedan {hours}")).format(hours=hours(spare))


def hours_needed(account: Account, networks: Networks) -> float:
    """Return the weekly hours an account asks for: its own figure, or that of its network."""
    if not account.is_kept_up:
        return 0.0
    if account.weekly_hours is not None:
        return account.weekly_hours
    network = networks.get(account.network_id)
    if network is None or network.weekly_hours is None:
        return DEFAULT_WEEKLY_HOURS
    return network.weekly_hours.value


def workload(
    people: Sequence[Person],
    accounts: Iterable[Account],
    networks: Networks,
    workers: Collection[Person] | None = None,
) -> Workload:
    """Add up the hours of those who do the work against those the accounts in use ask for.

    `workers` are some of the people; None, everybody. What the guide knows of it, `hours_there_are` adds up.
    """
    accounts = tuple(accounts)
    doing = tuple(people if workers is None else workers)
    return Workload(
        available=sum(person.weekly_hours or 0.0 for person in doing),
        needed=sum(hours_needed(account, networks) for account in accounts),
        is_said=any(person.weekly_hours is not None for person in doing),
        reckoned=sum(account.is_kept_up and account.weekly_hours is None for account in accounts),
        unsaid=sum(person.weekly_hours is None for person in doing),
        left_out=tuple(
            f"{name}, {hours(person.weekly_hours)}"
            for person, name in zip(people, names_apart(people), strict=True)
            if person.weekly_hours and person not in doing
        ),
    )


def duties_by_step(duties: Iterable[Duty]) -> Mapping[FlowStep, Duty]:
    """Return the duty of each step that has one."""
    return {duty.step: duty for duty in duties}
