"""The timeline of a crisis: what the program wrote as it went, and what people wrote."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from muniredes.actions import reading
from muniredes.desktop.dialogs.crisis.entry import AddEntryDialog, CaptureDialog, CorrectEntryDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button
from muniredes.desktop.widgets.thumbnail import thumbnail
from muniredes.domain.calendar.messages.zones import wall_time
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import BY_HAND, EntryKind, IncidentEntry
from muniredes.domain.crisis.record import IncidentFile
from muniredes.i18n import _


class TimelineCard(LinesCard):
    """Every line with its hour; those that a person wrote can be corrected."""

    def __init__(self, hub: Hub, file: IncidentFile) -> None:
        super().__init__(_("Qué pasó, hora a hora"), _("No hay nada apuntado."))
        self._hub, self._file = hub, file
        self._zone = clocks.zone(hub.snapshot.council)
        self.set_count(len(file.entries))
        day = None
        for entry in file.entries:
            assert entry.at is not None
            today = wall_time(entry.at, self._zone).date()
            self._line(entry, with_day=today != day)
            day = today
        add = button(_("Añadir un apunte"), self._add, icon="plus", changes=True)
        attach = button(_("Adjuntar una captura…"), self.attach, changes=True)
        holder = QWidget()
        holder.setLayout(FlowLayout(add, attach))
        self.add_below(holder)

    def _line(self, entry: IncidentEntry, *, with_day: bool) -> None:
        assert entry.at is not None
        when = clocks.day_and_hour if with_day else clocks.hour
        who = self._hub.snapshot.name_of(entry.person_id) or entry.who
        title = " · ".join(part for part in (when(entry.at, self._zone), entry.kind.word, who) if part)
        act = partial(self._correct, entry) if entry.kind in BY_HAND else None
        picture = reading.picture(self._hub.database, entry.capture)
        shown = thumbnail(picture.data, entry.text) if picture else None
        state = (entry.kind.word, "accent") if entry.kind is EntryKind.DECISION else None
        self.add_line(title, entry.text, _("Corregir"), act, state, shown)

    def _add(self) -> None:
        AddEntryDialog(self._hub, self._file, self.window()).open()

    def _correct(self, entry: IncidentEntry) -> None:
        CorrectEntryDialog(self._hub, self._file, entry, self.window()).open()

    def attach(self) -> None:
        """Ask for a picture and for what is seen in it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = _("Imágenes (*.png *.jpg *.jpeg *.webp)")
        chosen = ask_file(self, _("Elija la captura"), kinds, Path(folder))
        if chosen is not None:
            CaptureDialog(self._hub, self._file, chosen, self.window()).open()
