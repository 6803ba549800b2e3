"""«Archivo»: the crises and drills that are over, and one of them in view."""

from functools import partial

from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.pages.crisis.archive.incident_view import IncidentView, open_task, told
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.history import Change
from muniredes.domain.places import Target
from muniredes.i18n import _, ngettext

State = tuple[str, str]


class ArchivePanel(Panel):
    """What happened, kept to learn from it; the newest first."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._shown: int | None = None

    @property
    def title(self) -> str:
        return _("Archivo")

    def concerns(self, change: Change) -> bool:
        return change.concerns("incident", "incident_entry", "incident_step", "lesson_task", "person")

    def answers_for(self, target: Target) -> bool:
        if target.field == "incident":
            file = self.hub.snapshot.crisis.file(target.object_id)
            return file is not None and not file.incident.is_open
        return target.field in ("archive", "lesson_task")

    def show_target(self, target: Target) -> None:
        if target.field == "lesson_task":
            self._show_task(target.object_id)
        else:
            self.show_file(target.object_id)

    def _show_task(self, number: int | None) -> None:
        files = self.hub.snapshot.crisis.files
        found = [(file, task) for file in files for task in file.tasks if task.id == number]
        for file, task in found:
            self.show_file(file.incident.id)
            open_task(self.hub, task, self.window())

    def show_file(self, number: int | None) -> None:
        """Show one crisis, or the list."""
        self._shown = number
        self.refresh()

    def forget(self) -> None:
        self._shown = None

    def refresh(self) -> None:
        clear(self.column)
        file = self.hub.snapshot.crisis.file(self._shown)
        if file is None or file.incident.is_open:
            self._shown = None
            self._list()
            return
        view = IncidentView(self.hub, file)
        view.left.connect(partial(self.show_file, None))
        view.target_asked.connect(self.target_asked)
        self.column.addWidget(view)

    def _closed(self) -> list[IncidentFile]:
        return [file for file in self.hub.snapshot.crisis.files if not file.incident.is_open]

    def _list(self) -> None:
        lead = _("Cada crisis y cada simulacro, con lo que pasó hora a hora y lo que se aprendió.")
        self.column.addWidget(label(lead, "lead"))
        lines = LinesCard(
            _("Lo que ya terminó"), _("Todavía no ha pasado nada, ni se ha hecho un simulacro.")
        )
        found = self._closed()
        lines.set_count(len(found))
        for file in found:
            act = partial(self.show_file, file.incident.id)
            lines.add_line(file.incident.title, told(self.hub, file.incident), _("Abrir"), act, _state(file))
        self.column.addWidget(lines)


def _state(file: IncidentFile) -> State | None:
    """Say what is left to do of it."""
    left = sum(task.is_pending for task in file.tasks)
    if left:
        return ngettext("{n} tarea pendiente", "{n} tareas pendientes", left), "warning"
    if not file.incident.what_happened:
        return _("Falta lo aprendido"), "warning"
    return _("Completa"), "good"
