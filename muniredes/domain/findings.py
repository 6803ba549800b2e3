"""What is missing or wrong, each with the place where it is mended: the gaps of the manual."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from muniredes.domain.accounts import Account, account_title, idle_days, is_abandoned
from muniredes.domain.dates import long_date
from muniredes.domain.elections import period_that_ends
from muniredes.domain.knowledge import Networks
from muniredes.domain.people import FlowStep
from muniredes.domain.places import Place, Target
from muniredes.domain.risk import RiskLevel, assess, review_due
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap or fault: how serious, in a sentence, where it is mended, and the chapter that suffers."""

    level: RiskLevel
    sentence: str
    target: Target
    chapter: int
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Examination:
    """Every question put to the guide, and those it could not answer."""

    asked: int
    findings: tuple[Finding, ...]

    @property
    def answered_percent(self) -> int:
        """How much is answered, from 0 to 100; 100 only when nothing is missing."""
        if not self.asked:
            return 0
        answered = self.asked - len(self.findings)
        return min(99, answered * 100 // self.asked) if self.findings else 100


Question = tuple[bool, Finding]
"""Whether it is answered, and the finding that stands when it is not."""


def examine(snapshot: Snapshot, networks: Networks, today: date) -> Examination:
    """Put every question to the guide; the findings come worst first, then by chapter."""
    questions = [
        *_about_council(snapshot),
        *_about_people(snapshot),
        *_about_accounts(snapshot, networks, today),
    ]
    missing = [finding for answered, finding in questions if not answered]
    missing.sort(key=lambda finding: (-finding.level, finding.chapter))
    return Examination(len(questions), tuple(missing))


def _gap(
    sentence: str, place: Place, field: str, chapter: int, level: RiskLevel = RiskLevel.MEDIUM
) -> Finding:
    return Finding(level, sentence, Target(place, None, field), chapter)


def _about_council(snapshot: Snapshot) -> Iterator[Question]:
    council, term = snapshot.council, snapshot.term
    yield (
        council is not None,
        _gap(_("Falta decir de qué ayuntamiento es esta guía."), Place.SETUP, "entity", 0, RiskLevel.HIGH),
    )
    if council is None:
        return
    yield council.shield is not None, _gap(_("Falta el escudo para la portada."), Place.SETTINGS, "shield", 0)
    yield bool(council.website), _gap(_("Falta la dirección de la web."), Place.SETTINGS, "website", 0)
    yield term is not None, _gap(_("Falta saber cuándo empezó el mandato."), Place.TERM, "starts", 0)
    if term is not None and council.kind.is_public:
        yield (
            period_that_ends(term, snapshot.periods) is not None,
            _gap(_("Faltan las fechas de las próximas elecciones."), Place.TERM, "periods", 14),
        )


def _about_people(snapshot: Snapshot) -> Iterator[Question]:
    area = snapshot.coordinating_area
    yield (
        area is not None,
        _gap(_("Falta decir qué área coordina las redes."), Place.WHO, "coordination", 2, RiskLevel.HIGH),
    )
    if area is not None:
        yield (
            snapshot.person(area.responsible_id) is not None,
            _gap(_("Falta quién responde del área que coordina."), Place.WHO, "coordination", 2),
        )
    for step in FlowStep:
        duty = snapshot.duty_of.get(step)
        person = snapshot.person(duty.person_id) if duty else None
        deputy = snapshot.person(duty.deputy_id) if duty else None
        yield (
            person is not None,
            _gap(_("Falta quién hace el paso «{step}».").format(step=step.word), Place.WHO, step.value, 2),
        )
        yield (
            deputy is not None,
            _gap(_("El paso «{step}» no tiene suplente.").format(step=step.word), Place.WHO, step.value, 2),
        )
    for person in snapshot.people:
        yield from _about_person(
            person.id, person.name, person.weekly_hours, bool(person.email or person.phone)
        )


def _about_person(
    person_id: int | None, name: str, weekly_hours: float | None, reachable: bool
) -> Iterator[Question]:
    yield (
        weekly_hours is not None,
        Finding(
            RiskLevel.MEDIUM,
            _("Faltan las horas semanales de {name}.").format(name=name),
            Target(Place.PEOPLE, person_id, "weekly_hours"),
            2,
            name,
        ),
    )
    yield (
        reachable,
        Finding(
            RiskLevel.MEDIUM,
            _("Falta un teléfono o un correo de {name}.").format(name=name),
            Target(Place.PEOPLE, person_id, "phone"),
            2,
            name,
        ),
    )


def _about_accounts(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Question]:
    yield (
        bool(snapshot.accounts),
        _gap(_("Todavía no hay ninguna cuenta apuntada."), Place.ADD_ACCOUNT, "address", 3, RiskLevel.HIGH),
    )
    for account in snapshot.own_accounts:
        title = account_title(account, networks)
        yield from _custody_questions(snapshot, account, title, today)
        yield from _activity_questions(snapshot, account, title, today)


_CUSTODY_QUESTIONS = (
    "account.state",
    "account.personal_profile",
    "custody.holder_id",
    "custody.deputy_id",
    "custody.email",
    "custody.phone_is_municipal",
    "custody.password_place",
    "custody.second_factor",
    "custody.second_factor_holder_id",
    "custody.last_copy_on",
)


def _custody_questions(snapshot: Snapshot, account: Account, title: str, today: date) -> Iterator[Question]:
    custody = snapshot.custody(account)
    risk = assess(account, custody, snapshot.people_by_id, today)
    flawed = {reason.field: reason for reason in reversed(risk.reasons)}
    for field in _CUSTODY_QUESTIONS:
        reason = flawed.get(field)
        sentence = f"{title}: {reason.sentence}" if reason else ""
        level = reason.level if reason else RiskLevel.LOW
        target = Target(Place.ACCOUNTS, account.id, field)
        yield reason is None, Finding(level, sentence, target, 3, title)
    yield (
        bool(custody.resolution),
        Finding(
            RiskLevel.LOW,
            _("{account}: No consta el decreto o acuerdo que la abrió.").format(account=title),
            Target(Place.ACCOUNTS, account.id, "custody.resolution"),
            3,
            title,
        ),
    )


def _activity_questions(snapshot: Snapshot, account: Account, title: str, today: date) -> Iterator[Question]:
    due = review_due(snapshot.custody(account))
    overdue = due is not None and due < today
    yield (
        due is not None and not overdue,
        Finding(
            RiskLevel.LOW,
            _("{account}: la revisión tocaba el {day}.").format(account=title, day=long_date(due))
            if due is not None
            else _("{account}: no se ha revisado nunca.").format(account=title),
            Target(Place.REVIEW, account.id),
            3,
            title,
        ),
    )
    yield (
        not is_abandoned(account, today),
        Finding(
            RiskLevel.HIGH,
            _idle_sentence(account, title, today),
            Target(Place.ACCOUNTS, account.id),
            3,
            title,
        ),
    )


def _idle_sentence(account: Account, title: str, today: date) -> str:
    days = idle_days(account, today) or 0
    since = long_date(account.last_post_on) if account.last_post_on else ""
    return _("{account}: sin publicar desde el {day} ({days}).").format(
        account=title, day=since, days=ngettext("{n} día", "{n} días", days)
    )
