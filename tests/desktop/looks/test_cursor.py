"""Where the cursor is: what Enter would press is always something that is in view."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, people
from muniredes.actions.handover import delivering, preparing
from muniredes.actions.workspace import Workspace
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.focus import held_still, name_of, put_cursor
from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import ColourField, DateField
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.several import ColourInput
from muniredes.desktop.layouts.arrange import clear, scrolled
from muniredes.desktop.pages.handover.package import PackagePanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.widgets import files
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.choices import PersonChoice
from muniredes.domain.handover.record import CheckAnswer
from muniredes.domain.handover.waiting import late
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, dialog, field, keys, press, seen, when_open, words

_DESKTOP = Path(__file__).parents[3] / "muniredes" / "desktop"
_PAGES = (
    Place.TODAY,
    Place.CALENDAR,
    Place.CHANNELS,
    Place.ACCOUNTS,
    Place.HANDOVER,
    Place.CRISIS,
    Place.MANUAL,
    Place.SETTINGS,
)


def _settled() -> None:
    for _turn in range(6):
        QApplication.processEvents()


def _focused() -> QWidget:
    _settled()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _is_on_screen(widget: QWidget) -> bool:
    """Say whether a widget is whole in view, also within what scrolls."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None or not widget.isVisible():
        return widget.isVisible()
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def test_only_the_helper_gives_the_cursor() -> None:
    """Whoever gives it by hand gives it also to what nobody sees."""
    found = [
        path.name
        for path in _DESKTOP.rglob("*.py")
        if path.name != "focus.py" and re.search(r"\.setFocus\(", path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("shown", [Place.HANDOVER, Place.TODAY])
def test_a_page_built_anew_out_of_view_leaves_the_cursor_where_it_is(
    town_bench: Workbench, shown: Place
) -> None:
    pages = [town_bench.page(place) for place in _PAGES]
    town_bench.go(Target(shown))
    current = town_bench.page(shown)
    for page in pages:
        if page is current:
            continue
        current.take_cursor()
        before = _focused()
        for panel in page.panels if isinstance(page, TabbedPage) else ():
            panel.forget()
            panel.refresh()
        page.refresh()
        page.take_cursor()
        assert _focused() is before, type(page).__name__
    town_bench.hub.replaced.emit()
    assert _focused().isVisible()


def _received(bench: Workbench, town: Workspace, qtbot: QtBot, target: Path) -> PackagePanel:
    """Hand the town over, in the middle of preparing it, and receive it in the window."""
    late_by = {"planned_on": clock.today()}
    preparing.prepare(town.database, late_by)
    delivering.deliver(town.database, target)
    bench.page(Place.CRISIS)
    bench.go(Target(Place.HANDOVER, None, "receive"))
    (panel,) = bench.page(Place.HANDOVER).findChildren(PackagePanel)
    button(panel, "Abrir un paquete…")
    panel.open_package(target)
    qtbot.waitUntil(lambda: "Recibir este paquete" in words(panel), timeout=60_000)
    taking = _focused()
    assert isinstance(taking, QPushButton)
    assert taking.text() == "Recibir este paquete"
    press(panel, "Recibir este paquete")
    qtbot.waitUntil(lambda: "Empezar los diez primeros días" in words(bench.window), timeout=60_000)
    return panel


def test_who_receives_begins_with_enter_as_nobody_and_says_who_she_is(
    bench: Workbench, town: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """One key begins them at their first question; what was the other's is neither asked nor signed."""
    _received(bench, town, qtbot, tmp_path / "pueblo.muniredes")
    begin = _focused()
    assert isinstance(begin, QPushButton)
    assert begin.text() == "Empezar los diez primeros días"
    hub = bench.hub
    open_before = len(hub.snapshot.crisis.open_files)
    assert hub.snapshot.council is not None
    assert hub.snapshot.council.user_id is None
    assert list(late(hub.snapshot, clock.today())) == []
    QTest.keyClick(begin, Qt.Key.Key_Space)
    asked = _focused()
    assert len(hub.snapshot.crisis.open_files) == open_before
    assert hub.snapshot.handover is not None
    assert hub.snapshot.handover.handover.observations_on == clock.today()
    assert _is_on_screen(asked)
    asking = bench.page(Place.HANDOVER).findChildren(PersonInput)
    assert any(each.isAncestorOf(asked) for each in asking)
    account = hub.snapshot.own_accounts[0].id
    hub.perform(preparing.answer, preparing.GETS_IN, account, {"answer": CheckAnswer.YES})
    (given,) = (each for each in hub.snapshot.handover.answers if each.item == preparing.GETS_IN)
    assert given.answered_by_id is None
    hub.perform(people.choose_user, PersonChoice(name="Nuria Nueva"))
    assert "¿Quién es usted?" not in words(bench.page(Place.HANDOVER))


def test_begun_in_its_tab_it_goes_to_the_first_question(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.HANDOVER, None, "first_days"))
    press(town_bench.page(Place.HANDOVER), "Empezar los diez primeros días")
    asked = _focused()
    assert isinstance(asked, QPushButton)
    assert asked.text() == "Contestar"
    assert _is_on_screen(asked)


def test_after_the_dialog_of_the_system_the_cursor_is_where_it_was(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.go(Target(Place.HANDOVER, None, "receive"))
    page = bench.page(Place.HANDOVER)
    opener = button(page, "Abrir un paquete…")
    ways: dict[str, Callable[[], object]] = {
        "getOpenFileName": lambda: files.ask_file(page, "", ""),
        "getExistingDirectory": lambda: files.ask_folder(page, ""),
        "getSaveFileName": lambda: files.ask_where(page, "", "a.pdf", "PDF (*.pdf)"),
    }
    for name, ask in ways.items():

        def lost(*_given: object, name: str = name) -> object:
            bench.window.sidebar.findChildren(QPushButton)[0].setFocus()
            return "" if name == "getExistingDirectory" else ("", "")

        monkeypatch.setattr(QFileDialog, name, lost)
        opener.setFocus()
        ask()
        assert _focused() is opener, name


def _tabs(bench: Workbench) -> Iterator[tuple[QWidget, Callable[[], object]]]:
    """Yield each page and each tab in view, with what makes it anew."""
    for place in _PAGES:
        page = bench.page(place)
        bench.go(Target(place))
        if not isinstance(page, TabbedPage):
            yield page, page.refresh
            continue
        for number, panel in enumerate(page.panels):
            page.show_panel(number)
            yield panel, panel.refresh


@pytest.mark.parametrize("typed", ["Personas", "Cuentas", "Manual", "Ajustes"])
def test_a_search_takes_the_cursor_to_the_room_it_leads_to(town_bench: Workbench, typed: str) -> None:
    town_bench.go(Target(Place.TODAY))
    button(town_bench.window, "Hoy").setFocus()
    town_bench.open_search()
    asked = dialog(SearchDialog)
    asked.type_in(typed)
    keys(field(asked, "Buscar"), Qt.Key.Key_Return)
    _settled()
    page = town_bench.window.pages.currentWidget()
    assert page is not None
    assert page is not town_bench.page(Place.TODAY)
    assert page.isAncestorOf(town_bench.window.focusWidget())
    bars = [each.verticalScrollBar() for each in seen(page, QScrollArea)]
    assert [bar.value() for bar in bars] == [0] * len(bars)


def test_what_is_made_anew_under_the_cursor_keeps_it(town_bench: Workbench) -> None:
    """After a dialog that changed something, the cursor is on what opened it and never in another part."""
    lost, tried = [], 0
    for root, make_anew in _tabs(town_bench):
        names = [name_of(each) for each in seen(root, QPushButton) if each.isEnabled()]
        for name in dict.fromkeys((*names[:2], *names[-2:])):
            next(each for each in seen(root, QPushButton) if name_of(each) == name).setFocus()
            make_anew()
            tried += 1
            found = _focused()
            if not root.isAncestorOf(found) or name_of(found) != name:
                lost.append((type(root).__name__, name, name_of(found)))
    assert tried > 50
    assert lost == [], lost


def test_who_puts_the_cursor_somewhere_while_it_is_made_anew_keeps_it_there(qtbot: QtBot) -> None:
    window, other = QWidget(), QPushButton("Otro")
    column = QVBoxLayout(window)
    made = QVBoxLayout()
    column.addWidget(other)
    column.addLayout(made)
    made.addWidget(old := QPushButton("Ver"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    old.setFocus()
    clear(made)
    made.addWidget(QPushButton("Ver"))
    put_cursor(other)
    assert _focused() is other


def test_what_goes_leaves_the_cursor_near_it(qtbot: QtBot) -> None:
    """The line that was mended is not there any more: the next one is; and with none, what is around."""
    window = QWidget()
    column, lines = QVBoxLayout(window), QWidget()
    column.addWidget(QPushButton("Barra lateral"))
    around = QWidget()
    column.addWidget(around)
    inside = QVBoxLayout(around)
    inside.addWidget(lines)
    inside.addWidget(below := QPushButton("Añadir"))
    made = QVBoxLayout(lines)
    for name in "uno", "dos":
        made.addWidget(QPushButton(name))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    lines.findChildren(QPushButton)[0].setFocus()
    clear(made)
    made.addWidget(second := QPushButton("dos"))
    assert _focused() is second
    clear(made)
    assert _focused() is below


def test_what_a_field_opens_gives_the_cursor_back_to_it(bench: Workbench) -> None:
    """A page is opened from the sidebar, and a day is chosen with the mouse: the cursor is not left there."""
    day, colour = DateInput(DateField(key="d", label="Día")), ColourInput(ColourField(key="c", label="Color"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(day)
    column.addWidget(colour)
    bench.window.pages.addWidget(holder)
    bench.window.pages.setCurrentWidget(holder)
    aside = bench.window.sidebar.findChildren(QPushButton)[0]
    for made in (day, colour):
        opener = made.findChildren(QToolButton)[0]
        back = field(made, "Día") if made is day else opener
        aside.setFocus()
        when_open(QMenu if made is day else QColorDialog, lambda opened: opened.close())
        QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
        _settled()
        assert bench.window.focusWidget() is back


def test_another_guide_begins_with_the_cursor_on_its_page_and_not_on_a_verb(bench: Workbench) -> None:
    bench.go(Target(Place.TODAY))
    begin = button(bench.page(Place.TODAY), "Ver un pueblo de ejemplo")
    begin.setFocus()
    begin.click()
    seen(bench.window, QWidget)
    focus = bench.window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Hoy"


def test_the_cursor_does_not_bring_back_a_window_that_was_closed(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    for name in ("Uno", "Dos"):
        column.addWidget(QPushButton(name))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    first = window.findChildren(QPushButton)[0]
    first.setFocus()
    clear(column)
    column.addWidget(QPushButton("Tres"))
    window.hide()
    QTest.qWait(50)
    assert not window.isVisible()


def test_what_is_held_still_is_let_go_though_the_change_fails(qtbot: QtBot) -> None:
    content = QWidget()
    made = QPushButton("Uno", content)
    area = scrolled(content)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made)
    with pytest.raises(ZeroDivisionError), held_still(area):
        raise ZeroDivisionError
    qtbot.waitUntil(lambda: area.property("held") is None)
