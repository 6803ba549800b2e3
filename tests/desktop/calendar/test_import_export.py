"""The menu «Más» of the calendar: files and paper out, lists in, a live calendar, and who was told what."""

import csv
import threading
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.actions import history, people, records
from muniredes.actions.calendar import moving, reading, steps, writing
from muniredes.actions.calendar.files import exporting, importing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop import theme
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.background.live_calendar import LiveCalendar
from muniredes.desktop.dialogs.mend_row import MendRowDialog
from muniredes.desktop.dialogs.posts.bank import BankDialog, SayAgainDialog
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.export import ExportDialog, PrintDialog
from muniredes.desktop.dialogs.posts.import_posts import ImportPostsDialog
from muniredes.desktop.dialogs.posts.live import LiveDialog
from muniredes.desktop.dialogs.posts.reach import ReachDialog
from muniredes.desktop.look import Look
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem
from muniredes.exchange.calendar_files import refused
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import choose, dialog, press, seen, words, write

FRIDAY, JANUARY = datetime(2026, 11, 27, 18), datetime(2027, 1, 8, 9)
BOTH = (FRIDAY.date(), JANUARY.date())
MESSY = (
    "PLAN DE REDES;;;\nDía;Hora;Red;Qué\n28/11/2026;0,75;Facebook;Mercadillo de otoño\n;;;\n"
    "31/11/2026;9:00;Facebook;Un día que no hay\n"
)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    """The calendar of a council with two accounts and two posts."""
    found = calendar_of(bench, "https://www.facebook.com/AytoVilla", "https://x.com/AytoVilla")
    say(found, "Corte de agua", "web", at=FRIDAY)
    say(found, "Presupuesto", "tablon", at=JANUARY)
    return found


def say(page: CalendarPage, title: str, *keys: str, at: datetime | None, **values: object) -> None:
    written = Written(message={"title": title, **values}, texts=dict.fromkeys(keys, ""), at=at)
    page.hub.perform(writing.create, written)


def errand(page: CalendarPage, name: str) -> None:
    """Choose something in the menu «Más»."""
    (action,) = [each for each in page.errands.menu.actions() if name in each.text()]
    action.trigger()


