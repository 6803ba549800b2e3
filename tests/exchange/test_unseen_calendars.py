"""Calendars as nobody here had seen them: what a person would understand, written down first."""

from pathlib import Path

import pytest

from muniredes.domain.calendar.lists.judging import judge
from muniredes.domain.calendar.lists.list_import import PostVerdict
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.exchange.calendar_files.columns import understand
from muniredes.exchange.tables.reading import read_tables
from tests.exchange.written import TODAY, networks, posts_in, said, unseen, villa, xlsx

CASES = unseen("unseen_calendars.txt")


@pytest.mark.parametrize(("name", "content", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_calendar_is_read_as_a_person_reads_it(
    tmp_path: Path, name: str, content: bytes, wanted: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _opened, rows = posts_in(path)
    assert [said(row) for row in rows] == wanted
    assert "Villa2024" not in " ".join(str(row.new) for row in rows)


_ROWS = [("Fecha", "Texto"), *[(f"1{day}/01/2027", f"Acto {day}") for day in range(1, 6)]]


@pytest.mark.parametrize(
    ("fills", "is_said"),
    [
        ({}, False),
        ({"A1": "FF1F3A5F", "B1": "FF1F3A5F"}, False),
        ({"A1": "FF1F3A5F", "A3": "FFEEEEEE", "A5": "FFEEEEEE"}, False),
        ({"A1": "FF1F3A5F", "A3": "FF00FF00", "A4": "FFFF0000"}, True),
    ],
    ids=["plain", "headings", "stripes", "states"],
)
def test_colours_that_may_say_something_are_said_to_stay_out(
    tmp_path: Path, fills: dict[str, str], is_said: bool
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(xlsx({"Enero": _ROWS}, fills=fills))
    opened, rows = posts_in(path)
    assert len(rows) == 5
    assert any("colores" in remark for remark in opened.remarks) is is_said


def test_days_of_the_week_mixed_with_numbers_are_no_calendar_on_a_wall(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Fecha;Martes;12;13\n12/01/2027;Pleno;;\n", "utf-8")
    opened = understand(read_tables(path, 100), networks())
    assert opened.headings == ("Columna 1", "Columna 2", "Columna 3", "Columna 4")


def test_a_table_of_figures_by_month_is_no_planner_of_a_year(tmp_path: Path) -> None:
    path = tmp_path / "seguidores.csv"
    path.write_text("Nº;Enero;Febrero;Marzo\n1;120;130;140\n2;150;160;x\n", "utf-8")
    opened = understand(read_tables(path, 100), networks())
    assert not any("todo el año" in remark for remark in opened.remarks)
    assert [cells[0] for _number, cells in opened.sheets[0].lines][-1] == "2"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Date;Post\n02/03/2027;Uno\n04/05/2027;Dos\n", "está en inglés"),
        ("Fecha;Texto;Frecuencia\n12/01/2027;Uno;Semanal\n13/01/2027;Dos;cada mes\n", "entra una vez"),
        ("Fecha;Hora;Texto\n12/01/2027;19:00 y 21:00;Uno\n13/01/2027;9 y 11 h;Dos\n", "se entiende a las"),
    ],
    ids=["the other order", "how often", "several hours"],
)
def test_what_is_understood_by_halves_is_looked_at(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")
    _opened, rows = posts_in(path)
    assert [row.verdict for row in rows] == [PostVerdict.LOOK] * 2
    assert all(what in " ".join(row.remarks) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "Fecha;Texto\n02/03/2027;Uno\n04/05/2027;Dos\n",
        "Date;Post\n02/03/2027;Uno\n25/05/2027;Dos\n",
        "Fecha;Texto;Frecuencia\n12/01/2027;Uno;Una vez\n",
        "Fecha;Hora;Texto\n12/01/2027;19:00 a 21:00;Uno\n13/01/2027;de 9 a 14 h;Dos\n",
    ],
)
def test_what_says_it_all_is_not(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")
    _opened, rows = posts_in(path)
    assert {row.verdict for row in rows} == {PostVerdict.NEW}


@pytest.mark.parametrize(
    ("topic", "kept"),
    [
        ("No hay cole", "No hay cole"),
        ("no hay", ""),
        ("No hay aún", ""),
        ("Nadie", ""),
        ("-", ""),
    ],
)
def test_a_topic_that_says_no_is_one(tmp_path: Path, topic: str, kept: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f"Fecha;Texto;Tema\n12/01/2027;Aviso;{topic}\n", "utf-8")
    _opened, rows = posts_in(path)
    assert [row.new.topic for row in rows if row.new] == [kept]


def test_each_network_keeps_the_hour_of_its_own_column_until_another_is_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Fecha;Texto;Red;Hora FB;Hora IG\n12/01/2027;Pleno;Todas;9:00;18:00\n", "utf-8")
    opened, rows = posts_in(path)
    assert [said(row) for row in rows] == ["12-01 09:00 f Pleno", "12-01 18:00 i Pleno"]
    assert all("Supuesto: confírmelo" in " ".join(row.remarks) for row in rows)
    notes = [row.new.message.note.rpartition("entra por ")[2] for row in rows if row.new]
    assert notes == ["Facebook · AytoVilla.", "Instagram · aytovilla."], "each says only its own"
    assert not opened.unused(opened.columns), "no column of hours is said to stay out"
    renamed = opened.with_mended(rows[0].key, {CalendarField.TITLE: "Pleno de enero", CalendarField.HOUR: ""})
    again = judge(renamed.rows(opened.columns, TODAY), villa())
    assert [said(row) for row in again] == ["12-01 09:00 f Pleno de enero", "12-01 18:00 i Pleno de enero"]
    mended = opened.with_mended(rows[0].key, {CalendarField.HOUR: "10:30"})
    again = judge(mended.rows(opened.columns, TODAY), villa())
    assert [said(row) for row in again] == ["12-01 10:30 fi Pleno"]


@pytest.mark.parametrize(
    ("heading", "row", "comes", "told"),
    [
        ("Red;Hora FB;Hora IG", "FB;;18:00", ["10:00 f"], "dice la hora de Instagram, «18:00»"),
        ("Red;Hora FB;Hora IG", "IG;9:00;", ["10:00 i"], "dice la hora de Facebook, «9:00»"),
        ("Red;Hora;Hora IG", "FB;9:00;18:00", ["09:00 f"], "dice la hora de Instagram, «18:00»"),
        ("Red;Hora FB", "IG;9:00", ["10:00 i"], "dice la hora de Facebook, «9:00»"),
        ("Red;Hora FB;Hora IG", "Todas;no;18:00", ["18:00 i"], "en la hora de Facebook dice «no»"),
        ("Red;Hora FB;Hora IG", "Todas;-;", ["10:00 i"], "en la hora de Facebook dice «-»"),
        ("Red;Hora FB;Hora IG", "FB;no;", ["10:00"], "en la hora de Facebook dice «no»"),
        ("Red;Hora FB;Hora IG", ";no;18:00", ["18:00 i"], ""),
        ("Red;Hora FB;Hora IG", "FB, IG;9:00;", ["09:00 f", "10:00 i"], ""),
        ("Red;Hora FB;Hora IG", "IG;-;18:00", ["18:00 i"], ""),
        ("Red;Hora;Hora FB;Hora IG", "FB, IG;8:00;;18:00", ["08:00 f", "18:00 i"], ""),
    ],
)
def test_no_hour_of_a_network_is_lost_and_a_no_takes_it_out(
    tmp_path: Path, heading: str, row: str, comes: list[str], told: str
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f"Fecha;Texto;{heading}\n12/01/2027;Pleno;{row}\n", "utf-8")
    _opened, rows = posts_in(path)
    assert [said(each) for each in rows] == [f"12-01 {each} Pleno" for each in comes]
    remarks = " ".join(remark for each in rows for remark in each.remarks)
    assert remarks.count("la hora de") == bool(told)
    if told:
        assert told in remarks
        assert rows[0].verdict is PostVerdict.LOOK
        assert "entra por Facebook" not in remarks or "9:00" in row


@pytest.mark.parametrize(
    ("cell", "channels"),
    [
        ("FB ✔ IG ✘", "f"),
        ("FB: no / IG: sí", "i"),
        ("Facebook sí, Instagram sí", "fi"),
        ("solo IG", "i"),
        ("FB, menos IG", "f"),
    ],
)
def test_a_channel_that_is_said_not_to_be_one_is_none(tmp_path: Path, cell: str, channels: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f'Fecha;Texto;Red\n12/01/2027;Pleno;"{cell}"\n', "utf-8")
    _opened, rows = posts_in(path)
    assert [said(row) for row in rows] == [f"12-01 10:00 {channels} Pleno"]


def test_a_group_of_neighbours_is_not_the_account(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Fecha;Texto;Red\n12/01/2027;Pleno;Grupo de vecinos en Facebook\n", "utf-8")
    _opened, rows = posts_in(path)
    assert [row.new for row in rows] == [None]
