"""Files that cannot be opened, are already open or come from elsewhere; and a fault of the program."""

import re
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QProgressDialog,
    QTableWidget,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from muniredes.actions import accounts, council, people, reading, workspace
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.desktop.dialogs import crash
from muniredes.desktop.dialogs.crash import CrashDialog
from muniredes.desktop.dialogs.import_list import ImportDialog
from muniredes.desktop.dialogs.opening import OpeningDialog, open_or_ask
from muniredes.desktop.messages import waiting as reading_apart
from muniredes.desktop.messages.waiting import read_apart
from muniredes.desktop.startup import application
from muniredes.desktop.startup.single_instance import SingleInstance
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Damaged, Problem
from muniredes.domain.progress import Progress
from tests.desktop.hands import button, delete, dialog, press, seen, when_open, words
from tests.exchange import hostile

LIST = """Red;Enlace;Responsable
Facebook;https://www.facebook.com/AytoVilla;Ana Gil
Instagram;instagram.com/aytovilla;Ana Gil
Facebook;http://facebook.com/aytovilla/;Ana Gil
Tuenti;https://www.tuenti.com/fiestas;
"""


# ── Abrir ────────────────────────────────────────────────────────────────────────────────────


def test_a_damaged_file_is_put_back_from_its_last_copy(window: MainWindow, town: Workspace) -> None:
    path = town.path
    backups.back_up(town.database)
    names = [person.name for person in reading.snapshot(town.database).people]
    workspace.close(town)
    path.write_bytes(b"esto no es una base de datos")

    def mend(asked: OpeningDialog) -> None:
        assert "No se puede abrir la guía" in words(asked)
        assert str(path) in words(asked)
        press(asked, "Recuperar la última copia")

    when_open(OpeningDialog, mend)
    opened = open_or_ask(window, path)
    assert opened is not None
    assert [person.name for person in reading.snapshot(opened.database).people] == names
    kept = [entry for entry in path.parent.rglob("*") if entry.is_file()]
    assert any(entry.read_bytes() == b"esto no es una base de datos" for entry in kept)
    workspace.close(opened)


