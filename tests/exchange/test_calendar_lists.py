"""Lists of posts from real spreadsheets come in, and what is wrong is said by sheet, row and column."""

import contextlib
import csv
import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import history, records
from muniredes.actions import reading as guide
from muniredes.actions.calendar import reading
from muniredes.actions.calendar.files import exporting, importing
from muniredes.domain.calendar.lists.list_import import JudgedRow, PostVerdict
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.exchange.calendar_files.columns import understand
from muniredes.exchange.tables.reading import read_tables
from muniredes.storage.database import Database
from tests.properties import ON_DATABASE, ON_FILES
from tests.support import never_damaged, set_up

NETWORKS = ("https://facebook.com/aytovilla", "https://instagram.com/aytovilla")
ALWAYS = (date(2000, 1, 1), date(2100, 1, 1))
ALL = CalendarFilter(states=frozenset(PostState))


def judged(database: Database, path: Path) -> tuple[JudgedRow, ...]:
    opened = importing.open_list(path)
    return importing.preview(database, opened, opened.columns)


def brought(database: Database, path: Path) -> tuple[PostLine, ...]:
    """Bring in a list and return every dated post."""
    importing.accept(database, judged(database, path), makes_people=True)
    return reading.dated(database, *ALWAYS, ALL)


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "plan.csv"
    path.write_bytes(text.encode(encoding))
    return path


