"""What every page, dialog and page of a wizard promises: walked once a size, and read by several tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.actions.workspace import Workspace
from muniredes.desktop.layouts.fitted import bring_in
from muniredes.desktop.look import Look
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.channels.topics import topic_sections
from muniredes.desktop.pages.crisis.archive.incident_view import task_sections
from muniredes.desktop.pages.crisis.lists.texts import of_own_step
from muniredes.desktop.pages.register import RegisterPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.every_dialog import every_dialog
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain import fields
from muniredes.domain.crisis.own import OwnStep
from muniredes.domain.fields import CARDS, Filled
from muniredes.domain.places import Target
from tests.desktop.hands import seen
from tests.support import set_up

SCREEN = (1366, 728)
"""A laptop's screen without its task bar."""

LAPTOP = "laptop"
SMALL_SCREEN = "small laptop without its task bar"
LEAST_SEEN = 100
"""How tall is, at least, what is seen of what scrolls, in pixels."""

TALLEST_WIZARD = 620
ANSWERED = (QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QToolButton)
SIZES = [100, 200]


@dataclass(frozen=True)
class Seen:
    """What was seen in one place: the texts that are cut, the answers without a name, the room it needs."""

    where: str
    cuts: tuple[str, ...]
    nameless: tuple[str, ...]
    out_of_reach: tuple[str, ...] = ()
    is_wizard: bool = False
    has_reason: bool = True
    needed: tuple[int, int] = (0, 0)
    height: int = 0


Walked = Callable[[int], list[Seen]]
_WALKED: dict[int, list[Seen]] = {}
_ASKED: set[str] = set()
"""The paths of the fields that forms asked for, in all that was walked."""


@pytest.fixture
def walked(request: pytest.FixtureRequest, look: Look) -> Walked:
    """Return what is seen of the example town with the letters at so many per cent.

    As large as can be, they are on the smallest screen.
    """

    def at(scale: int) -> list[Seen]:
        if scale not in _WALKED:
            bench = request.getfixturevalue("town_bench")
            look.scale = scale
            look.dress()
            look.changed.emit()
            bench.window.resize(*SCREEN)
            _take_to_a_screen(bench, SMALL_SCREEN if scale == max(SIZES) else LAPTOP)
            with _noting_what_is_asked():
                _WALKED[scale] = list(_pages(bench))
                _WALKED[scale] += [*_wizards(bench), *_dialogs(bench)]
                _records(bench)
        return _WALKED[scale]

    return at


@pytest.fixture
def pages_of(request: pytest.FixtureRequest, look: Look) -> Callable[[str], list[Seen]]:
    """Return what is seen of the pages of another guide, as large as can be on the smallest screen."""

    def of(guide: str) -> list[Seen]:
        bench = request.getfixturevalue(guide)
        look.scale = max(SIZES)
        look.dress()
        look.changed.emit()
        bench.window.resize(*SCREEN)
        _take_to_a_screen(bench, SMALL_SCREEN)
        return list(_pages(bench))

    return of


@pytest.fixture
def begun_bench(window: MainWindow, opened: Workspace) -> Workbench:
    """The window with a guide that knows whose it is, and nothing else."""
    set_up(opened.database)
    return Workbench(window, opened)


@contextmanager
def _noting_what_is_asked() -> Iterator[None]:
    """Note the path of each field that some form asks for."""
    ask = fields.asked

    def noted(path: str) -> str:
        _ASKED.add(path)
        return ask(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fields, "asked", noted)
        yield


def _records(bench: Workbench) -> None:
    """Make the forms of what is opened from a list: each register, a task after a crisis, a step of ours."""
    pages = [bench.page(place) for place in page_words()]
    tabbed = [page for page in pages if isinstance(page, TabbedPage)]
    for panel in (panel for page in tabbed for panel in page.panels):
        if isinstance(panel, RegisterPanel):
            panel.sections()
    checklist = next(iter(knowledge.crisis_book().checklists.values())).value
    assert task_sections()
    assert topic_sections()
    assert of_own_step(checklist, OwnStep(checklist=checklist.key))


def _take_to_a_screen(bench: Workbench, name: str) -> None:
    (screen,) = (each for each in QGuiApplication.screens() if each.name() == name)
    bench.window.move(screen.availableGeometry().topLeft())
    QApplication.processEvents()
    bring_in(bench.window)


def _pages(bench: Workbench) -> Iterator[Seen]:
    for place in page_words():
        bench.go(Target(place))
        page = bench.page(place)
        yield _page(bench, place.value, page)
        if isinstance(page, TabbedPage):
            for number, panel in enumerate(page.panels):
                page.show_panel(number)
                yield _page(bench, f"{place.value}, {panel.title}", page)


def _page(bench: Workbench, where: str, page: QWidget) -> Seen:
    reach = (*_out_of_reach(bench.window), *_cramped(page))
    return Seen(where, tuple(_cuts(page)), tuple(_nameless(page)), reach)


def _wizards(bench: Workbench) -> Iterator[Seen]:
    for plan in every_plan(bench.hub):
        wizard = WizardDialog(plan, bench.window)
        wizard.show()
        for key in wizard.session.keys:
            wizard.session.go_to(key)
            wizard.show_page()
            question, needed = wizard.session.question, wizard.minimumSizeHint()
            yield Seen(
                f"{plan.name}, {key}",
                tuple(_cuts(wizard)),
                tuple(_nameless(wizard.page)),
                tuple(_out_of_reach(wizard)),
                is_wizard=True,
                has_reason=question is None or bool(question.why),
                needed=(needed.width(), needed.height()),
                height=wizard.height(),
            )
        wizard.close()


