"""The three questions of afterwards and what has to be done, with room to write what is not said."""

from collections.abc import Iterator

from muniredes.domain.crisis.incidents import LessonTask
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.dates import long_date
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, RuledSpace, Table, Text, rich

_LINES = 4


def blocks(data: ManualData, file: IncidentFile) -> Iterator[Block]:
    """Yield the answers, and the tasks."""
    incident = file.incident
    yield Heading(_("Lo aprendido"), key="aprendido")
    for question, answer in (
        (word("incident.what_happened"), incident.what_happened),
        (word("incident.why"), incident.why),
        (word("incident.prevention"), incident.prevention),
    ):
        if answer:
            yield Heading(question, level=3)
            yield Text(rich(answer))
        else:
            yield RuledSpace(question, _LINES)
    yield Heading(_("Tareas"), key="tareas")
    if not file.tasks:
        yield RuledSpace(_("No hay tareas apuntadas. Qué, quién y antes de cuándo:"), 3)
        return
    yield Table(
        (
            word("lesson_task.what"),
            word("lesson_task.person_id"),
            word("lesson_task.due_on"),
            word("lesson_task.done_on"),
        ),
        tuple(_task(data, task) for task in file.tasks),
        (4.6, 2.4, 1.8, 1.8),
        _("Tareas para que no se repita"),
    )


def _task(data: ManualData, task: LessonTask) -> tuple[Rich, ...]:
    done = long_date(task.done_on) if task.done_on else ""
    return rich(task.what), data.who(task.person_id), data.day(task.due_on), rich(done or "☐")
