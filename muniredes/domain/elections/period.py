"""Electoral periods: the days of each election, computed, and overridable one by one.

Day counts follow the Spanish general electoral law (LO 5/1985: articles 26.4, 42.3, 50, 51, 72.a, 103.1,
194 and 195) and article 36.1 of the ROF; they reproduce the official dates of 2019 and 2023. The council
confirms them with the decree published in the BOE.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from muniredes.domain.council import Council, Term, next_polling_day
from muniredes.domain.dates import short_date
from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

LAST_PLAUSIBLE_YEAR = 2100


class ElectionKind(WordedEnum):
    """Which election a period belongs to."""

    MUNICIPAL = "municipal", mark("Elecciones municipales")
    REGIONAL = "regional", mark("Elecciones autonómicas")
    GENERAL = "general", mark("Elecciones generales")
    EUROPEAN = "european", mark("Elecciones europeas")
    OTHER = "other", mark("Otra consulta electoral")


class Milestone(StrEnum):
    """A dated step of an election, in its order."""

    DECREE = "decree"
    PUBLISHED = "published"
    TABLES_DRAWN = "tables_drawn"
    CAMPAIGN_STARTS = "campaign_starts"
    POSTAL_VOTE_ENDS = "postal_vote_ends"
    CAMPAIGN_ENDS = "campaign_ends"
    REFLECTION = "reflection"
    POLLING = "polling"
    COUNT = "count"
    MINUTES_SESSION = "minutes_session"
    CONSTITUTION = "constitution"
    CONSTITUTION_ON_APPEAL = "constitution_on_appeal"

    @property
    def word(self) -> str:
        """What happens that day."""
        return _(MILESTONE_WORDS[self])


MILESTONE_WORDS = {
    Milestone.DECREE: mark("Decreto de convocatoria"),
    Milestone.PUBLISHED: mark("Se publica la convocatoria: empieza el periodo electoral"),
    Milestone.TABLES_DRAWN: mark("Primer día del sorteo de las mesas"),
    Milestone.CAMPAIGN_STARTS: mark("Empieza la campaña"),
    Milestone.POSTAL_VOTE_ENDS: mark("Último día para pedir el voto por correo"),
    Milestone.CAMPAIGN_ENDS: mark("Termina la campaña"),
    Milestone.REFLECTION: mark("Jornada de reflexión"),
    Milestone.POLLING: mark("Votación"),
    Milestone.COUNT: mark("Escrutinio general: desde aquí, resultados oficiales"),
    Milestone.MINUTES_SESSION: mark("Sesión para aprobar la última acta"),
    Milestone.CONSTITUTION: mark("Se constituye la nueva corporación"),
    Milestone.CONSTITUTION_ON_APPEAL: mark("Constitución si hay recurso electoral"),
}

_DAYS_FROM_POLLING = {
    Milestone.DECREE: -55,
    Milestone.PUBLISHED: -54,
    Milestone.TABLES_DRAWN: -29,
    Milestone.CAMPAIGN_STARTS: -16,
    Milestone.POSTAL_VOTE_ENDS: -10,
    Milestone.CAMPAIGN_ENDS: -2,
    Milestone.REFLECTION: -1,
    Milestone.POLLING: 0,
    Milestone.COUNT: 5,
    Milestone.MINUTES_SESSION: 17,
    Milestone.CONSTITUTION: 20,
    Milestone.CONSTITUTION_ON_APPEAL: 40,
}
_ONLY_MUNICIPAL = {
    Milestone.MINUTES_SESSION,
    Milestone.CONSTITUTION,
    Milestone.CONSTITUTION_ON_APPEAL,
}
_FOLLOW_OTHERS = {Milestone.REFLECTION, Milestone.TABLES_DRAWN, Milestone.POSTAL_VOTE_ENDS, Milestone.COUNT}
OVERRIDABLE = tuple(m for m in Milestone if m is not Milestone.POLLING and m not in _FOLLOW_OTHERS)
_DRAW_AFTER_THE_CALL = timedelta(days=25)


@dataclass(eq=False, kw_only=True)
class ElectoralPeriod:
    """One election: its polling day and the dates that the council corrected; None means computed."""

    id: int | None = None
    kind: ElectionKind = ElectionKind.MUNICIPAL
    polling_day: date
    decree: date | None = None
    published: date | None = None
    campaign_starts: date | None = None
    campaign_ends: date | None = None
    minutes_session: date | None = None
    constitution: date | None = None
    constitution_on_appeal: date | None = None

    @property
    def name(self) -> str:
        """«Elecciones municipales de 2027»."""
        return _("{kind} de {year}").format(kind=self.kind.word, year=self.polling_day.year)


@dataclass(frozen=True, slots=True)
class MilestoneDay:
    """A milestone of a period, its day, and whether the council corrected the computed one."""

    milestone: Milestone
    day: date
    corrected: bool


def computed_day(milestone: Milestone, polling_day: date) -> date:
    """Return the day the law gives a milestone, counted from the polling day."""
    return polling_day + timedelta(days=_DAYS_FROM_POLLING[milestone])


def milestone_days(period: ElectoralPeriod) -> tuple[MilestoneDay, ...]:
    """Return the days of a period in the order of the law, with the council's corrections."""
    return tuple(
        _milestone_day(period, milestone)
        for milestone in Milestone
        if period.kind is ElectionKind.MUNICIPAL or milestone not in _ONLY_MUNICIPAL
    )


