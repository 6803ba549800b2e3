"""One question with its verb: nothing happens unless it is pressed."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.text import button, label
from muniredes.i18n import _


class AskDialog(PassingDialog):
    """Says what it is about, and does it if she says so; `back` is the verb of going back without it."""

    def __init__(
        self,
        question: str,
        said: str,
        verb: str,
        act: Callable[[], object],
        parent: QWidget | None = None,
        back: str = "",
    ) -> None:
        super().__init__(question, 460, 220, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(question, "h3"))
        column.addWidget(label(said))
        column.addStretch(1)
        column.addLayout(
            FlowLayout(
                button(back or _("Dejarlo como está"), self.reject, "primary"),
                button(verb, self._take),
                at_right=True,
            )
        )
        self._act = act

    def _take(self) -> None:
        self.accept()
        self._act()
