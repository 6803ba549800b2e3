"""Pages made anew in other colours or sizes: the same one in view, and the cursor where it was."""

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from muniredes.desktop.focus import name_of, put_cursor, stops_in
from muniredes.desktop.pages.base import Page
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.widgets.drafts import Keeping
from muniredes.domain.places import Place, Target

Pages = dict[Place, Page]


def drop_hidden(shown: QStackedWidget, pages: Pages) -> None:
    """Let go of the pages out of view: to dress them, only to make them anew, would take seconds."""
    current = shown.currentWidget()
    hidden = {place: page for place, page in pages.items() if page is not current}
    for place, page in hidden.items():
        for keeping in page.findChildren(Keeping):
            keeping.keep_now()
        del pages[place]
        shown.removeWidget(page)
        shiboken6.delete(page)


def redress(shown: QStackedWidget, pages: Pages, go: Callable[[Target], object]) -> None:
    """Make the pages anew in the colours and sizes in use, and show the same one, at the same stop."""
    current = shown.currentWidget()
    place = next((place for place, page in pages.items() if page is current), Place.TODAY)
    tab = current.tab if isinstance(current, TabbedPage) else 0
    stop = _stop_in(current)
    for page in pages.values():
        shown.removeWidget(page)
        page.deleteLater()
    pages.clear()
    go(Target(place))
    again = pages[place]
    if isinstance(again, TabbedPage):
        again.show_panel(tab)
    same = next((each for each in stops_in(_in_view(again)) if name_of(each) == stop), None)
    if same is not None:
        put_cursor(same)


def _in_view(page: QWidget) -> QWidget:
    """Return what is in view of a page: of several tabs, the one that is open."""
    return page.panels[page.tab] if isinstance(page, TabbedPage) else page


def _stop_in(page: QWidget | None) -> str:
    """Return the name of what has the cursor in a page; nothing when it is somewhere else."""
    focused = QApplication.focusWidget() or (page.window().focusWidget() if page is not None else None)
    is_here = page is not None and focused is not None and page.isAncestorOf(focused)
    return name_of(focused) if is_here and focused is not None else ""