def test_she_can_leave_without_touching_the_file(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "rota.sqlite"
    path.write_bytes(b"rota")
    when_open(OpeningDialog, lambda asked: press(asked, "Salir"))
    assert open_or_ask(window, path) is None
    assert path.read_bytes() == b"rota"


def test_she_can_set_it_aside_and_begin_anew(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "rota.sqlite"
    path.write_bytes(b"rota")
    when_open(OpeningDialog, lambda asked: press(asked, "Apartar este fichero y empezar de nuevo"))
    opened = open_or_ask(window, path)
    assert opened is not None
    assert reading.snapshot(opened.database).council is None
    assert any(entry.read_bytes() == b"rota" for entry in tmp_path.iterdir() if entry.is_file())
    workspace.close(opened)


def test_the_second_window_looks_and_says_who_has_the_first(window: MainWindow, town: Workspace) -> None:
    bench = Workbench(window, workspace.open_file(town.path))
    assert "puede mirar, pero no guardar" in words(window)
    bench.go(Target(Place.ACCOUNTS))
    assert not button(bench.page(Place.ACCOUNTS), "Borrar").isEnabled()
    assert len(reading.snapshot(town.database).accounts) == 11


def test_starting_again_brings_the_window_to_the_front(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = SingleInstance(tmp_path / "a.sqlite"), SingleInstance(tmp_path / "a.sqlite")
    other = SingleInstance(tmp_path / "b.sqlite")
    assert not first.knock()
    first.listen()
    first.knocked.connect(window.raise_to_front)
    window.showMinimized()
    with qtbot.waitSignal(first.knocked):
        assert second.knock()
    assert not window.isMinimized()
    assert not other.knock(), "another file is another window"


# ── Traer una lista ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def bring(bench: Workbench, tmp_path: Path) -> ImportDialog:
    """The dialog with a list in it."""
    (tmp_path / "lista.csv").write_text(LIST, encoding="cp1252")
    bench.go(Target(Place.IMPORT))
    opened = dialog(ImportDialog)
    opened.open_file(tmp_path / "lista.csv")
    return opened


def _rows(opened: ImportDialog) -> list[list[str]]:
    table = seen(opened, QTableWidget)[0]
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(4)]
        for row in range(table.rowCount())
    ]


def test_a_list_is_seen_before_anything_is_written(bring: ImportDialog, bench: Workbench) -> None:
    rows = _rows(bring)
    assert [row[0] for row in rows] == ["2", "3", "4", "5"]
    assert "repetida" in rows[2][3]
    assert "cerr" in rows[3][3]
    assert bench.hub.snapshot.accounts == ()
    bring.reject()
    assert bench.hub.snapshot.accounts == ()


def test_a_list_comes_in_and_goes_out_in_one_step(bring: ImportDialog, bench: Workbench) -> None:
    press(bring, "Traer las cuentas")
    titles = {accounts.title(account) for account in bench.hub.snapshot.accounts}
    assert {"Facebook · AytoVilla", "Instagram · aytovilla"} <= titles
    assert [person.name for person in bench.hub.snapshot.people] == ["Ana Gil"]
    press(bench.window, "Deshacer")
    assert bench.hub.snapshot.accounts == ()
    assert bench.hub.snapshot.people == ()


def test_a_list_is_looked_for_where_she_last_was(
    bring: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return str(tmp_path / "lista.csv"), ""

    (tmp_path / "lista.csv").write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    for _time in range(2):
        press(bring, "Elegir el fichero…")
    assert asked[0], "nothing is the folder of the program"
    assert asked[1] == str(tmp_path)


def test_every_file_is_asked_for_in_one_place() -> None:
    desktop = Path(application.__file__).parents[1]
    asking = {
        str(path.relative_to(desktop))
        for path in desktop.rglob("*.py")
        if re.search(r"QFileDialog(\.get|\()", path.read_text(encoding="utf-8"))
    }
    assert asking == {str(Path("widgets", "files.py"))}


def test_a_wrong_column_can_be_corrected(bring: ImportDialog) -> None:
    from muniredes.domain.fields import word
    from tests.desktop.hands import choose

    press(bring, "Qué es cada columna…")
    choose(bring, word("account.address"), "Responsable")
    assert all(row[3] for row in _rows(bring)), "no address can be read any more"
    choose(bring, word("account.address"), "Enlace")
    assert "Entrarán" in words(bring)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vacia.csv", b""),
        ("rara.xlsx", b"PK no es un libro"),
        ("rara.json", b"{"),
        ("rara.csv", b"\x00\x01\x02"),
    ],
)
def test_a_list_that_cannot_be_read_says_so(
    bench: Workbench, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    bench.go(Target(Place.IMPORT))
    opened = dialog(ImportDialog)
    opened.open_file(tmp_path / name)
    assert name in words(opened)
    assert not opened.accept_button.isEnabled()


# ── Cuando falla el programa ─────────────────────────────────────────────────────────────────


def test_a_fault_is_said_calmly_and_its_details_can_be_copied(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install()

    def look(shown: CrashDialog) -> None:
        assert "Lo que estaba guardado sigue guardado." in words(shown)
        assert "Traceback" not in words(shown)
        press(shown, "Copiar detalles")
        press(shown, "Seguir")

    when_open(CrashDialog, look)
    sys.excepthook(RuntimeError, RuntimeError("algo se ha roto"), None)
    copied = QGuiApplication.clipboard().text()
    assert "RuntimeError: algo se ha roto" in copied
    assert "MuniRedes" in copied
    assert town_bench.hub.snapshot.council is not None


def test_a_fault_inside_a_click_reaches_the_dialog(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from muniredes.actions import accounts as actions

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(actions, "delete", broken)
    town_bench.go(Target(Place.ACCOUNTS))
    with capture_exceptions() as faults:
        delete(town_bench.page(Place.ACCOUNTS))
    assert [kind for kind, _error, _trace in faults] == [ZeroDivisionError]
    assert len(town_bench.hub.snapshot.accounts) == 11


# ── Leer sin parar la ventana ────────────────────────────────────────────────────────────────


def test_a_long_reading_is_seen_and_can_be_stopped(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(hostile.slow_drawing())
    seen_texts: list[str] = []

    def stop() -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QProgressDialog)]
        seen_texts.extend(words(each) for each in shown)
        for each in shown:
            press(each, "Cancelar")

    QTimer.singleShot(1500, stop)
    with pytest.raises(Problem, match="Ha dejado de leer"):
        read_apart(bench.window, path, council.read_picture)
    assert any("Leyendo «logo.svg»…" in each for each in seen_texts)
    qtbot.waitUntil(lambda: not seen(bench.window, QProgressDialog), timeout=2000)


def test_what_takes_long_says_that_it_goes_on(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "_LONG", 0)
    monkeypatch.setattr(reading_apart, "_GOES_ON", 20)
    monkeypatch.setattr(reading_apart, "_PATIENCE", 200)
    said: list[str] = []
    told = threading.Event()

    def work(progress: Progress) -> None:
        while not told.wait(0.02):
            progress(0.0)

    def look() -> None:
        (shown,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QProgressDialog))
        said.append(words(shown))
        assert (shown.minimum(), shown.maximum()) == (0, 0), "how far it is is not known, and is not made up"
        told.set()

    QTimer.singleShot(600, look)
    reading_apart.work_apart(bench.window, "Leyendo «lista.xlsx»…", work)
    assert "Sigue en ello: lleva " in said[0]


# ── El fichero se daña ───────────────────────────────────────────────────────────────────────


def _damage(path: Path) -> None:
    """Take a table away from under the program, as a bad disk that is not noticed by SQLite."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET kind = 'marciana'")


def test_the_window_says_what_would_be_lost(window: MainWindow, town: Workspace) -> None:
    backups.back_up(town.database)
    people.edit(town.database, 1, {"post": "Otra cosa"})
    workspace.let_go(town)
    _damage(town.path)

    def look(asked: OpeningDialog) -> None:
        assert "La última copia entera llega hasta el" in words(asked)
        assert "Le falta 1 cambio, hecho después." in words(asked)
        assert "está dañado" in words(asked)
        press(asked, "Salir")

    when_open(OpeningDialog, look)
    assert open_or_ask(window, town.path) is None


def test_damage_found_later_leads_to_the_same_window(town_bench: Workbench, qtbot: QtBot) -> None:
    hub = town_bench.hub
    backups.back_up(hub.database)
    names = [person.name for person in hub.snapshot.people]
    _damage(hub.database.path)
    asked: list[str] = []

    def mend(dialog: OpeningDialog) -> None:
        asked.append(words(dialog))
        press(dialog, "Recuperar la última copia")

    when_open(OpeningDialog, mend)
    hub.note_changed()
    with pytest.raises(Damaged):
        hub.snapshot  # noqa: B018  whoever reads finds it
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: town_bench.window.pages.currentWidget() is not None)
    assert [person.name for person in hub.snapshot.people] == names
    assert not hub.database.is_read_only
    assert town_bench.window.isVisible()


def test_what_can_be_read_may_be_looked_at(window: MainWindow, town: Workspace) -> None:
    workspace.close(town)
    data = bytearray(town.path.read_bytes())
    data[data.index(b"Benavente" if b"Benavente" in data else b"Facebook")] ^= 1
    town.path.write_bytes(data)
    before = town.path.read_bytes()
    when_open(OpeningDialog, lambda asked: press(asked, "Solo mirar lo que se pueda leer"))
    opened = open_or_ask(window, town.path)
    assert opened is not None
    bench = Workbench(window, opened)
    assert "no se puede guardar" in words(window)
    bench.close()
    assert town.path.read_bytes() == before


def test_a_fault_that_nobody_foresaw_has_the_same_ways_on(
    window: MainWindow, town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = town.path
    workspace.close(town)
    real, times = workspace.open_file, []

    def broken(path: Path, progress: Progress, *, as_it_is: bool) -> Workspace:
        times.append(path)
        if len(times) == 1:
            raise ZeroDivisionError
        return real(path, progress, as_it_is=as_it_is)

    monkeypatch.setattr(workspace, "open_file", broken)
    when_open(OpeningDialog, lambda asked: press(asked, "Volver a intentarlo"))
    opened = open_or_ask(window, path)
    assert opened is not None
    assert len(times) == 2
    workspace.close(opened)


def test_a_page_that_cannot_be_shown_does_not_leave_an_empty_window(
    window: MainWindow, town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from muniredes.desktop.window import workbench

    path = town.path
    workspace.close(town)
    monkeypatch.setattr(workbench, "make_page", lambda *_arguments: 1 / 0)
    asked: list[str] = []

    def leave(dialog: OpeningDialog) -> None:
        asked.append(words(dialog))
        press(dialog, "Salir")

    when_open(OpeningDialog, leave)
    application.fill(window, path)
    assert "No se puede abrir la guía" in asked[0]
    again = workspace.open_file(path)
    assert not again.database.is_read_only, "the lock was let go"
    workspace.close(again)