def saving(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Answer the dialog that asks where."""

    def answer(*_arguments: Any) -> tuple[str, str]:
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


def rows(opened: ImportPostsDialog) -> list[list[str]]:
    table = seen(opened, QTableWidget)[0]
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(5)]
        for row in range(table.rowCount())
    ]


@pytest.mark.parametrize(
    ("days", "titles"),
    [
        ("Lo que se ve: noviembre de 2026", {"Corte de agua"}),
        ("Doce meses, hasta octubre de 2027", {"Corte de agua", "Presupuesto"}),
    ],
)
def test_what_is_in_view_goes_out_as_a_workbook(
    page: CalendarPage,
    days: str,
    titles: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    saving(monkeypatch, tmp_path / "plan.xlsx")
    errand(page, "Guardar para Excel")
    asked = dialog(ExportDialog)
    choose(asked, "Qué días", days)
    with qtbot.waitSignal(page.errands.job.ended):
        press(asked, "Elegir dónde…")
    sheets = openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets
    cells = {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert titles == cells & {"Corte de agua", "Presupuesto"}
    assert f"Hecho: 1 fichero en {tmp_path}" in words(page)


def test_what_goes_out_is_what_the_filters_let_through(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    saving(monkeypatch, tmp_path / "plan.ics")
    page.filters._text.setText("presupuesto")
    errand(page, "Guardar para Excel")
    asked = dialog(ExportDialog)
    assert "Solo lo que dejan ver los filtros" in words(asked)
    choose(asked, "Para qué", "Outlook, Thunderbird o Google")
    choose(asked, "Qué días", "Todo, también lo que ya salió y las ideas sin fecha")
    with qtbot.waitSignal(page.errands.job.ended):
        press(asked, "Elegir dónde…")
    written = (tmp_path / "plan.ics").read_text(encoding="utf-8")
    assert "Presupuesto" in written
    assert "Corte de agua" not in written


def test_a_calendar_warns_before_each_post_only_if_wanted(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    written = {}
    for name, kind in (("con", "Lo mismo, con avisos"), ("sin", "Outlook, Thunderbird o Google")):
        saving(monkeypatch, tmp_path / f"{name}.ics")
        errand(page, "Guardar para Excel")
        asked = dialog(ExportDialog)
        choose(asked, "Para qué", kind)
        with qtbot.waitSignal(page.errands.job.ended):
            press(asked, "Elegir dónde…")
        written[name] = (tmp_path / f"{name}.ics").read_text(encoding="utf-8")
    assert written["con"].count("TRIGGER:-PT15M") == written["con"].count("BEGIN:VEVENT") > 0
    assert "VALARM" not in written["sin"]


def test_each_channel_has_its_own_calendar_if_wished(
    page: CalendarPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(page, "Por los dos", "web", "tablon", at=FRIDAY)
    say(page, "Solo en la web", "web", at=FRIDAY)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    errand(page, "Guardar para Excel")
    asked = dialog(ExportDialog)
    choose(asked, "Para qué", "Un calendario por canal")
    choose(asked, "Qué días", "Doce meses, hasta octubre de 2027")
    press(asked, "Elegir dónde…")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.ics"))) >= 2)
    qtbot.waitUntil(lambda: "ficheros en" in words(page))
    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.ics")}
    (board,) = [name for name in found if "Tabl" in name]
    assert "Por los dos" in found[board]
    assert "Solo en la web" not in found[board]
    names = [line for text in found.values() for line in text.splitlines() if line.startswith("X-WR-CALNAME")]
    assert len(set(names)) == len(found), "each says whose it is"


def test_a_month_goes_out_on_paper(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    saving(monkeypatch, tmp_path / "mes.pdf")
    errand(page, "Guardar el mes en PDF")
    asked = dialog(PrintDialog)
    choose(asked, "En qué papel", "A3 apaisado")
    with qtbot.waitSignal(page.errands.job.ended, timeout=20_000):
        press(asked, "Guardar el PDF…")
    sheet = pypdfium2.PdfDocument(tmp_path / "mes.pdf")[0]
    assert [round(side) for side in sheet.get_size()] == [1191, 842]
    assert "Corte de agua" in sheet.get_textpage().get_text_bounded()


def test_a_list_is_looked_at_comes_in_and_is_undone(page: CalendarPage, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(MESSY, encoding="cp1252")
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(tmp_path / "plan.csv")
    assert [row[2] for row in rows(opened)] == ["Entra", "No entra"]
    assert rows(opened)[1][3].startswith("Columna «Día»"), "its line is seen beside"
    assert "Entra 1 fila; 1 se queda fuera" in words(opened)
    assert [bool(row[4]) for row in rows(opened)] == [True, False], "what is understood is seen"
    (only,) = seen(opened, QCheckBox)
    only.click()
    assert [row[2] for row in rows(opened)] == ["No entra"]
    press(opened, "Traer las publicaciones")
    month = (FRIDAY.date(), JANUARY.date())
    found = {line.title: line.at for line in reading.dated(page.hub.database, *month)}
    assert found["Mercadillo de otoño"] == datetime(2026, 11, 28, 18)
    page.hub.perform(history.undo)
    assert len(reading.dated(page.hub.database, *month)) == 2


def test_what_comes_in_is_seen_before_which_column_is_which(page: CalendarPage, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(MESSY, encoding="cp1252")
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(tmp_path / "plan.csv")
    (table,) = seen(opened, QTableWidget)
    assert table.mapTo(opened, table.rect().topLeft()).y() < opened.height() // 2
    assert "Se ha adivinado por los títulos" not in words(opened)
    press(opened, "Qué es cada columna…")
    assert "Se ha adivinado por los títulos" in words(opened)


def test_the_buttons_of_a_notice_leave_its_sentence_room(page: CalendarPage) -> None:
    made = Notice()
    made.say("No se entienden las columnas de esta hoja, y queda fuera: «Teléfonos». " * 2, "warning")
    for number in range(3):
        made.offer(f"«Lourdes Íñiguez {number}» es «Lourdes Íñiguez O'Shea»", list)
    made.setParent(page)
    made.show()
    for width in (1300, 900, 500):
        made.resize(width, 200)
        words(made)
        (sentence,) = seen(made, QLabel)
        assert sentence.width() >= min(width - 40, theme.letters(30))
        assert all(
            each.mapTo(made, each.rect().bottomRight()).x() <= width for each in seen(made, QPushButton)
        )
    made.clear_offers()
    assert not seen(made, QPushButton)


def test_a_row_is_mended_before_it_comes_in(page: CalendarPage, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(MESSY, encoding="cp1252")
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(tmp_path / "plan.csv")
    table = seen(opened, QTableWidget)[0]
    table.setCurrentCell(1, 1)
    press(opened, "Corregir la fila…")
    asked = dialog(MendRowDialog)
    assert "Columna «Día»" in words(asked)
    write(asked, "Fecha", "12/12/2026")
    write(asked, "Hora", "19:30")
    press(asked, "Corregir")
    assert "No entra" not in [row[2] for row in rows(opened)]
    assert "12 de diciembre de 2026, 19:30" in rows(opened)[1][4]
    press(opened, "Traer las publicaciones")
    (line,) = reading.dated(page.hub.database, date(2026, 12, 12), date(2026, 12, 12))
    assert line.at == datetime(2026, 12, 12, 19, 30)
    assert not (page.hub.database.path.parent / importing.REFUSED).exists(), "nothing was left out"


def test_topics_and_people_that_are_here_are_proposed(page: CalendarPage, tmp_path: Path) -> None:
    page.hub.perform(records.add, "topic", {"name": "Fiestas y cultura"})
    page.hub.perform(people.add, {"name": "Ana Gil Ruiz"})
    before = {person.name for person in page.hub.snapshot.people}
    (tmp_path / "plan.csv").write_text(
        "Fecha;Título;Tema;Responsable\n"
        "12/12/2026;Feria;Fiestas;Ana Gil\n13/12/2026;Liga;Deportes;Luis Soto\n14/12/2026;Baile;fiestas;\n",
        encoding="utf-8",
    )
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(tmp_path / "plan.csv")
    unasked = "No están en la guía, y se apuntan en la nota: Ana Gil, Luis Soto."
    assert f"Temas nuevos: Fiestas, Deportes. {unasked}" in words(opened)
    press(opened, "Añadir a las 2 personas")
    assert "Temas nuevos: Fiestas, Deportes. Personas nuevas: Ana Gil, Luis Soto." in words(opened)
    press(opened, "«Fiestas» es «Fiestas y cultura»")
    press(opened, "«Ana Gil» es «Ana Gil Ruiz»")
    assert "Temas nuevos: Deportes. Personas nuevas: Luis Soto." in words(opened)
    seen(opened, QTableWidget)[0].setCurrentCell(1, 1)
    press(opened, "Corregir la fila…")
    asked = dialog(MendRowDialog)
    assert "Ya hay: Fiestas y cultura" in words(asked)
    write(asked, "Tema", "Fiestas y cultura")
    press(asked, "Corregir")
    press(opened, "Traer las publicaciones")
    snapshot = page.hub.snapshot
    assert [topic.name for topic in snapshot.topics] == ["Fiestas y cultura"]
    assert {person.name for person in snapshot.people} - before == {"Luis Soto"}


def test_nobody_is_added_to_the_guide_unasked(page: CalendarPage, tmp_path: Path) -> None:
    before = [person.name for person in page.hub.snapshot.people]
    (tmp_path / "plan.csv").write_text(
        "Fecha;Título;Responsable;Nota\n12/12/2026;Feria;Charo;Con megafonía\n", encoding="utf-8"
    )
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(tmp_path / "plan.csv")
    press(opened, "Traer las publicaciones")
    assert [person.name for person in page.hub.snapshot.people] == before
    (line,) = reading.dated(page.hub.database, date(2026, 12, 12), date(2026, 12, 12))
    said = reading.said(page.hub.database, line.message_id).message
    assert (said.note, said.responsible_id) == ("Con megafonía\nLa prepara: Charo", None)


def test_what_does_not_come_in_is_kept_as_a_list_to_mend(page: CalendarPage, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(MESSY, encoding="cp1252")
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(tmp_path / "plan.csv")
    assert " · Borrador · " in "\n".join(row.understood for row in opened._rows)
    press(opened, "Traer las publicaciones")
    (kept,) = tmp_path.glob("plan, por corregir*.xlsx")
    assert kept.name in words(page)
    again = importing.open_list(kept)
    (row,) = importing.preview(page.hub.database, again, again.columns)
    assert row.verdict is importing.PostVerdict.SKIP
    book = openpyxl.load_workbook(kept)
    cells = [[str(cell or "") for cell in line] for line in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    assert cells[0][-1] == "Por qué no entró"
    assert "columna «Día»" in cells[1][-1]


def _brought(page: CalendarPage, path: Path, text: str) -> ImportPostsDialog:
    path.write_text(text, encoding="utf-8")
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(path)
    press(opened, "Traer las publicaciones")
    return opened


def test_what_a_workbook_cannot_hold_does_not_keep_the_rest_from_being_kept(
    page: CalendarPage, tmp_path: Path
) -> None:
    opened = _brought(
        page,
        tmp_path / "plan [2027].csv",
        "Fecha;Título;Nota\n12/12/2026;Feria;Sí\n31/11/2026;=1+1;Con \x0b salto\n",
    )
    assert not opened.isVisible()
    (kept,) = tmp_path.glob("plan*por corregir*.xlsx")
    (sheet,) = openpyxl.load_workbook(kept).worksheets
    assert sheet.title == "plan (2027).csv"
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "Con  salto" in [cell.value for cell in cells]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"], "a text, and no sum"


@pytest.mark.parametrize("failure", [OSError("lleno"), ValueError("Invalid character")])
def test_a_list_comes_in_once_though_its_rest_cannot_be_kept(
    page: CalendarPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    failure: Exception,
) -> None:
    def broken(*_all: object) -> bytes:
        raise failure

    monkeypatch.setattr(importing, "refused_xlsx", broken)
    said: list[Problem] = []
    page.hub.refused.connect(said.append)
    opened = _brought(page, tmp_path / "plan.csv", MESSY)
    assert not opened.isVisible(), "its verb would bring them in again"
    assert [line.title for line in reading.dated(page.hub.database, *BOTH)].count("Mercadillo de otoño") == 1
    (problem,) = said
    assert problem.what.startswith("Las publicaciones han entrado, pero")
    assert "«plan.csv»" in problem.remedy
    assert str(failure) in caplog.text


def test_what_did_not_come_in_is_written_apart(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[bool] = []
    kept = refused.refused_xlsx

    def followed(*said: Any) -> bytes:
        where.append(threading.current_thread() is threading.main_thread())
        return kept(*said)

    monkeypatch.setattr(importing, "refused_xlsx", followed)
    _brought(page, tmp_path / "plan.csv", MESSY)
    assert where == [False]


def test_the_live_calendar_is_written_again_after_each_change(
    page: CalendarPage, bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    errand(page, "Calendario vivo")
    opened = dialog(LiveDialog)
    assert "Ahora no se escribe." in words(opened)
    opened.keep_in(tmp_path)
    assert "Ya se queda al día" in words(opened)
    press(opened, "Cerrar")
    (target,) = tmp_path.glob("*.ics")
    say(page, "Fiestas de San Antón", "web", at=JANUARY)
    qtbot.waitUntil(lambda: "San Antón" in target.read_text(encoding="utf-8"), timeout=8_000)
    say(page, "Lo último", "web", at=JANUARY)
    bench.window.close()
    qtbot.waitUntil(lambda: "Lo último" in target.read_text(encoding="utf-8"), timeout=8_000)


def test_a_lost_folder_is_said_once(page: CalendarPage, tmp_path: Path) -> None:
    Preferences().live_calendar_folder = str(tmp_path / "no-está")
    said: list[str] = []
    live = LiveCalendar(page.hub, page)
    live.said.connect(said.append)
    for _turn in range(2):
        live.write()
        wait_for_all()
        QApplication.processEvents()
    assert len(said) == 1
    assert "ya no está" in said[0]


@pytest.mark.usefixtures("page")
def test_a_lost_folder_is_said_with_its_remedy(bench: Workbench, tmp_path: Path) -> None:
    Preferences().live_calendar_folder = str(tmp_path / "no-está")
    bench.live.write()
    wait_for_all()
    QApplication.processEvents()
    assert "ya no está" in words(bench.window.undo_bar)
    press(bench.window.undo_bar, "Elegir otra carpeta…")
    assert "no-está" in words(dialog(LiveDialog))


def test_each_channel_has_its_own_live_calendar_that_warns_too(
    page: CalendarPage, tmp_path: Path, qtbot: QtBot
) -> None:
    say(page, "Por los dos", "web", "tablon", at=JANUARY)
    errand(page, "Calendario vivo")
    opened = dialog(LiveDialog)
    for box in opened.findChildren(QCheckBox):
        box.setChecked(True)
    opened.keep_in(tmp_path)
    names = {target.name.rpartition("-")[2]: target for target in tmp_path.glob("*.ics")}
    assert len(names) == 3
    board = next(target for target in names.values() if "anuncios" in target.stem)
    assert "TRIGGER:-PT15M" in board.read_text(encoding="utf-8")
    press(opened, "Cerrar")
    say(page, "Solo en el tablón", "tablon", at=JANUARY)
    qtbot.waitUntil(lambda: "Solo en el tabl" in board.read_text(encoding="utf-8"), timeout=8_000)
    told = [target for target in names.values() if "Solo en el tabl" in target.read_text(encoding="utf-8")]
    assert len(told) == 2, "the whole one, and that of the board"


def test_the_example_town_is_not_written_in_her_folder(town_bench: Workbench, tmp_path: Path) -> None:
    Preferences().live_calendar_folder = str(tmp_path)
    town_bench.live.write()
    assert not list(tmp_path.glob("*.ics"))


def test_an_account_that_stands_still_has_three_ways_out(town_bench: Workbench) -> None:
    press(town_bench.window, "Qué hacer")
    shown = dialog(ReachDialog)
    told = words(shown)
    assert "Sin publicar desde el 26 de abril (212 días). Su límite: 45 días." in told
    assert "✕ Parada" in told
    assert {"Publicar algo", "Cambiar el ritmo", "Cerrar con orden"} <= set(told.splitlines())
    press(shown, "Publicar algo")
    editor = dialog(PostEditor)
    number = next(each.id for each in town_bench.hub.snapshot.accounts if each.network_id == "x")
    assert editor.form.chosen_channels() == [f"account.{number}"]
    editor.reject()
    page = town_bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    errand(page, "Cobertura")
    press(dialog(ReachDialog), "Cerrar con orden")
    assert "Cerrar" in dialog(WizardDialog).windowTitle()


def test_the_table_says_who_got_each_message_even_on_other_days(page: CalendarPage) -> None:
    change = page.hub.perform(
        writing.create,
        Written(message={"title": "Pleno"}, texts={"web": "", "tablon": ""}, at=datetime(2026, 11, 28, 9)),
    )
    later = reading.lines(page.hub.database, change.ids("post"))[1]
    page.hub.perform(moving.to_moment, [later.id], JANUARY)
    errand(page, "Cobertura")
    table = seen(dialog(ReachDialog), QTableWidget)[0]
    found = {
        table.item(row, 0).text(): [  # type: ignore[union-attr]
            item.text() if (item := table.item(row, column)) else ""
            for column in range(1, table.columnCount())
        ]
        for row in range(table.rowCount())
    }
    assert found["Pleno"] == ["○\u00a01", "○\u00a01"]
    assert "Presupuesto" not in found


def test_the_bank_says_what_has_rested_and_puts_it_on_a_day(page: CalendarPage) -> None:
    advice = {"is_evergreen": True, "rest_days": 30, "months": (11, 12)}
    written = Written(message={"title": "Padrón", **advice}, texts={"web": "", "tablon": ""}, at=FRIDAY)
    change = page.hub.perform(writing.create, written)
    for number in change.ids("post"):
        page.hub.perform(steps.publish, number)
    say(page, "Punto limpio", "web", at=None, is_evergreen=True)
    errand(page, "Banco")
    opened = dialog(BankDialog)
    told = words(opened)
    assert told.index("Punto limpio") < told.index("Padrón"), "what can be said today comes first"
    assert "No antes de 30 días. Solo en noviembre y diciembre. Se publicó ese mismo día" in told
    press(opened, "Poner en un día…", 1)
    asked = dialog(SayAgainDialog)
    write(asked, "Día", "28/12/2026")
    press(asked, "Poner")
    assert "Ya tiene día" in words(opened)
    december = reading.dated(page.hub.database, date(2026, 12, 28), date(2026, 12, 28))
    assert [(line.title, line.at, line.state) for line in december] == [
        ("Padrón", datetime(2026, 12, 28, 18), PostState.DRAFT)
    ] * 2
    page.verbs.open(december[0])
    editor = dialog(PostEditor)
    assert [box.text() for box in seen(editor, QCheckBox) if box.isChecked()][-2:] == [
        "Noviembre",
        "Diciembre",
    ]
    write(editor, "Texto: Para todos", "Compruebe su padrón.")
    press(editor, "Guardar")
    again = reading.lines(page.hub.database, [line.id for line in december])
    assert {line.at for line in again} == {datetime(2026, 12, 28, 18)}


def test_the_editor_says_the_days_that_a_series_leaves_out(page: CalendarPage) -> None:
    say(page, "Agenda", "web", at=FRIDAY, rule="FREQ=WEEKLY;BYDAY=FR")
    line = next(
        line
        for line in reading.dated(page.hub.database, *BOTH)
        if line.title == "Agenda" and line.day != FRIDAY.date()
    )
    page.hub.perform(writing.delete_posts, [line.id])
    other = next(each for each in reading.dated(page.hub.database, *BOTH) if each.title == "Agenda")
    page.verbs.open(other)
    assert "Cada viernes, salvo 4 dic" in words(dialog(PostEditor))


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_of_the_head_and_the_filters_is_cut(
    page: CalendarPage, bench: Workbench, look: Look, scale: int
) -> None:
    assert page.isVisible()
    look.scale = scale
    look.dress()
    look.changed.emit()
    found = bench.page(Place.CALENDAR)
    title = next(each for each in seen(found, QLabel) if each.text() == "Noviembre de 2026")
    count = next(each for each in seen(found, QLabel) if each.text() == "1 mensaje")
    (search,) = [each for each in seen(found, QLineEdit) if "Buscar" in each.accessibleName()]
    for each in (title, count, search):
        assert each.width() >= each.sizeHint().width() or each is search
        held = each.parentWidget()
        assert held is not None
        assert held.rect().contains(each.geometry()), each.accessibleName() or each.text()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Notas sobre", "Añadir una nota"),
        ("Festivos", "Añadir un festivo local"),
        ("Quién aprueba", "Antes de publicar"),
    ],
)
def test_what_is_set_once_is_a_step_away(page: CalendarPage, bench: Workbench, name: str, said: str) -> None:
    errand(page, name)
    assert said in words(bench.window)


def test_who_is_added_is_asked_of_each_file_and_nothing_is_judged_for_it(
    page: CalendarPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, person in (("uno", "Luis Soto"), ("dos", "Ana Gil")):
        rows_said = f"Fecha;Título;Responsable\n12/12/2026;Feria {name};{person}\n"
        (tmp_path / f"{name}.csv").write_text(rows_said, encoding="utf-8")
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(tmp_path / "uno.csv")
    judged, judge = [], importing.preview

    def counted(*given: Any) -> Any:
        judged.append(given)
        return judge(*given)

    monkeypatch.setattr(importing, "preview", counted)
    press(opened, "Añadir a la persona")
    assert "Personas nuevas: Luis Soto." in words(opened)
    assert judged == []
    opened.open_file(tmp_path / "dos.csv")
    assert "No están en la guía, y se apuntan en la nota: Ana Gil." in words(opened)
    press(opened, "Traer las publicaciones")
    assert "Ana Gil" not in [person.name for person in page.hub.snapshot.people]


def test_a_row_whose_note_tells_who_prepares_it_already_is_not_counted_as_a_change(
    page: CalendarPage, tmp_path: Path
) -> None:
    database, target = page.hub.database, tmp_path / "c.csv"
    exporting.write(exporting.prepare(database, exporting.ExportKind.CSV, *BOTH), target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    rows[0][CalendarField.RESPONSIBLE.word] = "Luis Soto"
    rows[0][CalendarField.NOTE.word] = "La prepara: Luis Soto"
    with target.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        out.writeheader()
        out.writerows(rows)
    listed = importing.open_list(target)
    importing.accept(database, importing.preview(database, listed, listed.columns), makes_people=False)
    errand(page, "Traer publicaciones")
    opened = dialog(ImportPostsDialog)
    opened.open_file(target)
    assert "2 ya están" in words(opened)
    assert not opened.accept_button.isEnabled()
    press(opened, "Añadir a la persona")
    assert "Cambia 1; 1 ya está" in words(opened)
    assert opened.accept_button.isEnabled()
    press(opened, "No añadirlas")
    assert "2 ya están" in words(opened)
