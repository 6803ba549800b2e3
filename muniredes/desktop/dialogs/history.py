"""«Historial»: what happened to one thing, who did it and when."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import history, knowledge
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.clocks import zone
from muniredes.domain.dates import long_date
from muniredes.domain.history import RecordedAction
from muniredes.domain.texts.words import describe_row
from muniredes.i18n import _


class HistoryDialog(PassingDialog):
    """The history of an object, newest first."""

    def __init__(self, hub: Hub, kind: str, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Historial: {title}").format(title=title), 620, 520, parent)
        self._hub = hub
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 12, 14)
        outer.addWidget(label(_("Historial"), "h2"))
        outer.addWidget(label(title, "muted"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 10, 8)
        column.setSpacing(6)
        for action in history.of_object(hub.database, kind, number):
            column.addWidget(self._entry(action))
        column.addStretch(1)
        outer.addWidget(scrolled(content), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Cerrar"), self.accept, "primary"))
        outer.addLayout(foot)

    def _entry(self, action: RecordedAction) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "row")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(2)
        column.addWidget(label(action.title, "field"))
        when = _("{day}, a las {hour}").format(
            day=long_date(action.at.date()), hour=action.at.strftime("%H:%M")
        )
        column.addWidget(label(" · ".join(part for part in (when, action.author) if part), "small"))
        people = self._hub.snapshot.people_by_id
        where, networks = zone(self._hub.snapshot.council), knowledge.networks()
        for line in (line for row in action.rows for line in describe_row(row, people, where, networks)):
            column.addWidget(label(line, selectable=True))
        return frame
