"""Lists as other people and other programs write them, each kind through the doors that everybody uses."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from muniredes.actions import clock, reading
from muniredes.actions.calendar.files import importing
from muniredes.actions.channels import account_import
from muniredes.actions.channels.account_import import AccountList
from muniredes.domain.accounts.account import KeyLack
from muniredes.domain.accounts.incoming_list import ImportLine, Verdict
from muniredes.domain.calendar.lists.list_import import JudgedRow, PostVerdict
from muniredes.domain.texts.secrets import holds_secret
from muniredes.storage.database import Database
from tests.support import set_up

Write = Callable[[str, str], Path]


_FACEBOOK, _INSTAGRAM = "https://www.facebook.com/AytoVilla", "https://www.instagram.com/aytovilla"
_DOWNWARDS = (
    f"Red;Facebook\nDirección;{_FACEBOOK}\nResponsable;Ana\n;\n"
    f"Red;Instagram\nDirección;{_INSTAGRAM}\nResponsable;Luis\n"
)


@pytest.fixture(autouse=True)
def _november() -> None:
    clock.pretend(date(2026, 11, 29))


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_bytes(text.encode("cp1252" if "1252" in text else "utf-8"))
        return tmp_path / name

    return write


def posts(database: Database, path: Path) -> tuple[JudgedRow, ...]:
    set_up(database, "https://www.facebook.com/AytoVilla", "https://www.instagram.com/aytovilla")
    found = importing.open_list(path)
    return importing.preview(database, found, found.columns)


def accounts(database: Database, path: Path) -> tuple[ImportLine, ...]:
    found: AccountList = account_import.open_list(path)
    return account_import.preview(database, found, found.columns)


def moments(rows: tuple[JudgedRow, ...]) -> list[datetime | None]:
    return [row.new.at if row.new else None for row in rows]


def addresses(lines: tuple[ImportLine, ...]) -> list[str]:
    return [line.account.address for line in lines if line.account]


def test_a_board_of_cards_brings_its_cards_and_not_its_columns(database: Database, written: Write) -> None:
    board = {
        "name": "Redes",
        "lists": [
            {"id": "l1", "name": "Por hacer"},
            {"id": "l2", "name": "Hecho"},
            {"id": "l3", "name": "Z"},
        ],
        "cards": [
            {"id": "c1", "name": "Cabalgata", "desc": "Sale a las 18:30", "due": "2027-01-05T17:30:00.000Z"},
            {"id": "c2", "name": "Belén", "desc": "", "due": None},
        ],
    }
    rows = posts(database, written("redes.json", json.dumps(board)))
    assert [row.said for row in rows] == ["Cabalgata", "Belén"]
    assert moments(rows) == [datetime(2027, 1, 5, 18, 30), None]


def test_a_page_keeps_its_paragraphs_apart_and_a_tall_cell_is_of_every_row(
    database: Database, written: Write
) -> None:
    page = (
        "<html><head><meta charset=windows-1252></head><table>"
        "<tr><td>Fecha</td><td>Texto</td><td>Red</td></tr>"
        "<tr><td rowspan=2><p>10/12/2026</p></td><td><p>Coro</p><p>En la iglesia</p></td><td>FB</td></tr>"
        "<tr><td>Teatro</td><td>IG</td></tr><tr><td>11/12/2026</td><td>Cine</td><td>FB</td></tr></table></html>"
    )
    rows = posts(database, written("plan.xls", page))
    assert [row.new.message.text for row in rows if row.new] == ["Coro\nEn la iglesia", "Teatro", "Cine"]
    assert [at and at.day for at in moments(rows)] == [10, 10, 11]


def test_a_bulk_list_without_headings_is_known_by_what_it_holds(database: Database, written: Write) -> None:
    rows = posts(
        database,
        written(
            "bulk.csv",
            '12/23/2026 18:30,"Hoy, belén viviente en la plaza",https://villa.example/belen\n'
            '12/28/2026 10:05,"Oficina cerrada por la tarde",\n01/05/2027 17:00,"Cabalgata de Reyes",\n',
        ),
    )
    assert moments(rows) == [
        datetime(2026, 12, 23, 18, 30), datetime(2026, 12, 28, 10, 5), datetime(2027, 1, 5, 17)
    ]  # fmt: skip
    assert rows[2].verdict is PostVerdict.LOOK, "5 January or 1 May: it says which"


@pytest.mark.parametrize(
    ("day", "hour", "at"),
    [
        ("11-XII-2026", "mediodía", datetime(2026, 12, 11, 12)),
        ("7 de enero de 2027 9:00 → 10 de enero de 2027 14:00", "", datetime(2027, 1, 7, 9)),
        ("dimecres, 9 de desembre de 2026", "18.00", datetime(2026, 12, 9, 18)),
        ("12 de des. de 2026", "20 h.", datetime(2026, 12, 12, 20)),
    ],
)
def test_a_day_is_understood_as_it_is_written(
    database: Database, written: Write, day: str, hour: str, at: datetime
) -> None:
    text = f'Data;Ordua;Xarxa;Missatge;Estat\n"{day}";{hour};FB;Ple;Sin empezar\n'
    assert moments(posts(database, written("plan.csv", text))) == [at]


def test_a_tick_under_a_short_name_is_that_channel(database: Database, written: Write) -> None:
    text = "Fecha\tFB\tIG\tTexto\n09/12/2026\tX\t\tPleno\n10/12/2026\t✔\tsí\tCoro\n"
    rows = posts(database, written("plan.txt", text))
    assert [len(row.new.channels) for row in rows if row.new] == [1, 2]


def test_an_address_among_other_words_is_taken_out(database: Database, written: Write) -> None:
    lines = accounts(
        database,
        written(
            "cuentas.csv",
            "Perfil,Enlace\nFB,[Facebook](https://www.facebook.com/AytoVilla)\n"
            'X,"Ver: https://x.com/aytovilla (desde 2015)"\n'
            'YT,"=HYPERLINK(""https://www.youtube.com/@aytovilla"";""Canal"")"\nCorreo,redes@villa.example\n',
        ),
    )
    assert addresses(lines) == [
        "https://www.facebook.com/AytoVilla", "https://x.com/aytovilla", "https://www.youtube.com/@aytovilla"
    ]  # fmt: skip
    assert not lines[3].is_accepted


@pytest.mark.parametrize("said", ["no tiene", "No hay", "ninguno", "sin correo", "Sin móvil", "-"])
def test_a_list_from_elsewhere_says_that_there_is_none(database: Database, written: Write, said: str) -> None:
    """It is an answer, and no remark: the account comes in as when somebody writes it in its card."""
    (line,) = accounts(
        database,
        written("c.csv", f"Dirección;Correo;Teléfono;Responsable\nfacebook.com/villa;{said};{said};{said}\n"),
    )
    assert (line.verdict, line.remarks, line.holders) == (Verdict.NEW, (), ())
    account_import.accept(database, [line])
    (custody,) = reading.snapshot(database).custodies
    assert (custody.lacks, custody.email, custody.phone) == (tuple(KeyLack), "", "")


def test_a_cell_of_a_list_that_says_more_than_that_there_is_none_is_told(
    database: Database, written: Write
) -> None:
    (line,) = accounts(
        database, written("c.csv", "Dirección;Correo\nfacebook.com/villa;No tiene. Usa ana@villa.es\n")
    )
    assert line.custody is not None
    assert line.custody.lacks == ()
    assert line.remarks


def test_a_wide_list_says_nothing_where_there_is_a_dash_and_reads_names_beside_addresses(
    database: Database, written: Write
) -> None:
    lines = accounts(
        database,
        written(
            "cuentas.tsv",
            "Concejalía\tWeb\tFB\tIG\nDeportes\t-\tVilla Deportes (https://www.facebook.com/villadeportes)\t@villad\n"
            "Fiestas\tvilla.example/fiestas\tno tiene\t\n",
        ),
    )
    assert addresses(lines) == [
        "https://www.facebook.com/villadeportes", "https://www.instagram.com/villad",
        "https://villa.example/fiestas",
    ]  # fmt: skip
    assert all(line.is_accepted for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        _DOWNWARDS,
        f"Red;Facebook;Instagram\nDirección;{_FACEBOOK};{_INSTAGRAM}\nResponsable;Ana;Luis\n",
    ],
    ids=["one under another", "one in each column"],
)
def test_a_list_written_downwards_is_one_account_for_each_card(
    database: Database, written: Write, text: str
) -> None:
    lines = accounts(database, written("cuentas.csv", text))
    assert [(line.account.network_id, line.holders) for line in lines if line.account] == [
        ("facebook", ("Ana",)), ("instagram", ("Luis",))
    ]  # fmt: skip


def test_a_password_manager_brings_accounts_and_no_secret(database: Database, written: Write) -> None:
    lines = accounts(
        database,
        written(
            "boveda.csv",
            "folder,type,name,notes,login_uri,login_username,login_password,login_totp\n"
            'Redes,login,Facebook,"PIN 4821, preguntar a Ana",https://www.facebook.com/AytoVilla,'
            "redes@villa.example,S3creta!2024,JBSWY3DPEHPK3PXP\n",
        ),
    )
    assert addresses(lines) == ["https://www.facebook.com/AytoVilla"]
    assert lines[0].account is not None
    assert "4821" not in repr(lines)
    assert "JBSWY3DPEHPK3PXP" not in repr(lines)


@pytest.mark.parametrize(
    ("text", "is_secret"),
    [
        ("PIN 4821, preguntar a Ana", True),
        ("clave 90211", True),
        ("Claves 2026 para el comercio", False),
        ("El pin de la solapa cuesta 5 euros", False),
        ("Pin 25 aniversario", False),
    ],
)
def test_figures_behind_the_word_pin_are_one(text: str, is_secret: bool) -> None:
    assert holds_secret(text) is is_secret


def test_what_says_that_there_is_nothing_goes_out_nowhere(database: Database, written: Write) -> None:
    rows = posts(
        database,
        written(
            "redes.csv",
            "Fecha;Facebook;Instagram\n04/03/2027;Feria en la plaza;No tiene\n"
            "05/03/2027;no;No hay clase el lunes\n",
        ),
    )
    assert [row.new.message.text for row in rows if row.new] == ["Feria en la plaza", "No hay clase el lunes"]


@pytest.mark.parametrize("columns", ["Red;Nombre;Enlace", "Red;Nombre;Notas"])
def test_what_an_account_is_called_says_which_it_is(database: Database, written: Write, columns: str) -> None:
    """As in a column «Cuenta»; a network where there is nothing is still no account."""
    said = f"{columns}\nfb;Escuela de Música;\nfacebook;Biblioteca;\ntiktok;no tenemos;\n"
    lines = accounts(database, written("cuentas.csv", said))
    made = [line.account for line in lines if line.account]
    assert [(each.network_id, each.handle, each.address, each.name) for each in made] == [
        ("facebook", "", "", "Escuela de Música"),
        ("facebook", "", "", "Biblioteca"),
    ], "what it is called is not where it is: that address may be somebody else's"
    assert [line.verdict for line in lines] == [Verdict.LOOK, Verdict.LOOK, Verdict.SKIP]
