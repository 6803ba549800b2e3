"""What is missing to face a crisis, once somebody began to prepare for one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.own import differences
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.crisis.responsible import pair
from muniredes.domain.dates import long_date
from muniredes.domain.findings.finding import Finding, Question, gap
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext

CHAPTER = 13


def about_crisis(snapshot: Snapshot, today: date, shipped: CrisisBook | None = None) -> Iterator[Question]:
    """Yield what the preparation lacks; `shipped` is the catalogue, to tell where it says something new."""
    record = snapshot.crisis
    if shipped is not None:
        yield _catalogue(record, shipped)
    if not record.is_prepared:
        return
    yield from _parts(snapshot)
    for level in CrisisLevel:
        yield _decider(snapshot, level, record.decider_of.get(level))
    yield from _phones(snapshot)
    yield _drill(record, today)
    for notice in record.notices:
        sentence = _("El aviso «{name}» lleva una imagen que nadie ha descrito.").format(name=notice.name)
        target = Target(Place.CRISIS, notice.id, "prepared_notice")
        is_described = notice.picture is None or bool(notice.alternative_text)
        yield is_described, Finding(RiskLevel.MEDIUM, sentence, target, CHAPTER, notice.name)


def _parts(snapshot: Snapshot) -> Iterator[Question]:
    """Yield who has each part and, of each person, once, in which nobody stands in, and her telephone."""
    parts: dict[int | None, list[CrisisRole]] = {}
    alone: dict[int | None, list[CrisisRole]] = {}
    for role in CrisisRole:
        person, deputy = pair(role, snapshot)
        sentence = _("En una crisis falta quién tiene el papel «{part}».").format(part=role.word)
        yield person is not None, gap(sentence, Place.PREPARE_CRISIS, role.value, CHAPTER)
        if person is not None:
            parts.setdefault(person.id, []).append(role)
            alone.setdefault(person.id, []).extend([role] if deputy is None else [])
    for person_id, roles in parts.items():
        yield _deputies(alone[person_id])
        name, person = snapshot.name_of(person_id), snapshot.person(person_id)
        sentence = _("Falta el teléfono de {name}, que en una crisis es {parts}.")
        sentence = sentence.format(name=name, parts=_quoted(roles))
        target = Target(Place.PEOPLE, person_id, "phone")
        has_phone = person is not None and bool(person.phone)
        yield has_phone, Finding(RiskLevel.MEDIUM, sentence, target, CHAPTER, name)


def _deputies(roles: Sequence[CrisisRole]) -> Question:
    """Whether somebody stands in for a person in all her parts."""
    sentence = ngettext(
        "En una crisis, {parts} no tiene suplente.", "En una crisis, {parts} no tienen suplente.", len(roles)
    ).format(parts=_quoted(roles))
    field = roles[0].value if roles else ""
    return not roles, gap(sentence, Place.PREPARE_CRISIS, field, CHAPTER, RiskLevel.LOW)


def _quoted(roles: Iterable[CrisisRole]) -> str:
    return listed(f"«{role.word}»" for role in roles)


def _decider(snapshot: Snapshot, level: CrisisLevel, duty: CrisisDuty | None) -> Question:
    person = snapshot.person(duty.person_id) if duty else None
    sentence = _("Falta quién decide en el nivel {level}.").format(level=level.title)
    return person is not None, gap(
        sentence, Place.PREPARE_CRISIS, f"level-{level.value}", CHAPTER, RiskLevel.LOW
    )


def _phones(snapshot: Snapshot) -> Iterator[Question]:
    contacts = snapshot.crisis.contacts
    sentence = _("No hay ningún teléfono del pueblo para una crisis.")
    yield bool(contacts), gap(sentence, Place.PREPARE_CRISIS, "phones", CHAPTER)
    for contact in contacts:
        sentence = _("Falta el teléfono de «{name}» para una crisis.").format(name=contact.name)
        target = Target(Place.CRISIS, contact.id, "crisis_contact")
        yield bool(contact.phone), Finding(RiskLevel.MEDIUM, sentence, target, CHAPTER, contact.name)


def _drill(record: CrisisRecord, today: date) -> Question:
    """Whether a drill was done in the last year, or one is still to come."""
    due = record.drill_due
    if due is not None and due < today:
        sentence = _("El simulacro tocaba el {day}.").format(day=long_date(due))
        return False, gap(sentence, Place.CRISIS, "drill", CHAPTER)
    sentence = _("No se ha hecho ningún simulacro, y no hay día para el primero.")
    return due is not None, gap(sentence, Place.PREPARE_CRISIS, "drill", CHAPTER)


def _catalogue(record: CrisisRecord, shipped: CrisisBook) -> Question:
    found = differences(shipped, record.texts)
    sentence = ngettext(
        "Un texto suyo de las listas de crisis ha cambiado también en el catálogo.",
        "{n} textos suyos de las listas de crisis han cambiado también en el catálogo.",
        len(found),
    ).format(n=len(found))
    return not found, gap(sentence, Place.CRISIS, "crisis_text", CHAPTER)
