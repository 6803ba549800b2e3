"""Lines of the timeline that a person writes: notes, decisions, and captures with their fingerprint."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from muniredes.actions import council, editing
from muniredes.actions.crisis.parts import moment, write_down
from muniredes.actions.people import person_id
from muniredes.domain.choices import NOBODY, PersonChoice
from muniredes.domain.crisis.incidents import BY_HAND, EntryKind, Incident, IncidentEntry
from muniredes.domain.history import Change
from muniredes.domain.images import StoredImage
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.files import disk_problems, shown
from muniredes.i18n import _
from muniredes.storage.database import Database

MOST_BEFORE = timedelta(days=60)
"""How long before a crisis something may have happened that belongs to it."""


def write(
    database: Database,
    incident_id: int,
    text: str,
    *,
    kind: EntryKind = EntryKind.NOTE,
    at: datetime | None = None,
    who: PersonChoice = NOBODY,
) -> Change:
    """Write down something that happened or was decided; `at`, when it was before now."""
    with database.write("") as work:
        incident = work.get(Incident, incident_id)
        _refuse_impossible(at, incident, moment(work, incident))
        entry = write_down(work, incident, kind, text, at=at, person_id=person_id(work, who))
        work.title = _("Apuntado: {what}").format(what=entry.title)
    return work.change


@dataclass(frozen=True, slots=True)
class Capture:
    """A picture that proves something: the name of its file, and its fingerprint (SHA-256) as it was."""

    name: str
    fingerprint: str
    picture: StoredImage


def read_capture(path: Path, progress: Progress = no_progress) -> Capture:
    """Return the picture in a file with its fingerprint; it may run beside the window."""
    with disk_problems(path), path.open("rb") as stream:
        fingerprint = hashlib.file_digest(stream, "sha256").hexdigest()
    return Capture(shown(path.name), fingerprint, council.read_picture(path, progress))


def attach(database: Database, incident_id: int, capture: Capture, text: str = "") -> Change:
    """Keep a picture as proof, with the fingerprint of the file as it was."""
    kept = council.keep_picture(database, capture.picture)
    with database.write("") as work:
        incident = work.get(Incident, incident_id)
        write_down(
            work, incident, EntryKind.CAPTURE, text or capture.name,
            capture=kept, fingerprint=capture.fingerprint,
        )  # fmt: skip
        work.title = _("Captura guardada: {name}").format(name=capture.name)
    return work.change


def correct(database: Database, entry_id: int, text: str, at: datetime) -> Change:
    """Change a line that a person wrote; what the program wrote stays as it was."""
    with database.write("") as work:
        entry = work.get(IncidentEntry, entry_id)
        _refuse_automatic(entry)
        assert entry.incident_id is not None
        incident = work.get(Incident, entry.incident_id)
        _refuse_impossible(at, incident, moment(work, incident))
        editing.put("incident_entry", entry, {"text": text, "at": at})
        work.title = _("Corregido: {what}").format(what=entry.title)
    return work.change


def remove(database: Database, entry_id: int) -> Change:
    """Send a line that a person wrote to the bin."""
    with database.write("") as work:
        entry = work.get(IncidentEntry, entry_id)
        _refuse_automatic(entry)
        work.title = _("Borrado: {what}").format(what=entry.title)
        work.delete(entry)
    return work.change


def _refuse_automatic(entry: IncidentEntry) -> None:
    if entry.kind not in BY_HAND:
        raise Problem(
            _("Esto lo apuntó el programa y se queda como está."),
            _("Si no es exacto, añada una nota que lo explique."),
            "incident_entry",
        )


def _refuse_impossible(at: datetime | None, incident: Incident, now: datetime) -> None:
    """Refuse what is still to come, and what was long before the crisis: it is a mistake in the date."""
    if at is None:
        return
    if at > now:
        raise Problem(_("Esa hora todavía no ha llegado."), _("Corríjala."), "incident_entry.at")
    if incident.began_at is not None and at < incident.began_at - MOST_BEFORE:
        raise Problem(
            _("Eso fue mucho antes de la crisis."), _("Compruebe el día y la hora."), "incident_entry.at"
        )
