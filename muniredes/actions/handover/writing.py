"""The manuals that go in a package: both editions, and the page that opens anywhere."""

from pathlib import Path

from muniredes.actions import knowledge, reading
from muniredes.actions.printing import manual
from muniredes.domain.accounts.account import account_title
from muniredes.domain.handover.package import MANUAL_NAME, PAGE_NAME, PUBLIC_NAME
from muniredes.domain.progress import Progress, within
from muniredes.domain.snapshot import Snapshot
from muniredes.files import disk_problems, replacing
from muniredes.manual.document import Document
from muniredes.manual.web.book import draw_book
from muniredes.storage.database import Database


def write_manuals(database: Database, folder: Path, before: manual.Before | None, progress: Progress) -> None:
    """Write the manuals of a guide, as of today, in a folder; `before` is that of the term that ended."""
    editions = (
        (manual.Edition.RESERVED, MANUAL_NAME),
        (manual.Edition.PUBLIC, PUBLIC_NAME),
    )
    for number, (edition, name) in enumerate(editions):
        draft = manual.prepare(database, edition, before)
        manual.write(draft.document, folder / name, within(progress, number / 2, (number + 1) / 2))
        if edition is manual.Edition.RESERVED:
            _write_page(manual.page_of(draft), folder / PAGE_NAME, reading.snapshot(database))


def _write_page(document: Document, target: Path, snapshot: Snapshot) -> None:
    """Write the manual as a page that opens anywhere, with an index of accounts and people."""
    titles = [account_title(account, knowledge.networks()) for account in snapshot.own_accounts]
    names = [person.name for person in snapshot.people]
    with disk_problems(target), replacing(target) as neighbour:
        neighbour.write_text(draw_book(document, (*titles, *names)), encoding="utf-8")
