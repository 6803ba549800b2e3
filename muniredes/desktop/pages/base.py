"""What every page is: a title, a body that scrolls, and the sense to notice what concerns it."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.desktop import theme
from muniredes.desktop.focus import put_cursor, stops_in
from muniredes.desktop.layouts.arrange import scrolled, top_column
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.text import label
from muniredes.domain.places import Place, Target

if TYPE_CHECKING:
    from muniredes.desktop.hub import Hub
    from muniredes.domain.history import Change

_MARGIN = 28
_READABLE_WIDTH = 1080
_ROOMY = 200
"""From how tall a page has room for a sentence under its title, in pixels."""


class Page(QWidget):
    """A page of the sidebar. `target_asked` carries a Target to go to."""

    target_asked = Signal(object)

    place: Place
    """Which page it is, as the catalogue of pages made it."""

    tells_the_hour = False
    """Whether what it shows is other when the hour of something comes, with nothing changed."""

    def __init__(self, hub: "Hub") -> None:
        super().__init__()
        self.hub = hub
        self._stale = True
        self._news = 0
        self._waits_for: QDialog | None = None
        self._shown_day = clock.today()
        hub.changed.connect(self._on_changed)
        hub.noted.connect(self._on_noted)
        if self.tells_the_hour:
            hub.struck.connect(self._on_replaced)
        hub.replaced.connect(self._on_replaced)

    @abstractmethod
    def refresh(self) -> None:
        """Show what is known now."""

    def refresh_in_parts(self) -> Iterator[None]:
        """Show what is known now, a little at a time; each part is short."""
        self.refresh()
        yield

    def get_ready(self) -> Iterator[None]:
        """Show what is known now, bit by bit, while nobody looks; seen meanwhile, it is made whole."""
        news = self._news
        for _part in self.refresh_in_parts() if self._stale else ():
            yield
            if not self._stale:
                return
        if news == self._news:
            self._stale, self._shown_day = False, clock.today()

    def concerns(self, change: "Change") -> bool:
        """Whether the page shows something that a change touched."""
        del change
        return True

    def take_cursor(self) -> None:
        """Put the cursor where the page begins: she asked for it by key, and it is in view already."""
        first = next((each for each in stops_in(self) if each.isVisible() and each.isEnabled()), None)
        if first is not None:
            put_cursor(first)

    def draw_cursor(self) -> None:
        """Bring the cursor from another page; where it is in this one already, it stays."""
        if not self.isAncestorOf(self.window().focusWidget()):
            self.take_cursor()

    def show_target(self, target: Target) -> None:
        """Show an object or a field of this page."""
        del target

    def leave(self) -> None:
        """Called when another page comes: what was being typed is kept."""

    def refresh_if_stale(self) -> None:
        """Show what is known now, if something changed since, or if it is another day."""
        if self._stale or self._shown_day != clock.today():
            self._stale = False
            self._shown_day = clock.today()
            try:
                self.refresh()
            except Exception:
                self._stale = True
                raise

    def go(self, target: Target) -> None:
        """Ask the window to go somewhere."""
        self.target_asked.emit(target)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh_if_stale()
        super().showEvent(event)

    def _on_changed(self, change: "Change") -> None:
        if not self.concerns(change):
            return
        self._on_news()
        self._refresh_if_seen()

    def _on_noted(self) -> None:
        """Wait until the page is seen again: drafts are kept at each pause in her typing."""
        self._on_news()

    def _on_replaced(self) -> None:
        self._on_news()
        self._refresh_if_seen()

    def _on_news(self) -> None:
        self._stale = True
        self._news += 1

    def _refresh_if_seen(self) -> None:
        """Show what is known now; behind a dialog, once, when it closes, however much is saved in it."""
        over = QApplication.activeModalWidget()
        if not self.isVisible():
            return
        if over in (None, self.window()):
            self.refresh_if_stale()
        elif isinstance(over, QDialog) and over is not self._waits_for:
            self._waits_for = over
            over.finished.connect(self._on_uncovered)

    def _on_uncovered(self, _result: int) -> None:
        self._waits_for = None
        self._refresh_if_seen()


def page_head(title: str) -> tuple[QHBoxLayout, FlowLayout]:
    """Return the head of a page and, in it, the place of its verbs: at the right, wrapping if need be."""
    head, verbs = QHBoxLayout(), FlowLayout(at_right=True)
    heading = label(title, "h1")
    heading.setWordWrap(False)
    head.addWidget(heading)
    head.addLayout(verbs, 1)
    return head, verbs


class ScrolledBody:
    """How a page is laid out: a title that stays put and a body that scrolls, at a width that reads well."""

    def __init__(self, page: QWidget, title: str, lead: str = "") -> None:
        outer = QVBoxLayout(page)
        outer.setContentsMargins(_MARGIN, 22, 8, 8)
        outer.setSpacing(6)
        head, self.verbs = page_head(title)
        head.setContentsMargins(0, 0, _MARGIN - 8, 0)
        outer.addLayout(head)
        self.lead = label(lead, "lead")
        outer.addWidget(self.lead)
        self.lead.setVisible(bool(lead))
        content = QWidget()
        content.setMaximumWidth(_READABLE_WIDTH)
        self.body = top_column(content)
        self.body.setContentsMargins(0, 8, _MARGIN - 8, 24)
        self.body.setSpacing(14)
        outer.addWidget(scrolled(content), 1)


class ScrolledPage(Page):
    """A page laid out so."""

    def __init__(self, hub: "Hub", title: str, lead: str = "") -> None:
        super().__init__(hub)
        laid_out = ScrolledBody(self, title, lead)
        self.verbs, self.lead, self.body = laid_out.verbs, laid_out.lead, laid_out.body

    def say_lead(self, sentence: str) -> None:
        """Say a sentence under the title, where there is room for it."""
        self.lead.setText(sentence)
        self._fit_lead()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_lead()

    def _fit_lead(self) -> None:
        """Leave to what it holds the room of the sentence under the title, where there is little."""
        self.lead.setVisible(bool(self.lead.text()) and self.height() >= theme.pixels(_ROOMY))
