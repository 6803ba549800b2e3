"""The manual says what changed since the term that ended, if one is kept; reading it slows nothing."""

import io
import logging
import os
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from muniredes.actions import accounts, clock, reading, terms
from muniredes.actions.handover import delivering, since_term
from muniredes.actions.printing import manual
from muniredes.actions.printing.manual import Draft, Edition
from muniredes.actions.workspace import Database, Workspace
from muniredes.domain.handover.package import PAGE_NAME, PUBLIC_NAME
from muniredes.domain.handover.record import HandoverReason
from muniredes.domain.progress import no_progress
from muniredes.domain.snapshot import Snapshot
from muniredes.manual.compose.annexes.since_term import LONGEST, MOST
from muniredes.manual.document import Block, Heading, Table, Text
from tests.manual import pdf_tags

TITLE = "Qué ha cambiado desde el mandato anterior"


@pytest.fixture
def begun(town: Workspace) -> Database:
    """The example town on the second day of its new term."""
    clock.pretend(date(2027, 6, 14))
    terms.keep_old(town.database)
    terms.begin(town.database, date(2027, 6, 12))
    return town.database


def _prepared(database: Database, edition: Edition = Edition.RESERVED) -> Draft:
    return manual.prepare(database, edition, since_term.read(database, edition, no_progress))


def _part(draft: Draft) -> Iterator[Block]:
    """Yield what the manual says of the term that ended, whether it has its annex for itself or not."""
    for chapter in draft.document.chapters:
        is_there = chapter.title == TITLE
        for block in chapter.blocks:
            is_there = is_there or (isinstance(block, Heading) and block.text == TITLE)
            if is_there:
                yield block


def _words(blocks: Iterator[Block]) -> list[str]:
    return ["".join(span.text for span in block.content) for block in blocks if isinstance(block, Text)]


def test_there_is_nothing_to_say_without_a_term_that_ended(town: Workspace) -> None:
    assert since_term.read(town.database, Edition.RESERVED, no_progress) is None
    assert not since_term.is_to_be_read(town.database, Edition.RESERVED)
    assert not list(_part(_prepared(town.database)))


def test_each_chapter_says_what_is_not_as_it_was_and_leads_to_its_page(begun: Database) -> None:
    account = next(each for each in reading.snapshot(begun).own_accounts if each.id is not None)
    assert account.id is not None
    accounts.edit(begun, account.id, {"account.purpose": "Avisos de cortes de agua"})
    draft = _prepared(begun)
    said = _words(_part(draft))
    assert "Mandato 2023–2027 (" in said[0]
    tables = [block for block in _part(draft) if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    told = ["|".join("".join(span.text for span in cell) for cell in row) for row in rows]
    assert any("Avisos de cortes de agua" in row for row in told)
    assert any("pendiente" in row and "Cambia" in row for row in told), "nobody holds the keys any more"
    assert all(len(table.rows) <= MOST for table in tables)
    assert all(len("".join(span.text for cell in row[2:] for span in cell)) <= LONGEST + 2 for row in rows)
    places = {chapter.key for chapter in draft.document.chapters}
    links = [span.link for block in _part(draft) if isinstance(block, Text) for span in block.content]
    found = [link.removeprefix("#") for link in links if link]
    assert "capitulo-3" in found
    assert set(found) <= places
    assert "se guarda como documento" in said[-1]


def test_what_citizens_read_says_nothing_of_it_and_nothing_is_read_for_it(begun: Database) -> None:
    assert not list(_part(_prepared(begun, Edition.PUBLIC)))
    assert not since_term.is_to_be_read(begun, Edition.PUBLIC)
    assert since_term.is_to_be_read(begun, Edition.RESERVED), "it was not read for the public edition"


def test_whether_there_is_one_is_told_without_reading_the_guide(
    begun: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window asks it: a guide that is long would keep it still."""

    def whole(_database: Database) -> Snapshot:
        raise AssertionError("the whole guide was read")

    monkeypatch.setattr(reading, "snapshot", whole)
    assert since_term.is_to_be_read(begun, Edition.RESERVED)
    assert since_term.at_hand(begun) is None


@pytest.mark.skipif(os.name == "nt", reason="whoever has no permission makes no links there")
def test_one_that_cannot_be_looked_at_keeps_no_manual_from_being_made(begun: Database) -> None:
    kept = terms.past(begun)[0].path
    kept.unlink()
    kept.symlink_to(kept.with_name("en el disco que no esta puesto.sqlite"))
    assert not since_term.is_to_be_read(begun, Edition.RESERVED)
    assert not list(_part(_prepared(begun)))


@pytest.mark.parametrize("is_for_good", [False, True])
def test_the_manual_of_a_package_says_it_as_that_which_is_printed(
    begun: Database, tmp_path: Path, is_for_good: bool
) -> None:
    target = tmp_path / "villa.muniredes"
    if is_for_good:
        delivering.deliver_for_good(begun, target, HandoverReason.ELECTIONS)
    else:
        delivering.deliver(begun, target)
    with zipfile.ZipFile(target) as package:
        page, public = package.read(PAGE_NAME).decode(), package.read(PUBLIC_NAME)
    assert TITLE in page
    with pikepdf.open(io.BytesIO(public)) as pdf, pdf.open_outline() as outline:
        assert not [each for each in outline.root if TITLE in each.title]


def test_it_is_read_once_while_it_is_the_same_and_never_for_what_is_only_looked_at(begun: Database) -> None:
    assert since_term.at_hand(begun) is None
    assert since_term.is_to_be_read(begun, Edition.RESERVED)
    before = since_term.read(begun, Edition.RESERVED, no_progress)
    assert before is not None
    assert since_term.at_hand(begun) is before
    assert since_term.read(begun, Edition.RESERVED, no_progress) is before
    kept = terms.past(begun)[0].path
    kept.touch()
    assert since_term.at_hand(begun) is None


def test_one_that_is_damaged_keeps_no_manual_from_being_made(
    begun: Database, caplog: pytest.LogCaptureFixture
) -> None:
    terms.past(begun)[0].path.write_bytes(b"SQLite format 3\0 y nada")
    with caplog.at_level(logging.WARNING):
        assert not list(_part(_prepared(begun)))
    assert "cannot be compared" in caplog.text
    assert not since_term.is_to_be_read(begun, Edition.RESERVED)


def test_its_pages_are_as_well_tagged_as_the_others(begun: Database, tmp_path: Path) -> None:
    target = tmp_path / "manual.pdf"
    manual.write(_prepared(begun).document, target, no_progress)
    with pikepdf.open(target) as pdf:
        pdf_tags.nothing_is_drawn_outside_an_element_or_a_decoration(pdf)
        pdf_tags.every_sequence_and_link_leads_to_its_element_and_back(pdf)
        pdf_tags.roles_are_those_of_the_standard_and_well_nested(pdf)
        pdf_tags.headings_do_not_skip_a_level(pdf)
        pdf_tags.tables_have_headings_and_every_row_its_cells(pdf)
        pdf_tags.bookmarks_lead_to_every_chapter(pdf)
