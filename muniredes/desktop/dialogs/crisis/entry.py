"""A line of the timeline of a crisis, written or corrected by a person; and a capture, kept as proof."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from muniredes.actions import clock, reading
from muniredes.actions.crisis import timeline
from muniredes.desktop.dialogs.crisis.moments import MomentInput
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import ChoiceField, Option, TextField
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.waiting import read_apart
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.thumbnail import thumbnail
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import EntryKind, IncidentEntry
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import NOTE_LIMIT
from muniredes.files import shown
from muniredes.i18n import _


class AddEntryDialog(ShortDialog):
    """A note or a decision, with its day and hour, and whose it is."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Añadir un apunte"), _("Apuntar"), parent)
        kinds = (EntryKind.NOTE, EntryKind.DECISION)
        options = tuple(Option(value=kind.value, label=kind.word) for kind in kinds)
        self.kind = ChoiceInput(
            ChoiceField(key="kind", label=ask.word("incident_entry.kind"), options=options, is_needed=True)
        )
        self.kind.set_value(EntryKind.NOTE.value)
        self.text = TextInput(_text_field(_("Qué pasó o qué se decidió")))
        self.moment = MomentInput(clocks.zone(hub.snapshot.council), clock.instant())
        self.who = PersonInput(ask.who("incident_entry.person_id"), FormContext(hub))
        for asked in (self.text, self.kind, self.moment, self.who):
            self.column.addWidget(asked)
        self.column.addStretch(1)
        put_cursor(self.text)

    def carry_out(self) -> None:
        kind = EntryKind(self.kind.value() or EntryKind.NOTE)
        who = self.who.choice()
        moment, text = self.moment.value(), self.text.value()
        self.hub.perform(timeline.write, self.incident_id, text, kind=kind, at=moment, who=who)


class CorrectEntryDialog(ShortDialog):
    """What a person wrote, to be corrected or removed; a capture is seen in large, with its fingerprint."""

    def __init__(
        self, hub: Hub, file: IncidentFile, entry: IncidentEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            hub, file, _("Corregir: {what}").format(what=entry.kind.word), _("Guardar"), parent, str(entry.id)
        )
        assert entry.id is not None
        assert entry.at is not None
        self._id, self._at = entry.id, entry.at
        is_capture = entry.capture is not None
        self.text = TextInput(_text_field(_("Qué se ve") if is_capture else ask.word("incident_entry.text")))
        self.text.set_value(entry.text)
        self.column.addWidget(self.text)
        self.moment = MomentInput(clocks.zone(hub.snapshot.council), entry.at)
        self._shown = self.moment.value()
        self.column.addWidget(self.moment)
        self._show_capture(entry)
        remove = button(_("Borrar este apunte"), self.remove, "danger", "trash")
        self.column.addLayout(FlowLayout(remove))
        self.column.addStretch(1)
        put_cursor(self.text)

    def _show_capture(self, entry: IncidentEntry) -> None:
        picture = reading.picture(self.hub.database, entry.capture)
        if picture is None:
            return
        self.column.addWidget(thumbnail(picture.data, entry.text, 500, 380))
        name = ask.word("incident_entry.fingerprint")
        self.column.addWidget(label(name, "field"))
        fingerprint = QLineEdit(entry.fingerprint)
        fingerprint.setReadOnly(True)
        fingerprint.setAccessibleName(name)
        fingerprint.setCursorPosition(0)
        self.column.addWidget(fingerprint)

    def carry_out(self) -> None:
        moment = self.moment.value()
        at = self._at if moment == self._shown else moment
        self.hub.perform(timeline.correct, self._id, self.text.value(), at)

    def remove(self) -> None:
        """Send it to the bin."""
        if self.hub.attempt(timeline.remove, self._id) is not None:
            self.accept()


class CaptureDialog(ShortDialog):
    """What is seen in a capture that was just chosen; it is kept with the fingerprint of its file."""

    def __init__(self, hub: Hub, file: IncidentFile, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Guardar una captura"), _("Guardar la captura"), parent)
        self._path = path
        self.column.addWidget(label(shown(path.name), "field"))
        hint = _("Léala entera: qué cuenta, qué dice y a qué hora.")
        self.text = TextInput(_text_field(_("Qué se ve"), hint))
        self.column.addWidget(self.text)
        kept = _(
            "Se guarda una copia con la huella del fichero. Guarde también el fichero original: la huella es "
            "la suya, y prueba que nadie lo ha tocado."
        )
        self.column.addWidget(label(kept, "muted"))
        self.column.addStretch(1)
        put_cursor(self.text)

    def carry_out(self) -> None:
        text = self.text.value().strip()
        if not text:
            raise Problem(
                _("Falta decir qué se ve en la captura."),
                _("Escríbalo: quien no la ve también lo necesita."),
            )
        capture = read_apart(self, self._path, timeline.read_capture)
        self.hub.perform(timeline.attach, self.incident_id, capture, text)


def _text_field(title: str, hint: str = "") -> TextField:
    return TextField(key="text", label=title, hint=hint, lines=3, limit=NOTE_LIMIT)
