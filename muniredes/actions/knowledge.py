"""What the program knows, read once when it is first needed."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, reduce
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from muniredes import paths, policy
from muniredes.actions import clock
from muniredes.catalog import compiled
from muniredes.domain.calendar.year.entries import YearBook
from muniredes.domain.council import BodyLack, EntityKind
from muniredes.domain.crisis.knowledge import CrisisBook, CrisisPhone
from muniredes.domain.knowledge.facts import (
    Advice,
    AdviceBook,
    Fact,
    Networks,
    ResponseStep,
    Subject,
    TopicAdvice,
    WrittenPaper,
)
from muniredes.domain.texts.wording import Wording, reworded
from muniredes.i18n import language, use_wording

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

    from muniredes.catalog.holidays import HolidayCalendar
    from muniredes.catalog.municipalities import Gazetteer
    from muniredes.catalog.reviews import Review
    from muniredes.domain.accounts.remedies import RemedyBook
    from muniredes.domain.handover.checklist import CheckBook
    from muniredes.domain.texts.legibility import PlainWord

T = TypeVar("T")
To = TypeVar("To", bound=Hashable)


class Audience(NamedTuple):
    """Whom something is said to: a kind of body, in a language. What is read is kept for each."""

    kind: EntityKind
    language: str
    lacks: frozenset[BodyLack]

    def minds(self, one: Advice) -> bool:
        """Whether some advice is for it: of its kind of body, and of what it has."""
        return one.scope.covers(self.kind) and one.needs not in self.lacks


@dataclass(frozen=True, slots=True)
class _Served:
    """The kind of body that is spoken to, and what it lacks."""

    kind: EntityKind = EntityKind.COUNCIL
    lacks: frozenset[BodyLack] = frozenset()


_A_COUNCIL = _Served()
_served: ContextVar[_Served] = ContextVar("served", default=_A_COUNCIL)
"""One for each piece of work: what looks into another guide beside the window does not speak for it."""


def _audience() -> Audience:
    body = _served.get()
    return Audience(body.kind, language(), body.lacks)


def _book(read: Callable[[To], T]) -> "_lru_cache_wrapper[T]":
    """Make a reader read once for each audience, and never again what another start compiled of it."""
    name = read.__name__.strip("_").replace("_", "-")

    def known(to: To) -> T:
        return compiled.kept(f"{name}-{_file_word(to)}", lambda: read(to))

    return cache(known)


def _file_word(to: Hashable) -> str:
    return "-".join((to.kind, to.language, *sorted(to.lacks))) if isinstance(to, Audience) else str(to)


def wordings() -> Mapping[EntityKind, Wording]:
    """Return how the program speaks to each kind of body."""
    return _wordings(language())


@_book
def _wordings(_language: str) -> Mapping[EntityKind, Wording]:
    from muniredes.catalog.bodies import load_wordings

    return load_wordings(paths.catalog("bodies.toml"))


def serve(kind: EntityKind, lacks: Collection[BodyLack] = ()) -> None:
    """Speak from now on to a kind of body: in its words, only of what is for it, and not of what it lacks."""
    before, to = _served.get(), _Served(kind, frozenset(lacks))
    _served.set(to)
    if to != before:
        use_wording(_spoken(to))


def _spoken(to: _Served) -> Callable[[str], str]:
    """Return how texts are said to a body: without what it has none of, and then in its own words."""
    say = (*_without(to.lacks, language()), wordings()[to.kind])
    return lambda text: reduce(lambda said, each: each(said), say, text)


def served() -> EntityKind:
    """Return the kind of body that the program speaks to."""
    return _served.get().kind


@_book
def _withouts(_language: str) -> Mapping[BodyLack, Wording]:
    from muniredes.catalog.bodies import load_without

    return load_without(paths.catalog("bodies.toml"))


def _without(lacks: Collection[BodyLack], language: str) -> Iterator[Wording]:
    """Yield how to speak of each thing that a body has none of; a catalogue may not know of it yet."""
    if lacks:
        yield from (wording for lack, wording in _withouts(language).items() if lack in lacks)


def _said(value: T, to: Audience) -> T:
    """Return something of the catalogue as a body is told it: in its words, of nothing that it has not.

    What is changed for want of something is as it was written, for a town hall: its words come after.
    """
    for without in _without(to.lacks, to.language):
        value = reworded(value, without)
    return value if to.kind is EntityKind.COUNCIL else reworded(value, _wordings(to.language)[to.kind])


def networks() -> Networks:
    """Return every network of the catalogue by id."""
    return _networks(_audience())


@_book
def _networks(to: Audience) -> Networks:
    from muniredes.catalog.networks import load_networks

    return _said(load_networks(paths.catalog("networks.toml")), to)


def advice() -> AdviceBook:
    """Return the advice that wizards and manual show, by list."""
    return _advice(_audience())


@_book
def _advice(to: Audience) -> AdviceBook:
    from muniredes.catalog.advice import load_advice

    book = load_advice(paths.catalog("advice"))
    minded = {name: tuple(one for one in found if to.minds(one)) for name, found in book.items()}
    return _said(minded, to)


def topics() -> tuple[TopicAdvice, ...]:
    """Return the topics that most bodies of this kind have."""
    return _topics(_audience())


@_book
def _topics(to: Audience) -> tuple[TopicAdvice, ...]:
    from muniredes.catalog.conversation import load_topics

    found = (fact.value for fact in load_topics(paths.catalog("topics.toml")))
    return _said(tuple(topic for topic in found if topic.scope.covers(to.kind)), to)


def responses() -> tuple[Fact[ResponseStep], ...]:
    """Return the questions that lead to an answer, in their order."""
    return _responses(_audience())


@_book
def _responses(to: Audience) -> tuple[Fact[ResponseStep], ...]:
    from muniredes.catalog.conversation import load_responses

    return _said(load_responses(paths.catalog("responses.toml")), to)


def papers() -> Mapping[str, Fact[WrittenPaper]]:
    """Return the papers that are written as data, by name."""
    return _papers(_audience())


@_book
def _papers(to: Audience) -> Mapping[str, Fact[WrittenPaper]]:
    from muniredes.catalog.papers import load_papers

    return _said(load_papers(paths.catalog("papers.toml")), to)


def plain_words() -> "tuple[PlainWord, ...]":
    """Return what can be said more plainly, word by word."""
    return _plain_words(language())


@_book
def _plain_words(_language: str) -> "tuple[PlainWord, ...]":
    from muniredes.catalog.plain_language import load_plain_words

    return tuple(word for fact in load_plain_words(paths.catalog("plain.toml")) for word in fact.value)


def subjects() -> tuple[Subject, ...]:
    """Return the words by which things are looked for in the manual."""
    return _subjects(_audience())


@_book
def _subjects(to: Audience) -> tuple[Subject, ...]:
    from muniredes.catalog.subjects import load_subjects

    found = load_subjects(paths.catalog("subjects.toml"))
    return _said(tuple(one for fact in found for one in fact.value if one.scope.covers(to.kind)), to)


def gazetteer() -> "Gazetteer":
    """Return the municipalities of Spain, to search in."""
    return _gazetteer(language())


@cache
def _gazetteer(_language: str) -> "Gazetteer":
    from muniredes.catalog.municipalities import load_gazetteer

    return load_gazetteer(paths.catalog())


def year_book() -> YearBook:
    """Return what bodies of this kind tell every year, and the dates that have to be asked for it."""
    return _year_book(_audience())


@_book
def _year_book(to: Audience) -> YearBook:
    from muniredes.catalog.year import load_year

    whole = load_year(paths.catalog("year.toml"), paths.catalog("topics.toml"), networks())
    entries = tuple(entry for entry in whole.entries if entry.scope.covers(to.kind))
    return _said(YearBook(entries, whole.needed(entries)), to)


def remedies() -> "RemedyBook":
    """Return what mends each risk of an account."""
    return _remedies(_audience())


@_book
def _remedies(to: Audience) -> "RemedyBook":
    from muniredes.catalog.remedies import load_remedies

    return _said(load_remedies(paths.catalog("remedies.toml"), networks()), to)


def holiday_calendar() -> "HolidayCalendar":
    """Return the holidays of any town."""
    return _holiday_calendar(language())


@cache
def _holiday_calendar(_language: str) -> "HolidayCalendar":
    from muniredes.catalog.holidays import load_holidays

    return load_holidays(paths.catalog("holidays.toml"))


def crisis_book() -> CrisisBook:
    """Return what is known of crises: levels, checklists, ways back, phones and the province's."""
    fixed = policy.in_force().phones
    phones = tuple(CrisisPhone("", phone.name, phone.phone, phone.purpose) for phone in fixed)
    return replace(_crisis_book(_audience()), province=phones)


