"""One crisis that is over: how it went, what was learnt, and what is still to be done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions import clock, knowledge, records
from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.crisis.lessons import QUESTIONS, LessonsDialog
from muniredes.desktop.dialogs.crisis.naming import NameDialog
from muniredes.desktop.dialogs.deleting import ask_and_delete
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.crisis.archive.timeline import TimelineCard
from muniredes.desktop.pages.crisis.papers import PaperTelling
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import badge, button, label
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import Incident, LessonTask
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.dates import long_date
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

State = tuple[str, str]


class IncidentView(QWidget):
    """The file of a crisis. `left` asks for the list again; `target_asked` carries a Target to go to."""

    left = Signal()
    target_asked = Signal(object)

    def __init__(self, hub: Hub, file: IncidentFile) -> None:
        super().__init__()
        self._hub, self._file, self._incident = hub, file, file.incident
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._head()
        self._lessons()
        self._tasks()
        self._column.addWidget(TimelineCard(hub, file))
        self._undone()

    def _head(self) -> None:
        incident = self._incident
        back = button(_("Volver al archivo"), self.left.emit, "link")
        self._column.addLayout(FlowLayout(back))
        self._column.addWidget(label(incident.title, "h2"))
        if incident.is_drill:
            self._column.addLayout(FlowLayout(badge(_("Simulacro"), "accent")))
        self._column.addWidget(label(told(self._hub, incident), "muted"))
        paper = PaperTelling(self._hub, self)
        verbs = FlowLayout(
            button(_("Guardar el informe…"), partial(paper.write_report, self._id), "primary", "manual"),
            button(_("Cambiar el nombre"), self._rename, changes=True),
            button(_("Volver a abrir"), self._reopen, changes=True),
            button(
                _("Borrar"),
                self._delete,
                "danger",
                "trash",
                changes=True,
            ),
        )
        self._column.addLayout(verbs)

    def _delete(self) -> None:
        act = partial(self._hub.attempt, course.delete, self._id)
        ask_and_delete(self._hub, "incident", self._id, self._incident.title, act, self.window())

    @property
    def _id(self) -> int:
        assert self._incident.id is not None
        return self._incident.id

    def _lessons(self) -> None:
        lines = LinesCard(_("Lo aprendido"))
        for name in QUESTIONS:
            said = str(getattr(self._incident, name))
            verb = _("Cambiar") if said else _("Contestar")
            state = None if said else (_("Sin contestar"), "warning")
            question = ask.word(f"incident.{name}")
            lines.add_line(question, said, verb, partial(self._answer, name), state, changes=True)
        self._column.addWidget(lines)

    def _tasks(self) -> None:
        lines = LinesCard(_("Para que no se repita"), _("Ninguna tarea todavía. Una basta, con su día."))
        lines.set_count(len(self._file.tasks))
        for task in self._file.tasks:
            person = self._hub.snapshot.person(task.person_id)
            when = _("antes del {day}").format(day=long_date(task.due_on)) if task.due_on else ""
            said = " · ".join(part for part in (person.with_post if person else "", when) if part)
            lines.add_line(task.what, said, _("Ver"), partial(self.open_task, task), _task_state(task))
        lines.add_foot(button(_("Añadir una tarea"), self._add_task, icon="plus", changes=True))
        self._column.addWidget(lines)

    def _undone(self) -> None:
        """Show the steps that nobody did, which somebody will ask about."""
        steps = [step for step in self._file.steps if step.done_at is None]
        if not steps:
            return
        lines = LinesCard(_("Pasos que no se hicieron"))
        for step in steps:
            state = (_("No hacía falta"), "") if step.is_skipped else (_("Sin hacer"), "warning")
            lines.add_line(step.do, step.note, "", None, state)
        self._column.addWidget(lines)

    # ── What can be done ─────────────────────────────────────────────────────────────────────

    def _answer(self, name: str) -> None:
        dialog = LessonsDialog(self._hub, self._incident, self.window())
        dialog.open()
        dialog.focus_field(name)

    def _rename(self) -> None:
        NameDialog(self._hub, self._file, self.window()).open()

    def _reopen(self) -> None:
        if self._hub.attempt(course.reopen, self._id) is not None:
            self.target_asked.emit(Target(Place.CRISIS, self._id, "incident"))

    def _add_task(self) -> None:
        values = {"incident_id": self._id, "what": _("Tarea nueva")}
        hub = self._hub
        change = hub.attempt(records.add, "lesson_task", values)
        file = hub.snapshot.crisis.file(self._id)
        numbers = change.ids("lesson_task") if change else ()
        for task in file.tasks if file else ():
            if task.id in numbers:
                what = open_task(hub, task, self.window(), change).sheet.input("lesson_task.what")
                assert isinstance(what, TextInput)
                what.select_all()

    def open_task(self, task: LessonTask) -> None:
        """Open the sheet of a task."""
        open_task(self._hub, task, self.window())


def task_sections() -> tuple[Section, ...]:
    """Return what is asked of a task."""
    what = ask.text("lesson_task.what", lines=2)
    return (Section("", (what, *ask.fields_of("lesson_task", "person_id", "due_on", "done_on"))),)


def open_task(hub: Hub, task: LessonTask, parent: QWidget, made_by: Change | None = None) -> RecordDialog:
    """Open the sheet of a task that was left after a crisis."""
    dialog = RecordDialog(hub, "lesson_task", task, task_sections(), parent, made_by=made_by)
    dialog.open()
    return dialog


def told(hub: Hub, incident: Incident) -> str:
    """Return the list, unless it is called like it, the level, when and how long it was, and who had it."""
    where = clocks.zone(hub.snapshot.council)
    shipped = knowledge.crisis_book().checklists.get(incident.checklist)
    name = hub.snapshot.name_of(incident.handler_id)
    began, ended = incident.began_at, incident.ended_at
    span = clocks.lasted(began, ended) if began and ended else None
    parts = [
        shipped.value.title if shipped and shipped.value.title != incident.name else "",
        _("nivel {level}").format(level=incident.level.title),
        _("desde el {when}").format(when=clocks.day_and_hour(began, where)) if began else "",
        _("duró {length}").format(length=clocks.length(span)) if span is not None else "",
        _("la llevó {name}").format(name=name) if name else "",
    ]
    return " · ".join(part for part in parts if part)


def _task_state(task: LessonTask) -> State:
    if not task.is_pending:
        return _("Hecha"), "good"
    if task.due_on is not None and task.due_on < clock.today():
        return _("Atrasada"), "danger"
    return _("Pendiente"), "warning"
