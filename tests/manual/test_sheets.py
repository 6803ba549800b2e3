"""Pages to be written on: headings that start a page, tables that fit in it, rules, small letters."""

import io

import docx
import pytest

from muniredes.manual.document import Block, Fit, Heading, Span, Table, Text, rich, rule, small
from muniredes.manual.render import style
from muniredes.manual.render.layout import chapter_boxes
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.pages import Page, Paginator
from muniredes.manual.render.structure import Structure
from muniredes.manual.render.style import A4
from muniredes.manual.render.tables.table_box import TableBox
from muniredes.manual.web.page import draw_html
from muniredes.manual.word.book import draw_docx
from tests.manual.samples import book


def _pages(*blocks: Block) -> list[Page]:
    from muniredes.manual.document import Chapter

    paginator = Paginator(A4.body_height)
    paginator.open_page("c")
    paginator.place_all(chapter_boxes(Chapter("1", "Capítulo", blocks), Structure().root, A4))
    return paginator.pages


def test_a_heading_that_starts_a_page_is_its_first_thing() -> None:
    pages = _pages(Text(rich("a")), Heading("Uno", starts_page=True), Heading("Dos", starts_page=True))
    assert [len(page.placed) for page in pages] == [2, 1, 1]
    assert all(page.placed[0][0] == 0 for page in pages[1:])


def _table(steps: int, words: int, fit: Fit) -> Table:
    rows = tuple((rich(str(number)), rich("palabra " * words)) for number in range(steps))
    return Table(("N", "Qué"), rows, (1, 9), "t", fit)


@pytest.mark.parametrize(("steps", "words"), [(5, 5), (15, 20), (18, 25), (3, 60)])
def test_a_table_is_within_a_point_of_the_largest_that_its_page_lets_it(steps: int, words: int) -> None:
    fit = Fit(600, 14)
    (box,) = [box for page in _pages(_table(steps, words, fit)) for _t, box in page.placed][1:]
    assert isinstance(box, TableBox)
    assert box.height <= 600
    size = box.rows[0].cells[1].style.size
    if size < fit.largest:
        larger = _pages(_table(steps, words, Fit(9999, size + 1)))[0].placed[-1][1]
        assert larger.height > 600 or larger.height > A4.body_height


def test_a_table_that_never_fits_goes_on_with_letters_that_can_be_read() -> None:
    pages = _pages(_table(60, 40, Fit(600, 12, 8)))
    tables = [box for page in pages for _top, box in page.placed if isinstance(box, TableBox)]
    assert len(tables) > 1
    assert sum(len(table.rows) for table in tables) == 60
    assert {cell.style.size for table in tables for row in table.rows for cell in row.cells} == {8}


def test_each_try_leaves_a_single_table_in_the_structure() -> None:
    root = Structure().root
    from muniredes.manual.document import Chapter

    chapter_boxes(Chapter("1", "Capítulo", (_table(15, 30, Fit(400, 12)),)), root, A4)
    (section,) = root.kids
    table = section.kids[-1]  # type: ignore[union-attr]
    head, body = table.kids  # type: ignore[union-attr]
    assert (len(head.kids), len(body.kids)) == (1, 15)  # type: ignore[union-attr]


def test_small_letters_take_less_room_and_keep_their_words() -> None:
    words = "a" * 20
    plain, reduced = (break_lines((span,), style.BODY, 400)[0] for span in (Span(words), small(words)))
    assert reduced.width == pytest.approx(plain.width * 0.84, rel=0.01)
    assert reduced.pieces[0].text == words


def test_a_rule_is_a_blank_in_every_kind_of_file() -> None:
    document = book(
        Heading("Hoja", key="hoja", starts_page=True), Text(rich("Hora: ", rule(), small("menudo")))
    )
    (line,) = break_lines(rich("Hora: ", rule()), style.BODY, 400)
    assert line.pieces[-1].blank
    page = draw_html(document)
    assert 'class="page"' in page
    assert "<small>menudo</small>" in page
    assert "____" in page
    word = docx.Document(io.BytesIO(draw_docx(document)))
    (heading,) = [each for each in word.paragraphs if each.text == "Hoja"]
    assert heading.paragraph_format.page_break_before
    assert any("____" in each.text for each in word.paragraphs)
