"""A crisis that is going on: one step in large, the whole list beside it, and what happens written down."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.actions.crisis.parts import book
from muniredes.desktop import theme
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import reveal
from muniredes.desktop.layouts.flow import ColumnsLayout
from muniredes.desktop.pages.crisis.now.head import RunHead
from muniredes.desktop.pages.crisis.now.log import LogCard
from muniredes.desktop.pages.crisis.now.phones import PhonesCard
from muniredes.desktop.pages.crisis.now.step_card import StepCard
from muniredes.desktop.pages.crisis.now.step_list import StepList
from muniredes.desktop.pages.crisis.now.verbs import VerbsCard
from muniredes.domain.crisis.incidents import IncidentStep, next_step
from muniredes.domain.crisis.plan import directory
from muniredes.domain.crisis.record import IncidentFile

_NARROWEST = 44
_EVERY_MS = 1000


class RunScreen(QWidget):
    """`another_asked` says that something else is happening too."""

    another_asked = Signal()
    target_asked = Signal(object)

    def __init__(self, hub: Hub, file: IncidentFile) -> None:
        super().__init__()
        self._hub, self._file = hub, file
        self._step_id = _number(next_step(file.steps))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.head = RunHead(hub)
        self.log = LogCard(hub)
        self.verbs = VerbsCard(hub, self.log)
        self.verbs.another_asked.connect(self.another_asked)
        self.verbs.target_asked.connect(self.target_asked)
        column.addWidget(self.head)
        self.card = StepCard(hub)
        self.card.passed.connect(self.go_on)
        self.steps = StepList(hub)
        self.steps.chosen.connect(self.show_step)
        column.addWidget(self._body(file))
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)
        self._show()

    def take_focus(self) -> None:
        """Put the cursor on the step; when none is left, on the way to close."""
        if self._step_id is None:
            put_cursor(self.verbs.close_it)
            reveal(self, self.head)
        else:
            self.card.take_focus()

    def _body(self, file: IncidentFile) -> QWidget:
        known = book(self._hub.snapshot.crisis)
        lines = directory(known, self._hub.snapshot.crisis.contacts, file.incident.checklist)
        holder = QWidget()
        columns = ColumnsLayout(theme.letters(_NARROWEST), across=14)
        left, right = QWidget(), QWidget()
        on_the_left = (self.card, self.log)
        on_the_right = (self.verbs, self.steps, PhonesCard(lines))
        for side, widgets in ((left, on_the_left), (right, on_the_right)):
            inner = QVBoxLayout(side)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(14)
            for widget in widgets:
                inner.addWidget(widget)
            inner.addStretch(1)
            columns.put(side)
        holder.setLayout(columns)
        return holder

    @property
    def incident_id(self) -> int | None:
        """Which crisis it shows."""
        return self._file.incident.id

    def refresh(self) -> None:
        """Show what is known now; a step that has just been done gives way to the next."""
        found = self._hub.snapshot.crisis.file(self.incident_id)
        if found is None:
            return
        self._file = found
        if self._step() is None:
            self._step_id = _number(next_step(found.steps))
        self._show()

    def show_step(self, step_id: int) -> None:
        """Show a step of the list."""
        if step_id != self._step_id:
            self.card.leave()
            self._step_id = step_id
            self._show()

    def go_on(self) -> None:
        """Show the first step that is still to be done after this one, or before it if there is none."""
        steps = self._file.steps
        place = next((n for n, step in enumerate(steps) if step.id == self._step_id), -1)
        following = next_step((*steps[place + 1 :], *steps[: max(place, 0)]))
        if following is None:
            self._step_id = None
            self._show()
        elif following.id is not None:
            self.show_step(following.id)
        self.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        self.tick()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def tick(self) -> None:
        """Say how long is left of everything that has a clock."""
        now = clock.instant()
        self.head.tick(now)
        self.card.tick(now)
        self.steps.tick(now)

    def leave(self) -> None:
        """Keep the note that is being written."""
        self.card.leave()

    def _step(self) -> IncidentStep | None:
        return next((step for step in self._file.steps if step.id == self._step_id), None)

    def _show(self) -> None:
        self.head.show_file(self._file)
        self.verbs.show_file(self._file)
        self.card.show_step(self._file, self._step())
        self.steps.show_steps(self._file, self._step_id)
        self.log.show_file(self._file)
        self.tick()


def _number(step: IncidentStep | None) -> int | None:
    return step.id if step else None
