"""What an object must be like before it is saved: tidy texts within bounds, figures and dates that can be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from muniredes.domain.accounts import remedies
from muniredes.domain.accounts.account import MOST_FOLLOWERS, Account, Custody
from muniredes.domain.calendar.messages import message as messages
from muniredes.domain.channels import lines, profiles
from muniredes.domain.channels.coordination import Topic
from muniredes.domain.citizens import citizen_test, conversation, registers, rights
from muniredes.domain.council import Council
from muniredes.domain.crisis import incidents as crises
from muniredes.domain.crisis import own as crisis_own
from muniredes.domain.crisis import plan as crisis_plan
from muniredes.domain.dates import YEARS, is_kept, short_date
from muniredes.domain.elections import review
from muniredes.domain.fields import CARDS, FIELDS, LACKABLE, Card, Kind, word
from muniredes.domain.handover import archive, rehearsal
from muniredes.domain.handover import record as handovers
from muniredes.domain.people import Area, Person
from muniredes.domain.problems import Problem
from muniredes.domain.texts.denials import denies, is_denial, names_no_subject
from muniredes.domain.texts.phones import is_phone
from muniredes.domain.texts.secrets import bares_password, warning
from muniredes.domain.texts.text import bounded, tidy, tidy_note
from muniredes.domain.voice import style
from muniredes.domain.web import refuse_denial, refuse_no_address, refuse_other_schemes
from muniredes.i18n import _

_FACTS = (messages.Publication,)
"""What is written down as it happened, of what passed already: kept letter by letter, however long."""


def _no_name(name: str, path: str) -> None:
    """Refuse a «no hay» where a name goes: papers would say it as one."""
    if names_no_subject(name) if path == "topic.name" else denies(name):
        raise Problem(
            _("«{name}» no es un nombre.").format(name=name.strip()[:60]),
            _("Si no hay, o no se sabe, déjelo en blanco."),
            path,
        )


_PLACES: Mapping[str, Callable[[str, str], None]] = {
    "council.website": refuse_no_address,
    "council.electronic_office": refuse_no_address,
    "conversation_guide.address": refuse_denial,
    "area.name": _no_name,
    "topic.name": _no_name,
    "person.name": _no_name,
}
"""The texts that papers put where an address or a name goes: a «no» there is read as one."""

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$")
_FIRST_YEAR = 1990
MOST_WEEKLY_HOURS = 60.0


def check(kind: str, thing: object, today: date) -> None:
    """Tidy every text of `thing` and refuse what cannot be, naming the field («person.email»)."""
    _tidy_fields(kind, thing, today)
    if _is_new(thing):
        for name in FIELDS[kind]:
            refuse_no_place(f"{kind}.{name}", getattr(thing, name))
    rule = _RULES.get(kind)
    if rule is not None:
        rule(thing, today)


def check_written(kind: str, thing: object, before: Mapping[str, object], today: date) -> None:
    """Refuse what cannot be begun now, though it may be found; `before` is what each field written said.

    It comes after `check`, which has looked at every place of a new one.
    """
    for name, was in before.items():
        if getattr(thing, name) != was and not _is_new(thing):
            refuse_no_place(f"{kind}.{name}", getattr(thing, name))
    rule = _RULES_OF_WRITING.get(kind)
    if rule is not None:
        rule(thing, before, today)


def refuse_no_place(path: str, said: object) -> None:
    """Refuse what is no place in a field that papers print where one goes; any other takes what it says."""
    rule = _PLACES.get(path)
    if rule is not None and isinstance(said, str):
        rule(said.strip(), path)


def refuse_text(path: str, said: str) -> None:
    """Refuse what a field cannot hold before its thing is known; «no tenemos» may be an answer."""
    text = said.strip()
    if not text or (path in LACKABLE and is_denial(text)):
        return
    refuse_no_place(path, text)
    rule = _KIND_RULES.get(CARDS[path].kind) if path in CARDS else None
    if rule is not None:
        rule(text, path)


def _is_new(thing: object) -> bool:
    return getattr(thing, "id", 0) is None


def _tidy_fields(kind: str, thing: object, today: date) -> None:
    """Tidy each field in the way of its kind, and refuse what no field of that kind can hold."""
    for name, card in FIELDS[kind].items():
        value = getattr(thing, name)
        if not value:
            continue
        if isinstance(value, tuple):
            setattr(thing, name, tuple(_tidy_record(item, card) for item in value))
        elif type(value) is str:
            neat = tidy_note(value) if card.is_long else tidy(value)
            setattr(thing, name, _bounded(neat, card, card.path))
        if card.refuses_passwords and bares_password(getattr(thing, name)):
            raise Problem(warning(), "", card.path)
        _kept_days(value, card)
        if card.is_past:
            _past_day(getattr(thing, name), card, today)
        rule = _KIND_RULES.get(card.kind)
        if rule is not None:
            rule(getattr(thing, name), card.path)


def _bounded(neat: str, card: Card, path: str) -> str:
    limit = card.text_limit
    return neat if len(neat) <= limit else bounded(neat, limit, word(card.path), path)


def _tidy_record(item: Any, card: Card) -> Any:
    """Tidy the texts of a thing that lives in a list; anything else is returned as it is."""
    if not is_dataclass(item) or isinstance(item, (type, *_FACTS)):
        return item
    texts = {part.name: getattr(item, part.name) for part in fields(item)}
    cards = FIELDS.get(type(item).__name__, {})
    neat = {
        name: _bounded(tidy(value), cards.get(name, card), card.path)
        for name, value in texts.items()
        if type(value) is str
    }
    return replace(item, **neat)


def _required(value: str, path: str) -> None:
    if not value:
        raise Problem(
            _("Falta «{label}».").format(label=word(path)),
            _("Escríbalo para seguir."),
            path,
        )


def _if_not_known(field: str) -> str:
    """Say what to do with «no lo sé, el de Ana, creo»: a clue is kept where there is room for it."""
    blank = _("Si todavía no se sabe, déjelo en blanco.")
    if field.partition(".")[0] not in ("account", "custody"):
        return blank
    return " ".join((blank, _("Lo que sepa de él cabe en las notas de la cuenta.")))


def _email(value: str, field: str) -> None:
    if value and not _EMAIL.match(value):
        raise Problem(
            _("«{value}» no parece un correo.").format(value=value),
            _if_not_known(field) if denies(value) else _("Escríbalo como nombre@dominio.es."),
            field,
        )


def _phone(value: str, field: str) -> None:
    if value and not is_phone(value):
        raise Problem(
            _("«{value}» no parece un teléfono.").format(value=value),
            _if_not_known(field)
            if denies(value)
            else _("Escríbalo con números, por ejemplo 967 000 000; si hace falta, con su extensión."),
            field,
        )


def _weekly_hours(value: float | None, field: str) -> None:
    if value is not None and not 0 <= value <= MOST_WEEKLY_HOURS:
        raise Problem(
            _("Las horas a la semana no parecen reales."),
            _("Escriba un número entre 0 y {most}.").format(most=int(MOST_WEEKLY_HOURS)),
            field,
        )


def _kept_days(value: object, card: Card) -> None:
    """Refuse a day too far away for anything to be worked out from it, also inside what a list holds."""
    if isinstance(value, tuple):
        for item in value:
            _kept_days(item, card)
    elif is_dataclass(value) and not isinstance(value, (type, *_FACTS)):
        for part in fields(value):
            _kept_days(getattr(value, part.name), card)
    elif isinstance(value, date) and not is_kept(value):
        raise Problem(
            _("La fecha de «{label}» ({day}) no puede ser.").format(
                label=word(card.path), day=short_date(value)
            ),
            _("Escriba un año entre {first} y {last}.").format(first=YEARS[0], last=YEARS[-1]),
            card.path,
        )


def _past_day(day: date | None, card: Card, today: date) -> None:
    if day is not None and not date(_FIRST_YEAR, 1, 1) <= day <= today:
        raise Problem(
            _("La fecha de «{label}» ({day}) no puede ser.").format(
                label=word(card.path), day=short_date(day)
            ),
            _("Escriba un día entre {first} y hoy.").format(first=_FIRST_YEAR),
            card.path,
        )


_KIND_RULES: Mapping[Kind, Callable[[Any, str], None]] = {
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.WEB: refuse_other_schemes,
    Kind.HOURS: _weekly_hours,
}
"""What no field of a kind can hold, whatever it is a field of."""


def _council(council: Council, _today: date) -> None:
    _required(council.name, "council.name")


def _area(area: Area, _today: date) -> None:
    _required(area.name, "area.name")


def _topic(topic: Topic, _today: date) -> None:
    _required(topic.name, "topic.name")


def _person(person: Person, _today: date) -> None:
    _required(person.name, "person.name")
    if person.deputy_id is not None and person.deputy_id == person.id:
        raise Problem(
            _("Nadie puede ser su propio suplente."), _("Elija a otra persona."), "person.deputy_id"
        )


def _account(account: Account, _today: date) -> None:
    if not account.short_name:
        _required("", "account.address")
    if account.opened_on and account.closed_on and account.closed_on < account.opened_on:
        raise Problem(
            _("La cuenta no puede cerrarse antes de abrirse."),
            _("Corrija una de las dos fechas."),
            "account.closed_on",
        )
    if account.followers is not None and not 0 <= account.followers <= MOST_FOLLOWERS:
        raise Problem(
            _("El número de seguidores no puede ser."), _("Escriba un número sin signo."), "account.followers"
        )


def _custody(custody: Custody, _today: date) -> None:
    if custody.holder_id is not None and custody.holder_id == custody.deputy_id:
        raise Problem(
            _("La misma persona no puede ser titular y suplente."), _("Elija a otra."), "custody.deputy_id"
        )


def _dayless(rule: Callable[[Any], None]) -> Callable[[Any, date], None]:
    """Return a rule that does not mind what day it is."""
    return lambda thing, _today: rule(thing)


_RULES: Mapping[str, Callable[[Any, date], None]] = {
    "council": _council,
    "area": _area,
    "person": _person,
    "account": _account,
    "custody": _custody,
    "remedy": remedies.check_remedy,
    "style_guide": style.check,
    "editorial_line": lines.check,
    "opening_request": profiles.check_request,
    "closure": profiles.check_closure,
    "topic": _topic,
    "conversation_guide": conversation.check,
    "enquiry": registers.check_enquiry,
    "moderation": registers.check_moderation,
    "consent": rights.check_consent,
    "picture_credit": rights.check_credit,
    "citizen_test": citizen_test.check,
    "message": messages.check_message,
    "calendar_note": messages.check_note,
    "local_holiday": messages.check_holiday,
    "election_review": review.check,
    "handover": handovers.check,
    "handover_answer": handovers.check_answer,
    "rehearsal": rehearsal.check_rehearsal,
    "archive_copy": archive.check,
    "crisis_duty": _dayless(crisis_plan.check_duty),
    "crisis_contact": _dayless(crisis_plan.check_contact),
    "prepared_notice": _dayless(crisis_plan.check_notice),
    "crisis_text": _dayless(crisis_own.check_text),
    "crisis_step": _dayless(crisis_own.check_step),
    "incident": _dayless(crises.check_incident),
    "incident_step": _dayless(crises.check_step),
    "incident_entry": _dayless(crises.check_entry),
    "lesson_task": _dayless(crises.check_task),
}

_RULES_OF_WRITING: Mapping[str, Callable[[Any, Mapping[str, object], date], None]] = {
    "consent": rights.check_expiry,
}