def _dialogs(bench: Workbench) -> Iterator[Seen]:
    for make in every_dialog(bench.hub, paths.resource("examples", "capture.png")):
        dialog = make(parent=bench.window)
        dialog.show()
        kind = type(dialog).__name__
        yield Seen(kind, tuple(_cuts(dialog)), tuple(_nameless(dialog)), tuple(_out_of_reach(dialog)))
        dialog.close()


def _out_of_reach(root: QWidget) -> Iterator[str]:
    """Yield what is off the screen, the verbs that nothing scrolls to, and what is hardly seen."""
    free = root.screen().availableGeometry()
    if not free.contains(root.frameGeometry()):
        yield f"{root.frameGeometry()} in {free}"
    for each in seen(root, QAbstractButton):
        if _scrolling(each) is None and not _whole_in(root, each):
            yield f"«{each.text() or each.accessibleName()}» is off the window"
    for area in seen(root, QScrollArea):
        tall, held = area.viewport().height(), area.widget()
        if held is not None and tall < min(LEAST_SEEN, held.height()):
            yield f"{tall} pixels are seen of what scrolls, of {held.height()}"
    if root.minimumSizeHint().height() > root.height():
        yield f"it is {root.height()} high and needs {root.minimumSizeHint().height()}"
    if isinstance(root, QDialog):
        yield from _not_said(root)


def _cramped(page: QWidget) -> Iterator[str]:
    """Yield what lists and texts show less of than a person can use."""
    for each in seen(page, QAbstractItemView):
        tall = each.viewport().height()
        if tall < LEAST_SEEN and each.verticalScrollBar().maximum():
            yield f"{tall} pixels are seen of {type(each).__name__} «{each.accessibleName()}»"


def _not_said(dialog: QDialog) -> Iterator[str]:
    if not seen(dialog, QLabel):
        yield "nothing is said"
    verbs = seen(dialog, QPushButton)
    if verbs and all(_scrolling(each) for each in verbs):
        yield "every verb scrolls away"


def _scrolling(widget: QWidget) -> QScrollArea | None:
    """Return what scrolls a widget into view, if anything does."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None


def _whole_in(root: QWidget, widget: QWidget) -> bool:
    return root.rect().contains(QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()))


def _cuts(root: QWidget) -> Iterator[str]:
    if any(area.horizontalScrollBar().maximum() for area in seen(root, QScrollArea)):
        yield "scrolls sideways"
    for each in seen(root, QAbstractButton):
        if each.text() and each.width() < each.minimumSizeHint().width():
            yield f"«{each.text()}» is cut"
    for told in seen(root, QLabel):
        if told.text() and told.wordWrap():
            if not _is_inside(told):
                yield f"«{told.text()}» goes out of its place"
            if told.height() < told.heightForWidth(told.width()) - 1:
                yield f"«{told.text()}» is cut"


def _is_inside(told: QWidget) -> bool:
    """Say whether a text, and each thing that holds it up to what scrolls, is inside what holds it."""
    held = told
    while not held.isWindow() and (holder := held.parentWidget()) and holder.objectName() != "scrolled":
        if held.geometry().bottom() > holder.height():
            return False
        held = holder
    return True


def _nameless(root: QWidget) -> Iterator[str]:
    for each in seen(root, QWidget):
        takes_focus = isinstance(each, ANSWERED) and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes_focus and not (each.accessibleName() or getattr(each, "text", str)()):
            yield f"{each}"


@pytest.mark.parametrize("scale", SIZES)
def test_nothing_is_cut_and_no_page_scrolls_sideways(walked: Walked, scale: int) -> None:
    assert {place.where: place.cuts for place in walked(scale) if place.cuts} == {}


@pytest.mark.parametrize("guide", ["bench", "begun_bench", "flawed_bench"])
def test_nothing_is_cut_of_a_guide_that_says_little_or_wrong(
    pages_of: Callable[[str], list[Seen]], guide: str
) -> None:
    """What a page says when there is nothing yet, and what it warns of, are not in the example."""
    found = pages_of(guide)
    assert {place.where: place.cuts for place in found if place.cuts} == {}
    assert {place.where: place.out_of_reach for place in found if place.out_of_reach} == {}


@pytest.mark.parametrize("scale", SIZES)
def test_every_verb_is_in_reach_on_a_small_screen(walked: Walked, scale: int) -> None:
    assert {place.where: place.out_of_reach for place in walked(scale) if place.out_of_reach} == {}


def test_every_page_of_a_wizard_has_a_reason_and_fits_a_small_screen(walked: Walked) -> None:
    pages = [place for place in walked(100) if place.is_wizard]
    assert len(pages) > 100
    assert [page.where for page in pages if not page.has_reason] == []
    assert [page.where for page in pages if max(page.height, page.needed[1]) > TALLEST_WIZARD] == []
    assert [page.where for page in pages if page.needed[0] > SCREEN[0]] == []


def test_every_input_has_a_name_that_a_screen_reader_says(walked: Walked) -> None:
    assert {place.where: place.nameless for place in walked(100) if place.nameless} == {}


def test_every_field_is_asked_where_its_card_says(walked: Walked) -> None:
    """A field that no form asks for was forgotten; one that its card denies, and is asked, is told wrong."""
    assert walked(100)
    told = {path for path, card in CARDS.items() if card.filled is Filled.FORM and not card.is_part}
    assert told - _ASKED == set(), "no form asks for them"
    by_the_program = {path for path, card in CARDS.items() if card.filled is Filled.PROGRAM}
    assert by_the_program & _ASKED == set(), "a form asks for what only the program knows"
