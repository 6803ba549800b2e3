"""A column of passwords stays out wherever it stands in a list, and takes nothing else with it."""

from pathlib import Path

import pytest

from muniredes.exchange import account_list
from muniredes.exchange.account_list import AccountList
from muniredes.exchange.calendar_files import columns as calendar
from muniredes.exchange.tables.reading import read_tables
from tests.exchange.written import networks

_SECRETS = ("verdeoscuro", "azulmarino")
_PLACES = [f"Facebook;https://facebook.com/a{n};Ana" for n in range(15)]


def _read(path: Path, text: str) -> AccountList:
    path.write_text(text, encoding="utf-8")
    return account_list.understand(read_tables(path, 500), networks())


@pytest.mark.parametrize(
    "lines",
    [
        ["Red;Dirección;Responsable", *_PLACES, "Red;Dirección;Contraseña;Notas",
         "Instagram;https://instagram.com/a;verdeoscuro;nada", "X;https://x.com/a;azulmarino;nada"],
        ["Red;Dirección;Responsable", *_PLACES, "Servicio;Nombre;Contraseña", "Correo;pepe;verdeoscuro",
         "Banco;pepe;azulmarino"],
        ["Red;Dirección;Contraseña;;Red;Dirección;Contraseña",
         "Facebook;https://facebook.com/a;verdeoscuro;;X;https://x.com/a;azulmarino"],
        ["Red;Facebook;X", "Dirección;https://facebook.com/a;https://x.com/a",
         "Contraseña;verdeoscuro;azulmarino", "Notas;una;otra"],
        ["Red;Facebook", "Dirección;https://facebook.com/a", "Contraseña;verdeoscuro", "",
         "Red;X", "Dirección;https://x.com/a", "Contraseña;azulmarino"],
        ["Red;Contraseñas;;", "Nombre;Dirección;Usuario;Nombre",
         "Facebook;https://facebook.com/a;villa;verdeoscuro", "X;https://x.com/a;villa;azulmarino"],
    ],
    ids=["far down", "of another list", "beside", "downwards", "one by one", "in two rows"],
)  # fmt: skip
def test_a_password_stays_out_wherever_its_column_is(tmp_path: Path, lines: list[str]) -> None:
    listed = _read(tmp_path / "a.csv", "\n".join(lines))
    assert not [secret for secret in _SECRETS if secret in str(listed)]
    assert sum("no se guardan contraseñas" in said for said in listed.remarks) == 1


def test_it_stays_out_of_a_calendar_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    days = "".join(f"{n + 1:02}/03/2027;Acto {n}\n" for n in range(15))
    path.write_text(
        f"Fecha;Título\n{days}\nFecha;Título;Clave\n20/03/2027;Feria;verdeoscuro\n", encoding="utf-8"
    )
    listed = calendar.understand(read_tables(path, 500), networks())
    assert "verdeoscuro" not in str(listed)
    assert any("no se guardan contraseñas" in said for said in listed.remarks)
    assert sum(len(sheet.lines) for sheet in listed.sheets) == 16


def test_what_stands_under_it_in_the_next_table_is_read(tmp_path: Path) -> None:
    listed = _read(
        tmp_path / "a.csv",
        "Red;Dirección;Contraseña;Notas\nFacebook;https://facebook.com/a;verdeoscuro;una\n\n"
        "Red;Dirección;Notas\nInstagram;https://instagram.com/a;otra\n",
    )
    rows = [line.row for line in listed.rows(listed.columns)]
    assert [row["account.notes"] for row in rows] == ["una", "otra"]


def test_a_list_written_downwards_keeps_its_words(tmp_path: Path) -> None:
    listed = _read(
        tmp_path / "a.csv",
        "Red:;Facebook\nDirección:;https://facebook.com/a\nContraseña:;verdeoscuro\nÁrea:;Cultura\n",
    )
    assert listed.headings == ("Red", "Dirección", "Contraseña (no se lee)", "Área")
    (line,) = listed.rows(listed.columns)
    assert line.row["account.address"] == "https://facebook.com/a"
