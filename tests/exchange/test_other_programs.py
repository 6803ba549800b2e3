"""Lists as other programs write them: each kind comes in whole, or says what it leaves out and why."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet import _read_only

from muniredes.actions.calendar.files import importing
from muniredes.actions.channels import account_import
from muniredes.domain.accounts.incoming_list import ImportLine, Verdict
from muniredes.domain.calendar.lists.list_import import JudgedRow, PostVerdict
from muniredes.domain.problems import Problem
from muniredes.exchange.tables.reading import read_tables
from muniredes.storage.database import Database
from tests.exchange import hostile
from tests.support import set_up

HEADINGS = ["Red", "Usuario", "Dirección", "Área"]
ROWS = [
    ["Facebook", "VillaNueva", "https://www.facebook.com/VillaNueva", "Alcaldía"],
    ["Instagram", "villanueva", "https://www.instagram.com/villanueva", "Cultura y Niñez"],
    ["X", "VillaNueva", "https://x.com/VillaNueva", "Alcaldía"],
]
TEXT = "\n".join(";".join(row) for row in [HEADINGS, *ROWS]) + "\n"
HANDLES = ["VillaNueva", "villanueva", "VillaNueva"]
SHEET = "xl/worksheets/sheet1.xml"


def _book(
    sheets: Mapping[str, Sequence[Sequence[Any]]], dress: Callable[[Any], None] = lambda _book: None
) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    dress(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _accounts(
    database: Database, tmp_path: Path, name: str, content: bytes | str
) -> tuple[account_import.AccountList, tuple[ImportLine, ...]]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    opened = account_import.open_list(path)
    return opened, account_import.preview(database, opened, opened.columns)


def _posts(
    database: Database, tmp_path: Path, name: str, content: bytes | str
) -> tuple[importing.CalendarList, tuple[JudgedRow, ...]]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    opened = importing.open_list(path)
    return opened, importing.preview(database, opened, opened.columns)


def _handles(lines: Sequence[ImportLine]) -> list[str]:
    return [line.account.handle for line in lines if line.account]


def _moments(rows: Sequence[JudgedRow]) -> list[str]:
    return [f"{row.new.at:%d/%m/%Y %H:%M}" if row.new and row.new.at else "" for row in rows]


# ── Libros ───────────────────────────────────────────────────────────────────────────────────


def test_rows_beyond_a_wrong_dimension_come_in(database: Database, tmp_path: Path) -> None:
    book = _book({"Cuentas": [HEADINGS, *ROWS]})
    book = hostile.altered(book, SHEET, lambda xml: xml.replace(b'ref="A1:D4"', b'ref="A1:D2"'))
    assert _handles(_accounts(database, tmp_path, "a.xlsx", book)[1]) == HANDLES


def test_a_sheet_of_unwritten_size_is_not_read_twice_to_know_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = _book({"Cuentas": [HEADINGS, *ROWS]})
    book = hostile.altered(book, SHEET, lambda xml: xml.replace(b'<dimension ref="A1:D4"', b"<dimension"))
    measured: list[object] = []
    monkeypatch.setattr(_read_only.ReadOnlyWorksheet, "_get_size", measured.append)
    path = tmp_path / "a.xlsx"
    path.write_bytes(book)
    assert len(read_tables(path, 100)[0].rows) == 4
    assert not measured


def test_a_strict_workbook_is_read(database: Database, tmp_path: Path) -> None:
    book = _book({"Cuentas": [HEADINGS, *ROWS]})
    ours = b"http://schemas.openxmlformats.org/"
    for part in ("xl/workbook.xml", SHEET, "xl/styles.xml"):
        book = hostile.altered(
            book, part,
            lambda xml: xml.replace(
                ours + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            ).replace(ours + b"officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
        )  # fmt: skip
    assert _handles(_accounts(database, tmp_path, "a.xlsx", book)[1]) == HANDLES


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<fill><patternFill/></fill>", b"<fill/>"),
        (b"<fonts ", b'<fonts odd="1" '),
        (b'<family val="2"/>', b'<family val="99"/>'),
    ],
)
def test_odd_decorations_do_not_stop_the_reading(
    database: Database, tmp_path: Path, before: bytes, after: bytes
) -> None:
    book = hostile.altered(
        _book({"Cuentas": [HEADINGS, *ROWS]}), "xl/styles.xml", lambda xml: xml.replace(before, after)
    )
    assert _handles(_accounts(database, tmp_path, "a.xlsx", book)[1]) == HANDLES


def test_sheets_are_chosen_by_what_they_hold(database: Database, tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["Listas"].sheet_state = "hidden"

    book = _book(
        {
            "Portada": [["Inventario de 2026"], ["Hecho por Secretaría"]],
            "Listas": [HEADINGS, ["TikTok", "oculta", "https://www.tiktok.com/@oculta", ""]],
            "Ayuntamiento": [HEADINGS, *ROWS[:2]],
            "Cultura": [["Dirección", "Red"], ["https://x.com/CulturaVN", "X"]],
        },
        hide,
    )
    opened, lines = _accounts(database, tmp_path, "a.xlsx", book)
    assert [(line.place, line.account.handle if line.account else "") for line in lines] == [
        ("Ayuntamiento · 2", "VillaNueva"),
        ("Ayuntamiento · 3", "villanueva"),
        ("Cultura · 2", "CulturaVN"),
    ]
    said = " ".join(opened.remarks)
    assert "Hoja «Listas»: está oculta y queda fuera." in said
    assert "Hoja «Portada»: no se entienden sus columnas y queda fuera." in said


def test_merged_cells_speak_for_all_their_rows(database: Database, tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book["Cuentas"].merge_cells("D2:D3")

    rows: list[list[Any]] = [HEADINGS, [*ROWS[0][:3], "Cultura"], [*ROWS[1][:3], None]]
    _opened, lines = _accounts(database, tmp_path, "a.xlsx", _book({"Cuentas": rows}, merge))
    assert [line.area for line in lines] == ["Cultura", "Cultura"]


@pytest.mark.parametrize("headings", [["Red", "Cuenta", "Enlace"], ["Red", "Cuenta", "Más"]])
def test_the_address_under_a_word_is_the_one(database: Database, tmp_path: Path, headings: list[str]) -> None:
    def link(book: Any) -> None:
        book["Cuentas"]["C2"].hyperlink = "https://www.facebook.com/VillaNueva?a=1&b=2"

    rows = [headings, ["Facebook", "Ayuntamiento de Villa Nueva", "Ver"]]
    _opened, (line,) = _accounts(database, tmp_path, "a.xlsx", _book({"Cuentas": rows}, link))
    assert line.account is not None
    assert line.account.address == "https://www.facebook.com/VillaNueva"


def test_formulas_that_nobody_worked_out_are_said(database: Database, tmp_path: Path) -> None:
    book = _book({"Plan": [["Fecha", "Red", "Título"], ["=DATE(2027,3,4)", "Facebook", "Feria"]]})
    with pytest.raises(Problem, match=r"hoja «Plan».*fórmulas sin calcular.*A2"):
        _posts(database, tmp_path, "a.xlsx", book)


def test_what_excel_hides_in_a_text_is_read(database: Database, tmp_path: Path) -> None:
    book = _book({"Plan": [["Fecha", "Título", "Texto"], ["4/3/2027", "Feria", "Uno_x000D_\nDos"]]})
    _opened, (row,) = _posts(database, tmp_path, "a.xlsx", book)
    assert row.new is not None
    assert row.new.message.text == "Uno\nDos"


def test_an_old_workbook_is_named(database: Database, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="libro de Excel de los antiguos"):
        _accounts(database, tmp_path, "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


# ── Textos ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("cp850", "MS-DOS"), ("mac_roman", "Mac antiguo"), ("cp1252", ""), ("utf-8", ""), ("utf-16", "")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_and_line_ends_of_any_program(
    database: Database, tmp_path: Path, encoding: str, said: str, end: str
) -> None:
    content = TEXT.replace("\n", end).encode(encoding)
    opened, lines = _accounts(database, tmp_path, "a.csv", content)
    assert [line.area for line in lines] == ["Alcaldía", "Cultura y Niñez", "Alcaldía"]
    assert said in " ".join(opened.remarks)
    assert bool(opened.remarks) is bool(said)


@pytest.mark.parametrize("text", ["L’any nou — «Festa» 5 € d’hivern\n", "Niños · 3 º\n"])
def test_marks_of_windows_are_not_taken_for_other_letters(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"Notas\n{text}".encode("cp1252"))
    from muniredes.exchange.tables.reading import read_tables

    (table,) = read_tables(path, 100)
    assert table.rows[1][1] == (text.strip(),)
    assert table.remarks == ()


def test_a_quote_left_open_is_named_by_its_line(database: Database, tmp_path: Path) -> None:
    text = 'Fecha;Red;Texto\n1/3/2027;X;Uno\n2/3/2027;X;"Dos\n3/3/2027;X;Tres\n'
    with pytest.raises(Problem, match="En la línea 3 de «a.csv» se abre una comilla"):  # noqa: RUF043
        _posts(database, tmp_path, "a.csv", text)


def test_quotes_that_people_write_do_no_harm(database: Database, tmp_path: Path) -> None:
    text = 'Fecha;Texto\n1/3/2027;El "Festival" de hoy\n2/3/2027;"Fiestas" en agosto\n3/3/2027;"a\nb; c"\n'
    _opened, rows = _posts(database, tmp_path, "a.csv", text)
    assert [row.new.message.text for row in rows if row.new] == [
        'El "Festival" de hoy', "Fiestas en agosto", "a\nb; c",
    ]  # fmt: skip


def test_commas_of_the_text_do_not_part_it(database: Database, tmp_path: Path) -> None:
    lines = "".join(f"0{day}/03/2027;Hola, vecinas y vecinos, hay mercado, venid\n" for day in range(1, 9))
    _opened, rows = _posts(database, tmp_path, "a.csv", f"Fecha;Texto\n{lines}")
    assert [row.verdict for row in rows] == [PostVerdict.NEW] * 8


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.json",
            '{"red":"Facebook","url":"https://facebook.com/villa"}\n{"red":"X","url":"https://x.com/villa"}',
        ),
        (
            "b.json",
            {
                "success": True,
                "result": {
                    "fields": [
                        {"id": "red", "type": "text"},
                        {"id": "url", "type": "text"},
                        {"id": "x", "type": "t"},
                    ],
                    "records": [
                        {"red": "Facebook", "url": "https://facebook.com/villa"},
                        {"red": "X", "url": "https://x.com/villa"},
                    ],
                },
            },
        ),
        (
            "c.json",
            [["red", "url"], ["Facebook", "https://facebook.com/villa"], ["X", "https://x.com/villa"]],
        ),
        (
            "d.geojson",
            {
                "type": "FeatureCollection",
                "features": [
                    {"type": "Feature", "geometry": None, "properties": {"url": f"https://{host}.com/villa"}}
                    for host in ("facebook", "x")
                ],
            },
        ),
        (
            "e.json",
            {
                "head": {"vars": ["url"]},
                "results": {
                    "bindings": [
                        {"url": {"type": "uri", "value": f"https://{host}.com/villa"}}
                        for host in ("facebook", "x")
                    ]
                },
            },
        ),
    ],
)
def test_json_of_open_data(database: Database, tmp_path: Path, name: str, content: Any) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    _opened, lines = _accounts(database, tmp_path, name, text)
    assert [line.account.network_id for line in lines if line.account] == ["facebook", "x"]


def test_a_web_page_with_the_name_of_a_workbook(database: Database, tmp_path: Path) -> None:
    cells = "".join(
        f"<tr><td>{row[0]}</td><td><a href='{row[2]}'>ver</a></td><td>{row[3]}</td></tr>" for row in ROWS
    )
    page = f"<html><body><table><tr><th>Red<th>Enlace<th>Área</tr>{cells}</table></body></html>"
    _opened, lines = _accounts(database, tmp_path, "a.xls", page)
    assert [line.area for line in lines] == ["Alcaldía", "Cultura y Niñez", "Alcaldía"]


def test_the_xml_of_excel_2003(database: Database, tmp_path: Path) -> None:
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in [HEADINGS, *ROWS]
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    text = (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="a">'
        f"<Table>{cells}</Table></Worksheet></Workbook>"
    )
    assert _handles(_accounts(database, tmp_path, "a.xls", text)[1]) == HANDLES


# ── Cuentas ──────────────────────────────────────────────────────────────────────────────────


def test_a_column_for_each_network_brings_every_account(database: Database, tmp_path: Path) -> None:
    text = (
        "Área;Web;Facebook;Twitter;Perfil de Instagram;Mastodon profile;Plantilla\n"
        "Ayuntamiento;https://www.villa.es;https://www.facebook.com/Villa;@VillaX;villa;-;5\n"
        "Deportes;;https://www.facebook.com/DeportesVilla;;;https://masto.es/@deportes;\n"
    )
    opened, lines = _accounts(database, tmp_path, "a.csv", text)
    found = [
        (line.number, line.account.network_id, line.account.handle, line.area)
        for line in lines
        if line.account
    ]
    assert found == [
        (2, "web", "", "Ayuntamiento"),
        (2, "facebook", "Villa", "Ayuntamiento"),
        (2, "x", "VillaX", "Ayuntamiento"),
        (2, "instagram", "villa", "Ayuntamiento"),
        (3, "facebook", "DeportesVilla", "Deportes"),
        (3, "mastodon", "deportes@masto.es", "Deportes"),
    ]
    assert account_import.unused_sentence(opened, opened.columns) == "Esta columna no se trae: «Plantilla»."


def test_several_addresses_in_a_cell_are_several_accounts(database: Database, tmp_path: Path) -> None:
    text = (
        'Área;Redes sociales\nAlcaldía;"https://www.facebook.com/Villa\nhttps://x.com/Villa"\n'
        "Cultura;https://www.facebook.com/CulturaV - https://www.instagram.com/culturav\n"
    )
    _opened, lines = _accounts(database, tmp_path, "a.csv", text)
    assert [(line.area, line.account.handle) for line in lines if line.account] == [
        ("Alcaldía", "Villa"), ("Alcaldía", "Villa"), ("Cultura", "CulturaV"), ("Cultura", "culturav"),
    ]  # fmt: skip


def test_the_export_of_a_password_manager_brings_no_logins(database: Database, tmp_path: Path) -> None:
    text = (
        '"Title","Username","Password","URL","Notes"\n'
        '"Facebook","redes@villa.example","xK9!pruebas","https://www.facebook.com/",""\n'
        '"Instagram","villaoficial","Otra-12","https://instagram.com/accounts/login/","clave: Otra-1234"\n'
        '"X","600123123","abcd","https://x.com/login",""\n'
    )
    opened, lines = _accounts(database, tmp_path, "a.csv", text)
    assert [line.verdict for line in lines] == [Verdict.SKIP, Verdict.LOOK, Verdict.SKIP]
    assert "falta el nombre de la cuenta" in lines[0].remarks[0]
    assert lines[1].account is not None
    assert (lines[1].account.handle, lines[1].account.notes) == ("villaoficial", "")
    assert any("«Password»: no se lee" in said for said in opened.remarks)


@pytest.mark.parametrize("number", ["1,00065E+14", "1.00065E+14", "https://www.facebook.com/1,00065E+14"])
def test_a_number_that_excel_rounded_is_refused(database: Database, tmp_path: Path, number: str) -> None:
    _opened, (line,) = _accounts(database, tmp_path, "a.csv", f'Red;Usuario;URL\nFacebook;"{number}";\n')
    assert line.verdict is Verdict.SKIP
    assert "Excel ha redondeado" in line.remarks[0]


# ── Calendarios ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("Asunto;Fecha de comienzo;Comienzo;Descripción", "Feria;4/3/2027;18:00:00;x"),
        ("Subject;Start Date;Start Time;Description", "Feria;03/04/2027;6:00 PM;x"),
        ("Text;Posting Time", "Feria;2027-03-04 18:00"),
        ("Título;Lo que sea", "Feria;04/03/2027 18:00"),
        ("title;scheduled_at", "Feria;2027-03-04T17:00:00Z"),
        ("title;scheduled_at", "Feria;2027-03-04T17:00:00.000+00:00"),
        ("title;scheduled_at", "Feria;2027-03-04T19:00:00+02:00"),
    ],
)
def test_the_day_of_a_known_program(database: Database, tmp_path: Path, headings: str, cells: str) -> None:
    _opened, rows = _posts(database, tmp_path, "a.csv", f"{headings}\n{cells}\n")
    assert _moments(rows) == ["04/03/2027 18:00"]


def test_columns_with_a_tick_for_each_network(database: Database, tmp_path: Path) -> None:
    set_up(database, "https://facebook.com/villa", "https://instagram.com/villa", "https://x.com/villa")
    text = (
        "Text,Date,Time,Draft,Facebook,Twitter/X,Instagram,Picture Url 1\n"
        '"Feria, en la plaza",2027-03-04,18:00:00,FALSE,TRUE,FALSE,TRUE,https://villa.es/a.jpg\n'
    )
    opened, (row,) = _posts(database, tmp_path, "a.csv", text)
    assert row.new is not None
    assert len(row.new.channels) == 2
    assert importing.unused_sentence(opened, opened.columns) == (
        "Estas columnas no se traen: «Draft», «Picture Url 1»."
    )


def test_a_column_with_the_month_first_is_read_and_said(database: Database, tmp_path: Path) -> None:
    _opened, rows = _posts(database, tmp_path, "a.csv", "Date,Title\n3/4/2027,Uno\n3/14/2027,Dos\n")
    assert _moments(rows) == ["04/03/2027 10:00", "14/03/2027 10:00"]
    assert rows[0].verdict is PostVerdict.LOOK
    assert "va el mes delante: se entiende 4 de marzo de 2027" in rows[0].remarks[0]


def test_days_with_the_day_first_are_never_turned(database: Database, tmp_path: Path) -> None:
    _opened, rows = _posts(
        database, tmp_path, "a.csv", "Fecha;Título\n3/4/2027;Uno\n14/3/2027;Dos\n3/14/2027;Tres\n"
    )
    assert _moments(rows) == ["03/04/2027 10:00", "14/03/2027 10:00", ""]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("julio 5, 2027 en 1:04 pm", "05/07/2027 13:04"),
        ("1.º de mayo de 2027", "01/05/2027 10:00"),
        ("1ro de mayo de 2027", "01/05/2027 10:00"),
        ("primero de mayo de 2027", "01/05/2027 10:00"),
        ("4 març 2027", "04/03/2027 10:00"),
        ("4 d'abril de 2027", "04/04/2027 10:00"),
        ("dijous, 4 de març de 2027", "04/03/2027 10:00"),
        ("4 de xuño de 2027", "04/06/2027 10:00"),
        ("2027ko martxoaren 4a", "04/03/2027 10:00"),
        ("March 4, 2027", "04/03/2027 10:00"),
        ("4th March 2027", "04/03/2027 10:00"),
        ("2027-03-04 00:00:00", "04/03/2027 10:00"),
        ("04/03/2027 0:00:00", "04/03/2027 10:00"),
        ("04/03/2027 00:00", "04/03/2027 00:00"),
    ],
)
def test_days_in_every_habit(database: Database, tmp_path: Path, written: str, moment: str) -> None:
    _opened, rows = _posts(database, tmp_path, "a.csv", f'Fecha;Título\n"{written}";A\n')
    assert _moments(rows) == [moment]
