"""Write the short papers of the guide: as PDF, as Word to be edited, and the public register as HTML too."""

from pathlib import Path

from muniredes.actions import knowledge, reading
from muniredes.actions.printing import manual
from muniredes.actions.printing.manual import KINDS, Edition
from muniredes.actions.safekeeping import second_copy
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.texts.text import file_word
from muniredes.i18n import _
from muniredes.manual.document import Document
from muniredes.manual.papers import NEED_NO_DATA, Paper, compose_paper, scope_of
from muniredes.storage.database import Database

__all__ = ["KINDS", "Document", "Paper", "file_name", "papers", "prepare", "write"]


def papers() -> tuple[Paper, ...]:
    """Return the papers that are about the whole body, and not about one request, if they are for it."""
    kind = knowledge.served()
    return tuple(paper for paper in Paper if paper is not Paper.RESOLUTION and scope_of(paper).covers(kind))


def prepare(database: Database | None, paper: Paper, request_id: int | None = None) -> Document:
    """Compose a paper of today; nothing is written. Some are composed without a council, or a database."""
    if paper in NEED_NO_DATA:
        return compose_paper(paper, manual.gather_what_there_is(database))
    assert database is not None, "only papers that need no data are made without them"
    data = manual.gather(database, Edition.PUBLIC if paper is Paper.REGISTER else Edition.RESERVED)
    if paper is Paper.CALENDAR:
        data = manual.with_calendar(database, data)
    request = next((each for each in data.snapshot.requests if each.id == request_id), None)
    if paper is Paper.RESOLUTION and request is None:
        raise Problem(_("Esa solicitud ya no existe."), _("Búsquela en la papelera, en Ajustes."))
    return compose_paper(paper, data, request, second_copy.places(database))


def file_name(database: Database | None, paper: Paper) -> str:
    """Return a name for the file: «normas-El-Ballestero.pdf»; without a council, «listas-de-crisis.pdf»."""
    council = reading.snapshot(database).council if database else None
    if council is None and paper in NEED_NO_DATA:
        return f"{paper.value}.pdf"
    return f"{paper.value}-{file_word(council.name if council else '')}.pdf"


def write(document: Document, target: Path, progress: Progress = no_progress) -> None:
    """Write a paper as what the name of the file says: .pdf, .docx or .html; whole or not at all."""
    manual.write(document, target, progress)
