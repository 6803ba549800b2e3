"""Whom to call, in large figures."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from muniredes.desktop import theme
from muniredes.desktop.layouts.arrange import Card, stacked
from muniredes.desktop.layouts.flow import ColumnsLayout
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.plan import DirectoryLine
from muniredes.i18n import _

_NARROWEST, _BRIEF_NARROWEST = 26, 19


class PhonesCard(Card):
    """The directory: each number with whose it is and what for. Those nobody has said are left out.

    A brief one does not say what for.
    """

    def __init__(self, lines: Sequence[DirectoryLine], *, is_brief: bool = False) -> None:
        super().__init__()
        self.inner.addWidget(label(_("A quién llamar"), "h3"))
        holder = QWidget()
        narrowest = _BRIEF_NARROWEST if is_brief else _NARROWEST
        grid = ColumnsLayout(theme.letters(narrowest), 6 if is_brief else 3, across=16, down=10)
        for line in _brief(lines) if is_brief else lines:
            if line.phone:
                number = label(line.phone, "number", selectable=True)
                number.setWordWrap(False)
                said = [number, label(line.name, "small" if is_brief else "field")]
                grid.put(stacked(*said, *([] if is_brief else [label(line.purpose, "small")])))
        holder.setLayout(grid)
        self.inner.addWidget(holder)


def _brief(lines: Sequence[DirectoryLine]) -> list[DirectoryLine]:
    """Return all of them: the first of everybody's, then this town's own, then the others. None drops out."""
    said = [line for line in lines if line.phone]
    own = [line for line in said[1:] if line.contact is not None]
    others = [line for line in said[1:] if line.contact is None]
    return [*said[:1], *own, *others]
