"""F1: what is done on the page in view, in a window of ours."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from muniredes.actions import knowledge
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.layouts.arrange import clear, scrolled, top_column
from muniredes.desktop.messages.papers import write_paper
from muniredes.desktop.messages.saving import say_not_saved, say_saved
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.knowledge.facts import HELP, PaperPart
from muniredes.domain.places import Place, page_of
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_PARTS = {
    Place.TODAY: "hoy",
    Place.GUIDE: "guia",
    Place.ACCOUNTS: "cuentas",
    Place.PEOPLE: "personas",
    Place.CHANNELS: "canales",
    Place.STYLE: "estilo",
    Place.CALENDAR: "calendario",
    Place.CONVERSATION: "conversacion",
    Place.CRISIS: "crisis",
    Place.MANUAL: "manual",
    Place.HANDOVER: "traspaso",
    Place.SETTINGS: "ajustes",
}
"""The part that is about each page; the rest are about them all."""


class _InView:
    """The page in view, for whoever asks for help from a dialog over it."""

    place = Place.TODAY


def now_at(place: Place) -> None:
    """Say which page is in view."""
    _InView.place = place


def open_help(window: QWidget, place: Place | None = None) -> "HelpDialog":
    """Open the help at a page, or at the one in view."""
    dialog = HelpDialog(place or _InView.place, window)
    dialog.open()
    return dialog


class HelpDialog(PassingDialog):
    """The parts to choose from, and what each says."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(_("Ayuda"), 760, 520, parent)
        self._parts = knowledge.papers()[HELP].value.parts
        self._list = QListWidget()
        self._list.setAccessibleName(_("De qué se quiere ayuda"))
        self._list.addItems([part.title for part in self._parts])
        self._list.setMaximumWidth(self._list.sizeHintForColumn(0) + 48)
        self._list.currentRowChanged.connect(self._show)
        said = QWidget()
        self._column = top_column(said)
        self._column.setContentsMargins(16, 4, 8, 8)
        self._column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self._list)
        row.addWidget(scrolled(said), 1)
        self._notice = Notice()
        self._notice.hide()
        foot = QHBoxLayout()
        foot.addWidget(button(_("Guardar la ayuda…"), self._save))
        foot.addStretch(1)
        foot.addWidget(button(_("Cerrar"), self.reject, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.addLayout(row, 1)
        column.addWidget(self._notice)
        column.addLayout(foot)
        wanted = _PARTS.get(page_of(place), "")
        self._list.setCurrentRow(next((n for n, part in enumerate(self._parts) if part.key == wanted), 0))

    def show_help(self) -> None:
        """Stay here: this is the help."""

    @property
    def part(self) -> PaperPart:
        """The part in view."""
        return self._parts[self._list.currentRow()]

    def _show(self, _row: int) -> None:
        clear(self._column)
        self._column.addWidget(label(self.part.title, "h2"))
        if self.part.text:
            self._column.addWidget(label(self.part.text))
        for point in self.part.points:
            self._column.addWidget(label(f"• {point}"))

    def _save(self) -> None:
        from muniredes.actions.printing import papers

        chosen = ask_where(self, _("Guardar la ayuda"), "ayuda-muniredes.pdf", papers.KINDS)
        if chosen is not None:
            self.save(chosen)

    def save(self, target: Path) -> None:
        """Write the whole help as a document."""
        from muniredes.actions.printing import papers

        try:
            write_paper(self, papers.prepare(None, papers.Paper.HELP), target)
        except Problem as problem:
            say_not_saved(self._notice, problem, lambda: self.save(target), self._save)
            return
        say_saved(self._notice, target, _("Guardada en {path}"))
