"""Annex C: every crisis there has been, and the drills apart. It stays inside."""

from collections.abc import Iterator

from muniredes.domain.crisis.clocks import lasted
from muniredes.domain.crisis.incidents import Incident, LessonTask
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.dates import long_date
from muniredes.domain.fields import kind_word, word
from muniredes.i18n import _
from muniredes.manual.compose.crisis.moments import day_of, lasting, moment
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Chapter,
    Columns,
    Heading,
    Rich,
    Text,
    Tone,
    bold,
    or_pending,
    rich,
    stacked,
)


def chapter(data: ManualData) -> Chapter | None:
    """Return the annex; nothing when nothing ever happened."""
    if not data.snapshot.crisis.files:
        return None
    return Chapter("C", _("Crisis y simulacros"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    files = data.snapshot.crisis.files
    for kind, key, are_drills in (
        (kind_word("incident"), "crisis-pasadas", False),
        (_("Simulacro"), "simulacros-pasados", True),
    ):
        found = [file for file in files if file.incident.is_drill is are_drills]
        for number, file in enumerate(found):
            title = file.incident.title
            named = title if title.startswith(kind) else f"{kind}: {title}"
            yield Heading(named, key=f"crisis-{file.incident.id}" if number else key)
            yield Columns(tuple(rich(bold(f"{label}: "), said) for label, said in _facts(data, file)))
    yield Text(rich(_("El informe de cada una se guarda desde la página Crisis.")), Tone.NOTE)


def _facts(data: ManualData, file: IncidentFile) -> Iterator[tuple[str, Rich]]:
    incident = file.incident
    yield word("incident.began_at"), moment(data, incident.began_at)
    yield word("incident.ended_at"), _ending(data, incident)
    yield word("incident.level"), rich(incident.level.title)
    yield _("La llevó"), data.who(incident.handler_id)
    yield _("Qué pasó"), or_pending(incident.what_happened)
    yield word("incident_step.why"), or_pending(incident.why)
    yield _("Qué haremos mejor la próxima vez"), or_pending(incident.prevention)
    if file.tasks:
        yield _("Tareas"), stacked(*(task_line(data, task) for task in file.tasks))
    yield _("Informe"), rich(report_name(data, incident))


def _ending(data: ManualData, incident: Incident) -> Rich:
    if incident.ended_at is None or incident.began_at is None:
        return rich(bold(_("Sigue abierta")))
    lapse = lasting(lasted(incident.began_at, incident.ended_at))
    return rich(moment(data, incident.ended_at), _(" (duró {lapse})").format(lapse=lapse))


def task_line(data: ManualData, task: LessonTask) -> Rich:
    """«☐ Cambiar la contraseña. Marta Ruiz (Auxiliar), antes del 3 de enero de 2027»."""
    if task.done_on is not None:
        done = _("hecha el {day}").format(day=long_date(task.done_on))
        return rich(f"☑ {task.what} ", _("("), data.who(task.person_id), f"; {done})")
    due = _("antes del {day}").format(day=long_date(task.due_on)) if task.due_on else _("sin fecha")
    return rich(f"☐ {task.what} ", _("("), data.who(task.person_id), f"; {due})")


def report_name(data: ManualData, incident: Incident) -> str:
    """Return what the file of its report is called, without its kind: «informe-de-crisis-2026-11-26-3»."""
    word = _("informe-de-simulacro") if incident.is_drill else _("informe-de-crisis")
    day = day_of(data, incident.began_at).isoformat() if incident.began_at else ""
    return "-".join(filter(None, (word, day, str(incident.id))))
