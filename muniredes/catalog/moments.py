"""One moment of the year file: when a message goes out, read from the words of the catalogue."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from muniredes.catalog.records import Record
from muniredes.domain.calendar.messages.recurrence import Frequency, Recurrence, from_text
from muniredes.domain.calendar.year.entries import (
    Edge,
    FromAnswer,
    FromEaster,
    FromElection,
    Moment,
    OnDays,
    OnDemand,
    Repeated,
    When,
)
from muniredes.domain.elections.period import Milestone
from muniredes.domain.problems import Problem
from muniredes.i18n import _

EDGES = {"inicio": Edge.START, "mitad": Edge.MIDDLE, "fin": Edge.END, "cada": Edge.EACH}
MILESTONES = {
    "convocatoria": Milestone.PUBLISHED,
    "sorteo": Milestone.TABLES_DRAWN,
    "correo": Milestone.POSTAL_VOTE_ENDS,
    "votacion": Milestone.POLLING,
    "escrutinio": Milestone.COUNT,
    "constitucion": Milestone.CONSTITUTION,
}
_A_COMMON_YEAR = 2027


def read_moment(key: str, record: Record, asked: Mapping[str, object]) -> Moment:
    """Return a moment; `asked` are the dates that can be asked, by key."""
    when = _when(record, asked)
    moment = Moment(
        key=key,
        title=record.optional("titulo", str, ""),
        when=when,
        at=None if isinstance(when, OnDemand) else read_hour(record, "hora"),
        text=record.required("texto", str),
        moves=record.optional("adelanta", bool, default=False),
    )
    record.finish()
    return moment


def _when(record: Record, asked: Mapping[str, object]) -> When:
    said = [name for name in _KINDS if record.has(name)]
    if len(said) != 1:
        raise record.problem(
            said[1] if said else "dias",
            _("diga cuándo de una sola forma: {words}").format(words=", ".join(_KINDS)),
        )
    return _KINDS[said[0]](record, asked)


def _on_days(record: Record, asked: Mapping[str, object]) -> When:
    del asked
    days = record.texts("dias")
    if not days:
        raise record.problem("dias", _("falta"))
    return OnDays(tuple(month_day(record, "dias", text) for text in days))


def month_day(record: Record, field: str, text: str) -> tuple[int, int]:
    """Return the (day, month) of «22-03», a day that every year has."""
    try:
        day, month = (int(part) for part in text.split("-"))
        date(_A_COMMON_YEAR, month, day)
    except ValueError as error:
        what = _("«{text}» no es un día de todos los años; escríbalo así: 22-03").format(text=text)
        raise record.problem(field, what) from error
    return day, month


def _repeated(record: Record, asked: Mapping[str, object]) -> When:
    del asked
    return Repeated(read_rule(record, "regla"))


def read_rule(record: Record, field: str) -> Recurrence:
    """Return a rule that says its days by itself, without those of its first day."""
    text = record.required(field, str)
    try:
        rule = from_text(text)
    except Problem as error:
        raise record.problem(field, _("no se entiende «{text}»").format(text=text)) from error
    if rule.frequency is Frequency.YEARLY or not (
        rule.frequency is Frequency.DAILY or rule.weekdays or rule.month_day
    ):
        raise record.problem(field, _("«{text}» no dice en qué días cae").format(text=text))
    return rule


def _from_easter(record: Record, asked: Mapping[str, object]) -> When:
    del asked
    return FromEaster(_offsets(record, "pascua"))


def _from_answer(record: Record, asked: Mapping[str, object]) -> When:
    key = record.required("dato", str)
    if key not in asked:
        raise record.problem("dato", _("«{key}» no está en [datos]").format(key=key))
    return FromAnswer(
        key,
        record.choice("desde", EDGES) if record.has("desde") else Edge.START,
        _offsets(record, "mas") if record.has("mas") else (0,),
        record.optional("habiles", bool, default=False),
    )


def _from_election(record: Record, asked: Mapping[str, object]) -> When:
    del asked
    return FromElection(record.choice("elecciones", MILESTONES), _offsets(record, "mas"))


def _on_demand(record: Record, asked: Mapping[str, object]) -> When:
    del asked
    if not record.required("a_demanda", bool):
        raise record.problem("a_demanda", _("solo puede ser true"))
    return OnDemand()


_KINDS: Mapping[str, Callable[[Record, Mapping[str, object]], When]] = {
    "dias": _on_days,
    "regla": _repeated,
    "pascua": _from_easter,
    "dato": _from_answer,
    "elecciones": _from_election,
    "a_demanda": _on_demand,
}


def _offsets(record: Record, field: str) -> tuple[int, ...]:
    found: list[Any] = record.required(field, list)
    if not found or not all(type(item) is int for item in found):
        raise record.problem(field, _("tiene que ser una lista de números enteros"))
    return tuple(found)


def read_hour(record: Record, field: str) -> time:
    """Return the hour of «18:00»."""
    text = record.required(field, str)
    try:
        hour, minute = (int(part) for part in text.split(":"))
        return time(hour, minute)
    except ValueError as error:
        what = _("«{text}» no es una hora; escríbala así: 18:00").format(text=text)
        raise record.problem(field, what) from error
