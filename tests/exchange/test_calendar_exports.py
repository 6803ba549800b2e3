"""The calendar goes out to Excel and CSV, and back without a change."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache, partial
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import clock, records
from muniredes.actions import reading as guide
from muniredes.actions.calendar import reading, steps, writing
from muniredes.actions.calendar.files import exporting, importing
from muniredes.actions.calendar.files.exporting import ExportKind
from muniredes.actions.calendar.parts import Written
from muniredes.domain.calendar.lists.list_import import PostVerdict, Twin, twin
from muniredes.domain.calendar.lists.listing import file_mark, listed_id, read_id
from muniredes.domain.calendar.messages.message import Message, PostPicture
from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.problems import Problem
from muniredes.exchange.calendar_files.formula_escaping import guarded, guarded_if_quoted, unguarded
from muniredes.storage.database import Database
from tests.exchange.calendars import ALL, CALENDARS, Said, dated, write_all
from tests.properties import ON_DATABASE
from tests.support import add_person, set_up

NETWORKS = ("https://facebook.com/aytovilla", "https://instagram.com/aytovilla")
LISTS = (ExportKind.CSV, ExportKind.XLSX)
MARCH = (date(2027, 3, 1), date(2027, 3, 31))


@pytest.fixture
def villa(database: Database) -> Database:
    """A council with two accounts, a series, a message on two channels and an idea."""
    set_up(database, *NETWORKS)
    ana = add_person(database, "Ana")
    (topic,) = records.add(database, "topic", {"name": "Agua"}).ids("topic")
    keys = [f"account.{each.id}" for each in guide.snapshot(database).accounts]
    cut = {"title": "Corte de agua", "text": '=Mañana; "martes"\nsin agua', "note": "'-ojo", "minutes": 20}
    _write(database, {**cut, "topic_id": topic, "responsible_id": ana.id}, keys, datetime(2027, 3, 2, 9, 30))
    weekly = {"title": "Agenda", "text": "Qué hacer", "rule": "FREQ=WEEKLY;BYDAY=TH;UNTIL=20270415"}
    _write(database, weekly, ["tablon"], datetime(2027, 3, 4, 18))
    _write(database, {"title": "Ruta del río"}, [], None)
    return database


def _write(database: Database, message: Mapping[str, object], keys: list[str], at: datetime | None) -> None:
    writing.create(database, Written(message=message, texts=dict.fromkeys(keys, ""), at=at))


def export(database: Database, kind: ExportKind, folder: Path, wanted: CalendarFilter = ALL) -> Path:
    target = folder / f"calendario.{kind}"
    exporting.write(exporting.prepare(database, kind, wanted=wanted), target)
    return target


def test_a_csv_that_excel_in_spanish_opens(villa: Database, tmp_path: Path) -> None:
    data = export(villa, ExportKind.CSV, tmp_path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == [
        "Fecha", "Hora", "Canal", "Título", "Texto", "Estado", "Tema", "Quién la prepara", "Repetición",
        "Texto alternativo", "Minutos", "Periodo electoral", "Dirección publicada", "Nota", "Id",
    ]  # fmt: skip
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["Fecha"], first["Hora"], first["Canal"]) == ("02/03/2027", "09:30", "Facebook · aytovilla")
    assert first["Texto"] == '\'=Mañana; "martes"\nsin agua'
    assert (first["Nota"], first["Tema"], first["Quién la prepara"]) == ("''-ojo", "Agua", "Ana")
    assert rows[3][8] == "Cada jueves hasta el 15 de abril de 2027"
    assert rows[-1][:4] == ["", "", "", "Ruta del río"]


def test_a_post_of_the_elections_whose_kind_nobody_said_says_so_and_comes_back(
    villa: Database, tmp_path: Path
) -> None:
    _write(villa, {"title": "Verbena"}, ["tablon"], datetime(2027, 5, 6, 12))
    source = export(villa, ExportKind.CSV, tmp_path)
    listed = csv.DictReader(io.StringIO(source.read_text("utf-8-sig")), delimiter=";")
    said = {row["Título"]: row["Periodo electoral"] for row in listed}
    assert said["Verbena"] == "Sin clasificar: mírela"
    assert (said["Corte de agua"], said["Ruta del río"]) == ("", "")
    opened = importing.open_list(source)
    rows = importing.preview(villa, opened, opened.columns)
    assert not any(row.is_accepted or row.remarks for row in rows)


def test_a_workbook_with_a_sheet_for_each_month(villa: Database, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(villa, ExportKind.XLSX, tmp_path))
    assert book.sheetnames == ["Marzo 2027", "Abril 2027", "Sin fecha"]
    sheet = book["Marzo 2027"]
    assert sheet["A1"].value == "Calendario de publicaciones · Villa · Marzo 2027"
    assert sheet["A2"].value == "Hecho el 24/11/2026"
    assert (sheet["A4"].value, sheet["B4"].value) == (datetime(2027, 3, 2), time(9, 30))
    assert (sheet["A4"].number_format, sheet["B4"].number_format) == ("dd/mm/yyyy", "hh:mm")
    text = sheet["E4"]
    assert (text.value, text.data_type, text.quotePrefix) == ('=Mañana; "martes"\nsin agua', "s", True)
    assert text.alignment.wrap_text
    assert sheet["A3"].font.bold
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:O9")
    assert sheet.column_dimensions["E"].width > sheet.column_dimensions["A"].width
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$3:$3")
    paper = sheet.sheet_properties.pageSetUpPr
    assert paper is not None
    assert paper.fitToPage
    assert [row[3].value for row in book["Sin fecha"].iter_rows(min_row=4)] == ["Ruta del río"]


@pytest.mark.parametrize("kind", list(ExportKind))
def test_the_same_data_are_the_same_bytes(villa: Database, tmp_path: Path, kind: ExportKind) -> None:
    first = export(villa, kind, tmp_path).read_bytes()
    assert export(villa, kind, tmp_path).read_bytes() == first
    clock.pretend(date(2026, 12, 24))
    later = export(villa, kind, tmp_path).read_bytes()
    assert (later == first) is (kind is not ExportKind.XLSX)


@pytest.mark.parametrize("kind", LISTS)
def test_what_goes_out_is_what_the_views_show(villa: Database, tmp_path: Path, kind: ExportKind) -> None:
    steps.change_state(villa, [dated(villa)[-1].id], PostState.DISCARDED)
    for wanted in (CalendarFilter(), CalendarFilter(channels=frozenset({"tablon"}), text="agenda"), ALL):
        ready = exporting.prepare(villa, kind, *MARCH, wanted)
        exporting.write(ready, tmp_path / f"a.{kind}")
        opened = importing.open_list(tmp_path / f"a.{kind}")
        shown = [*reading.dated(villa, *MARCH, wanted), *reading.undated(villa, wanted)]
        rows = importing.preview(villa, opened, opened.columns)
        assert [row.said for row in rows] == [line.title for line in shown]


@pytest.mark.parametrize("kind", LISTS)
def test_what_changes_in_the_spreadsheet_changes_here(
    villa: Database, tmp_path: Path, kind: ExportKind
) -> None:
    before = dated(villa)
    path = export(villa, kind, tmp_path)
    _retype(path, {
        "Corte de agua": {
            "Título": "Corte urgente", "Hora": "10:15", "Texto": "Nuevo", "Tema": "Obras", "Nota": "",
        },
        "Agenda": {"Texto": "Otra agenda", "Estado": "Aprobada"},
    })  # fmt: skip
    opened = importing.open_list(path)
    rows = importing.preview(villa, opened, opened.columns)
    changed = [row for row in rows if row.verdict is PostVerdict.CHANGE]
    assert len(changed) == 2
    assert "cambia «Hora», «Título», «Texto», «Tema»." in changed[0].remarks[0]
    importing.accept(villa, rows, makes_people=True)
    after = dated(villa)
    assert {line.id for line in after} == {line.id for line in before}
    assert [line.title for line in after[:2]] == ["Corte urgente"] * 2
    assert [line.at for line in after[:2]] == [datetime(2027, 3, 2, 9, 30), datetime(2027, 3, 2, 10, 15)]
    said = reading.said(villa, after[0].message_id)
    assert [said.text(post) for post in said.posts] == ['=Mañana; "martes"\nsin agua', "Nuevo"]
    assert said.message.note == "'-ojo"
    series = reading.said(villa, after[2].message_id)
    assert [series.text(post) for post in series.posts][:2] == ["Otra agenda", "Qué hacer"]
    assert after[2].state is PostState.APPROVED
    again = export(villa, kind, tmp_path)
    opened = importing.open_list(again)
    assert {row.verdict for row in importing.preview(villa, opened, opened.columns)} == {PostVerdict.SAME}


def _retype(path: Path, wanted: dict[str, dict[str, str]]) -> None:
    """Type other values in the first row of each title, as somebody in a spreadsheet would."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        names = [str(cell.value) for cell in sheet[3]]
        for row in sheet.iter_rows(min_row=4):
            for name, value in wanted.pop(str(row[3].value), {}).items():
                row[names.index(name)].value = value
        book.save(path)
        return
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    for cells in rows[1:]:
        for name, value in wanted.pop(cells[3], {}).items():
            cells[rows[0].index(name)] = value
    with path.open("w", encoding="cp1252", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def _put(path: Path, row: int, **values: str) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    for name, value in values.items():
        rows[row][rows[0].index(name)] = value
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"Canal": "Tablón"}, "no se cambia de canal"),
        ({"Fecha": "3/3/2027"}, "ya está publicada: no se mueve"),
        ({"Texto": "Otro"}, "ya está publicada: su texto no se cambia"),
        ({"Estado": "Idea"}, "De «publicada» no se pasa a «idea»."),
        ({"Dirección publicada": "https://x.com/otro/status/1"}, "Esa dirección no es de Facebook."),
    ],
)
def test_what_a_published_post_does_not_let_change(
    villa: Database, tmp_path: Path, values: dict[str, str], said: str
) -> None:
    clock.pretend(date(2027, 3, 2), time(23))
    steps.publish(villa, dated(villa)[0].id, at=dated(villa)[0].at)
    path = export(villa, ExportKind.CSV, tmp_path)
    _put(path, 1, **values)
    opened = importing.open_list(path)
    first, *others = importing.preview(villa, opened, opened.columns)
    assert first.verdict is PostVerdict.SKIP
    assert first.remarks[0].startswith(f"Fila 2, columna «{next(iter(values))}»: ")
    assert said in first.remarks[0]
    assert {row.verdict for row in others} == {PostVerdict.SAME}


