"""«Mi guía»: what the guide must contain, task by task, and how far each is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from muniredes.actions import clock, guide
from muniredes.desktop import theme
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear, stacked
from muniredes.desktop.layouts.flow import LineLayout
from muniredes.desktop.navigation.hidden_pages import is_hidden
from muniredes.desktop.pages.base import ScrolledPage
from muniredes.desktop.widgets.lines import NARROWEST
from muniredes.desktop.widgets.text import badge, button, label, set_tone
from muniredes.domain.guide import OwnMark, Task, TaskState, tasks
from muniredes.domain.places import WIZARD_WORDS
from muniredes.i18n import _, ngettext

_TONES = {
    TaskState.NOT_STARTED: "warning",
    TaskState.HALFWAY: "accent",
    TaskState.DONE: "",
    TaskState.BLOCKED: "",
}


class GuidePage(ScrolledPage):
    """The task list."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub, _("Mi guía"), _("Lo esencial se hace en una hora, en los ratos que tenga."))
        self._later_open = False

    def refresh(self) -> None:
        clear(self.body)
        found = [task for task in tasks(self.hub.snapshot, clock.today()) if not is_hidden(task.target.place)]
        essential = [task for task in found if task.essential]
        done = sum(task.state is TaskState.DONE for task in essential)
        text = ngettext("{done} de {n} tarea hecha", "{done} de {n} tareas hechas", len(essential))
        self._section(_("Lo esencial"), text.replace("{done}", str(done)), essential)
        self._fold_later([task for task in found if not task.essential])

    def _section(self, title: str, progress: str, found: Sequence[Task]) -> None:
        frame, column = card()
        head = QHBoxLayout()
        head.addWidget(label(title, "h3"), 1)
        head.addWidget(label(progress, "muted"))
        column.addLayout(head)
        for task in found:
            row = self._row(task)
            set_tone(row, "last", task is found[-1])
            column.addWidget(row)
        self.body.addWidget(frame)

    def _fold_later(self, found: Sequence[Task]) -> None:
        words = _("Ocultar lo de más adelante") if self._later_open else _("Más adelante")
        self.body.addLayout(_left(button(words, self._toggle_later, "link")))
        if self._later_open:
            self._section(_("Más adelante"), "", found)

    def _toggle_later(self) -> None:
        self._later_open = not self._later_open
        self.refresh()

    def _row(self, task: Task) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "row")
        state = badge(task.state.word, _TONES[task.state])
        line = LineLayout(
            self._words(task), state, self._verbs(task), narrowest=theme.letters(NARROWEST), across=16
        )
        line.setContentsMargins(0, 10, 0, 12)
        frame.setLayout(line)
        return frame

    def _words(self, task: Task) -> QWidget:
        said = " · ".join(part for part in (task.formal_term, task.detail, self._own_words(task)) if part)
        return stacked(label(task.title, "field"), label(task.purpose), label(said, "small"))

    def _own_words(self, task: Task) -> str:
        if task.own_mark is None:
            return ""
        return (
            _("usted dijo «Ya está»") if task.own_mark is OwnMark.READY else _("usted dijo «Volveré luego»")
        )

    def _verbs(self, task: Task) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        verb = task.next_verb
        role = "primary" if task.state is TaskState.NOT_STARTED else ""
        main = button(verb, lambda: self.go(task.target), role, changes=task.target.place in WIZARD_WORDS)
        main.setAccessibleName(f"{verb}: {task.title}")
        main.setEnabled(task.state is not TaskState.BLOCKED)
        column.addWidget(main)
        marks = QHBoxLayout()
        marks.setSpacing(6)
        if task.own_mark is not None:
            marks.addWidget(self._mark_button(_("Quitar la marca"), task, None))
        elif task.state in (TaskState.NOT_STARTED, TaskState.HALFWAY):
            marks.addWidget(self._mark_button(_("Ya está"), task, OwnMark.READY))
            marks.addWidget(self._mark_button(_("Volveré luego"), task, OwnMark.LATER))
        column.addLayout(marks)
        return holder

    def _mark_button(self, words: str, task: Task, own: OwnMark | None) -> QPushButton:
        made = button(words, lambda: self.hub.attempt(guide.mark, task.key, own), "link", changes=True)
        made.setAccessibleName(f"{words}: {task.title}")
        return made


def _left(made: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(made)
    row.addStretch(1)
    return row
