"""Lists of accounts from any program go in, and what is wrong is said line by line."""

import contextlib
import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import history, reading
from muniredes.actions.channels import account_import
from muniredes.actions.channels.account_import import MOST_ROWS
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.accounts.incoming_list import ImportLine, Verdict
from muniredes.domain.accounts.named_account import ADDRESS
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.domain.texts.cells import read_day
from muniredes.exchange.account_list import understand
from muniredes.exchange.tables.letters import mended
from muniredes.exchange.tables.reading import read_tables
from muniredes.storage.database import Database
from tests.exchange.written import accounts_in, xlsx
from tests.properties import ON_DATABASE, ON_FILES
from tests.support import never_damaged, set_up

HEADINGS = ("Red", "Dirección", "Nombre", "Titular", "Estado", "Seguidores", "Última publicación")
ROWS = (
    (
        "Facebook",
        "https://www.facebook.com/AytoVilla",
        "Ayuntamiento de Villa",
        "Martín Núñez",
        "Activa",
        "1.234",
        "24/10/2026",
    ),
    ("Instagram", "instagram.com/villa_cañada", "Cañada", "", "", "", ""),
    ("Twitter", "https://twitter.com/AytoVilla", "Villa", "Ana; Luis", "cerrada", "", ""),
)


def _csv(delimiter: str = ";") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows((HEADINGS, *ROWS))
    return stream.getvalue()


