"""Posts as a workbook of Excel: one sheet per month, and one for the ideas without a day."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from muniredes.domain.calendar.lists.listing import CalendarField, Cell
from muniredes.domain.dates import month_word, short_date
from muniredes.exchange.calendar_files.formula_escaping import guarded_if_quoted
from muniredes.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook

Row = Mapping[CalendarField, Cell]

_WIDTHS = {
    CalendarField.DAY: 12, CalendarField.HOUR: 8, CalendarField.CHANNEL: 24, CalendarField.TITLE: 32,
    CalendarField.TEXT: 60, CalendarField.STATE: 13, CalendarField.TOPIC: 20, CalendarField.RESPONSIBLE: 20,
    CalendarField.REPEATS: 24, CalendarField.ALTERNATIVE: 30, CalendarField.MINUTES: 10,
    CalendarField.LIGHT: 15, CalendarField.URL: 30, CalendarField.NOTE: 30, CalendarField.ID: 14,
}  # fmt: skip
_NOT_IN_A_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY_FORMAT, _HOUR_FORMAT = "dd/mm/yyyy", "hh:mm"
_HEADING_ROW = 3
_A4 = 9
_BODY, _DAY, _HOUR, _HEADING, _TITLE, _AS_OF = (
    "MR texto",
    "MR día",
    "MR hora",
    "MR cabecera",
    "MR título",
    "MR fecha",
)
_HEADING_FILL, _HEADING_INK, _RULE = "FF1F3A5F", "FFFFFFFF", "FFBFC7D1"


@dataclass(frozen=True)
class Listing:
    """Posts as rows, those with a day first, with the title of the list and the day it was made."""

    title: str
    as_of: date
    rows: tuple[Row, ...]


def draw_xlsx(listing: Listing) -> bytes:
    """Return the posts as an .xlsx; the same posts on the same day are the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _add_styles(book)
    for name, rows in _by_month(listing.rows):
        _add_sheet(book, name, rows, listing)
    book.properties.title = listing.title
    book.properties.creator = "MuniRedes"
    return _packed(book, listing.as_of)


def _by_month(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield «Marzo 2027» and its rows, month by month, and «Sin fecha» at the end; one sheet at least."""
    months: dict[tuple[int, int], list[Row]] = {}
    ideas: list[Row] = []
    for row in rows:
        day = row[CalendarField.DAY]
        (months.setdefault((day.year, day.month), []) if isinstance(day, date) else ideas).append(row)
    for year, month in sorted(months):
        yield f"{month_word(month).capitalize()} {year}", months[year, month]
    if ideas or not months:
        yield _("Sin fecha"), ideas


def _add_sheet(book: "Workbook", name: str, rows: list[Row], listing: Listing) -> None:
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet(name)
    for index, column in enumerate(CalendarField, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS[column]
    last = get_column_letter(len(CalendarField))
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADING_ROW}:{last}{_HEADING_ROW + len(rows)}"
    _set_paper(sheet)
    sheet.append([_cell(sheet, f"{listing.title} · {name}", _TITLE)])
    sheet.append([_cell(sheet, _("Hecho el {day}").format(day=short_date(listing.as_of)), _AS_OF)])
    sheet.append([_cell(sheet, column.word, _HEADING) for column in CalendarField])
    for row in rows:
        sheet.append([_value(sheet, row[column]) for column in CalendarField])


def _set_paper(sheet: Any) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = _fit_to_page()
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    sheet.oddFooter.center.text = "&P / &N"


def _fit_to_page() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _value(sheet: Any, value: Cell) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, time):
        return _cell(sheet, value, _HOUR)
    if isinstance(value, date):
        return _cell(sheet, value, _DAY)
    return _cell(sheet, value, _BODY)


def _cell(sheet: Any, value: Cell, style: str) -> Any:
    """Return a cell of a style."""
    if isinstance(value, str):
        return text_cell(sheet, value, style)
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    cell.style = style
    return cell


def text_cell(sheet: Any, text: str, style: str = "Normal") -> Any:
    """Return a cell with a text, without what no workbook holds; never a sum, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet)
    cell.value = guarded_if_quoted(_NOT_IN_A_CELL.sub("", text))
    cell.style = style
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def _add_styles(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    wrapped = Alignment(wrap_text=True, vertical="top")
    ruled = Border(bottom=Side("thin", _RULE))
    white = Font(bold=True, color=_HEADING_INK)
    fill = PatternFill("solid", _HEADING_FILL)
    for style in (
        NamedStyle(_BODY, alignment=wrapped, border=ruled),
        NamedStyle(_DAY, number_format=_DAY_FORMAT, alignment=wrapped, border=ruled),
        NamedStyle(_HOUR, number_format=_HOUR_FORMAT, alignment=wrapped, border=ruled),
        NamedStyle(_HEADING, font=white, fill=fill, alignment=wrapped),
        NamedStyle(_TITLE, font=Font(bold=True, size=14)),
        NamedStyle(_AS_OF, font=Font(italic=True)),
    ):
        book.add_named_style(style)


def _packed(book: "Workbook", as_of: date) -> bytes:
    """Return the workbook with the day of the data in the place of the clock's."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    from openpyxl.writer.excel import ExcelWriter

    moment = datetime.combine(as_of, time())
    book.properties.created = book.properties.modified = moment
    drawn, packed = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, ZipFile(drawn, "w")).save()
    with ZipFile(drawn) as source, ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name in source.namelist():
            entry = ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, source.read(name))
    return packed.getvalue()
