"""What is advised on a text, line by line, each with its one-click mending: one look wherever one writes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from muniredes.desktop.focus import put_cursor
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.advice.draft import Remark
from muniredes.i18n import _

_PAUSE_MS = 250


class AdviceLines(QWidget):
    """The remarks on a text; `mended` carries the whole of it once «Arreglar» is pressed."""

    mended = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(4)

    def show_remarks(self, remarks: Sequence[Remark], when_none: str = "") -> None:
        """Show what is advised; `when_none` is said instead when nothing is."""
        clear(self._lines)
        if not remarks and when_none:
            self._lines.addWidget(label(when_none, "small"))
        for remark in remarks:
            row = QHBoxLayout()
            row.addWidget(label(f"• {remark.sentence}", "small"), 1)
            if remark.fix is not None:
                made = button(_("Arreglar"), partial(self.mended.emit, remark.fix), "link")
                made.setAccessibleName(_("Arreglar: {what}").format(what=remark.sentence))
                row.addWidget(made)
            self._lines.addLayout(row)
        self._lines.addStretch(1)


class PlainAdvice(AdviceLines):
    """Looks at the words of what is being written, in a pause, and mends it there, where Ctrl+Z undoes it."""

    def __init__(self, area: QPlainTextEdit) -> None:
        super().__init__()
        self._area = area
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.mended.connect(partial(put_text, area))
        area.textChanged.connect(self._timer.start)

    def look(self) -> None:
        """Show what is advised on the text of now; hidden while there is nothing."""
        from muniredes.actions import plain_language

        found = plain_language.remarks(self._area.toPlainText())
        self.show_remarks(found)
        self.setVisible(bool(found))


def put_text(area: QPlainTextEdit, text: str) -> None:
    """Put another text in the place of what is written, as one step that can be undone, and go back to it."""
    cursor = area.textCursor()
    cursor.select(cursor.SelectionType.Document)
    cursor.insertText(text)
    put_cursor(area)