def _preview(database: Database, path: Path) -> tuple[ImportLine, ...]:
    opened = account_import.open_list(path)
    return account_import.preview(database, opened, opened.columns)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_program(database: Database, tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(_csv(delimiter), encoding=encoding)
    lines = _preview(database, path)
    assert [line.verdict for line in lines] == [Verdict.NEW] * 3
    account_import.accept(database, lines)
    snapshot = reading.snapshot(database)
    by_handle = {account.handle: account for account in snapshot.accounts}
    first = by_handle["AytoVilla"] if by_handle["AytoVilla"].network_id == "facebook" else None
    facebook = first or next(account for account in snapshot.accounts if account.network_id == "facebook")
    assert (facebook.followers, facebook.last_post_on) == (1234, date(2026, 10, 24))
    holder = snapshot.person(snapshot.custody(facebook).holder_id)
    assert holder is not None
    assert holder.name == "Martín Núñez"
    closed = next(account for account in snapshot.accounts if account.network_id == "x")
    assert closed.state is AccountState.CLOSED
    assert {person.name for person in snapshot.people} >= {"Ana", "Luis"}


def test_a_spreadsheet(database: Database, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    empty, sheet = book.active, book.create_sheet("Cuentas")
    assert empty is not None
    sheet.append(["Inventario de cuentas 2026"])
    sheet.append([])
    sheet.append(list(HEADINGS))
    for row in ROWS:
        sheet.append(list(row))
    sheet.append(["YouTube", "https://youtube.com/@villa", "Plenos", "", "", 45, datetime(2026, 10, 1)])
    book.save(tmp_path / "lista.xlsx")
    lines = _preview(database, tmp_path / "lista.xlsx")
    assert [line.verdict for line in lines] == [Verdict.NEW] * 4
    assert lines[-1].number == 7
    youtube = lines[-1].account
    assert youtube is not None
    assert (youtube.followers, youtube.last_post_on) == (45, date(2026, 10, 1))


@pytest.mark.parametrize("wrapped", [False, True])
def test_json_of_a_registry(database: Database, tmp_path: Path, wrapped: bool) -> None:
    items = [
        {
            "service_key": "facebook",
            "service_url": "https://facebook.com/ayto",
            "organization": "Villa",
            "tags": [],
        },
        {
            "service_key": "twitter",
            "account": "aytovilla",
            "agencies": [{"name": "Cultura"}, {"name": "Otra"}],
        },
    ]
    path = tmp_path / "lista.json"
    path.write_text(json.dumps({"meta": 1, "outlets": items} if wrapped else items), encoding="utf-8")
    lines = _preview(database, path)
    assert [line.account.handle if line.account else None for line in lines] == ["ayto", "aytovilla"]


def test_every_problem_has_its_line(database: Database, tmp_path: Path) -> None:
    set_up(database, "https://facebook.com/aytovilla")
    path = tmp_path / "lista.csv"
    path.write_text(
        "plataforma,url,usuario\n"
        "Facebook,http://FACEBOOK.com/AytoVilla/,\n"
        "Instagram,https://instagram.com/villa,\n"
        "Instagram,https://www.instagram.com/VILLA/,\n"
        "Tuenti,https://tuenti.com/villa,\n"
        "Twitter,https://twitter.com/,\n"
        "IdeaScale,https://villa.ideascale.com,villa\n"
        "Twitter,no es una dirección,\n"
        "Facebook,,\n",
        encoding="utf-8",
    )
    lines = _preview(database, path)
    said = {line.number: (line.verdict, " ".join(line.remarks)) for line in lines}
    assert said[2] == (Verdict.SKIP, "Ya está apuntada.")
    assert said[3] == (Verdict.NEW, "")
    assert "repetida" in said[4][1]
    assert "línea 3" in said[4][1]
    assert said[5][0] is Verdict.LOOK
    assert "ya no existe" in said[5][1]
    assert "falta el nombre de la cuenta" in said[6][1]
    assert said[7][0] is Verdict.LOOK
    assert "No conocemos esta red" in said[7][1]
    assert "No parece una dirección" in said[8][1]
    assert said[9][0] is Verdict.SKIP
    assert len(reading.snapshot(database).accounts) == 1


def test_an_import_is_one_step_to_undo_and_leaves_a_copy_before(database: Database, tmp_path: Path) -> None:
    set_up(database)
    path = tmp_path / "lista.csv"
    path.write_text(_csv(), encoding="utf-8")
    account_import.accept(database, _preview(database, path))
    assert len(reading.snapshot(database).accounts) == 3
    assert list((database.path.parent / "copias").glob("*antes_de_importar*"))
    history.undo(database)
    assert reading.snapshot(database).accounts == ()
    account_import.accept(database, _preview(database, path))
    assert len(reading.snapshot(database).accounts) == 3


def test_columns_without_headings_are_told_by_what_they_hold(tmp_path: Path, networks: Networks) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(
        "Ayuntamiento;https://facebook.com/a\nDeportes;https://instagram.com/b\n", encoding="utf-8"
    )
    opened = understand(read_tables(path, MOST_ROWS), networks)
    assert opened.columns == {ADDRESS: 1}
    assert len(opened.lines) == 2


def test_a_missing_column_is_said(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Nombre;Notas\nVilla;hola\n", encoding="utf-8")
    opened = account_import.open_list(path)
    with pytest.raises(Problem, match="Falta una columna"):
        account_import.preview(database, opened, opened.columns)


def test_a_list_of_300000_rows_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "larga.csv"
    path.write_text("url\n" + "https://facebook.com/a\n" * 300_000, encoding="utf-8")
    with pytest.raises(Problem, match=f"{MOST_ROWS} filas"):
        read_tables(path, MOST_ROWS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vacia.csv", b""),
        ("rota.xlsx", b"PK\x03\x04esto no es un libro"),
        ("mala.json", b"{no es json"),
        ("suelta.json", b"[1, 2, 3]"),
        ("binaria.csv", b"a\x00b\x00c" * 10),
        ("blanca.csv", b"\n\n;;;\n"),
    ],
)
def test_what_is_not_a_list_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Problem, match=name):
        read_tables(path, MOST_ROWS)


def test_a_zip_bomb_dressed_as_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomba.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 400_000_000)
    with pytest.raises(Problem, match="demasiado largo"):
        read_tables(path, MOST_ROWS)