def test_two_rows_of_a_message_cannot_say_different_things(villa: Database, tmp_path: Path) -> None:
    path = export(villa, ExportKind.CSV, tmp_path)
    _put(path, 1, Título="Uno")
    _put(path, 2, Título="Dos")
    opened = importing.open_list(path)
    rows = importing.preview(villa, opened, opened.columns)
    assert rows[0].change is not None
    assert rows[1].change is None
    assert "la fila 2, que es del mismo mensaje, dice otra cosa" in rows[1].remarks[0]


def test_a_number_twice_is_refused_and_one_deleted_comes_back_as_new(villa: Database, tmp_path: Path) -> None:
    path = export(villa, ExportKind.CSV, tmp_path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    _put(path, 2, Id=rows[1][-1])
    opened = importing.open_list(path)
    assert (
        "el Id está repetido: es el de la fila 2"
        in importing.preview(villa, opened, opened.columns)[1].remarks[0]
    )
    writing.delete(villa, dated(villa)[0].id)
    judged = importing.preview(villa, opened, opened.columns)
    assert judged[0].verdict is PostVerdict.LOOK
    assert "se borró" in judged[0].remarks[0]


def test_the_alternative_text_of_a_picture_can_be_corrected(villa: Database, tmp_path: Path) -> None:
    line = dated(villa)[0]
    with villa.write("imagen") as work:
        work.get(Message, line.message_id).pictures = (PostPicture("a" * 64, "Un grifo"),)
    path = export(villa, ExportKind.CSV, tmp_path)
    _put(path, 1, **{"Texto alternativo": "Un grifo cerrado"})
    opened = importing.open_list(path)
    importing.accept(villa, importing.preview(villa, opened, opened.columns), makes_people=True)
    assert reading.said(villa, line.message_id).message.pictures == (
        PostPicture("a" * 64, "Un grifo cerrado"),
    )
    _put(path, 1, **{"Texto alternativo": "Uno | Dos"})
    opened = importing.open_list(path)
    first = importing.preview(villa, opened, opened.columns)[0]
    assert first.change is None
    assert "no hay un texto para cada imagen" in first.remarks[0]


def test_what_another_file_numbered_is_new_here(villa: Database, tmp_path: Path) -> None:
    path = export(villa, ExportKind.CSV, tmp_path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    number, mark = rows[1][-1].split("-")
    foreign = listed_id(int(number), file_mark(b"otro fichero"))
    assert read_id(foreign) is not None
    assert mark not in foreign
    _put(path, 1, Id=foreign, Título="Otro")
    opened = importing.open_list(path)
    assert importing.preview(villa, opened, opened.columns)[0].verdict is PostVerdict.NEW
    _put(path, 1, Id=number)
    opened = importing.open_list(path)
    assert importing.preview(villa, opened, opened.columns)[0].verdict is PostVerdict.NEW


@pytest.fixture
def blank(tmp_path: Path, _blank_file: bytes) -> Path:
    """A file with nothing in it."""
    path = tmp_path / "blanco.sqlite"
    path.write_bytes(_blank_file)
    return path


@ON_DATABASE
@given(CALENDARS, st.sampled_from(LISTS))
def test_importing_its_own_export_changes_nothing_and_fills_an_empty_file(
    tmp_path: Path, blank: Path, calendar: list[Said], kind: ExportKind
) -> None:
    ours, other = _new(tmp_path / "a.sqlite", blank), _new(tmp_path / "b.sqlite", blank)
    write_all(ours, calendar)
    path = export(ours, kind, tmp_path)
    opened = importing.open_list(path)
    rows = importing.preview(ours, opened, opened.columns)
    assert {row.verdict for row in rows} <= {PostVerdict.SAME}
    assert not any(row.is_accepted or row.remarks for row in rows)
    fresh = importing.preview(other, opened, opened.columns)
    assert not any(row.verdict in (PostVerdict.SKIP, PostVerdict.CHANGE) for row in fresh)
    if any(row.is_accepted for row in fresh):
        importing.accept(other, fresh, makes_people=True)
    assert _posts(other) == _posts(ours)


def _new(path: Path, blank: Path) -> Database:
    path.write_bytes(blank.read_bytes())
    database = Database(path, clock.now)
    set_up(database, *NETWORKS)
    return database


def _posts(database: Database) -> dict[Twin, tuple[object, ...]]:
    """Return what a calendar says, without its numbers; of two that cannot be told apart, the first."""
    found: dict[Twin, tuple[object, ...]] = {}
    said_in = cache(partial(reading.said, database))
    for line in (*dated(database), *reading.undated(database, ALL)):
        said = said_in(line.message_id)
        content = (line.title, line.state, said.text(said.post(line.id)))
        found.setdefault(twin(line.channel, line.at, line.title), content)
    return found


@given(st.text(alphabet="'=+-@a ñ", max_size=6))
def test_what_would_run_as_a_sum_is_guarded_and_comes_back(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@"))
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded_if_quoted(text)) == text


def test_a_file_that_does_not_say_what_it_is_is_refused(villa: Database, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no dice de qué clase es"):
        exporting.kind_of(tmp_path / "calendario.doc")
    with pytest.raises(Problem, match="antes de empezar"):
        exporting.prepare(villa, ExportKind.CSV, MARCH[1], MARCH[0])
    ready = exporting.prepare(villa, ExportKind.CSV)
    with pytest.raises(Problem, match="no-existe"):
        exporting.write(ready, tmp_path / "no-existe" / "c.csv")
