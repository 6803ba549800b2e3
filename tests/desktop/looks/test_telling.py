"""What is told of what was done comes over the page: nothing in it moves under the hand."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions.printing.papers import Paper
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.messages.progress import JobBar
from muniredes.desktop.messages.telling import Telling
from muniredes.desktop.messages.toast import Toast
from muniredes.desktop.pages.manual import ManualPage
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from muniredes.domain.progress import Progress
from tests.desktop.hands import button, press, seen, whole_page, words

_SAID = "Guardado en /casa/documentos/manual.pdf"


def _is_of_toast(widget: QWidget) -> bool:
    each: QWidget | None = widget
    while each is not None and not isinstance(each, Toast):
        each = each.parentWidget()
    return each is not None


def _places(root: QWidget) -> dict[QWidget, QRect]:
    """Return where everything is that can be seen, but for what is told over it and the frame it shortens."""
    return {
        each: QRect(each.mapTo(root, QPoint(0, 0)), each.size())
        for each in seen(root, QWidget)
        if not _is_of_toast(each) and each.objectName() != "qt_scrollarea_viewport"
    }


def _is_free(page: QWidget) -> bool:
    """Whether what scrolls under a card ends where the card begins, and scrolls until all of it is seen."""
    (card,) = seen(page, Toast)
    area = card.parentWidget()
    assert isinstance(area, QScrollArea)
    bar, content = area.verticalScrollBar(), area.widget()
    assert content is not None
    ends = area.viewport().geometry().bottom() < card.geometry().top()
    return ends and content.height() - area.viewport().height() <= bar.maximum()


def test_nothing_moves_in_any_page_that_tells_how_something_went(town_bench: Workbench, qtbot: QtBot) -> None:
    told = 0
    for place in (Place.MANUAL, Place.CALENDAR, Place.HANDOVER, Place.STYLE, Place.CRISIS, Place.SETTINGS):
        page = whole_page(town_bench, place, qtbot)
        for number in range(len(page.panels) if isinstance(page, TabbedPage) else 1):
            if isinstance(page, TabbedPage):
                page.show_panel(number)
            root = page.panels[number] if isinstance(page, TabbedPage) else page
            for telling in root.findChildren(Telling):
                before = _places(page)
                telling.say(_SAID, "good")
                telling.offer("Abrir la carpeta", lambda: None)
                assert _SAID in words(page), type(root).__name__
                assert _places(page) == before, type(root).__name__
                assert _is_free(page), type(root).__name__
                press(page, "Cerrar")
                assert _SAID not in words(page), type(root).__name__
                told += 1
    assert told >= 13


def test_the_second_press_is_on_what_the_first_was(town_bench: Workbench, tmp_path: Path) -> None:
    town_bench.go(Target(Place.MANUAL))
    page = town_bench.page(Place.MANUAL)
    assert isinstance(page, ManualPage)
    under = button(page, "Guardar el manual…")
    at = under.mapToGlobal(under.rect().center())
    page.write_paper(Paper.RULES, tmp_path / "normas.pdf")
    assert "Guardado en" in words(page)
    assert under.mapToGlobal(under.rect().center()) == at
    assert town_bench.window.childAt(town_bench.window.mapFromGlobal(at)) is under


def test_what_went_well_leaves_and_what_asks_for_something_stays(bench: Workbench, qtbot: QtBot) -> None:
    about = QWidget()
    bench.window.pages.addWidget(about)
    bench.window.pages.setCurrentWidget(about)
    telling = Telling(about)

    def wait_for_its_time() -> None:
        (card,) = about.findChildren(Toast)
        for timer in card.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot():
                timer.start(0)
        qtbot.wait(50)

    telling.say(_SAID, "good")
    wait_for_its_time()
    assert _SAID not in words(about)
    telling.say("No se ha podido guardar.", "danger")
    wait_for_its_time()
    assert "No se ha podido guardar." in words(about)
    telling.say(_SAID, "good")
    telling.offer("Abrir", lambda: None)
    wait_for_its_time()
    assert "Abrir" in words(about)


def test_work_is_told_until_it_ends_and_goes_and_comes_with_its_page(bench: Workbench, qtbot: QtBot) -> None:
    about, other, go_on = QWidget(), QWidget(), threading.Event()
    for each in (about, other):
        bench.window.pages.addWidget(each)
    bench.window.pages.setCurrentWidget(about)
    telling = Telling(about)

    def work(_progress: Progress) -> None:
        go_on.wait(10)

    job = Job(work, about)
    telling.follow(job, "Haciendo el paquete…")
    job.start()
    assert "Haciendo el paquete…" in words(about)
    telling.clear()
    assert "Haciendo el paquete…" in words(about), "it is under way"
    bench.window.pages.setCurrentWidget(other)
    assert "Haciendo el paquete…" not in words(bench.window)
    bench.window.pages.setCurrentWidget(about)
    assert "Haciendo el paquete…" in words(bench.window)
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert "Haciendo el paquete…" not in words(about)


def _area(bench: Workbench, tall: int) -> tuple[QScrollArea, QWidget]:
    """Return a page of the window that scrolls, and what is in it, at least `tall` pixels."""
    content, about = QWidget(), QLabel("Lo que se hace")
    column = QVBoxLayout(content)
    column.addWidget(about)
    column.addSpacing(tall)
    area = scrolled(content)
    bench.window.pages.addWidget(area)
    return area, about


def _is_as_it_was(area: QScrollArea) -> bool:
    content = area.widget()
    assert content is not None
    is_free = area.viewportMargins().bottom() == 0 and content.minimumHeight() == 0
    return is_free and area.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded


@pytest.mark.parametrize("tall", [10, 2000])
def test_the_foot_is_given_back_when_what_it_is_about_goes(bench: Workbench, tall: int) -> None:
    area, about = _area(bench, tall)
    bench.window.pages.setCurrentWidget(area)
    Telling(about).say(_SAID, "good")
    assert _SAID in words(area)
    about.deleteLater()
    about.hide()
    del about
    QTest.qWait(1)
    assert _SAID not in words(area)
    assert _is_as_it_was(area)


@pytest.mark.parametrize("tall", [10, 2000])
def test_the_foot_is_given_back_behind_another_page(bench: Workbench, tall: int) -> None:
    area, about = _area(bench, tall)
    bench.window.pages.setCurrentWidget(area)
    telling = Telling(about)
    telling.say(_SAID, "danger")
    seen(area, QWidget)
    other = QWidget()
    bench.window.pages.addWidget(other)
    bench.window.pages.setCurrentWidget(other)
    telling.clear()
    assert _is_as_it_was(area)


def test_a_long_page_keeps_its_bar_though_it_was_told_behind_another(bench: Workbench) -> None:
    area, about = _area(bench, 2000)
    other = QWidget()
    bench.window.pages.addWidget(other)
    for page in (area, other):
        bench.window.pages.setCurrentWidget(page)
        seen(bench.window, QWidget)
    Telling(about).say(_SAID, "danger")
    seen(bench.window, QWidget)
    bench.window.pages.setCurrentWidget(area)
    assert _SAID in words(area)
    assert area.verticalScrollBar().isVisible()
    assert _is_free(bench.window)


def test_a_window_made_smaller_under_a_card_has_a_bar(bench: Workbench) -> None:
    area, about = _area(bench, 400)
    bench.window.pages.setCurrentWidget(area)
    Telling(about).say(_SAID, "danger")
    seen(area, QWidget)
    assert not area.verticalScrollBar().isVisible(), "all of it fits where there is no card"
    bench.window.resize(1024, 420)
    seen(area, QWidget)
    assert area.verticalScrollBar().isVisible()
    bench.window.resize(1366, 728)
    seen(area, QWidget)
    assert not area.verticalScrollBar().isVisible()


def test_a_page_that_grows_under_a_card_has_a_bar(bench: Workbench) -> None:
    area, about = _area(bench, 10)
    bench.window.pages.setCurrentWidget(area)
    Telling(about).say(_SAID, "danger")
    seen(area, QWidget)
    content = area.widget()
    assert content is not None
    column = content.layout()
    assert isinstance(column, QVBoxLayout)
    column.addSpacing(2000)
    seen(area, QWidget)
    assert area.verticalScrollBar().isVisible()


def test_nothing_is_said_of_the_guide_that_was_open(town_bench: Workbench) -> None:
    forgot = 0
    for place in (Place.HANDOVER, Place.SETTINGS):
        town_bench.go(Target(place))
        page = town_bench.page(place)
        assert isinstance(page, TabbedPage)
        for number, panel in enumerate(page.panels):
            if isinstance(panel, SayingPanel):
                page.show_panel(number)
                panel.say(_SAID, "good", stands=lambda: True)
                assert _SAID in words(page)
                town_bench.hub.replaced.emit()
                assert _SAID not in words(page), type(panel).__name__
                forgot += 1
    assert forgot >= 6


def test_the_end_of_a_job_does_not_hide_the_one_that_came_after(qtbot: QtBot) -> None:
    bar = JobBar()
    qtbot.addWidget(bar)
    first, second = Job(lambda _progress: None, bar), Job(lambda _progress: None, bar)
    bar.follow(first, "Haciendo el paquete…")
    bar.follow(second, "Haciendo el manual…")
    second.progress.emit(0.25)
    first.progress.emit(0.75)
    first.ended.emit()
    assert bar.isVisible()
    assert bar.findChildren(QProgressBar)[0].value() == 25
    second.ended.emit()
    assert not bar.isVisible()


def test_what_was_pressed_is_not_hidden_by_what_is_told_of_it(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    pressed = [QPushButton(f"Guardar {number}") for number in range(30)]
    for each in pressed:
        column.addWidget(each)
    area = scrolled(content)
    area.resize(400, 300)
    qtbot.addWidget(area)
    telling = Telling(content)
    area.show()
    qtbot.waitExposed(area)
    bottom = next(each for each in reversed(pressed) if area.viewport().rect().contains(_place(each, area)))
    for each in pressed:
        each.clicked.connect(lambda: telling.say(_SAID, "good"))
    bottom.setFocus()
    QTest.mouseClick(bottom, Qt.MouseButton.LeftButton)
    (card,) = seen(area, Toast)
    assert not card.geometry().intersects(QRect(bottom.mapTo(area, QPoint(0, 0)), bottom.size()))


def _place(widget: QWidget, area: QScrollArea) -> QRect:
    return QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())


def test_what_was_done_with_a_guide_is_not_told_over_another(town_bench: Workbench, qtbot: QtBot) -> None:
    for place in (Place.MANUAL, Place.CALENDAR, Place.HANDOVER, Place.STYLE, Place.CRISIS):
        page = whole_page(town_bench, place, qtbot)
        told = 0
        for number in range(len(page.panels) if isinstance(page, TabbedPage) else 1):
            if isinstance(page, TabbedPage):
                page.show_panel(number)
            root = page.panels[number] if isinstance(page, TabbedPage) else page
            for telling in root.findChildren(Telling):
                telling.say(_SAID, "good")
                telling.offer("Abrir", lambda: None)
                assert _SAID in words(page), (place, number)
                told += 1
            town_bench.hub.replaced.emit()
            assert _SAID not in words(page), (place, number)
        assert told, place
