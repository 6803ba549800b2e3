"""A month on paper: every post is there, in its square or in the list behind, and nothing is cut."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import records
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.printing import manual, month_sheets, papers
from muniredes.actions.workspace import Workspace
from muniredes.domain.calendar.messages.query import CalendarFilter, days_between
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.problems import Problem
from muniredes.manual.document import DaySquare, Document, Ground, MonthGrid, Table, Text
from muniredes.manual.page_shape import PageSize
from muniredes.manual.papers.month_fit import posts_that_fit, room_for_grid
from muniredes.storage.database import Database
from tests.manual import pdf_tags
from tests.support import set_up

DECEMBER = date(2026, 12, 1)


def _write(database: Database, day: date, count: int = 1, **values: Any) -> None:
    for number in range(count):
        at = datetime.combine(day, datetime.min.time()) + timedelta(hours=9, minutes=5 * number)
        written = Written(message={"title": f"Título {day.day}-{number}", **values}, texts={"web": ""}, at=at)
        writing.create(database, written)


def _grid(document: Document) -> MonthGrid:
    return next(block for block in document.chapters[0].blocks if isinstance(block, MonthGrid))


def _days(document: Document) -> dict[str, DaySquare]:
    inside = (day for week in _grid(document).weeks for day in week if day.ground is not Ground.OUTSIDE)
    return {day.number: day for day in inside}


def _said(content: Any) -> str:
    return "".join(span.text for span in content)


def _legend(document: Document) -> str:
    return _said(next(block.content for block in document.chapters[0].blocks if isinstance(block, Text)))


def _pages(document: Document, path: Path) -> list[str]:
    manual.write(document, path, lambda _part: None)
    opened = pypdfium2.PdfDocument(path.read_bytes())
    return [page.get_textpage().get_text_range().replace("\r\n", " ") for page in opened]


@pytest.mark.parametrize("size", month_sheets.SHEETS)
def test_every_post_is_in_its_square_or_in_the_list_behind(
    database: Database, tmp_path: Path, size: PageSize
) -> None:
    set_up(database)
    for day in days_between(DECEMBER, date(2026, 12, 31)):
        _write(database, day, 12 if day.day in (3, 17) else 1 + day.day % 3)
    document = month_sheets.month_sheet(database, DECEMBER, size)
    shown = [_said(chip) for day in _days(document).values() for chip in day.chips]
    (table,) = [block for block in document.chapters[0].blocks if isinstance(block, Table)]
    listed = [_said(row[1]) for row in table.rows]
    everything = [
        f"Título {day}-{n}" for day in range(1, 32) for n in range(12 if day in (3, 17) else 1 + day % 3)
    ]
    found = [title for title in everything if sum(f" {title} " in chip for chip in shown) == 1]
    assert sorted([*found, *listed]) == sorted(everything)
    for square in _days(document).values():
        left = sum(title.startswith(f"Título {square.number}-") for title in listed)
        assert square.more == (f"y {left} más, en la lista" if left else "")
    first, *rest = _pages(document, tmp_path / "mes.pdf")
    assert "Diciembre de 2026 · Ayuntamiento de Villa" in first
    assert "fin de semana o festivo" in first, "the legend is under the whole grid"
    for title in everything:
        assert any(title in page for page in (first, *rest))


@pytest.mark.parametrize("size", month_sheets.SHEETS)
@pytest.mark.parametrize("day", [date(2027, 2, 1), date(2026, 8, 1), DECEMBER])
def test_a_month_has_its_own_days_from_monday_to_sunday(
    database: Database, day: date, size: PageSize
) -> None:
    set_up(database)
    document = month_sheets.month_sheet(database, day, size)
    grid = _grid(document)
    assert grid.headings[0] == "Lunes"
    assert all(len(week) == 7 for week in grid.weeks)
    assert list(_days(document)) == [str(n + 1) for n in range(len(_days(document)))]
    assert grid.weeks[0][day.weekday()].number == "1"


@pytest.mark.parametrize(
    ("size", "measures"), [(PageSize.A4_LANDSCAPE, (842, 595)), (PageSize.A3_LANDSCAPE, (1191, 842))]
)
def test_the_sheet_is_tagged_and_of_its_size(
    town: Workspace, tmp_path: Path, size: PageSize, measures: tuple[int, int]
) -> None:
    path = tmp_path / "mes.pdf"
    manual.write(month_sheets.month_sheet(town.database, date(2027, 5, 1), size), path, lambda _part: None)
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            assert tuple(round(float(side)) for side in page.mediabox[2:]) == measures
        pdf_tags.nothing_is_drawn_outside_an_element_or_a_decoration(pdf)
        pdf_tags.every_sequence_and_link_leads_to_its_element_and_back(pdf)
        pdf_tags.roles_are_those_of_the_standard_and_well_nested(pdf)
        pdf_tags.tables_have_headings_and_every_row_its_cells(pdf)
        pdf_tags.headings_do_not_skip_a_level(pdf)
        pdf_tags.every_font_is_embedded_with_its_letters(pdf)


@pytest.mark.parametrize("name", ["", "Ayuntamiento de San Sebastián de los Ballesteros y Anejos Unidos"])
def test_the_two_ends_of_the_header_do_not_touch(town: Workspace, tmp_path: Path, name: str) -> None:
    document = month_sheets.month_list(town.database, DECEMBER)
    if name:
        (chapter,) = document.chapters
        long = replace(chapter, title=f"Diciembre de 2026 · {name * 2}")
        document = replace(document, running_title=name, chapters=(long,))
    manual.write(document, tmp_path / "lista.pdf", lambda _part: None)
    for page in pypdfium2.PdfDocument((tmp_path / "lista.pdf").read_bytes()):
        text = page.get_textpage()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
        ends = sorted((left, right) for left, bottom, right, _top in rects if bottom > page.get_height() - 45)
        assert len(ends) >= 2
        assert all(after[0] - before[1] > 5 for before, after in pairwise(ends)), ends
        assert ends[-1][1] < page.get_width() - 45


def test_the_same_month_gives_the_same_bytes(town: Workspace, tmp_path: Path) -> None:
    found = set()
    for name in "ab":
        manual.write(month_sheets.month_sheet(town.database, DECEMBER), tmp_path / name, lambda _part: None)
        found.add((tmp_path / name).read_bytes())
    assert len(found) == 1


def test_the_days_say_what_they_are(town: Workspace) -> None:
    days = _days(month_sheets.month_sheet(town.database, date(2027, 5, 1), PageSize.A3_LANDSCAPE))
    assert days["15"].marks == ("Festivo: San Isidro",)
    assert days["13"].marks == ("▸ Fiestas de San Isidro",)
    assert days["3"].marks == ("▸ Periodo electoral",)
    assert days["4"].marks == ()
    assert {day.ground for day in days.values()} == {Ground.PLAIN, Ground.REST, Ground.BAND}
    assert days["23"].ground is Ground.BAND
    assert days["24"].ground is Ground.PLAIN
    legend = _legend(month_sheets.month_sheet(town.database, date(2027, 5, 1)))
    assert "periodo electoral del 30 de marzo de 2027 al 23 de mayo de 2027" in legend
    assert "‖ En pausa" in legend


def test_a_chip_says_the_hour_what_where_and_how_far_it_is(database: Database) -> None:
    set_up(database)
    _write(database, date(2026, 12, 3))
    (chip,) = _days(month_sheets.month_sheet(database, DECEMBER))["3"].chips
    assert _said(chip) == "09:00 Título 3-0 (Web municipal) ✎\u00a0Borrador"


def test_a_filter_is_obeyed_and_said(database: Database) -> None:
    set_up(database)
    _write(database, date(2026, 12, 3))
    wanted = CalendarFilter(states=frozenset({PostState.APPROVED}))
    document = month_sheets.month_sheet(database, DECEMBER, wanted=wanted)
    assert not any(day.chips for day in _days(document).values())
    assert "hay un filtro puesto" in _legend(document)
    assert "filtro" not in _legend(month_sheets.month_sheet(database, DECEMBER))


def test_notes_are_under_the_grid_on_the_same_page(database: Database, tmp_path: Path) -> None:
    set_up(database)
    note = {"title": "Vacaciones", "starts_on": date(2026, 12, 20), "note": "Publica Elena."}
    records.add(database, "calendar_note", note)
    (page,) = _pages(month_sheets.month_sheet(database, DECEMBER), tmp_path / "mes.pdf")
    assert "Vacaciones: Publica Elena." in page


def test_the_list_has_the_same_posts_day_by_day(database: Database, tmp_path: Path) -> None:
    set_up(database)
    _write(database, date(2026, 12, 3), 3)
    _write(database, date(2027, 1, 1))
    document = month_sheets.month_list(database, DECEMBER)
    (table,) = [block for block in document.chapters[0].blocks if isinstance(block, Table)]
    assert [_said(row[0]) for row in table.rows] == [f"jueves 3, 09:{minute:02d}" for minute in (0, 5, 10)]
    assert (
        "No hay nada previsto este mes."
        in _pages(month_sheets.month_list(database, date(2027, 3, 1)), tmp_path / "vacio.pdf")[0]
    )


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_it_can_also_be_read_and_edited(town: Workspace, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"mes.{kind}"
    papers.write(month_sheets.month_sheet(town.database, date(2027, 5, 1)), target)
    if kind == "html":
        said = target.read_text(encoding="utf-8")
        assert "Balance de las obras de la plaza" in said
        assert "Festivo: San Isidro" in said
    else:
        import docx

        cells = [
            cell.text
            for table in docx.Document(str(target)).tables
            for row in table.rows
            for cell in row.cells
        ]
        assert any("Balance de las obras de la plaza" in cell for cell in cells)


def test_a_guide_that_is_not_begun_has_no_month(database: Database) -> None:
    with pytest.raises(Problem):
        month_sheets.month_sheet(database, DECEMBER)


def test_the_file_is_named_after_the_month_and_the_sheet(database: Database) -> None:
    set_up(database)
    name = month_sheets.file_name(database, DECEMBER, PageSize.A3_LANDSCAPE)
    assert name == "calendario-2026-12-Villa-a3-apaisado.pdf"
    assert month_sheets.file_name(database, DECEMBER) == "calendario-2026-12-Villa-lista.pdf"


WEEKS = st.integers(4, 6).flatmap(
    lambda weeks: st.lists(
        st.lists(st.text("abc ", min_size=1, max_size=90), max_size=15),
        min_size=7 * weeks,
        max_size=7 * weeks,
    )
)


@given(chips=WEEKS)
def test_a_day_shows_one_post_at_least_and_all_that_fit_when_there_is_room(chips: list[list[str]]) -> None:
    height = room_for_grid(PageSize.A4_LANDSCAPE.shape, 0)
    marks = [0] * len(chips)
    fitting = posts_that_fit(chips, marks, (110, height), 7)
    assert len(fitting) == len(chips) // 7
    assert all(cap >= 1 for cap in fitting)
    assert all(cap >= 15 for cap in posts_that_fit(chips, marks, (110, 1e6), 7))
    assert set(posts_that_fit(chips, marks, (110, 1), 7)) == {1}
