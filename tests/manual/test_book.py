"""The manual as a book: how long it is, how its pages end, and that what it says of its own pages is true."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

import pypdfium2
import pytest

from muniredes.actions import clock, documents, manual
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.documents import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.progress import Progress
from muniredes.manual.document import Chapter, Document, Edition, Heading, Span, Table, rich
from muniredes.manual.pdf import lay_out
from muniredes.manual.render import style
from muniredes.manual.render.columns import fitted_edges
from muniredes.manual.render.lines import break_lines
from muniredes.manual.render.pages import Page
from muniredes.manual.render.structure import Structure
from muniredes.manual.render.style import A4
from muniredes.manual.render.tables import cell_width
from tests.manual.conftest import Composed, Printed
from tests.manual.samples import book
from tests.manual.test_compose import _said

_QUIET: Progress = lambda _part: None  # noqa: E731
_REFERENCE = re.compile(r"→\s*p\.\s*(\d+)")


@pytest.fixture(scope="module")
def pages(composed: Composed) -> list[Page]:
    """The pages of the reserved edition behind the cover."""
    return lay_out(composed(Edition.RESERVED), Structure().root, _QUIET).pages


@pytest.fixture(scope="module")
def texts(printed: Printed) -> list[str]:
    """What each page of the reserved edition says."""
    document = pypdfium2.PdfDocument(printed(Edition.RESERVED).read_bytes())
    found = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return found


def test_the_manual_of_a_small_town_is_a_book_and_not_a_box_file(pages: list[Page]) -> None:
    assert len(pages) <= 50


def test_the_contents_take_two_pages_at_most(pages: list[Page]) -> None:
    assert sum(page.title == "Contenido" for page in pages) <= 2


def test_no_page_is_nearly_empty_unless_it_ends_a_chapter(pages: list[Page]) -> None:
    little = [
        (number, page.title)
        for number, (page, after) in enumerate(pairwise(pages), start=2)
        if page.depth < A4.body_height / 3 and page.title == after.title
    ]
    assert little == []


def test_the_first_chapter_is_one_sheet(pages: list[Page]) -> None:
    assert sum(page.title.startswith("1. ") for page in pages) == 2


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
    index = " ".join(texts[-1].split())
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


def _coming(town: Workspace) -> list[str]:
    """Return what the list of what is to come says of each day."""
    document = manual.prepare(town.database, Edition.RESERVED).document
    tables = (block for chapter in document.chapters for block in chapter.blocks if isinstance(block, Table))
    coming = next(table for table in tables if table.summary == "Publicaciones que vienen")
    return ["".join(span.text for span in row[1]) for row in coming.rows]


def test_what_repeats_is_told_once_and_what_does_not_on_its_day(town: Workspace) -> None:
    assert not any(said.startswith("Farmacia de guardia") for said in _coming(town))
    at = datetime.combine(clock.today() + timedelta(days=3), time(12))
    writing.create(town.database, Written(message={"title": "Única MARCA"}, texts={"web": ""}, at=at))
    assert any("Única MARCA" in said for said in _coming(town))
    whole = documents.prepare(town.database, Paper.CALENDAR)
    assert "Farmacia de guardia" in _said(whole)
