"""The shipped knowledge, read once when it is first needed."""

from functools import cache

from muniredes import paths
from muniredes.catalog.advice import load_advice
from muniredes.catalog.conversation import load_responses, load_topics
from muniredes.catalog.holidays import HolidayCalendar, load_holidays
from muniredes.catalog.municipalities import Gazetteer, load_gazetteer, load_regions
from muniredes.catalog.networks import load_networks
from muniredes.catalog.year import load_year
from muniredes.domain.calendar.year.entries import YearBook
from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.handover.checklist import CheckBook
from muniredes.domain.knowledge import AdviceBook, Fact, Networks, ResponseStep, TopicAdvice
from muniredes.domain.remedies import RemedyBook


@cache
def networks() -> Networks:
    """Return every network of the catalogue by id."""
    return load_networks(paths.resource("catalog", "networks.toml"))


@cache
def advice() -> AdviceBook:
    """Return the advice that wizards and manual show, by list."""
    return load_advice(paths.resource("catalog", "advice"))


@cache
def topics() -> tuple[TopicAdvice, ...]:
    """Return the topics that most councils have."""
    return tuple(fact.value for fact in load_topics(paths.resource("catalog", "topics.toml")))


@cache
def responses() -> tuple[Fact[ResponseStep], ...]:
    """Return the questions that lead to an answer, in their order."""
    return load_responses(paths.resource("catalog", "responses.toml"))


@cache
def gazetteer() -> Gazetteer:
    """Return the municipalities of Spain, to search in."""
    return load_gazetteer(paths.resource("catalog"))


@cache
def year_book() -> YearBook:
    """Return what councils tell every year, and the dates that have to be asked for it."""
    return load_year(
        paths.resource("catalog", "year.toml"), paths.resource("catalog", "topics.toml"), networks()
    )


@cache
def remedies() -> RemedyBook:
    """Return what mends each risk of an account."""
    from muniredes.catalog.remedies import load_remedies

    return load_remedies(paths.resource("catalog", "remedies.toml"), networks())


@cache
def holiday_calendar() -> HolidayCalendar:
    """Return the holidays of any town."""
    return load_holidays(paths.resource("catalog", "holidays.toml"))


@cache
def crisis_book() -> CrisisBook:
    """Return what is known of crises: levels, checklists, phones and ways back."""
    from muniredes.catalog.crisis import load_crisis

    regions = load_regions(paths.resource("catalog"))
    return load_crisis(paths.resource("catalog", "crisis"), networks(), regions)


@cache
def handover_checklist() -> CheckBook:
    """Return what is checked before the accounts change hands."""
    from muniredes.catalog.handover import load_checklist

    return load_checklist(paths.resource("catalog", "handover.toml"), networks())
