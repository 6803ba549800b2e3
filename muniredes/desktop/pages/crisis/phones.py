"""Whom to call, in large figures."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.widgets.flow import ColumnsLayout
from muniredes.desktop.widgets.layout import card, stacked
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.plan import DirectoryLine
from muniredes.i18n import _

_NARROWEST = 26


class PhonesCard(QFrame):
    """The directory: each number with whose it is and what for. Those nobody has said are left out.

    A brief one does not say what for.
    """

    def __init__(self, lines: Iterable[DirectoryLine], *, is_brief: bool = False) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        outer.addWidget(frame)
        inner.addWidget(label(_("A quién llamar"), "h3"))
        holder = QWidget()
        grid = ColumnsLayout(theme.letters(_NARROWEST), 4, across=18, down=10)
        for line in lines:
            if line.phone:
                number = label(line.phone, "figure", selectable=True)
                said = [number, label(line.name, "field")]
                grid.put(stacked(*said, *([] if is_brief else [label(line.purpose, "small")])))
        holder.setLayout(grid)
        inner.addWidget(holder)
