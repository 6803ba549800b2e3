"""What is looked for is found on any date, the nearest first, dated and counted."""

import re
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from muniredes.actions.calendar import moving, reading
from muniredes.desktop.dialogs.posts.move import MoveDialog
from muniredes.desktop.pages.calendar.counted import CountedCombo
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.storage import search
from tests.desktop.calendars import FACEBOOK, calendar_of, say
from tests.desktop.hands import button, choose, dialog, field, press, words, write

DAYS = (date(2026, 1, 1), date(2027, 12, 31))
NOW = datetime(2026, 11, 24, 18)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench)


def listed(page: CalendarPage) -> list[str]:
    model = page.views.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_search_goes_over_all_dates_nearest_first(page: CalendarPage, qtbot: QtBot) -> None:
    for days in (-300, -3, 2, 5, 200):
        say(page, f"Peña a los {days}", "web", "tablon", at=NOW + timedelta(days=days))
    say(page, "Otra cosa")
    say(page, "Peña sin día", at=None)
    write(page, "Buscar palabras en el calendario", "pena")
    found = [line.title for line in reading.everywhere(page.hub.database, CalendarFilter(text="pena"))]
    assert list(dict.fromkeys(found)) == [
        *(f"Peña a los {days}" for days in (2, -3, 5, 200, -300)),
        "Peña sin día",
    ]
    assert page.views.list.isVisible()
    heads = [text for text in listed(page) if "·" in text]
    assert heads[0].startswith("Jueves, 26 de noviembre de 2026")
    assert heads[-1].startswith("Sin fecha")
    qtbot.waitUntil(lambda: "6 mensajes en todas las fechas" in words(page))
    press(page, "Mes")
    assert page.views.month.isVisible()
    qtbot.waitUntil(lambda: "3 mensajes aquí, 6 en todas las fechas" in words(page))
    press(page, "Ver los de todas las fechas")
    assert page.views.list.isVisible()
    press(page, "Quitar filtros")
    assert page.views.month.isVisible()
    assert field(page, "Buscar palabras en el calendario") is not None


def test_the_rest_of_what_was_found_can_be_seen(page: CalendarPage, qtbot: QtBot) -> None:
    for number in range(60):
        say(page, f"Peña {number}", "web", at=NOW + timedelta(days=number + 1))
    write(page, "Buscar palabras en el calendario", "pena")
    qtbot.waitUntil(lambda: "60 mensajes: se ven los" in words(page))
    press(page, "Ver los demás")
    qtbot.waitUntil(lambda: "60 mensajes en todas las fechas" in words(page))
    assert any(text.startswith("Sábado, 23 de enero de 2027") for text in listed(page))


def test_the_day_beside_is_that_of_what_is_picked(page: CalendarPage) -> None:
    say(page, "Peña", "web", at=NOW + timedelta(days=1))
    say(page, "Feria", "web", at=NOW + timedelta(days=3))
    press(page, "Lista")
    feria = next(line for line in reading.dated(page.hub.database, *DAYS) if line.title == "Feria")
    page._choose((feria,))
    assert page.pointed == feria.day
    assert "Viernes, 27 de noviembre" in words(page.side)
    page.hub.perform(moving.to_day, [feria.id], date(2026, 11, 30))
    assert "Lunes, 30 de noviembre" in words(page.side)
    write(page, "Buscar palabras en el calendario", "nada así")
    press(page, "Mes")
    assert "Con estos filtros no hay nada este día" in words(page.side)


def test_a_post_is_moved_by_a_day_said_in_part(page: CalendarPage) -> None:
    say(page, "Peña", "web", at=NOW + timedelta(days=1))
    page.verbs.move(reading.dated(page.hub.database, *DAYS))
    asked = dialog(MoveDialog)
    write(asked, "Día", "viernes 99")
    press(asked, "Mover")
    assert "«viernes 99» no es una fecha" in words(asked)
    write(asked, "Día", "viernes 11")
    press(asked, "Mover")
    assert [line.day for line in reading.dated(page.hub.database, *DAYS)] == [date(2026, 12, 11)]


def test_a_filter_says_how_many_there_are_on_other_dates(page: CalendarPage, qtbot: QtBot) -> None:
    say(page, "De este mes", "tablon")
    say(page, "De otro", "tablon", at=NOW + timedelta(days=90))
    choose(page, "Filtrar por: canal", "Tablón de anuncios")
    qtbot.waitUntil(lambda: "1 mensaje aquí, 2 en todas las fechas" in words(page))


def test_rare_and_common_words_are_found_alike(page: CalendarPage) -> None:
    for number in range(8):
        say(page, f"Feria número {number}", at=NOW + timedelta(days=number))
    wanted = CalendarFilter(text="feria")
    few = [line.id for line in reading.everywhere(page.hub.database, wanted)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_FEW", 3)
        assert [line.id for line in reading.everywhere(page.hub.database, wanted)] == few
    assert len(few) == 8
    assert reading.count(page.hub.database, wanted) == 8


def _count_of(combo: CountedCombo, option: str) -> int:
    """Return how many messages a filter says, to whoever hears it, that an option leaves."""
    said: str = combo.itemData(combo.findText(option), Qt.ItemDataRole.AccessibleTextRole)
    return int(re.findall(r"\d+", said)[-1]) if any(map(str.isdigit, said)) else 0


def test_the_web_and_its_account_are_told_apart(bench: Workbench) -> None:
    page = calendar_of(bench, FACEBOOK, "https://www.villa.es")
    combo = field(page, "Filtrar por: canal")
    assert isinstance(combo, CountedCombo)
    names = [combo.itemText(row) for row in range(combo.count())]
    assert "Web municipal (sin decir la cuenta)" in names
    assert "Tablón de anuncios" in names
    assert sum("villa.es" in name or name.startswith("Página web") for name in names) == 1


def test_each_option_of_a_filter_says_how_many_it_leaves(page: CalendarPage) -> None:
    say(page, "Uno", "tablon", "web")
    say(page, "Dos", "tablon")
    say(page, "De otro mes", "tablon", at=NOW + timedelta(days=90))
    combo = field(page, "Filtrar por: canal")
    assert isinstance(combo, CountedCombo)
    combo.showPopup()
    counted = {
        name: _count_of(combo, name) for name in ("Canal", "Tablón de anuncios", "Web municipal", "Bando")
    }
    assert counted == {"Canal": 2, "Tablón de anuncios": 2, "Web municipal": 1, "Bando": 0}
    combo.hidePopup()
    choose(page, "Filtrar por: canal", "Web municipal")
    states = field(page, "Filtrar por: estado")
    assert isinstance(states, CountedCombo)
    states.showPopup()
    assert [_count_of(states, name) for name in ("Estado", "Borrador", "Publicada")] == [1, 1, 0]
    states.hidePopup()


def test_in_a_small_window_the_head_takes_two_lines(bench: Workbench, page: CalendarPage) -> None:
    bench.window.resize(1024, 600)
    words(page)
    tops = {each.mapTo(page, QPoint()).y() // 20 for each in (button(page, "Hoy"), button(page, "Crear"))}
    assert len(tops) == 1
    bottom = page.filters.mapTo(page, QPoint(0, page.filters.height())).y()
    one_line = button(page, "Filtros").height()
    assert page.filters.height() <= one_line + 8
    assert bottom <= page.head.mapTo(page, QPoint()).y() + 2 * one_line + 30
    press(page, "Filtros")
    choose(page, "Filtrar por: canal", "Tablón de anuncios")
    assert button(page, "Filtros (1)").isChecked()
    assert page.filters.wanted.channels == {"tablon"}
