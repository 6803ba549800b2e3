"""What an object must be like before it is saved: tidy texts within bounds, figures and dates that can be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from muniredes.domain import election_review, remedies
from muniredes.domain.accounts import MOST_FOLLOWERS, Account, Custody
from muniredes.domain.calendar.messages import message as messages
from muniredes.domain.channels import lines, profiles
from muniredes.domain.channels.coordination import Topic
from muniredes.domain.citizens import citizen_test, conversation, registers, rights
from muniredes.domain.council import Council
from muniredes.domain.crisis import incidents as crises
from muniredes.domain.crisis import own as crisis_own
from muniredes.domain.crisis import plan as crisis_plan
from muniredes.domain.crisis.plan import CrisisContact
from muniredes.domain.dates import short_date
from muniredes.domain.handover import archive, rehearsal
from muniredes.domain.handover import record as handovers
from muniredes.domain.people import Area, Person
from muniredes.domain.problems import Problem
from muniredes.domain.secrets import looks_like_password, warning
from muniredes.domain.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, bounded, tidy, tidy_note
from muniredes.domain.vocabulary import LONG_TEXTS
from muniredes.domain.voice import style
from muniredes.domain.web import refuse_denial, refuse_no_address, refuse_other_schemes
from muniredes.domain.words import field_word
from muniredes.i18n import _

_LIMITS = {
    "council.name": NAME_LIMIT,
    "area.name": NAME_LIMIT,
    "person.name": NAME_LIMIT,
    "person.post": NAME_LIMIT,
    "council.phone": 60,
    "person.phone": 60,
    "account.name": NAME_LIMIT,
    "account.handle": NAME_LIMIT,
    "account.address": 500,
    "custody.phone": 60,
    "message.text": messages.TEXT_LIMIT,
    "outlet.text": messages.TEXT_LIMIT,
    "post.text": messages.TEXT_LIMIT,
    "post.url": 2000,
    "crisis_contact.phone": 60,
    "incident_entry.text": messages.TEXT_LIMIT,  # it is made of texts that fit, with where and why
}
_FACTS = (messages.Publication,)
"""What is written down as it happened, of what passed already: kept letter by letter, however long."""

_WEB = frozenset(
    {
        "council.website",
        "council.electronic_office",
        "account.address",
        "channel_plan.register_address",
        "conversation_guide.address",
        "post.url",
    }
)
"""The texts that are opened as addresses, on the screen, on paper and in files."""

_PLACES: Mapping[str, Callable[[str, str], None]] = {
    "council.website": refuse_no_address,
    "council.electronic_office": refuse_no_address,
    "channel_plan.register_address": refuse_denial,
    "conversation_guide.address": refuse_denial,
}
"""The texts that papers put where an address goes: a «no» there is read as one."""

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$")
_PHONE = re.compile(r"^[+\d][\d\s().\-/]{2,}(\s*(ext|x)\.?\s*\d+)?$", re.IGNORECASE)
_FIRST_YEAR = 1990
MOST_WEEKLY_HOURS = 60.0


def check(kind: str, thing: object, today: date) -> None:
    """Tidy every text of `thing` and refuse what cannot be, naming the field («person.email»)."""
    _tidy_texts(kind, thing)
    rule = _RULES.get(kind)
    if rule is not None:
        rule(thing, today)


def check_written(kind: str, thing: object, before: Mapping[str, object], today: date) -> None:
    """Refuse what cannot be begun now, though it may be found; `before` is what each field written said."""
    for name, was in before.items():
        judge, said = _PLACES.get(f"{kind}.{name}"), getattr(thing, name)
        if judge is not None and said != was:
            judge(said, f"{kind}.{name}")
    rule = _RULES_OF_WRITING.get(kind)
    if rule is not None:
        rule(thing, before, today)


def _tidy_texts(kind: str, thing: object) -> None:
    for name, value in list(vars(thing).items()):
        if not value:
            continue
        path = f"{kind}.{name}"
        if isinstance(value, tuple):
            setattr(thing, name, tuple(_tidy_record(item, kind, name) for item in value))
        elif type(value) is str:
            is_long = path in LONG_TEXTS
            limit = _LIMITS.get(path, NOTE_LIMIT if is_long else LINE_LIMIT)
            neat = tidy_note(value) if is_long else tidy(value)
            setattr(thing, name, _fitting(neat, limit, kind, name))
            if path in _WEB:
                refuse_other_schemes(neat, path)


def _tidy_record(item: Any, kind: str, name: str) -> Any:
    """Tidy the texts of a thing that lives in a list; anything else is returned as it is."""
    if not is_dataclass(item) or isinstance(item, (type, *_FACTS)):
        return item
    texts = {part.name: getattr(item, part.name) for part in fields(item)}
    neat = {
        part: _fitting(tidy(value), LINE_LIMIT, kind, name)
        for part, value in texts.items()
        if type(value) is str
    }
    return replace(item, **neat)


def _fitting(text: str, limit: int, kind: str, name: str) -> str:
    """Return a text that fits; what the field is called is only looked for when it does not."""
    return text if len(text) <= limit else bounded(text, limit, field_word(kind, name), f"{kind}.{name}")


def _required(value: str, kind: str, field: str) -> None:
    if not value:
        raise Problem(
            _("Falta «{label}».").format(label=field_word(kind, field)),
            _("Escríbalo para seguir."),
            f"{kind}.{field}",
        )


def _email(value: str, field: str) -> None:
    if value and not _EMAIL.match(value):
        raise Problem(
            _("«{value}» no parece un correo.").format(value=value),
            _("Escríbalo como nombre@dominio.es."),
            field,
        )


def _phone(value: str, field: str) -> None:
    if value and not _PHONE.match(value):
        raise Problem(
            _("«{value}» no parece un teléfono.").format(value=value),
            _("Escríbalo solo con números, por ejemplo 967 000 000."),
            field,
        )


def _weekly_hours(value: float | None, field: str) -> None:
    if value is not None and not 0 <= value <= MOST_WEEKLY_HOURS:
        raise Problem(
            _("Las horas a la semana no parecen reales."),
            _("Escriba un número entre 0 y {most}.").format(most=int(MOST_WEEKLY_HOURS)),
            field,
        )


def _past_day(day: date | None, kind: str, field: str, today: date) -> None:
    if day is not None and not date(_FIRST_YEAR, 1, 1) <= day <= today:
        raise Problem(
            _("La fecha de «{label}» ({day}) no puede ser.").format(
                label=field_word(kind, field), day=short_date(day)
            ),
            _("Escriba un día entre {first} y hoy.").format(first=_FIRST_YEAR),
            f"{kind}.{field}",
        )


def _council(council: Council, _today: date) -> None:
    _required(council.name, "council", "name")
    _phone(council.phone, "council.phone")


def _area(area: Area, _today: date) -> None:
    _required(area.name, "area", "name")


def _topic(topic: Topic, _today: date) -> None:
    _required(topic.name, "topic", "name")


def _person(person: Person, _today: date) -> None:
    _required(person.name, "person", "name")
    _email(person.email, "person.email")
    _phone(person.phone, "person.phone")
    _weekly_hours(person.weekly_hours, "person.weekly_hours")
    if person.deputy_id is not None and person.deputy_id == person.id:
        raise Problem(
            _("Nadie puede ser su propio suplente."), _("Elija a otra persona."), "person.deputy_id"
        )


def _account(account: Account, today: date) -> None:
    if not account.short_name:
        _required("", "account", "address")
    _weekly_hours(account.weekly_hours, "account.weekly_hours")
    for field in ("opened_on", "closed_on", "last_post_on"):
        _past_day(getattr(account, field), "account", field, today)
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


def _custody(custody: Custody, today: date) -> None:
    _email(custody.email, "custody.email")
    _phone(custody.phone, "custody.phone")
    for field in ("password_changed_on", "resolution_on", "last_copy_on", "reviewed_on"):
        _past_day(getattr(custody, field), "custody", field, today)
    if custody.holder_id is not None and custody.holder_id == custody.deputy_id:
        raise Problem(
            _("La misma persona no puede ser titular y suplente."), _("Elija a otra."), "custody.deputy_id"
        )
    if looks_like_password(custody.password_place):
        raise Problem(warning(), "", "custody.password_place")


def _crisis_contact(contact: CrisisContact, _today: date) -> None:
    crisis_plan.check_contact(contact)
    _phone(contact.phone, "crisis_contact.phone")


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
    "election_review": election_review.check,
    "handover": handovers.check,
    "handover_answer": handovers.check_answer,
    "rehearsal": rehearsal.check_rehearsal,
    "archive_copy": archive.check,
    "crisis_duty": _dayless(crisis_plan.check_duty),
    "crisis_contact": _crisis_contact,
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
