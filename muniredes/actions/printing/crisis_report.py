"""The report of a crisis, as a document: PDF, Word or HTML, written as the other papers are."""

from dataclasses import replace

from muniredes.actions import reading
from muniredes.actions.printing import manual
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.manual.compose.crisis.past import report_name as plain_report_name
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Document
from muniredes.manual.papers.incident import incident_report
from muniredes.storage.database import Database

__all__ = ["report", "report_name"]


def report(database: Database, incident_id: int) -> Document:
    """Compose the report of a crisis or a drill, open or closed; `documents.write` writes it."""
    data, file = _asked(database, incident_id)
    found = (reading.picture(database, entry.capture) for entry in file.entries if entry.capture)
    captures = {picture.sha256: picture for picture in found if picture is not None}
    return incident_report(replace(data, images=captures), file)


def report_name(database: Database, incident_id: int) -> str:
    """Return a name for the file: «informe-de-crisis-2026-11-26-3.pdf»."""
    data, file = _asked(database, incident_id)
    return f"{plain_report_name(data, file.incident)}.pdf"


def _asked(database: Database, incident_id: int) -> tuple[ManualData, IncidentFile]:
    data = manual.gather_what_there_is(database)
    file = data.snapshot.crisis.file(incident_id)
    if file is None:
        raise Problem(_("Esa crisis ya no existe."), _("Búsquela en la papelera, en Ajustes."))
    return data, file
