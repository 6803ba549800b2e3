"""When several posts went out, if nobody wrote it down at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.widgets.text import button, label
from muniredes.i18n import _


class WentOutDialog(PassingDialog):
    """Asks whether they went out each at its hour, or just now."""

    def __init__(
        self,
        said: str,
        as_planned: Callable[[], object],
        just_now: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("¿Cuándo salieron?"), 440, 240, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("¿Cuándo salieron?"), "h3"))
        column.addWidget(label(said, "muted"))
        for words, act, role in (
            (_("Cada una a su hora"), as_planned, "primary"),
            (_("Ahora mismo"), just_now, ""),
        ):
            column.addWidget(button(words, partial(self._take, act), role))
        column.addStretch(1)
        column.addWidget(button(_("Cancelar"), self.reject, "link"))

    def _take(self, act: Callable[[], object]) -> None:
        self.accept()
        act()
