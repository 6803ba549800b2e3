"""The manual as a book: how long it is, how its pages end, and that what it says of its own pages is true."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from muniredes.actions import clock, workspace
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.examples import example
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.council import EntityKind
from muniredes.domain.progress import Progress
from muniredes.manual.document import (
    Chapter,
    Columns,
    Document,
    Edition,
    Facts,
    Heading,
    Span,
    Table,
    Text,
    rich,
)
from muniredes.manual.pdf import Book, lay_out
from muniredes.manual.render import style
from muniredes.manual.render.boxes import TextBox
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.pages import Page
from muniredes.manual.render.spreads import ColumnsBox
from muniredes.manual.render.structure import Structure
from muniredes.manual.render.style import A4
from muniredes.manual.render.tables.columns import fitted_edges
from muniredes.manual.render.tables.from_blocks import facts_boxes
from muniredes.manual.render.tables.table_box import TableBox, cell_width
from muniredes.manual.render.texts import text_box
from muniredes.storage.database import Database
from tests.bench.towns import found
from tests.manual.conftest import Composed, Printed
from tests.manual.samples import book
from tests.manual.texts import text_of
from tests.support import add_pasted, set_up
from tests.towns import every_flaw

_QUIET: Progress = lambda _part: None  # noqa: E731
_REFERENCE = re.compile(r"→\s*p\.\s*(\d+)")


@pytest.fixture(scope="module")
def pages(composed: Composed) -> list[Page]:
    """The pages of the reserved edition."""
    return lay_out(composed(Edition.RESERVED), Structure().root, _QUIET).pages


@pytest.fixture(scope="module")
def texts(printed: Printed) -> list[str]:
    """What each page of the reserved edition says."""
    document = pypdfium2.PdfDocument(printed(Edition.RESERVED).read_bytes())
    found = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return found


def test_the_manual_of_a_small_town_is_a_book_and_not_a_box_file(pages: list[Page]) -> None:
    assert 35 <= len(pages) <= 45


_DAYS = (date(2026, 12, 31), date(2027, 3, 1), date(2027, 4, 10), date(2027, 6, 20), date(2028, 2, 29))
_MARGIN = 1
"""How many pages are left for what other towns have and the example has not."""


@pytest.mark.parametrize("day", _DAYS, ids=str)
def test_it_is_a_book_whatever_day_it_is_made(day: date, tmp_path: Path) -> None:
    """Before the elections, in them and after them, and when months turn."""
    clock.pretend(day, time(18, 30))
    opened = example.create(tmp_path / "ejemplo.sqlite")
    document = manual.prepare(opened.database, Edition.RESERVED).document
    opened.lock.release()
    pages = lay_out(document, Structure().root, _QUIET).pages
    assert 35 <= len(pages) <= 45 - _MARGIN
    assert _too_empty(pages) == []


def test_a_record_is_read_whole_under_its_heading(pages: list[Page]) -> None:
    """Whoever looks for an account does not turn the page half-way through its card."""
    first = [page.placed[0][1] for page in pages if page.placed]
    assert not [box for box in first if isinstance(box, TableBox) and box.heading is None]


def test_the_head_of_a_page_says_what_goes_on_in_it(pages: list[Page], texts: list[str]) -> None:
    going_on = [number for number, page in enumerate(pages) if page.goes_on]
    assert going_on
    for number in going_on:
        chapter, said = pages[number].title.partition(". ")[0], texts[number].replace("\n", " ")
        head = re.search(rf"\b{chapter}(?:\. [^·]+)? · sigue: (.{{14}})", said)
        assert head is not None, (pages[number].title, said[:150])
        assert pages[number].goes_on[:14] == head[1][: len(pages[number].goes_on)], number
    for number, page in enumerate(pages):
        begins = page.placed and isinstance(page.placed[0][1], TextBox) and page.placed[0][1].section
        assert not (begins and page.goes_on), number


def test_the_record_is_on_the_front_page_and_the_contents_take_one(pages: list[Page]) -> None:
    numbers = Book(pages).numbers()
    assert numbers["capitulo-0"] == 1
    assert [number for number, page in enumerate(pages, start=1) if page.title == "Contenido"] == [2]


def test_a_record_that_does_not_fit_on_the_front_page_comes_after_the_contents() -> None:
    lines = tuple(Text(rich(f"Versión {number}")) for number in range(60))
    whole = replace(book(), chapters=(Chapter("0", "Ficha", lines, on_cover=True),))
    structure = Structure()
    pages = lay_out(whole, structure.root, _QUIET)
    assert pages.numbers()["capitulo-0"] == 3
    texts = [line.pieces[0].text for _top, box in pages.pages[0].placed for line in getattr(box, "lines", ())]
    assert not any("Versión 1" in text for text in texts)


def _sixty_accounts(database: Database) -> None:
    set_up(database)
    add_pasted(database, found(60))


TOWNS: Mapping[str, Callable[[Database], None]] = {
    "de 60 cuentas": _sixty_accounts,
    "con defectos": every_flaw,
    "sin contestar nada": set_up,
}


@pytest.fixture(scope="module", params=[*Edition, *TOWNS])
def any_pages(request: pytest.FixtureRequest, composed: Composed, tmp_path_factory: Any) -> list[Page]:
    """The pages of each edition of the example, of other towns, and of a guide with nothing in it."""
    if isinstance(request.param, Edition):
        document = composed(request.param)
    else:
        opened = workspace.open_file(tmp_path_factory.mktemp("pueblo") / "pueblo.sqlite")
        TOWNS[request.param](opened.database)
        document = manual.prepare(opened.database, Edition.RESERVED).document
        opened.lock.release()
    return lay_out(document, Structure().root, _QUIET).pages


def test_no_page_is_nearly_empty_unless_it_ends_a_chapter(any_pages: list[Page]) -> None:
    assert _too_empty(any_pages) == []


def _too_empty(pages: list[Page]) -> list[tuple[int, str, float]]:
    return [
        (number, page.title, page.depth)
        for number, (page, after) in enumerate(pairwise(pages), start=1)
        if page.depth < A4.body_height / 3 and page.title == after.title
    ]


def test_nothing_is_alone_at_the_foot_of_a_page_nor_at_its_head(any_pages: list[Page]) -> None:
    """No heading without what it is of, no caption without its figure, no last row of a table."""
    for number, (page, after) in enumerate(pairwise(any_pages), start=1):
        if not page.placed or not after.placed:
            continue
        last, first = page.placed[-1][1], after.placed[0][1]
        assert not last.holds_next, f"page {number} ends in something that is of the next"
        assert not (isinstance(first, TextBox) and first.style is style.CAPTION), f"page {number + 1}"
        if isinstance(first, TableBox) and first.continues:
            assert len(first.rows) > 1 or first.height > 3 * style.CELL.leading, f"page {number + 1}"


def test_every_box_is_inside_its_page(any_pages: list[Page]) -> None:
    assert [page.title for page in any_pages if page.depth > A4.body_height + 0.01] == []


def test_the_first_chapter_is_one_sheet(pages: list[Page]) -> None:
    assert sum(page.title.startswith("1. ") for page in pages) == 2


def test_what_is_cut_out_is_on_one_page(tmp_path: Path, composed: Composed) -> None:
    opened = example.create(tmp_path / "asociacion.sqlite", EntityKind.ASSOCIATION)
    document = manual.prepare(opened.database, Edition.PUBLIC).document
    opened.lock.release()
    for each in (document, composed(Edition.PUBLIC)):
        pages = lay_out(each, Structure().root, _QUIET).pages
        (chapter,) = (found for found in each.chapters if found.title == "Para tener a mano")
        assert Book(pages).numbers()[chapter.key] == len(pages)


def test_the_sheet_is_a_sheet_of_paper_however_long_the_contents_are() -> None:
    for headings in range(0, 400, 25):
        before = tuple(Heading(f"Sitio {number}", key=f"s{number}") for number in range(headings))
        whole = replace(
            book(),
            chapters=(
                Chapter("0", "Ficha", before),
                Chapter("1", "Hoja", (Heading("Detrás", key="detras", starts_page=True),), True, True),
            ),
        )
        numbers = lay_out(whole, Structure().root, _QUIET).numbers()
        assert numbers["capitulo-1"] % 2 == 1
        assert numbers["detras"] == numbers["capitulo-1"] + 1


def test_letters_are_those_that_an_office_reads(printed: Printed) -> None:
    """All but the header and the foot: in tables and figures 9.5, and in running text 10.5."""
    with pypdfium2.PdfDocument(printed(Edition.RESERVED).read_bytes()) as document:
        for number, page in enumerate(document, start=1):
            height, text = page.get_height(), page.get_textpage()
            for place in range(text.count_chars()):
                foot = text.get_charbox(place)[1]
                size = pypdfium2.raw.FPDFText_GetFontSize(text, place)
                is_body = 50 < foot < height - 50 and not text.get_text_range(place, 1).isspace()
                assert not is_body or size >= 9.5, (number, size, text.get_text_range(place, 20))


def test_every_page_that_is_named_holds_what_it_is_named_for(composed: Composed, texts: list[str]) -> None:
    said = " ".join(texts)
    assert len(_REFERENCE.findall(said)) > 20
    document = composed(Edition.RESERVED)
    numbers = _pages_of(document)
    for key, title in _titles(document).items():
        page = " ".join(texts[numbers[key] - 1].split())
        assert " ".join(title.split()) in page, (title, numbers[key])
    assert set(map(int, _REFERENCE.findall(said))) <= set(numbers.values())


def _pages_of(document: Document) -> dict[str, int]:
    return dict(lay_out(document, Structure().root, _QUIET).numbers())


def _titles(document: Document) -> dict[str, str]:
    return {
        block.key: block.text
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Heading) and block.key
    }


def test_the_index_names_the_pages_of_what_is_looked_for(composed: Composed, texts: list[str]) -> None:
    document = composed(Edition.RESERVED)
    numbers = _pages_of(document)
    index = " ".join(" ".join(texts[numbers["capitulo-E"] - 1 :]).split())
    assert f"Colores, {numbers['colores']} " in index
    first, second = sorted((numbers["hoja-telefonos"], numbers["crisis-directorio"]))
    assert f"Teléfonos, {first}, {second} " in index
    for account in ("Facebook · AytoVillaejemplo", "YouTube · plenosvillaejemplo"):
        assert account in index


def test_a_page_is_named_once_in_a_list_and_a_place_that_is_not_there_is_not() -> None:
    content = rich("Contraseñas", *(Span("Sitio", link=f"#{key}", as_page=True) for key in "abc"))
    (line,) = break_lines(content, style.BODY, 400)
    said = "".join(piece.text for piece in line.with_pages({"a": 7, "b": 7}).pieces)
    assert said.replace("\u00a0", " ") == "Contraseñas, 7"


def test_a_link_to_nowhere_names_no_page() -> None:
    content = rich("Vea ", Span("las cuentas", link="#cuentas"), ", y ya.")
    (line,) = break_lines(content, style.BODY, 400)
    assert "".join(piece.text for piece in line.with_pages({"cuentas": 7}).pieces) == (
        "Vea las cuentas →\u00a0p.\u00a07, y ya."
    )
    assert "→" not in "".join(piece.text for piece in line.with_pages({}).pieces)


def test_no_heading_of_a_table_is_broken_inside_a_word() -> None:
    headings = ("Cuenta", "Correspondencia", "Administraciones", "Qué")
    row = (rich("x"), rich("a"), rich("b"), rich("palabra " * 200))
    table = Table(headings, (row,), (1, 1, 1, 9), "t")
    edges = [*fitted_edges(table, A4.body_width), A4.body_width]
    for column, heading in enumerate(headings):
        room = cell_width(edges[:-1], column, A4.body_width)
        assert len(break_lines(rich(heading), style.CELL_HEADING, room)) == 1, heading


def test_a_short_fact_is_not_alone_on_its_line_when_another_can_come_up_to_it() -> None:
    long = "Muy largo. " * 40
    facts = Facts(
        tuple((name, rich(said)) for name, said in zip("abcde", ("1", long, "2", long, "3"), strict=True)),
        "t",
    )
    boxes = facts_boxes(facts, Structure().root, A4)
    lines = [
        ["".join(piece.text for line in cell.lines for piece in line.pieces)[:1] for cell in row.cells]
        for box in boxes
        if isinstance(box, TableBox)
        for row in box.rows
    ]
    assert lines == [["a", "1", "c", "2"], ["b", "M"], ["d", "M"], ["e", "3"]]


def test_what_is_left_of_some_columns_for_the_next_page_is_worth_turning_it() -> None:
    node = Structure().root
    boxes = [text_box(rich(f"Punto {number}"), style.ITEM, node.child("P"), 200) for number in range(40)]
    columns = ColumnsBox(boxes, 2, 200)
    parts = columns.split(columns.height - 1)
    assert parts is not None
    assert parts[1].height > 3 * style.ITEM.leading


def _coming(town: Workspace) -> list[str]:
    """Return what the list of what is to come says of each day, without the day."""
    document = manual.prepare(town.database, Edition.RESERVED).document
    blocks = [block for chapter in document.chapters for block in chapter.blocks]
    start = next(
        number
        for number, block in enumerate(blocks)
        if isinstance(block, Heading) and block.key == "calendario-dias"
    )
    coming = next(block for block in blocks[start:] if isinstance(block, Columns))
    return ["".join(span.text for span in entry).split(". ", 1)[1] for entry in coming.entries]


def test_what_repeats_is_told_once_and_what_does_not_on_its_day(town: Workspace) -> None:
    assert not any(said.startswith("Farmacia de guardia") for said in _coming(town))
    at = datetime.combine(clock.today() + timedelta(days=3), time(12))
    writing.create(town.database, Written(message={"title": "Única MARCA"}, texts={"web": ""}, at=at))
    assert any("Única MARCA" in said for said in _coming(town))
    whole = papers.prepare(town.database, Paper.CALENDAR)
    assert "Farmacia de guardia" in text_of(whole)
