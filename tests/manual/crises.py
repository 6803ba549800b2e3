"""Crises made by hand for the tests of what is printed of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from muniredes.actions.crisis import parts
from muniredes.actions.printing import manual
from muniredes.domain.crisis.incidents import EntryKind, Incident, IncidentEntry, IncidentStep, LessonTask
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.plan import CrisisContact, CrisisDuty, CrisisPlan, PreparedNotice
from muniredes.domain.crisis.record import CrisisRecord, IncidentFile
from muniredes.domain.people import Person
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Edition
from muniredes.storage.database import Database
from tests.manual.samples import shield
from tests.support import set_up

BEGAN = datetime(2026, 7, 17, 5, 50, tzinfo=UTC)
ENDED = BEGAN + timedelta(hours=26)

PEOPLE = tuple(
    Person(id=number, name=f"{name} Secretísima", post=f"Puesto {number}", phone=f"600 000 00{number}")
    for number, name in enumerate(("Ana", "Berta", "Carla"), start=1)
)


def minutes(count: int) -> datetime:
    """Return a moment of the crisis."""
    return BEGAN + timedelta(minutes=count)


def file(**values: Any) -> IncidentFile:
    """Return a crisis with something in every field of every part of it."""
    incident = Incident(
        id=7,
        checklist="cuenta",
        name="MARCA-nombre",
        level=CrisisLevel.LOCAL,
        began_at=BEGAN,
        aware_at=minutes(3),
        ended_at=ENDED,
        handler_id=1,
        what_happened="MARCA-pasó",
        why="MARCA-porqué",
        prevention="MARCA-evitar",
    )
    for name, value in values.items():
        setattr(incident, name, value)
    steps = (
        IncidentStep(
            incident_id=7, position=100, key="uno", do="MARCA-hacer", why="MARCA-motivo",
            roles=(CrisisRole.IT,), when="MARCA-plazo", paste="MARCA-pegar", stage=Stage.UPDATE, person_id=2,
            due_at=minutes(10), done_at=minutes(47), done_by_id=3, note="MARCA-nota",
        ),
        IncidentStep(incident_id=7, position=200, do="Segundo", is_skipped=True, note="MARCA-sobra"),
        IncidentStep(incident_id=7, position=300, do="Tercero", due_at=minutes(30)),
    )  # fmt: skip
    entries = (
        IncidentEntry(incident_id=7, at=BEGAN, kind=EntryKind.OPENED, text="Empieza", person_id=1),
        IncidentEntry(
            incident_id=7, at=minutes(21), kind=EntryKind.DECISION, text="MARCA-decide", person_id=2
        ),
        IncidentEntry(incident_id=7, at=minutes(27), kind=EntryKind.NOTICE, text="En X: MARCA-aviso"),
        IncidentEntry(
            incident_id=7, at=minutes(33), kind=EntryKind.CAPTURE, text="MARCA-captura",
            capture=shield().sha256, fingerprint="f" * 64, person_id=3,
        ),
    )  # fmt: skip
    tasks = (
        LessonTask(incident_id=7, what="MARCA-tarea", person_id=3, due_on=date(2026, 12, 6)),
        LessonTask(incident_id=7, what="Otra", done_on=date(2026, 9, 8)),
    )
    return IncidentFile(incident, steps, entries, tasks)


def record(*files: IncidentFile) -> CrisisRecord:
    """Return a preparation with something in every field."""
    return CrisisRecord(
        plan=CrisisPlan(single_voice="MARCA-voz", kit_place="MARCA-sobre", next_drill_on=date(2027, 3, 4)),
        duties=(
            CrisisDuty(role=CrisisRole.COORDINATOR, person_id=1, deputy_id=2),
            CrisisDuty(level=CrisisLevel.SEVERE, person_id=3, deputy_id=1),
        ),
        contacts=(
            CrisisContact(name="MARCA-contacto", phone="967 111 222", purpose="MARCA-para"),
            CrisisContact(key="guardia_civil", name="MARCA-cuartel", phone="967 333 444"),
        ),
        notices=(
            PreparedNotice(
                name="MARCA-aviso-listo",
                text="MARCA-texto",
                picture=shield().sha256,
                alternative_text="MARCA-imagen",
            ),
        ),
        files=files,
    )


def data_of(database: Database, found: CrisisRecord, edition: Edition = Edition.RESERVED) -> ManualData:
    """Return what a manual is made of in a council with a crisis record."""
    set_up(database, "facebook.com/ayto")
    data = manual.gather(database, edition)
    snapshot = replace(data.snapshot, crisis=found, people=PEOPLE)
    picture = shield()
    return replace(data, snapshot=snapshot, crisis=parts.book(found), images={picture.sha256: picture})