def _milestone_day(period: ElectoralPeriod, milestone: Milestone) -> MilestoneDay:
    corrected = getattr(period, milestone.value) if milestone in OVERRIDABLE else None
    computed = computed_day(milestone, period.polling_day)
    if milestone is Milestone.PUBLISHED and period.decree is not None:
        computed = period.decree + timedelta(days=1)  # the gazette follows the decree (LOREG, art. 42)
    if milestone is Milestone.TABLES_DRAWN:
        computed = day_of(period, Milestone.PUBLISHED) + _DRAW_AFTER_THE_CALL
    return MilestoneDay(milestone, corrected or computed, corrected is not None)


def day_of(period: ElectoralPeriod, milestone: Milestone) -> date:
    """Return the day of one milestone, corrected or computed."""
    return _milestone_day(period, milestone).day


def check_order(period: ElectoralPeriod) -> None:
    """Raise the Problem that names the first two dates of `period` in the wrong order."""
    if period.polling_day.year > LAST_PLAUSIBLE_YEAR:
        raise Problem(
            _("La fecha de la votación no parece real: {day}.").format(day=short_date(period.polling_day)),
            _("Compruebe el año."),
            Milestone.POLLING.value,
        )
    said = (entry for entry in milestone_days(period) if entry.milestone not in _FOLLOW_OTHERS)
    for earlier, later in pairwise(said):
        if later.day <= earlier.day:
            raise Problem(
                _(
                    "Las fechas están en un orden imposible: "
                    "«{later}» ({d2}) no va después de «{earlier}» ({d1})."
                ).format(
                    later=later.milestone.word,
                    d2=short_date(later.day),
                    earlier=earlier.milestone.word,
                    d1=short_date(earlier.day),
                ),
                _("Corrija una de las dos fechas."),
                later.milestone.value if later.milestone in OVERRIDABLE else earlier.milestone.value,
            )


def is_open(period: ElectoralPeriod, day: date) -> bool:
    """Say whether the restrictions of article 50 apply on `day`: from the call to the polling day."""
    return day_of(period, Milestone.PUBLISHED) <= day <= period.polling_day


def period_that_ends(term: Term, periods: Iterable[ElectoralPeriod]) -> ElectoralPeriod | None:
    """Return the municipal election that closes `term`: the first one after it starts."""
    municipal = (p for p in periods if p.kind is ElectionKind.MUNICIPAL and p.polling_day > term.starts)
    return min(municipal, key=lambda period: period.polling_day, default=None)


def next_are_known(term: Term | None, periods: Iterable[ElectoralPeriod]) -> bool:
    """Say whether it is known when the term ends; until then nobody can say that no election is near."""
    return term is not None and period_that_ends(term, periods) is not None


def expected_period(council: Council, term: Term) -> ElectoralPeriod | None:
    """Return the computed municipal election that ends `term`, for bodies that it concerns."""
    if not council.kind.is_public:
        return None
    return ElectoralPeriod(kind=ElectionKind.MUNICIPAL, polling_day=next_polling_day(term.starts))


def current_term_start(today: date) -> date:
    """Return the constitution day of the term that `today` belongs to (20 days after the vote)."""
    previous = next_polling_day(today)
    while computed_day(Milestone.CONSTITUTION, previous) > today:
        previous = _previous_polling_day(previous)
    return computed_day(Milestone.CONSTITUTION, previous)


def _previous_polling_day(polling_day: date) -> date:
    return next_polling_day(date(polling_day.year - 4, 1, 1))
