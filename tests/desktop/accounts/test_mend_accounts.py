"""A line of a list of accounts that does not come in is mended there, and comes in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QTableWidget

from muniredes.actions.channels import account_import
from muniredes.desktop.dialogs.import_list import ImportDialog
from muniredes.desktop.dialogs.mend_row import MendRowDialog
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.accounts.named_account import ADDRESS
from tests.desktop.hands import dialog, press, seen, words, write

LIST = (
    "Nombre;Red;Dirección;Seguidores\n"
    "Turismo;Facebook;villa-turismo sin dirección;mil\n"
    "Deportes;Instagram;https://www.instagram.com/villadeportes;200\n"
    "Varias;;https://x.com/villa1 https://x.com/villa2;\n"
)


def _rows(opened: ImportDialog) -> list[list[str]]:
    table = seen(opened, QTableWidget)[0]
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(4)]
        for row in range(table.rowCount())
    ]


def test_a_line_that_is_refused_is_mended_in_the_preview(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "cuentas.csv"
    path.write_text(LIST, encoding="utf-8")
    opened = ImportDialog(bench.hub, bench.window)
    opened.open()
    opened.open_file(path)
    assert [row[2] for row in _rows(opened)] == ["No entra", "Entra", "Entra", "Entra"]
    table = seen(opened, QTableWidget)[0]
    table.setCurrentCell(0, 1)
    press(opened, "Corregir la fila…")
    asked = dialog(MendRowDialog)
    assert "Ya hay: Facebook" in words(asked)
    write(asked, "Dirección", "https://www.facebook.com/villaturismo")
    write(asked, "Seguidores", "1000")
    press(asked, "Corregir")
    assert [row[2] for row in _rows(opened)] == ["Entra"] * 4
    table.setCurrentCell(3, 1)
    press(opened, "Corregir la fila…")
    again = dialog(MendRowDialog)
    write(again, "Dirección", "https://x.com/otra")
    press(again, "Corregir")
    press(opened, "Traer las cuentas")
    made = {account.address: account.followers for account in bench.hub.snapshot.accounts}
    assert made["https://www.facebook.com/villaturismo"] == 1000
    assert {"https://x.com/villa1", "https://x.com/otra"} <= set(made)
    assert "https://x.com/villa2" not in made, "only that account of the line was another"


def test_what_is_written_again_is_judged_as_any_cell(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "cuentas.csv"
    path.write_text(LIST, encoding="utf-8")
    found = account_import.open_list(path)
    mended = {("", 2, 0): {ADDRESS: "https://x.com/villa1"}}
    lines = account_import.preview(bench.hub.database, found, found.columns, mended)
    assert [line.is_accepted for line in lines] == [True, True, False, True], "it is another of that list"


def test_a_list_is_judged_and_brought_in_beside_the_window(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: dict[str, bool] = {}
    for name in ("preview", "accept"):
        usual: Callable[..., object] = getattr(account_import, name)

        def watched(*given: object, _name: str = name, _usual: Callable[..., object] = usual) -> object:
            inside[_name] = QThread.currentThread() is bench.window.thread()
            return _usual(*given)

        monkeypatch.setattr(account_import, name, watched)
    path = tmp_path / "cuentas.csv"
    path.write_text(LIST, encoding="utf-8")
    opened = ImportDialog(bench.hub, bench.window)
    opened.open()
    opened.open_file(path)
    press(opened, "Traer las cuentas")
    assert inside == {"preview": False, "accept": False}
    assert len(bench.hub.snapshot.accounts) == 3, "one line does not come in"
