"""Make the handover manual: compose it, write it as a PDF, and keep the number of its version."""

from dataclasses import dataclass
from pathlib import Path

from muniredes.actions import clock, knowledge, reading
from muniredes.domain.council import Council
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.domain.snapshot import ManualIssue, Snapshot
from muniredes.i18n import _
from muniredes.manual.compose import compose
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Document, Edition
from muniredes.manual.preview import PageImage, page_image
from muniredes.storage import history
from muniredes.storage.database import Database

__all__ = ["Draft", "Edition", "PageImage", "draw", "page_image", "prepare", "record", "write"]


@dataclass(frozen=True)
class Draft:
    """A manual that is composed and not written yet, with the version it would have."""

    document: Document
    issue: ManualIssue
    suggested_name: str


def prepare(database: Database, edition: Edition) -> Draft:
    """Compose the manual of today; nothing is written. A Problem says when there is nothing to compose."""
    snapshot = reading.snapshot(database)
    council = snapshot.council
    if council is None:
        raise Problem(
            _("Todavía no se sabe de qué ayuntamiento es el manual."), _("Haga antes la puesta en marcha.")
        )
    issue = _issue(database, snapshot, edition)
    previous = next((entry for entry in reversed(snapshot.issues) if entry.version < issue.version), None)
    with database.read() as session:
        since = history.actions_since(session, previous.last_action_id) if previous else ()
    data = ManualData(
        snapshot=snapshot,
        council=council,
        networks=knowledge.networks(),
        advice=knowledge.advice(),
        as_of=issue.as_of,
        edition=edition,
        version=issue.version,
        changes=since,
        shield=reading.picture(database, council.shield),
    )
    return Draft(compose(data), issue, _file_name(council, issue, edition))


def _issue(database: Database, snapshot: Snapshot, edition: Edition) -> ManualIssue:
    """Return the version that the manual would have: the last one again when nothing changed since."""
    with database.read() as session:
        last_action = history.last_action_id(session)
    newest = snapshot.issues[-1] if snapshot.issues else None
    version = newest.version if newest else 0
    if newest is None or newest.last_action_id != last_action:
        version += 1
    user = snapshot.user
    return ManualIssue(
        version=version,
        as_of=clock.today(),
        edition=edition.value,
        last_action_id=last_action,
        author=user.name if user else "",
    )


def _file_name(council: Council, issue: ManualIssue, edition: Edition) -> str:
    town = "".join(letter if letter.isalnum() else "-" for letter in council.name).strip("-") or "manual"
    return f"Manual-de-relevo-{town}-v{issue.version}-{edition.value}.pdf"


def write(document: Document, target: Path, progress: Progress) -> None:
    """Write a composed manual as a PDF; it needs no database and may run beside the window."""
    from muniredes.manual.pdf import write_pdf

    write_pdf(document, target, progress)


def draw(document: Document, progress: Progress) -> bytes:
    """Return a composed manual as a PDF that is nowhere on the disk; it may run beside the window."""
    from muniredes.manual.pdf import draw_pdf

    return draw_pdf(document, progress)


def record(database: Database, issue: ManualIssue) -> None:
    """Write down that a manual was printed, so that the next one can say what changed."""
    if database.is_read_only:
        return
    with database.note() as session:
        session.merge(issue)
