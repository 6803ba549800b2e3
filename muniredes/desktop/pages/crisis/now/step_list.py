"""The whole list of steps: what is done and when, what is now, what is late; and a step of one's own."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from muniredes.actions import clock
from muniredes.actions.crisis import steps
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import Card
from muniredes.desktop.widgets.drafts import ScreenKeeping
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.wrapped import wrap_rows
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import IncidentStep
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_LINES = 16


class StepList(Card):
    """`chosen` carries the number of the step she wants to see."""

    chosen = Signal(int)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._file: IncidentFile | None = None
        self._current: int | None = None
        self._keeping: ScreenKeeping | None = None
        self.inner.addWidget(label(_("Todos los pasos"), "h3"))
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Todos los pasos"))
        wrap_rows(self.rows)
        self.rows.setMinimumHeight(self.rows.fontMetrics().lineSpacing() * _LINES)
        self.rows.currentItemChanged.connect(self._on_current)
        self.inner.addWidget(self.rows)
        self.new = TextInput(TextField(key="do", label=_("Añadir un paso detrás del que está a la vista")))
        self.inner.addWidget(self.new)
        self.inner.addWidget(button(_("Añadir"), self._add, icon="plus"), 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, file: IncidentFile, current: int | None) -> None:
        """Show the steps of a crisis, one of them as the current one."""
        self._file, self._current = file, current
        if self._keeping is None:
            self._keeping = ScreenKeeping(self, self._hub, "StepList", str(file.incident.id))
            self.inner.insertWidget(self.inner.indexOf(self.new), self._keeping.notice)
        numbers = [step.id for step in file.steps]
        is_elsewhere = self._number_at(self.rows.currentRow()) != current
        self.rows.blockSignals(True)
        if numbers != [self._number_at(row) for row in range(self.rows.count())]:
            self._make_rows(numbers)
        self.rows.setCurrentRow(numbers.index(current) if current in numbers else -1)
        self.rows.blockSignals(False)
        self.tick(clock.instant())
        if is_elsewhere and self.rows.currentItem() is not None:
            self.rows.scrollToItem(self.rows.currentItem())

    def _number_at(self, row: int) -> int | None:
        item: QListWidgetItem | None = self.rows.item(row)
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))

    def _make_rows(self, numbers: Sequence[int | None]) -> None:
        """Have a row for each step. The same rows stay: the one under the hand is the one it presses."""
        scrolled_to = self.rows.verticalScrollBar().value()
        self.rows.clear()
        for number in numbers:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.rows.addItem(item)
        self.rows.doItemsLayout()
        self.rows.verticalScrollBar().setValue(scrolled_to)

    def tick(self, now: datetime) -> None:
        """Say how each step stands."""
        if self._file is None:
            return
        where = clocks.zone(self._hub.snapshot.council)
        for row, step in enumerate(self._file.steps):
            text = _line(step, now, where)
            item = self.rows.item(row)
            if item.text() != text:
                item.setText(text)

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def _add(self) -> None:
        assert self._file is not None
        assert self._file.incident.id is not None
        try:
            self._hub.perform(steps.add, self._file.incident.id, self.new.value(), after_id=self._current)
        except Problem as problem:
            self.new.show_error(problem.sentence)
            put_cursor(self.new)
            return
        self.new.set_value("")
        if self._keeping is not None:
            self._keeping.keep_now()


def _line(step: IncidentStep, now: datetime, where: str) -> str:
    if step.is_skipped:
        return _("✕ No hace falta · {do}").format(do=step.do)
    if step.done_at is not None:
        return _("✓ {hour} · {do}").format(hour=clocks.hour(step.done_at, where), do=step.do)
    if step.is_late(now):
        return _("! Con retraso · {do}").format(do=step.do)
    return f"○ {step.do}"
