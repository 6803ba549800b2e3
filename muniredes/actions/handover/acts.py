"""The acts of a handover: composed from what is known today, drawn, and kept just as they were signed."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from muniredes.actions import clock, knowledge, reading
from muniredes.actions.handover import preparing
from muniredes.actions.printing import manual
from muniredes.domain.council import Council
from muniredes.domain.handover.checklist import checklist, first_days
from muniredes.domain.handover.readiness import missing
from muniredes.domain.handover.record import ActKind, HandoverAct, HandoverFile, StoredPaper, to_begin
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.domain.texts.text import file_word
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing
from muniredes.i18n import _
from muniredes.manual.document import Document
from muniredes.manual.papers.handover import ActContent, handover_act
from muniredes.storage import reading as stored
from muniredes.storage.database import Database

_PDF = "application/pdf"


@dataclass(frozen=True)
class ActDraft:
    """An act that is composed and not kept yet."""

    kind: ActKind
    document: Document
    suggested_name: str


def compose(database: Database, kind: ActKind) -> ActDraft:
    """Compose an act of today; nothing is written. Raises a Problem before there is a council."""
    data = manual.with_calendar(database, manual.gather(database, manual.Edition.RESERVED))
    file = data.snapshot.handover or HandoverFile(to_begin(data.council))
    book = knowledge.handover_checklist()
    lines = checklist(file, data.snapshot, data.networks, book)
    wanting = missing(file.handover, lines, data.snapshot, data.networks, data.as_of)
    first = first_days(file, data.snapshot, data.networks, book)
    document = handover_act(data, ActContent(kind, file.handover, lines, wanting, first))
    return ActDraft(kind, document, _name(kind, data.council.name, data.as_of))


def name_of(database: Database, act: HandoverAct) -> str:
    """Return a name for the file of an act: «Acta-preliminar-El-Ballestero-2027-03-01.pdf»."""
    council = reading.snapshot(database).council
    return _name(act.kind, council.name if council else "", act.issued_on or clock.today())


def _name(kind: ActKind, council: str, day: date) -> str:
    return f"{file_word(kind.word)}-{file_word(council)}-{day.isoformat()}.pdf"


def draw(draft: ActDraft, progress: Progress) -> bytes:
    """Return an act as a PDF; it may run beside the window."""
    return manual.draw(draft.document, progress)


def keep(database: Database, kind: ActKind, pdf: bytes) -> Change:
    """Keep an act that was drawn up today, and with it how far the handover is.

    Raises a Problem when the handover is beyond such an act.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    with database.note() as sql:
        sql.put(StoredPaper(sha256=sha256, media_type=_PDF, data=pdf))
    with database.write("") as work:
        is_late = kind is ActKind.COMPLEMENTARY
        handover = preparing.received_one(work) if is_late else preparing.put(work, {})
        file = preparing.newest_file(work)
        if file is None or kind not in file.next_acts(work.first(Council)):
            raise Problem(
                _("Ya no se puede hacer «{act}»: el traspaso va más adelante.").format(act=kind.word),
                _("Haga un acta complementaria con lo que falte."),
            )
        act = HandoverAct(handover_id=handover.id, kind=kind, issued_on=clock.today(), sha256=sha256)
        work.add(act)
        work.title = act.title
    return work.change


def kept(database: Database, act: HandoverAct) -> bytes:
    """Return the PDF of an act, just as it was drawn up.

    Raises a Problem when its bytes are not there, or are not those any more.
    """
    with database.read() as sql:
        found = stored.paper(sql, act.sha256)
    if found is None or hashlib.sha256(found.data).hexdigest() != act.sha256:
        raise Problem(
            _("El documento de «{act}» falta o no es el que se guardó.").format(act=act.title),
            _("Recupérelo de una copia de seguridad."),
        )
    return found.data


def write(pdf: bytes, target: Path) -> None:
    """Write an act as a file, whole or not at all."""
    with disk_problems(target), perhaps_open_elsewhere(target), sharing(target) as neighbour:
        neighbour.write_bytes(pdf)
