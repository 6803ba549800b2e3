"""What happens, written down in a moment: a note, a decision, a capture; and the last lines written."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from muniredes.actions.crisis import timeline
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import Card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.waiting import read_apart
from muniredes.desktop.widgets.drafts import ScreenKeeping
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_SHOWN = 6


class LogCard(Card):
    """A line to write on, and the last lines written."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._file: IncidentFile | None = None
        self._keeping: ScreenKeeping | None = None
        self.inner.addWidget(label(_("Apuntar lo que pasa"), "h3"))
        hint = _("La hora se pone sola.")
        self.text = TextInput(TextField(key="text", label=_("Qué ha pasado o qué se decide"), hint=hint))
        self.inner.addWidget(self.text)
        self.is_decision = QCheckBox(_("Es una decisión"))
        write = button(_("Apuntar"), self.write, changes=True)
        attach = button(_("Adjuntar una captura…"), self.attach, changes=True)
        self.inner.addLayout(FlowLayout(write, attach, self.is_decision))
        self._lines = QVBoxLayout()
        self.inner.addLayout(self._lines)

    def show_file(self, file: IncidentFile) -> None:
        """Show the last lines of a crisis, the newest first."""
        self._file = file
        if self._keeping is None:
            self._keeping = ScreenKeeping(self, self._hub, "LogCard", str(file.incident.id))
            self.inner.insertWidget(1, self._keeping.notice)
        clear(self._lines)
        where = clocks.zone(self._hub.snapshot.council)
        for entry in reversed(file.entries[-_SHOWN:]):
            assert entry.at is not None
            words = f"{clocks.hour(entry.at, where)} · {entry.kind.word}: {entry.text}"
            self._lines.addWidget(label(words, "small", selectable=True))

    def write(self) -> None:
        """Keep what was written, with its hour."""
        kind, text = self._line()
        try:
            self._hub.perform(timeline.write, self._id(), text, kind=kind)
        except Problem as problem:
            self.text.show_error(problem.sentence)
            put_cursor(self.text)
            return
        self.begin_again()

    def half_written(self) -> tuple[EntryKind, str] | None:
        """Return what is written and was not kept yet."""
        kind, text = self._line()
        return (kind, text.strip()) if text.strip() else None

    def _line(self) -> tuple[EntryKind, str]:
        return EntryKind.DECISION if self.is_decision.isChecked() else EntryKind.NOTE, self.text.value()

    def attach(self) -> None:
        """Ask for a picture and keep it as proof."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = _("Imágenes (*.png *.jpg *.jpeg *.webp)")
        chosen = ask_file(self, _("Elija la captura"), kinds, Path(folder))
        if chosen is not None:
            self.attach_file(chosen)

    def attach_file(self, path: Path) -> None:
        """Keep a picture file as proof, with what was written as its description."""
        try:
            capture = read_apart(self, path, timeline.read_capture)
            self._hub.perform(timeline.attach, self._id(), capture, self.text.value().strip())
        except Problem as problem:
            self.text.show_error(problem.sentence)
            return
        self.begin_again()

    def begin_again(self) -> None:
        """Begin another line: the one before is in the timeline."""
        self.text.set_value("")
        self.is_decision.setChecked(False)
        if self._keeping is not None:
            self._keeping.keep_now()

    def _id(self) -> int:
        assert self._file is not None
        assert self._file.incident.id is not None
        return self._file.incident.id
