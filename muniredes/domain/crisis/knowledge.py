"""What the catalogue knows of crises: levels, checklists, messages, phones, and the clock of a data breach.

The records are filled by `muniredes.catalog.crisis` from `resources/catalog/crisis`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from muniredes.domain.council import Council, EntityKind, Scope
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.knowledge.facts import OTHER_NETWORK, Fact
from muniredes.domain.texts.text import fold
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark, ngettext

_HOUR, _DAY = 60, 24 * 60


class Stage(WordedEnum):
    """Which message of a crisis."""

    FIRST = "first", mark("Primer aviso")
    UPDATE = "update", mark("Novedad")
    CLOSE = "close", mark("Cierre")


@dataclass(frozen=True, slots=True)
class LevelAdvice:
    """When a level is that one, who decides it, who is told, and how often people are.

    `first_notice` and `cadence` are minutes: to the first message, and between messages.
    """

    when: str
    decides: tuple[CrisisRole, ...]
    told: str
    first_notice: int | None = None
    cadence: int | None = None


@dataclass(frozen=True, slots=True)
class ChecklistStep:
    """One step: a sentence that says what to do, why, who does it, and by when.

    `minutes` counts from the start; `when` says it in words where no clock can («siempre»). `paste` is a
    text to copy; `stage` the message that the step sends out, if it does; `opens` another checklist that has
    to be opened too; `pauses` says that what was planned is stopped in it; `scope`, for which bodies it is.
    """

    key: str
    do: str
    why: str = ""
    roles: tuple[CrisisRole, ...] = ()
    minutes: int | None = None
    when: str = ""
    paste: str = ""
    stage: Stage | None = None
    opens: str = ""
    pauses: bool = False
    scope: Scope = Scope.ALL

    @property
    def deadline(self) -> str:
        """«antes de 15 minutos», or the words of the step."""
        return self.when or (in_minutes(self.minutes) if self.minutes is not None else "")


def in_minutes(minutes: int) -> str:
    """«en 15 minutos», «en 2 horas», «en 7 días»."""
    if minutes == 0:
        return _("ya")
    if minutes % _DAY == 0 and minutes // _DAY > 3:
        return ngettext("en {n} día", "en {n} días", minutes // _DAY)
    if minutes % _HOUR == 0:
        return ngettext("en {n} hora", "en {n} horas", minutes // _HOUR)
    return ngettext("en {n} minuto", "en {n} minutos", minutes)


@dataclass(frozen=True, slots=True)
class Checklist:
    """What to do when one thing goes wrong. `plain` is what a frightened person would say of it.

    `is_breach` says that the clock of a data breach runs with it; `is_private`, that its messages are sent
    to whoever asks and never published; `is_of_an_account`, that one of ours is in other hands;
    `is_of_an_impostor`, that one that is not pretends to be; `scope`, which bodies it can happen to;
    `also` has the other words by which it is looked for.
    """

    key: str
    title: str
    plain: str
    level: CrisisLevel
    steps: tuple[ChecklistStep, ...]
    messages: Mapping[Stage, str]
    is_breach: bool = False
    is_private: bool = False
    is_of_an_account: bool = False
    is_of_an_impostor: bool = False
    scope: Scope = Scope.ALL
    also: str = ""

    def step(self, key: str) -> ChecklistStep | None:
        """Return a step by its key."""
        return next((step for step in self.steps if step.key == key), None)

    def for_body(self, kind: EntityKind) -> "Checklist":
        """Return the checklist with the steps that a kind of body can take."""
        return replace(self, steps=tuple(step for step in self.steps if step.scope.covers(kind)))


@dataclass(frozen=True, slots=True)
class TriageQuestion:
    """One question for somebody who does not know what it is: the checklist that a «yes» and a «no» lead to.

    An empty «no» goes on to the next question; after the last, to the checklists that none of them is about.
    """

    question: str
    yes: str
    no: str = ""


@dataclass(frozen=True, slots=True)
class CrisisPhone:
    """Somebody to call, for everybody or by kind of crisis (an empty tuple means all)."""

    key: str
    name: str
    phone: str
    purpose: str
    checklists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreachAuthority:
    """Who is told of a data breach: the authority of some regions, or of all the others (no regions)."""

    key: str
    name: str
    address: str
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisBook:
    """All of it. `recovery` has the way back into each network, by its id, and into OTHER_NETWORK.

    `province` are the phones that the policy of this computer adds: of the house, never for the public.
    """

    levels: Mapping[CrisisLevel, Fact[LevelAdvice]]
    checklists: Mapping[str, Fact[Checklist]]
    questions: tuple[TriageQuestion, ...]
    phones: tuple[Fact[CrisisPhone], ...]
    recovery: Mapping[str, Fact[str]]
    breach_hours: Fact[int]
    authorities: tuple[Fact[BreachAuthority], ...]
    province: tuple[CrisisPhone, ...] = ()

    def checklist(self, key: str) -> Checklist:
        """Return a checklist by its key; an empty one when the catalogue no longer has it."""
        fact = self.checklists.get(key)
        return fact.value if fact else Checklist(key, "", "", CrisisLevel.ROUTINE, (), {})

    @property
    def not_asked(self) -> tuple[str, ...]:
        """The checklists that no question leads to: what it may be when every answer is «no»."""
        asked = {key for question in self.questions for key in (question.yes, question.no)}
        return tuple(key for key in self.checklists if key not in asked)

    def level(self, level: CrisisLevel) -> LevelAdvice:
        """Return what is known of a level."""
        return self.levels[level].value

    def way_back(self, network: str) -> Fact[str]:
        """Return the way back into a lost account of a network, in general words when it is not known."""
        return self.recovery.get(network) or self.recovery[OTHER_NETWORK]

    def authority_of(self, council: Council) -> BreachAuthority | None:
        """Return the authority over the data of a body; None when nobody has said where a public one is.

        Those of a region are of its public bodies (LO 3/2018, art. 57): a private one has that of the State.
        """
        if not council.kind.is_public:
            return self.authority("")
        return self.authority(council.region) if council.region else None

    def authority(self, region: str) -> BreachAuthority:
        """Return the authority of a region, however its name was typed."""
        found = [fact.value for fact in self.authorities]
        own = next((each for each in found if fold(region) in map(fold, each.regions)), None)
        return own or next(each for each in found if not each.regions)
