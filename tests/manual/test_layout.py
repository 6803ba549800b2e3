"""Lines fit, boxes stay on their page, rows are never cut, and headings are never alone."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from muniredes.manual.document import Block, Chapter, Columns, Facts, Heading, Items, Span, Table, Text, rich
from muniredes.manual.render import style
from muniredes.manual.render.boxes import Box, TextBox
from muniredes.manual.render.layout import chapter_boxes
from muniredes.manual.render.letters import fonts
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.pages import Page, Paginator
from muniredes.manual.render.spreads import ColumnsBox
from muniredes.manual.render.structure import Structure
from muniredes.manual.render.style import A4
from muniredes.manual.render.tables.table_box import TableBox
from tests.properties import ON_FILES

WORDS = st.text(alphabet="abcdefgñáéí ·-/@.\n", max_size=300)


@given(text=WORDS, width=st.floats(min_value=30, max_value=480), bold=st.booleans())
def test_lines_fit_and_say_the_same(text: str, width: float, bold: bool) -> None:
    lines = break_lines((Span(text, bold=bold), Span("fin", italic=True)), style.BODY, width)
    for line in lines:
        assert line.width <= width + 0.01 or len(line.pieces[0].text.strip()) == 1
        for piece in line.pieces:
            drawn = fonts.width(piece.text.rstrip(), piece.font, piece.size)
            assert drawn <= piece.width + 0.01
    said = "".join(piece.text for line in lines for piece in line.pieces)
    assert "".join(said.split()) == "".join((text + "fin").split())


def test_letters_that_the_face_lacks_come_from_another() -> None:
    found = list(fonts.runs("año ☐ ✓", fonts.REGULAR))
    assert found[0][0] == fonts.REGULAR
    assert found[0][1].startswith("año")
    assert "".join(text for name, text in found if name == fonts.SYMBOLS).replace(" ", "") == "☐✓"


BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda text: Heading(text or "x"), st.text(alphabet="abc ", max_size=30)),
        st.builds(lambda text: Text(rich(text)), st.text(alphabet="palabra larga ", max_size=1500)),
        st.builds(lambda n: Items(tuple(rich(f"cosa {i}") for i in range(n))), st.integers(1, 12)),
        st.builds(
            lambda n: Table(
                ("A", "B"), tuple((rich(f"f{i}"), rich("dato " * (i % 40))) for i in range(n)), (1, 2), "t"
            ),
            st.integers(1, 30),
        ),
        st.builds(
            lambda n: Facts(tuple((f"e{i}", rich("valor")) for i in range(n)), "f"), st.integers(1, 20)
        ),
    ),
    min_size=1,
    max_size=12,
)


def _paginate(blocks: Sequence[Block]) -> list[Page]:
    paginator = Paginator(A4.body_height)
    paginator.open_page("c")
    paginator.place_all(chapter_boxes(Chapter("1", "Capítulo", tuple(blocks)), Structure().root, A4))
    return paginator.pages


@ON_FILES
@given(BLOCKS)
def test_pages_are_well_filled(blocks: list[Heading | Text | Items | Table | Facts]) -> None:
    pages = _paginate(blocks)
    for page in pages:
        bottom = 0.0
        for top, box in page.placed:
            assert top >= bottom - 0.01
            bottom = top + box.height
            assert bottom <= A4.body_height + 0.01
    for page in pages[:-1]:
        last = page.placed[-1][1]
        assert not last.holds_next, "a heading alone at the bottom"
    for page in pages[1:]:
        assert page.placed, "an empty page"


def test_a_table_over_several_pages_keeps_its_rows_and_its_headings() -> None:
    rows = tuple((rich(f"fila {i}"), rich("texto " * 30)) for i in range(80))
    pages = _paginate([Table(("Uno", "Dos"), rows, (1, 3), "t")])
    tables = [box for page in pages for _top, box in page.placed if isinstance(box, TableBox)]
    assert len(tables) == len(pages) > 2
    assert sum(len(table.rows) for table in tables) == 80
    assert all(table.heading is not None for table in tables)
    assert [table.continues for table in tables] == [False] + [True] * (len(tables) - 1)


def test_a_row_taller_than_a_page_is_the_only_one_cut() -> None:
    pages = _paginate([Table(("Uno",), ((rich("\n".join(["línea"] * 200)),),), (1,), "t")])
    lines = sum(
        len(cell.lines)
        for page in pages
        for _top, box in page.placed
        if isinstance(box, TableBox)
        for row in box.rows
        for cell in row.cells
    )
    assert lines == 200
    assert len(pages) > 3


def test_paragraphs_never_leave_a_line_alone() -> None:
    for count in range(1, 60):
        blocks = [Text(rich("x\n" * 30)), Text(rich("palabra " * 10 * count))]
        pages = _paginate(list(blocks))
        halves: list[Box] = [box for page in pages for _top, box in page.placed if isinstance(box, TextBox)]
        cut = [box for box in halves if isinstance(box, TextBox) and box.style is style.BODY]
        if len(cut) > 2:
            assert all(len(box.lines) >= 2 for box in cut[1:])


def test_records_in_columns_are_never_cut() -> None:
    records = tuple(rich("\n".join([f"ficha {i}", *["dato"] * 8, f"huella {i}"])) for i in range(31))
    for above in range(20, 44):
        pages = _paginate([Text(rich("\n".join(["línea"] * above))), Columns(records, stays_whole=True)])
        spreads = [box for page in pages for _top, box in page.placed if isinstance(box, ColumnsBox)]
        entries = [box for spread in spreads for box in spread.boxes if isinstance(box, TextBox)]
        assert len(spreads) > 1
        assert [len(entry.lines) for entry in entries] == [10] * len(records)
