"""What is missing of the body itself, its people and its five steps."""

from collections.abc import Iterator

from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.declared_absent import is_lacking, is_said
from muniredes.domain.elections.period import next_are_known
from muniredes.domain.findings.finding import Finding, Question, gap
from muniredes.domain.hours import workers
from muniredes.domain.people import FlowStep, Person
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext


def about_council(snapshot: Snapshot) -> Iterator[Question]:
    """Yield every question about the body, its term and its elections."""
    council, term = snapshot.council, snapshot.term
    yield (
        council is not None,
        gap(_("Falta decir de qué ayuntamiento es esta guía."), Place.SETUP, "entity", 0, RiskLevel.HIGH),
    )
    if council is None:
        return
    sentence = _("Falta el escudo para la portada.")
    yield is_said(council, "shield"), gap(sentence, Place.SETTINGS, "shield", 0)
    sentence = _("Falta la dirección de la web.")
    yield bool(council.site) or is_lacking(council, "website"), gap(sentence, Place.SETTINGS, "website", 0)
    if council.kind.is_public:
        sentence = _("Falta la dirección de la sede electrónica.")
        has_office = bool(council.office) or is_lacking(council, "electronic_office")
        yield has_office, gap(sentence, Place.SETTINGS, "electronic_office", 0, RiskLevel.LOW)
    sentence = _("Falta el teléfono para el público.")
    yield is_said(council, "phone"), gap(sentence, Place.SETTINGS, "phone", 0, RiskLevel.LOW)
    if council.kind.is_public:
        yield term is not None, gap(_("Falta saber cuándo empezó el mandato."), Place.TERM, "starts", 0)
    if term is not None and council.kind.is_public:
        yield (
            next_are_known(term, snapshot.periods),
            gap(_("Faltan las fechas de las próximas elecciones."), Place.TERM, "periods", 14),
        )


def about_people(snapshot: Snapshot) -> Iterator[Question]:
    """Yield every question about who coordinates, the five steps and each person."""
    area = snapshot.coordinating_area
    yield (
        area is not None,
        gap(_("Falta decir qué área coordina las redes."), Place.WHO, "coordination", 2, RiskLevel.HIGH),
    )
    if area is not None:
        yield (
            snapshot.person(area.responsible_id) is not None,
            gap(_("Falta quién responde del área que coordina."), Place.WHO, "coordination", 2),
        )
    yield from _about_steps(snapshot)
    doing = workers(snapshot)
    for person in snapshot.people:
        name = snapshot.name_of(person.id)
        if person in doing:
            yield _about_hours(person, name)
        yield _about_reach(person, name)


def _about_steps(snapshot: Snapshot) -> Iterator[Question]:
    """Yield who does each step, and of each person, once, the steps in which nobody stands in for her."""
    alone: dict[int | None, list[FlowStep]] = {}
    for step in FlowStep:
        person, deputy = map(snapshot.person, snapshot.step_holders(step))
        sentence = _("Falta quién hace el paso «{step}».").format(step=step.word)
        yield person is not None, gap(sentence, Place.WHO, step.value, 2)
        if person is not None:
            alone.setdefault(person.id, []).extend([step] if deputy is None else [])
    for person_id, steps in alone.items():
        sentence = ngettext(
            "El paso {steps} no tiene suplente: solo lo hace {name}.",
            "Los pasos {steps} no tienen suplente: solo los hace {name}.",
            len(steps),
        ).format(steps=listed(f"«{step.word}»" for step in steps), name=snapshot.name_of(person_id))
        yield not steps, gap(sentence, Place.WHO, steps[0].value if steps else "", 2)


def _about_hours(person: Person, name: str) -> Question:
    """Return whether the hours are known of somebody who does some of the work: others are not asked."""
    sentence = _("Faltan las horas semanales de {name}.").format(name=name)
    target = Target(Place.PEOPLE, person.id, "weekly_hours")
    return person.weekly_hours is not None, Finding(RiskLevel.MEDIUM, sentence, target, 2, name)


def _about_reach(person: Person, name: str) -> Question:
    sentence = _("Falta un teléfono o un correo de {name}.").format(name=name)
    target = Target(Place.PEOPLE, person.id, "phone")
    return bool(person.email or person.phone), Finding(RiskLevel.MEDIUM, sentence, target, 2, name)
