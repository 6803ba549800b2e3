"""What is told of what was done comes over the page: nothing in it moves under the hand."""

import threading
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions.documents import Paper
from muniredes.desktop.jobs import Job
from muniredes.desktop.pages.manual import ManualPage
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.widgets.telling import Telling
from muniredes.desktop.widgets.toast import Toast
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place, Target
from muniredes.domain.progress import Progress
from tests.desktop.hands import button, press, seen, words

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


def test_nothing_moves_in_any_page_that_tells_how_something_went(town_bench: Workbench) -> None:
    told = 0
    for place in (Place.MANUAL, Place.CALENDAR, Place.HANDOVER, Place.STYLE, Place.CRISIS, Place.SETTINGS):
        town_bench.go(Target(place))
        page = town_bench.page(place)
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
