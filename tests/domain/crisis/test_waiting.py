"""What a crisis, its lessons and its drill ask for: on «Hoy», among what is missing, and in the guide."""

from datetime import UTC, date, datetime, time, timedelta

from muniredes.actions import knowledge
from muniredes.domain.council import Council
from muniredes.domain.crisis.incidents import Incident, IncidentStep, LessonTask
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.naming import named
from muniredes.domain.crisis.own import OwnText, shipped_texts, step_text
from muniredes.domain.crisis.plan import CrisisContact, CrisisDuty, CrisisPlan, PreparedNotice
from muniredes.domain.crisis.record import CrisisRecord, IncidentFile
from muniredes.domain.findings import examine
from muniredes.domain.guide import TaskState, tasks
from muniredes.domain.people import Person
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.today.agenda import agenda

TODAY = date(2026, 11, 24)
BEGAN = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
MORNING = datetime.combine(TODAY, time(9))
PEOPLE = (Person(id=1, name="Rosa", post="Alcaldesa", phone="967 000 001"), Person(id=2, name="Ana"))


def _guide(**said: object) -> Snapshot:
    return Snapshot(council=Council(id=1, name="Villa"), people=PEOPLE, crisis=CrisisRecord(**said))  # type: ignore[arg-type]


def _closed(*, is_drill: bool, began: datetime = BEGAN) -> Incident:
    return Incident(id=7, name="Riada", is_drill=is_drill, began_at=began, ended_at=began)


def _said(snapshot: Snapshot) -> list[str]:
    found = examine(snapshot, {}, TODAY).findings
    return [finding.sentence for finding in found if finding.chapter == 13]


def test_an_open_crisis_comes_before_everything() -> None:
    incident = Incident(id=3, name="Riada", level=CrisisLevel.SEVERE, began_at=BEGAN)
    file = IncidentFile(incident, steps=(IncidentStep(id=1), IncidentStep(id=2, done_at=BEGAN)))
    first = agenda(_guide(files=(file,)), {}, MORNING).now[0]
    assert (first.text, first.detail) == ("Riada", "Sigue abierta: queda 1 paso.")
    assert first.target == Target(Place.CRISIS, 3, "incident")


def test_what_was_learnt_waits_until_it_is_done() -> None:
    days = (TODAY - timedelta(days=1), TODAY + timedelta(days=3), TODAY + timedelta(days=60), None)
    pending = [LessonTask(id=n, what=f"T{n}", incident_id=7, due_on=day) for n, day in enumerate(days)]
    done = LessonTask(id=9, what="Hecha", incident_id=7, done_on=TODAY)
    file = IncidentFile(_closed(is_drill=False), tasks=(*pending, done))
    found = agenda(_guide(files=(file,)), {}, MORNING)
    assert [item.text for item in found.late] == ["T0"]
    assert [item.text for item in found.this_week] == ["T1"]
    assert [item.text for item in found.yours if item.text.startswith("T")] == ["T2", "T3"]
    assert found.late[0].detail == "Tocaba el 23 de noviembre de 2026. De «Riada»."
    assert found.late[0].target == Target(Place.CRISIS, 0, "lesson_task")


def test_the_drill_is_asked_for_until_it_is_done() -> None:
    plan = CrisisPlan(next_drill_on=TODAY - timedelta(days=2))
    assert [item.text for item in agenda(_guide(plan=plan), {}, MORNING).late] == ["Simulacro de crisis"]
    assert "El simulacro tocaba el 22 de noviembre de 2026." in _said(_guide(plan=plan))
    file = IncidentFile(_closed(is_drill=True))
    assert not agenda(_guide(plan=plan, files=(file,)), {}, MORNING).late
    assert not [sentence for sentence in _said(_guide(plan=plan, files=(file,))) if "simulacro" in sentence]
    old = IncidentFile(_closed(is_drill=True, began=BEGAN - timedelta(days=500)))
    assert agenda(_guide(files=(old,)), {}, MORNING).late


def test_nothing_is_missing_while_nobody_began() -> None:
    assert not _said(_guide())
    (task,) = [each for each in tasks(_guide(), TODAY) if each.key == "crisis"]
    assert task.state is TaskState.NOT_STARTED


def test_what_the_preparation_lacks_is_said_with_its_place() -> None:
    duty = CrisisDuty(id=1, role=CrisisRole.MAYOR, person_id=2)
    contact = CrisisContact(id=4, name="Policía Local")
    notice = PreparedNotice(id=5, name="Cartel", picture="a" * 64)
    snapshot = _guide(duties=(duty,), contacts=(contact,), notices=(notice,))
    said = _said(snapshot)
    assert "En una crisis, «Alcaldía» no tiene suplente." in said
    assert "En una crisis falta quién tiene el papel «Alcaldía»." not in said
    assert "En una crisis falta quién tiene el papel «Portavoz»." in said
    assert "Falta el teléfono de Ana, que en una crisis es «Alcaldía»." in said
    assert "Falta el teléfono de «Policía Local» para una crisis." in said
    assert "El aviso «Cartel» lleva una imagen que nadie ha descrito." in said
    assert "No se ha hecho ningún simulacro, y no hay día para el primero." in said
    (task,) = [each for each in tasks(snapshot, TODAY) if each.key == "crisis"]
    assert task.state is TaskState.HALFWAY
    targets = {finding.target for finding in examine(snapshot, {}, TODAY).findings}
    assert Target(Place.CRISIS, 4, "crisis_contact") in targets
    assert Target(Place.PREPARE_CRISIS, None, "spokesperson") in targets


def test_a_catalogue_that_says_something_new_is_told_even_unprepared() -> None:
    book = knowledge.crisis_book()
    key = step_text("emergencia", book.checklist("emergencia").steps[0].key, "do")
    own = OwnText(id=1, key=key, text="Lo nuestro", base="Lo de antes")
    found = examine(_guide(texts=(own,)), {}, TODAY, book).findings
    (finding,) = [each for each in found if each.chapter == 13]
    assert finding.sentence == ("Un texto suyo de las listas de crisis ha cambiado también en el catálogo.")
    assert finding.target == Target(Place.CRISIS, None, "crisis_text")
    assert named(key, book, {}).startswith("Emergencia · ")
    own.base = shipped_texts(book)[key]
    assert not [
        each for each in examine(_guide(texts=(own,)), {}, TODAY, book).findings if each.chapter == 13
    ]