@_book
def _crisis_book(to: Audience) -> CrisisBook:
    from muniredes.catalog.crisis import load_crisis
    from muniredes.catalog.municipalities import load_regions

    regions = load_regions(paths.catalog())
    book = load_crisis(paths.catalog("crisis"), networks(), regions)
    lists = {
        key: replace(fact, value=fact.value.for_body(to.kind))
        for key, fact in book.checklists.items()
        if fact.value.scope.covers(to.kind)
    }
    return _said(replace(book, checklists=lists), to)


def handover_checklist() -> "CheckBook":
    """Return what is checked before the accounts change hands."""
    return _handover_checklist(_audience())


@_book
def _handover_checklist(to: Audience) -> "CheckBook":
    from muniredes.catalog.handover import load_checklist

    return _said(load_checklist(paths.catalog("handover.toml"), networks()), to)


def reviews() -> "tuple[Review, ...]":
    """Return every fact with the day on which it has to be read again, what is gravest first."""
    from muniredes.catalog.reviews import load_reviews

    return load_reviews(paths.catalog())


def load_ahead() -> None:
    """Read what takes long to load, so that whoever needs it finds it there. It may run beside the window."""
    from muniredes.catalog.holidays import national

    national(clock.today().year)  # the library of holidays is most of it
    known = (
        networks,
        gazetteer,
        year_book,
        advice,
        crisis_book,
        papers,
        subjects,
        topics,
        responses,
        remedies,
    )
    for read in known:
        read()
