"""Fields as rows of a card, a label and what is known, each said in the way of its kind."""

from collections.abc import Iterator
from datetime import date

from muniredes.domain.crisis.clocks import zone
from muniredes.domain.dates import long_date
from muniredes.domain.declared_absent import is_asked, is_lacking, there_is_none
from muniredes.domain.fields import CARDS, LACKABLE, Kind, word
from muniredes.domain.texts.words import plain_value
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Rich, or_pending, pending, rich

Row = tuple[str, Rich]


def rows(data: ManualData, kind: str, thing: object, *names: str) -> Iterator[Row]:
    """Yield a row for each field that is asked of it, also for what nobody answered."""
    for name in names:
        if is_asked(thing, f"{kind}.{name}"):
            yield word(f"{kind}.{name}"), _told(data, kind, name, thing)


def known_rows(data: ManualData, kind: str, thing: object, *names: str) -> Iterator[Row]:
    """Yield a row for each field that was answered."""
    yield from rows(data, kind, thing, *(name for name in names if _is_answer(getattr(thing, name))))


def _is_answer(value: object) -> bool:
    return value not in (None, "", ())


def or_none(thing: object, name: str, said: str) -> Rich:
    """Return what is said of a field, or that there is none of it, or that it is pending."""
    return or_pending(said or (there_is_none() if is_lacking(thing, name) else ""))


def _told(data: ManualData, kind: str, name: str, thing: object) -> Rich:
    path, value = f"{kind}.{name}", getattr(thing, name)
    card = CARDS[path]
    if not _is_answer(value):
        return or_none(thing, name, "") if path in LACKABLE else pending()
    if isinstance(value, date) and card.kind is Kind.DAY:
        return rich(long_date(value))
    if isinstance(value, int) and card.kind is Kind.PERSON:
        return data.who(value)
    if isinstance(value, int) and card.to == "area":
        return rich(data.area(value))
    return rich(plain_value(path, value, zone(data.council)))
