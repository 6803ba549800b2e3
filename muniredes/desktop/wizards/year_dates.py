"""How a date that only she knows is asked and read: a day, a period, a weekday, or «the last Thursday»."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from muniredes.desktop.forms.fields import ChoiceField, DateField, Field, Option, TextField
from muniredes.domain.calendar.messages.hours import hour_text, read_hour
from muniredes.domain.calendar.messages.recurrence import LAST, Frequency, Recurrence, from_text, to_text
from muniredes.domain.calendar.year.entries import AskedDate, AskedKind, YearAnswer
from muniredes.domain.dates import weekday_word
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_WEEKLY = "week"
_MONTHS = {
    "month": (),
    "odd": (1, 3, 5, 7, 9, 11),
    "even": (2, 4, 6, 8, 10, 12),
    "quarter": (1, 4, 7, 10),
    "quarter_end": (3, 6, 9, 12),
}
"""In which months something falls that does not fall every week."""


def fields_of(asked: AskedDate) -> Sequence[Field]:
    """Return the fields that answer what is asked."""
    return _FIELDS[asked.kind](asked)


def _of_day(asked: AskedDate) -> Sequence[Field]:
    return (DateField(key=f"{asked.key}.starts", label=asked.question, hint=_for_example(asked)),)


def _of_period(asked: AskedDate) -> Sequence[Field]:
    return (
        DateField(key=f"{asked.key}.starts", label=asked.question, hint=_for_example(asked)),
        DateField(key=f"{asked.key}.ends", label=_("… y hasta el día")),
    )


def _of_weekday(asked: AskedDate) -> Sequence[Field]:
    return (
        ChoiceField(
            key=f"{asked.key}.weekday",
            label=asked.question,
            hint=_for_example(asked),
            options=_weekdays(),
            compact=True,
        ),
        _hour(asked),
    )


def _of_rule(asked: AskedDate) -> Sequence[Field]:
    """Ask how often first, as it is said: «cada dos meses, el último jueves, a las ocho»."""
    places = [Option(value=str(place), label=_place_word(place)) for place in (1, 2, 3, 4, LAST)]
    often = (
        Option(value=_WEEKLY, label=_("Cada semana")),
        Option(value="month", label=_("Cada mes")),
        Option(value="odd", label=_("Cada dos meses: enero, marzo, mayo…")),
        Option(value="even", label=_("Cada dos meses: febrero, abril, junio…")),
        Option(value="quarter", label=_("Cada tres meses: enero, abril, julio y octubre")),
        Option(value="quarter_end", label=_("Cada tres meses: marzo, junio, septiembre y diciembre")),
    )
    return (
        ChoiceField(
            key=f"{asked.key}.months",
            label=asked.question,
            hint=_for_example(asked),
            options=often,
            compact=True,
        ),
        ChoiceField(
            key=f"{asked.key}.place",
            label=_("¿Cuál del mes?"),
            hint=_("Si es cada semana, déjelo en blanco."),
            options=places,
            compact=True,
        ),
        ChoiceField(
            key=f"{asked.key}.weekday",
            label=_("¿Qué día de la semana?"),
            options=_weekdays(),
            compact=True,
        ),
        _hour(asked),
    )


def _weekdays() -> list[Option]:
    return [Option(value=str(day), label=weekday_word(day).capitalize()) for day in range(7)]


_FIELDS = {
    AskedKind.DAY: _of_day,
    AskedKind.PERIOD: _of_period,
    AskedKind.WEEKDAY: _of_weekday,
    AskedKind.RULE: _of_rule,
}


def _for_example(asked: AskedDate) -> str:
    said = _("Por ejemplo: {example}").format(example=asked.example)
    if asked.default is None:
        return said
    return _("Lo que venga escrito es un supuesto, el plazo de la ley: confírmelo. {said}").format(said=said)


def _hour(asked: AskedDate) -> Field:
    return TextField(key=f"{asked.key}.at", label=_("¿A qué hora?"), placeholder="20:00")


def _place_word(place: int) -> str:
    words = {
        1: _("El primero"),
        2: _("El segundo"),
        3: _("El tercero"),
        4: _("El cuarto"),
        LAST: _("El último"),
    }
    return words[place]


def shown(asked: AskedDate, answer: YearAnswer) -> dict[str, Any]:
    """Return an answer as the fields show it."""
    found: dict[str, Any] = {
        f"{asked.key}.starts": answer.starts.isoformat() if answer.starts else None,
        f"{asked.key}.ends": answer.ends.isoformat() if answer.ends else None,
        f"{asked.key}.at": answer.at,
    }
    if answer.rule:
        rule = from_text(answer.rule)
        found[f"{asked.key}.weekday"] = str(rule.weekdays[0]) if rule.weekdays else None
        found[f"{asked.key}.place"] = str(rule.nth) if rule.nth else None
        months = (name for name, those in _MONTHS.items() if those == rule.months)
        is_weekly = rule.frequency is Frequency.WEEKLY
        found[f"{asked.key}.months"] = _WEEKLY if is_weekly else next(months, "month")
    return {field.key: found.get(field.key) for field in fields_of(asked)}


def read(asked: Sequence[AskedDate], given: Mapping[str, Any]) -> Iterator[YearAnswer]:
    """Yield what the fields answer; a Problem names the one that cannot be."""
    for one in asked:
        answer = _read_series(one, given) if one.kind.is_series else _read_days(one, given)
        if answer is not None:
            yield answer


def _read_days(asked: AskedDate, given: Mapping[str, Any]) -> YearAnswer | None:
    starts, ends = (_day(given.get(f"{asked.key}.{edge}")) for edge in ("starts", "ends"))
    if starts is None:
        return None
    if ends is not None and ends < starts:
        raise Problem(
            _("{question} El final es anterior al principio.").format(question=asked.question),
            _("Corrija uno de los dos días."),
            f"{asked.key}.ends",
        )
    return YearAnswer(key=asked.key, starts=starts, ends=ends)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _read_series(asked: AskedDate, given: Mapping[str, Any]) -> YearAnswer | None:
    weekday = given.get(f"{asked.key}.weekday")
    often = given.get(f"{asked.key}.months") if asked.kind is AskedKind.RULE else _WEEKLY
    if weekday in (None, ""):
        if asked.kind is AskedKind.RULE and often:
            raise Problem(
                _("{question} Falta qué día de la semana.").format(question=asked.question),
                _("Elíjalo, o deje en blanco cada cuánto."),
                f"{asked.key}.weekday",
            )
        return None
    days = (int(str(weekday)),)
    rule = Recurrence(frequency=Frequency.WEEKLY, weekdays=days)
    if often != _WEEKLY:
        place = int(given.get(f"{asked.key}.place") or 1)
        months = _MONTHS[str(often or "month")]
        rule = Recurrence(frequency=Frequency.MONTHLY, weekdays=days, nth=place, months=months)
    return YearAnswer(key=asked.key, at=_hour_of(asked, given), rule=to_text(rule))


def _hour_of(asked: AskedDate, given: Mapping[str, Any]) -> str:
    text = str(given.get(f"{asked.key}.at") or "").strip()
    hour = read_hour(text)
    if text and hour is None:
        raise Problem(
            _("«{text}» no es una hora.").format(text=text), _("Escríbala así: 18:30."), f"{asked.key}.at"
        )
    return hour_text(hour) if hour else ""