def book(folder: Path, sheets: dict[str, Sequence[Sequence[object]]], *merged: str) -> Path:
    """Write a workbook with some rows on each sheet, and merge some cells of the first."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for block in merged:
        made.worksheets[0].merge_cells(block)
    made.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_program(database: Database, tmp_path: Path, delimiter: str, encoding: str) -> None:
    set_up(database, *NETWORKS)
    rows = (
        ("Día", "Hora de publicación", "Red social", "Campaña", "Copy", "Responsable", "Estado"),
        ("24/11/2026", "18.30", "Facebook e Instagram", "Basura", '"Mañana, recogida de enseres"', "Ana", ""),
        ("mar 1 dic", "6 de la tarde", "Tablón", "", "Bando del agua", "", "Programado"),
    )
    path = csv_file(tmp_path, "\r\n".join(delimiter.join(row) for row in rows), encoding)
    first, second, third = brought(database, path)
    assert (first.at, second.at) == (datetime(2026, 11, 24, 18, 30),) * 2
    assert (first.title, first.message_id) == ("Mañana, recogida de enseres", second.message_id)
    assert (third.at, third.state, third.channel) == (
        datetime(2026, 12, 1, 18), PostState.APPROVED, "tablon",
    )  # fmt: skip
    snapshot = guide.snapshot(database)
    assert [topic.name for topic in snapshot.topics if topic.id == first.topic_id] == ["Basura"]
    person = snapshot.person(first.responsible_id)
    assert person is not None
    assert person.name == "Ana"


def test_a_messy_workbook_with_a_sheet_for_each_month(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    march: list[list[object]] = [
        ["Plan de redes 2027", None, None, None],
        [],
        ["Fecha", "Hora", "Redes", "Título", "Contenido"],
        [datetime(2027, 3, 1), time(9, 30), "Facebook", "Pleno", "Hay pleno"],
        [None, None, "Instagram", "Pleno", "Hay pleno"],
        [46450, 0.75, "facebook", "Mercado", None],
        [],
        ["lunes 8", "10h", "Facebook", "Día de la Mujer", "Acto"],
        [datetime(2027, 3, 9, 20, 15), None, "Facebook", "Cine", ""],
    ]
    path = book(
        tmp_path,
        {
            "Marzo": march,
            "Abril": [
                ["Red", "Día", "Titular"],
                ["Facebook", "2/4/27", "Semana Santa"],
                ["TikTok", "3/4/27", "Vídeo"],
            ],
            "Contactos": [["Persona", "Teléfono"], ["Ana", 600]],
        },
        "A1:D1",
        "A4:A5",
        "B4:B5",
    )
    opened = importing.open_list(path)
    assert opened.left_out == ("Contactos",)
    rows = importing.preview(database, opened, opened.columns)
    assert [(row.sheet, row.number) for row in rows] == [
        ("Marzo", 4), ("Marzo", 5), ("Marzo", 6), ("Marzo", 8), ("Marzo", 9), ("Abril", 2), ("Abril", 3),
    ]  # fmt: skip
    assert rows[-1].verdict is PostVerdict.SKIP
    assert rows[-1].remarks == (
        "Hoja «Abril», fila 3, columna «Red»: no hay ninguna cuenta ni canal que se llame «TikTok»",
    )
    importing.accept(database, rows, makes_people=True)
    lines = reading.dated(database, *ALWAYS)
    assert [(line.at, line.title) for line in lines] == [
        (datetime(2027, 3, 1, 9, 30), "Pleno"),
        (datetime(2027, 3, 1, 9, 30), "Pleno"),
        (datetime(2027, 3, 4, 18), "Mercado"),
        (datetime(2027, 3, 8, 10), "Día de la Mujer"),
        (datetime(2027, 3, 9, 20, 15), "Cine"),
        (datetime(2027, 4, 2, 10), "Semana Santa"),
    ]
    assert lines[0].message_id == lines[1].message_id


def test_every_problem_has_its_place(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS, "https://instagram.com/joven")
    path = csv_file(
        tmp_path,
        "Fecha;Hora;Canal;Título;Estado;Enlace;Minutos\n"
        "ayer;10:00;Facebook;A;;;\n"
        "1/12/2026;25:00;Facebook;B;;;\n"
        "1/12/2026;10:00;Instagram;C;;;\n"
        "1/12/2026;10:00;Facebook;D;;;\n"
        "1/12/2026;10:00;Facebook;d;;;\n"
        ";;Facebook;E;Publicada;;\n"
        "2/12/2026;10:00;Facebook;F;Publicada;;\n"
        "2/12/2026;10:00;Facebook, TikTok;G;a medias;;un rato\n"
        "1/11/2026;10:00;Facebook;H;Publicada;https://x.com/otro/status/1;\n"
        "1/11/2026;10:00;Facebook;I;;;\n"
        "2/12/2026;10:00;Facebook;" + "x" * 400 + ";;;\n"
        "2/12/2026;10:00;Facebook;;;;\n"
        ";;Facebook;J;;https://villa.es/bases;\n",
    )
    said = {row.number: (row.verdict, " ".join(row.remarks)) for row in judged(database, path)}
    assert said[2] == (PostVerdict.SKIP, "Fila 2, columna «Fecha»: no se entiende la fecha «ayer».")
    assert said[3] == (PostVerdict.SKIP, "Fila 3, columna «Hora»: no se entiende la hora «25:00».")
    assert said[4][0] is PostVerdict.LOOK
    assert "Fila 4, columna «Canal»: «Instagram» puede ser" in said[4][1]
    assert "entra por «Instagram · aytovilla», que es la principal; mírela." in said[4][1]
    assert said[5] == (PostVerdict.NEW, "")
    assert said[6] == (PostVerdict.SAME, "Fila 6: está repetida: es la misma que la de la fila 5.")
    assert "Fila 7, columna «Estado»: dice que está publicada y no tiene fecha" in said[7][1]
    assert "su día no ha llegado" in said[8][1]
    assert said[9][0] is PostVerdict.LOOK
    assert "TikTok" in said[9][1]
    assert "columna «Estado»: no se entiende el estado «a medias»" in said[9][1]
    assert "columna «Minutos»: no se entienden los minutos «un rato»" in said[9][1]
    assert said[10][0] is PostVerdict.LOOK
    assert "columna «Enlace»: Esa dirección no es de Facebook." in said[10][1]
    assert said[11][0] is PostVerdict.LOOK
    assert "ese día ya ha pasado" in said[11][1]
    assert said[12][0] is PostVerdict.SKIP
    assert "columna «Título»: «Título» es demasiado largo: tiene 400 caracteres" in said[12][1]
    assert said[13] == (PostVerdict.SKIP, "Fila 13, columna «Título»: Falta el título.")
    assert said[14][0] is PostVerdict.NEW
    assert reading.dated(database, *ALWAYS) == ()


def test_of_two_accounts_of_a_network_each_row_takes_its_own_and_says_so(
    database: Database, tmp_path: Path
) -> None:
    set_up(database, "https://facebook.com/aytovilla", "https://facebook.com/BiblioVilla")
    path = csv_file(
        tmp_path,
        "Fecha;Hora;Canal;Título;Nota\n"
        "1/12/2026;10:00;Facebook;Pleno;\n"
        "2/12/2026;10:00;Facebook;Cuentacuentos;En @bibliovilla\n",
    )
    rows = judged(database, path)
    assert [row.verdict for row in rows] == [PostVerdict.LOOK] * 2
    assert "entra por «Facebook · BiblioVilla», que es la que nombra la fila" in rows[1].remarks[0]
    handles = {each.id: each.handle for each in guide.snapshot(database).accounts}
    found = {line.title: handles[line.account_id] for line in brought(database, path)}
    assert found == {"Pleno": "aytovilla", "Cuentacuentos": "BiblioVilla"}


def test_the_history_of_what_was_published_comes_in(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(
        tmp_path,
        "fecha,red,titulo,estado,enlace\n"
        "2026-10-03,Facebook,Feria,publicado,https://www.facebook.com/aytovilla/posts/1\n"
        "2026-10-01,Facebook,Pregón,Hecho,\n",
    )
    lines = brought(database, path)
    assert [line.state for line in lines] == [PostState.PUBLISHED] * 2
    assert lines[1].url == "https://www.facebook.com/aytovilla/posts/1"
    account = next(each for each in guide.snapshot(database).accounts if each.network_id == "facebook")
    assert account.last_post_on == date(2026, 10, 3)
    assert account.id is not None
    assert reading.last_published(database) == {account.id: datetime(2026, 10, 3, 10)}


def test_nothing_is_lost_of_what_has_no_place(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(
        tmp_path,
        "fecha;red;titulo;enlace;texto alternativo;nota\n"
        "1/12/2026;Facebook;Bases;https://villa.es/bases;Un cartel;Con foto\n",
    )
    (line,) = brought(database, path)
    note = reading.said(database, line.message_id).message.note
    assert note.splitlines() == [
        "Con foto",
        "Texto alternativo de la imagen: Un cartel",
        "Enlace: https://villa.es/bases",
    ]


def test_ideas_without_a_day_wait(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(tmp_path, "idea;red\nVídeo del río;\nRuta;Facebook\n")
    opened = importing.open_list(path)
    columns = {CalendarField.TITLE: 0, CalendarField.CHANNEL: 1}
    importing.accept(database, importing.preview(database, opened, columns), makes_people=True)
    assert {line.title for line in reading.undated(database)} == {"Vídeo del río", "Ruta"}
    again = importing.preview(database, opened, columns)
    assert {row.verdict for row in again if row.number > 1} == {PostVerdict.SAME}


def test_an_import_is_one_step_to_undo_and_leaves_a_copy_before(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(
        tmp_path,
        "fecha;red;titulo;tema;responsable\n1/12/2026;Facebook, web;A;Agua;Luis\n2/12/2026;web;B;;\n",
    )
    before = guide.snapshot(database)
    assert len(brought(database, path)) == 3
    assert list((database.path.parent / "copias").glob("*antes_de_importar*"))
    assert {row.verdict for row in judged(database, path)} == {PostVerdict.SAME}
    history.undo(database)
    assert reading.dated(database, *ALWAYS, ALL) == ()
    after = guide.snapshot(database)
    assert (len(after.topics), len(after.people)) == (len(before.topics), len(before.people))
    assert len(brought(database, path)) == 3
    assert [hit.title for hit in guide.find(database, "B") if hit.kind == "message"] == ["B"]


def test_where_two_people_approve_nothing_comes_in_approved(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    records.keep_only(database, "posting_rules", {"needs_approval": True})
    path = csv_file(tmp_path, "fecha;red;titulo;estado\n1/12/2026;Facebook;A;Aprobada\n")
    (row,) = judged(database, path)
    assert "otra persona" in row.remarks[0]
    assert [line.state for line in brought(database, path)] == [PostState.IN_REVIEW]


def test_columns_can_be_said_by_hand(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(tmp_path, "a;b;c\nHola;1/12/2026;Facebook\n")
    opened = importing.open_list(path)
    with pytest.raises(Problem, match="Falta una columna"):
        importing.preview(database, opened, opened.columns)
    columns = {CalendarField.TITLE: 0, CalendarField.DAY: 1, CalendarField.CHANNEL: 2}
    rows = importing.preview(database, opened, columns)
    assert rows[0].verdict is PostVerdict.SKIP
    assert rows[1].new is not None
    assert rows[1].new.at == datetime(2026, 12, 1, 10)


def test_the_same_choice_of_columns_serves_every_sheet(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = book(
        tmp_path,
        {
            "Enero": [["Fecha", "Título", "Texto", "Versión corta"], ["1/1/2027", "A", "Largo", "Corto"]],
            "Febrero": [["Título", "Versión corta", "Día", "Texto"], ["B", "Breve", "1/2/2027", "Extenso"]],
        },
    )
    opened = importing.open_list(path)
    columns = {**opened.columns, CalendarField.TEXT: opened.headings.index("Versión corta")}
    rows = importing.preview(database, opened, columns)
    assert [row.new.message.text for row in rows if row.new] == ["Corto", "Breve"]
    assert [row.new.at for row in rows if row.new] == [datetime(2027, 1, 1, 10), datetime(2027, 2, 1, 10)]


def test_json_comes_in_too(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = tmp_path / "plan.json"
    items = [{"date": "2027-01-05", "time": "18:00", "channel": "facebook", "title": "Reyes"}]
    path.write_text(json.dumps(items), encoding="utf-8")
    (line,) = brought(database, path)
    assert (line.at, line.title) == (datetime(2027, 1, 5, 18), "Reyes")


def test_garbled_texts_are_mended(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(tmp_path, "Fecha;Red;TÃ­tulo\n1/12/2026;Facebook;MaÃ±ana\n")
    assert [line.title for line in brought(database, path)] == ["Mañana"]


def test_hidden_sheets_are_left_out_and_said(tmp_path: Path) -> None:
    path = book(
        tmp_path, {"Uno": [["url", datetime(2026, 1, 2, 3, 4)]], "Dos": [["otra"]], "Tres": [["más"]]}
    )
    made = openpyxl.load_workbook(path)
    made["Dos"].sheet_state = "hidden"
    made.save(path)
    assert read_tables(path, 100)[0].remarks == ("Hoja «Dos»: está oculta y queda fuera.",)
    assert [(table.sheet, table.rows[0][1]) for table in read_tables(path, 100)] == [
        ("Uno", ("url", "2026-01-02T03:04:00")),
        ("Tres", ("más",)),
    ]


def test_25000_rows_come_in_and_one_more_does_not(tmp_path: Path) -> None:
    rows = "1/12/2026;A\n" * importing.MOST_ROWS
    assert len(importing.open_list(csv_file(tmp_path, f"fecha;titulo\n{rows}")).sheets[0].lines) == 25_000
    with pytest.raises(Problem, match="25000 filas"):
        importing.open_list(csv_file(tmp_path, f"fecha;titulo\n{rows * 2}"))


def test_a_list_that_brings_nothing_writes_nothing(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(tmp_path, "fecha;titulo\nayer;A\n")
    with pytest.raises(Problem, match="Ninguna fila"):
        importing.accept(database, judged(database, path), makes_people=True)
    assert not (database.path.parent / "copias").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vacia.csv", b""),
        ("rota.xlsx", b"PK\x03\x04esto no es un libro"),
        ("mala.json", b"{no es json"),
        ("binaria.csv", b"a\x00b\x00c" * 10),
        ("blanca.csv", b"\n\n;;;\n"),
    ],
)
def test_what_is_not_a_list_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Problem, match=name):
        importing.open_list(path)


@ON_FILES
@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.json", "x.xlsx", "x.txt"]))
def test_any_bytes_get_an_answer_or_a_sentence(
    tmp_path: Path, networks: Networks, data: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with contextlib.suppress(Problem):
        list(understand(read_tables(path, 100), networks).rows({}, date(2026, 1, 1)))


CELLS = st.text(alphabet="12/-:.,aeñ 0ÁÃ©«\n'=+", max_size=12)
HALVES = ("\ud83d", "\ude00")


@ON_DATABASE
@given(
    st.lists(st.text(alphabet=("a", "ñ", " ", "\n", *HALVES), min_size=1, max_size=8), min_size=6, max_size=6)
)
@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_halves_of_letters_come_in_whole_or_as_what_they_are(
    database: Database, tmp_path: Path, kind: str, cells: list[str]
) -> None:
    """A program cut a letter in two: it is joined, or it is «�», and the guide is as whole as it was."""
    headings = ["Tema", "Título", "Texto", "Responsable", "Nota", "Canal"]
    rows = [["Fecha", *headings], ["4/3/2027", *cells]]
    if kind == "json":
        path = tmp_path / "plan.json"
        path.write_text(json.dumps([dict(zip(*rows, strict=True))]), encoding="ascii")
    else:
        hidden = [re.sub("[\ud800-\udfff]", lambda half: f"_x{ord(half[0]):04X}_", cell) for cell in cells]
        path = book(tmp_path, {"Hoja": [rows[0], [rows[1][0], *hidden]]})
    with contextlib.suppress(Problem), never_damaged():
        importing.accept(database, judged(database, path), makes_people=True)
    for line in reading.dated(database, *ALWAYS, ALL):
        line.title.encode()


def test_a_letter_in_two_halves_is_that_letter(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    path = book(tmp_path, {"Hoja": [["Fecha", "Título"], ["4/3/2027", "Fiesta _xD83D__xDE00_ y _xD83D_"]]})
    (line,) = brought(database, path)
    assert line.title == "Fiesta 😀 y \ufffd"


@ON_FILES
@given(st.lists(st.tuples(*[CELLS] * 8), min_size=1, max_size=6))
def test_any_cells_are_judged_without_a_fault(
    database: Database, tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    headings = ["Fecha", "Hora", "Canal", "Título", "Texto", "Estado", "Minutos", "Id"]
    path = book(tmp_path, {"Hoja": [headings, *rows]})
    made = openpyxl.load_workbook(path)
    for cells in made["Hoja"].iter_rows():
        for cell in cells:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    made.save(path)
    verdicts = [row.verdict for row in judged(database, path)]
    assert len(verdicts) <= len(rows)


def test_a_password_in_a_row_stays_out_and_is_said(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "Fecha;Título;Texto;Nota\n4/3/2027;Pleno;Orden del día;Clave de la cuenta: Villa2024\n",
        encoding="utf-8",
    )
    opened = importing.open_list(path)
    (row,) = importing.preview(database, opened, opened.columns)
    assert row.verdict is PostVerdict.LOOK
    assert "parece llevar una contraseña" in row.remarks[0]
    assert row.new is not None
    assert row.new.message.note == ""


def test_what_councils_write_comes_in_and_what_was_supposed_is_said(
    database: Database, tmp_path: Path
) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(
        tmp_path,
        "Fecha;Hora;Canal;Título;Estado\n"
        "1/12/2026;tarde;Facebook;Villancicos;\n"
        "24 y 31 de diciembre de 2026;10:00;Facebook;Horario;\n"
        "5, 12 y 19 de marzo de 2027;;Facebook;Taller;\n"
        "del 26 al 30 de agosto de 2027;20:00;Facebook;Fiestas;\n"
        "S/F;;Facebook;Entrevista;\n"
        "2/12/2026;10:00;Facebook;Recibos;Publicado\n",
    )
    rows = judged(database, path)
    assert all(row.is_accepted for row in rows)
    said = {row.said: " ".join(row.remarks) for row in rows}
    assert "«tarde» se entiende a las 18:00" in said["Villancicos"]
    assert "dura varios días, hasta el 30 de agosto de 2027" in said["Fiestas"]
    assert "entra como idea sin fecha" in said["Entrevista"]
    assert "entra como borrador" in said["Recibos"]
    lines = brought(database, path)
    assert [(line.title, line.at, line.state) for line in lines] == [
        ("Villancicos", datetime(2026, 12, 1, 18), PostState.DRAFT),
        ("Recibos", datetime(2026, 12, 2, 10), PostState.DRAFT),
        ("Horario", datetime(2026, 12, 24, 10), PostState.DRAFT),
        ("Horario", datetime(2026, 12, 31, 10), PostState.DRAFT),
        *(("Taller", datetime(2027, 3, day, 10), PostState.DRAFT) for day in (5, 12, 19)),
        ("Fiestas", datetime(2027, 8, 26, 20), PostState.DRAFT),
    ]
    assert [line.title for line in reading.undated(database)] == ["Entrevista"]
    again = judged(database, path)
    assert {row.verdict for row in again} == {PostVerdict.SAME}


def test_a_month_between_the_rows_is_that_of_what_follows(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    rows: list[list[object]] = [
        ["ENERO 2027", "ENERO 2027", "ENERO 2027"],
        ["Día", "Hora", "Título"],
        [14, "10 h", "Matrícula"],
        ["FEBRERO", "FEBRERO", "FEBRERO"],
        [14, "19.30 h", "Baile de Carnaval"],
        ["Marzo de 2027", None, None],
        [3, "9 h", "Poda"],
    ]
    posts = brought(database, book(tmp_path, {"Plan": rows}))
    assert [post.at for post in posts] == [
        datetime(2027, 1, 14, 10), datetime(2027, 2, 14, 19, 30), datetime(2027, 3, 3, 9),
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["todas", "Todas las redes", "RRSS"])
def test_a_channel_that_is_only_supposed_is_marked_to_be_confirmed(
    database: Database, tmp_path: Path, said: str
) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(
        tmp_path, f"Fecha;Canal;Título\n24/12/2026;{said};Feliz Navidad\n25/12/2026;Facebook;Misa"
    )
    where = "Facebook · aytovilla e Instagram · aytovilla"
    sure = f"Supuesto: confírmelo. La lista dice «{said}», y entra por {where}."
    rows = judged(database, path)
    assert [row.verdict for row in rows] == [PostVerdict.LOOK, PostVerdict.NEW]
    assert sure in " ".join(rows[0].remarks)
    lines = brought(database, path)
    assert [line.title for line in lines] == ["Feliz Navidad", "Feliz Navidad", "Misa"]
    notes = {reading.said(database, line.message_id).message.note for line in lines[:2]}
    assert notes == {sure}


def test_who_is_not_here_is_told_in_the_note_of_what_changes_too(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    known = "fecha;red;titulo;responsable;nota\n12/12/2026;Facebook,Instagram;Feria;;Con foto\n"
    brought(database, csv_file(tmp_path, known))
    again = tmp_path / "c.csv"
    exporting.write(exporting.prepare(database, exporting.ExportKind.CSV, *ALWAYS), again)
    with again.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 2
    for row in rows:
        assert row[CalendarField.RESPONSIBLE.word] == ""
        row[CalendarField.RESPONSIBLE.word] = "Pepe Ido"
    rows[0][CalendarField.NOTE.word] = "Sin foto"
    write_rows(again, rows)
    found = judged(database, again)
    assert importing.people_not_here(database, found) == ("Pepe Ido",)
    kept = importing.naming_nobody_new(database, found)
    assert sum(row.is_accepted for row in kept) == 2
    importing.accept(database, kept, makes_people=False)
    lines = reading.dated(database, *ALWAYS)
    (said,) = {reading.said(database, line.message_id).message.note for line in lines}
    assert said == "Sin foto\nLa prepara: Pepe Ido"
    assert "Pepe Ido" not in {person.name for person in guide.snapshot(database).people}
    write_rows(again, [{**row, CalendarField.NOTE.word: said} for row in rows])
    once_more = importing.naming_nobody_new(database, judged(database, again))
    assert [row.verdict for row in once_more] == [PostVerdict.SAME, PostVerdict.SAME]
    assert not any(row.is_accepted for row in once_more)


def write_rows(path: Path, rows: Sequence[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        out.writeheader()
        out.writerows(rows)


@pytest.mark.parametrize("said", ["?", "-", "no se sabe", "Nadie"])
def test_a_cell_that_names_no_topic_and_nobody_stops_no_list(
    database: Database, tmp_path: Path, said: str
) -> None:
    set_up(database, *NETWORKS)
    path = csv_file(tmp_path, f"fecha;titulo;tema;responsable\n12/12/2026;Feria;{said};{said}\n")
    assert [line.title for line in brought(database, path)] == ["Feria"]
    known = guide.snapshot(database)
    assert known.topics == ()
    assert [person.name for person in known.people] == ["Marta Ruiz"]
