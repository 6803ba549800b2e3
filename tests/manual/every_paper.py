"""Every document that can be made of a guide: both editions of its manual, and each of its papers."""

from collections.abc import Iterator

from muniredes.actions import clock, knowledge, reading
from muniredes.actions.channels import remedies
from muniredes.actions.handover import acts, sheets
from muniredes.actions.printing import crisis_report as crises
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing import month_sheets as months
from muniredes.actions.printing.papers import Paper
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.handover.record import ActKind
from muniredes.manual.document import Document, Edition
from muniredes.storage.database import Database


def every_document(database: Database) -> Iterator[tuple[str, Document]]:
    """Yield each document with what it is called here; nothing is written."""
    snapshot = reading.snapshot(database)
    for edition in Edition:
        yield edition.value, manual.prepare(database, edition).document
    for paper in papers.papers():
        yield paper.value, papers.prepare(database, paper)
    for request in snapshot.requests:
        yield Paper.RESOLUTION.value, papers.prepare(database, Paper.RESOLUTION, request.id)
    for kind in ActKind:
        yield kind.value, acts.compose(database, kind).document
    for person, _held in sheets.held(snapshot):
        yield "sheet", sheets.compose(database, person).document
    for file in snapshot.crisis.files:
        yield "incident", crises.report(database, file.incident.id or 0)
    yield "month", months.month_sheet(database, clock.today())
    yield "list of the month", months.month_list(database, clock.today())
    yield from _letters(database)


def the_catalogue() -> Iterator[object]:
    """Yield each book of the catalogue as the body that is spoken to reads it."""
    yield from (knowledge.networks(), knowledge.advice(), knowledge.responses(), knowledge.papers())
    yield from (knowledge.topics(), knowledge.crisis_book(), knowledge.year_book())


def _letters(database: Database) -> Iterator[tuple[str, Document]]:
    snapshot = reading.snapshot(database)
    for account in snapshot.mendable_accounts:
        for reason in snapshot.to_mend(account, clock.today()):
            if reason.cause is not None:
                yield reason.cause.value, remedies.letter(database, account.id or 0, reason.cause)
            if reason.cause is Cause.NO_ACCESS:
                yield "dossier", remedies.dossier(database, account.id or 0)
