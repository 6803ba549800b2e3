"""Where a walk goes: every page with its tabs, every wizard, and whatever their buttons open."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QRadioButton, QToolButton, QWidget
from shiboken6 import isValid

from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.walk.watch import Watch, dialogs, settle


@dataclass(frozen=True)
class Room:
    """A page, or a tab of it."""

    bench: Workbench
    place: Place
    tab: int | None = None

    @property
    def name(self) -> str:
        """How a step calls it."""
        page = self.bench.page(self.place)
        words = page_words()[self.place]
        if self.tab is None or not isinstance(page, TabbedPage):
            return words
        return f"{words} · {page.panels[self.tab].title}"

    def enter(self) -> QWidget:
        """Go there; return what is in view."""
        self.bench.go(Target(self.place))
        page = self.bench.page(self.place)
        if self.tab is None or not isinstance(page, TabbedPage):
            return page
        if page.tab != self.tab:
            page.show_panel(self.tab)
        return page.panels[self.tab]


def every_room(bench: Workbench) -> Iterator[Room]:
    """Yield each page of the window, and each tab of those that have them."""
    for place in page_words():
        page = bench.page(place)
        if isinstance(page, TabbedPage):
            yield from (Room(bench, place, tab) for tab in range(len(page.panels)))
        else:
            yield Room(bench, place)


def doors(root: QWidget) -> list[QAbstractButton]:
    """Return the buttons in view that do something, one of each that says the same."""
    found: dict[str, QAbstractButton] = {}
    for each in root.findChildren(QAbstractButton):
        answers = isinstance(each, QRadioButton | QCheckBox)
        if answers or not each.isVisible() or not each.isEnabled() or each.window() is not root.window():
            continue
        found.setdefault(said(each), each)
    found.pop("", None)
    return list(found.values())


def said(button: QAbstractButton) -> str:
    """Return what a button says."""
    return button.text() or button.accessibleName()


def press(watch: Watch, button: QAbstractButton) -> None:
    """Click a button; of one that drops a menu, each of its entries."""
    menu = button.menu() if isinstance(button, QToolButton) or hasattr(button, "menu") else None
    if menu is not None:
        for action in list(menu.actions()):
            if not isValid(action):  # what was chosen before it made the menu anew
                continue
            with watch.step(f"choose «{action.text()}» in «{said(button)}»"):
                action.trigger()
        return
    with watch.step(f"press «{said(button)}»"):
        button.click()


def top() -> QDialog | None:
    """Return the dialog on top, if any is open."""
    return next(reversed(dialogs()), None)


def close_all(watch: Watch) -> None:
    """Leave every dialog with Esc, from the one on top: none may stay."""
    for _turn in range(12):
        dialog = top()
        if dialog is None:
            return
        leave(watch, dialog)


def leave(watch: Watch, dialog: QDialog) -> None:
    """Leave a dialog with Esc; one that stays is a trap."""
    kind = type(dialog).__name__
    with watch.step(f"Esc in {kind}"):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert dialog not in dialogs(), f"{kind} does not close; after\n" + "\n".join(watch.steps[-20:])