def test_markup_and_long_names_are_data_like_any_other(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "rara.csv"
    path.write_text(f"url,nombre\nfacebook.com/a,<b>&amp;\nfacebook.com/c,{'x' * 500}\n", encoding="utf-8")
    lines = _preview(database, path)
    assert lines[0].account is not None
    assert lines[0].account.name == "<b>&amp;"
    assert lines[1].verdict is Verdict.SKIP
    assert "500 caracteres" in lines[1].remarks[0]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("24/11/2026", date(2026, 11, 24)),
        ("24-11-26", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("2026-11-24T10:00:00Z", date(2026, 11, 24)),
        ("24/11/2026 9:30", date(2026, 11, 24)),
        ("31/02/2026", None),
        ("ayer", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(written: str, day: date | None) -> None:
    assert read_day(written) == day


@given(st.text(alphabet=st.characters(min_codepoint=0xA1, max_codepoint=0x17F), max_size=20))
def test_mending_never_breaks_a_good_text(text: str) -> None:
    try:
        garbled = text.encode().decode("cp1252")
    except UnicodeDecodeError:
        return
    assert mended(garbled) in (text, garbled)


@ON_FILES
@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.json", "x.xlsx", "x.txt"]))
def test_any_bytes_get_an_answer_or_a_sentence(
    tmp_path: Path, networks: Networks, data: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with contextlib.suppress(Problem):
        understand(read_tables(path, MOST_ROWS), networks)


@ON_DATABASE
@given(st.lists(st.text(alphabet="a/@ñ \ud83d\ude00", min_size=1, max_size=8), min_size=5, max_size=5))
def test_halves_of_letters_come_in_whole_or_as_what_they_are(
    database: Database, tmp_path: Path, cells: list[str]
) -> None:
    path = tmp_path / "cuentas.json"
    known = {"Red": "Facebook", "Dirección": f"fb.com/a{cells[0]}"}
    row = known | dict(zip(HEADINGS[2:], cells, strict=True))
    path.write_text(json.dumps([row]), encoding="ascii")
    with contextlib.suppress(Problem), never_damaged():
        account_import.accept(database, _preview(database, path))
    for account in reading.snapshot(database).accounts:
        account.name.encode()


@pytest.mark.parametrize(
    ("heading", "is_read"),
    [
        ("Contraseña", False), ("CLAVE", False), ("Password", False), ("contraseña de Facebook", False),
        ("PIN", False), ("Api key", False), ("La contraseña", False), ("código de recuperación", False),
        ("Dónde está la contraseña", True), ("Contraseña guardada en", True),
        ("Contraseña cambiada el", True),
        ("Palabras clave", True), ("Password last changed", True),
    ],
)  # fmt: skip
def test_a_column_of_passwords_is_not_read_whatever_it_is_said_to_be(
    tmp_path: Path, networks: Networks, heading: str, is_read: bool
) -> None:
    path = tmp_path / "claves.csv"
    path.write_text(
        f"Cuentas del pueblo;;;\nRed;Dirección;{heading};Titular\n"
        "Facebook;https://facebook.com/villa;fiestas123;Ana\n",
        encoding="utf-8",
    )
    listed = understand(read_tables(path, MOST_ROWS), networks)
    index = next(at for at, name in enumerate(listed.headings) if name.startswith(heading))
    (row,) = listed.rows({**listed.columns, "account.notes": index})
    assert (row.row.get("account.notes") == "fiestas123") is is_read
    assert any("no se guardan contraseñas" in said for said in listed.remarks) is not is_read
    assert ("fiestas123" in str(listed)) is is_read


def test_a_password_in_a_cell_stays_out_and_is_said(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "claves.csv"
    path.write_text(
        "Red;Dirección;Notas;Titular\n"
        "Facebook;https://facebook.com/villa;La contraseña es Secreta2024;Ana\n"
        "Instagram;https://instagram.com/villa;pide código al móvil;Ana\n",
        encoding="utf-8",
    )
    lines = _preview(database, path)
    assert [line.verdict for line in lines] == [Verdict.LOOK, Verdict.NEW]
    assert "«Notas» parece llevar una contraseña" in lines[0].remarks[0]
    account_import.accept(database, lines)
    assert {account.notes for account in reading.snapshot(database).accounts} == {"", "pide código al móvil"}


def test_the_area_of_a_title_is_that_of_its_own_sheet_and_a_note_under_a_table_is_none(
    tmp_path: Path,
) -> None:
    heading, urls = ["Red", "Dirección"], ("AytoVilla", "DeportesVilla", "MuseoVilla", "CulturaVilla")
    rows = [["Facebook", f"https://www.facebook.com/{name}"] for name in urls]
    sheets: dict[str, list[list[str]]] = {
        "Casa": [heading, ["Deportes"], rows[0], ["Revisado por Ana"], [], rows[1]],
        "Otras": [heading, rows[2], ["Cultura"], rows[3]],
    }
    path = tmp_path / "lista.xlsx"
    path.write_bytes(xlsx(sheets))
    _opened, lines = accounts_in(path)
    assert [line.area for line in lines if line.account] == ["Deportes", "Deportes", "", "Cultura"]
    told = {line.said: line.remarks[0] for line in lines if not line.account}
    assert told["Revisado por Ana"].startswith("No nombra ninguna cuenta")
    assert told["Deportes"].startswith("No es una cuenta. Si es un título")
