"""Carry a post from one place to another with the mouse: what is held, where it hovers, where it falls."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.query import PostLine

Posts = tuple[PostLine, ...]
TURN_AFTER_MS = 600
"""How long something is held at the edge before the page turns."""


class Landing(Protocol):
    """Somewhere posts can fall."""

    def hover(self, posts: Posts, place: QPoint) -> str | None:
        """Show where it would fall; return why it cannot, «» when it can, None when it is not here."""

    def land(self, posts: Posts, place: QPoint) -> None:
        """Take what falls here; `place` is a point of the screen."""

    def cool(self) -> None:
        """Stop showing where it would fall."""


class Carrier(QObject):
    """Holds some posts. `said` carries why they cannot fall where they are, or nothing when they can again.

    `edge` says whether a point is at the edge of the page (−1 or 1, else 0); `turned` asks to turn it.
    """

    said = Signal(str)
    turned = Signal(int)

    def __init__(self, page: QWidget, edge: Callable[[QPoint], int]) -> None:
        super().__init__(page)
        self._page = page
        self._edge = edge
        self._landings: list[Landing] = []
        self._posts: Posts = ()
        self._ghost: QLabel | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_AFTER_MS)
        self._timer.timeout.connect(self._turn)
        self._place = QPoint()
        self._has_said = False

    @property
    def is_carrying(self) -> bool:
        """Whether something is held."""
        return bool(self._posts)

    def add_landing(self, landing: Landing) -> None:
        """Let posts fall somewhere."""
        self._landings.append(landing)

    def take(self, posts: Posts, place: QPoint) -> None:
        """Take posts up; `place` is a point of the screen."""
        self._posts = posts
        self._ghost = label(posts[0].title, "badge")
        self._ghost.setWordWrap(False)
        self._ghost.setParent(self._page)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.adjustSize()
        self._ghost.show()
        self._ghost.raise_()
        self.move(place)

    def move(self, place: QPoint) -> None:
        """Carry it to another point."""
        if self._ghost is None:
            return
        self._place = place
        self._ghost.move(self._page.mapFromGlobal(place) + QPoint(12, 8))
        self._say(self._hover())
        if self._edge(place) and not self._timer.isActive():
            self._timer.start()
        elif not self._edge(place):
            self._timer.stop()

    def _say(self, why: str) -> None:
        """Say why they cannot fall here, or take it back: what others say is not its own to take back."""
        if why or self._has_said:
            self.said.emit(why)
        self._has_said = bool(why)

    def _hover(self) -> str:
        said: str | None = None
        for landing in self._landings:
            answer = landing.hover(self._posts, self._place) if said is None else None
            if answer is None:
                landing.cool()
            else:
                said = answer
        return said or ""

    def drop(self, place: QPoint) -> None:
        """Let it fall; where it cannot, nothing changes and the reason stays said."""
        posts, self._place = self._posts, place
        if not posts:
            return
        for landing in self._landings:
            answer = landing.hover(posts, place)
            if answer is not None:
                self.cancel()
                self._say(answer)
                if not answer:
                    landing.land(posts, place)
                return
        self.cancel()

    def cancel(self) -> None:
        """Leave it where it was."""
        self._posts = ()
        self._say("")
        self._timer.stop()
        for landing in self._landings:
            landing.cool()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None

    def _turn(self) -> None:
        step = self._edge(self._place)
        if step:
            self.turned.emit(step)
            self._say(self._hover())


def dragged_far(start: QPoint, here: QPoint) -> bool:
    """Whether the hand has moved enough to mean it."""
    return (here - start).manhattanLength() >= QApplication.startDragDistance()
