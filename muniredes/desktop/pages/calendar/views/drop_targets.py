"""Where a carried post can fall: on a day, on an hour, or back among the ideas."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from muniredes.actions.calendar import moving
from muniredes.desktop.pages.calendar.views.drag import Posts
from muniredes.desktop.pages.calendar.views.grid import DayGrid
from muniredes.desktop.pages.calendar.views.hour_grid import HourGrid
from muniredes.desktop.pages.calendar.views.post_list import PostList
from muniredes.desktop.widgets.text import set_tone
from muniredes.i18n import _

_EDGE = 24
"""How near the edge of the days something is held to turn the page, in pixels."""


def _refusal(posts: Posts, day: date | None) -> moving.Refusal | None:
    """Return why one of them cannot go to a day."""
    found = (moving.refusal(post.state, day) for post in posts)
    return next((problem for problem in found if problem is not None), None)


def _is_on(widget: QWidget, place: QPoint) -> bool:
    return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(place))


def edge_of(view: QWidget | None, place: QPoint) -> int:
    """Whether a point of the screen is at the left or the right edge of days: −1 or 1, else 0."""
    if not isinstance(view, DayGrid):
        return 0
    area = QRect(view.mapToGlobal(QPoint(0, 0)), view.size())
    if not area.adjusted(-_EDGE, 0, _EDGE, 0).contains(place):
        return 0
    return -1 if place.x() < area.left() + _EDGE else 1 if place.x() > area.right() - _EDGE else 0


class GridLanding:
    """The days in view."""

    def __init__(self, grid: DayGrid, take: Callable[[Posts, date], object]) -> None:
        self._grid = grid
        self._take = take

    def _day(self, place: QPoint) -> date | None:
        if not self._grid.isVisible():
            return None
        inside = self._grid.viewport().mapFromGlobal(place)
        return self._grid.day_at(inside) if self._grid.viewport().rect().contains(inside) else None

    def hover(self, posts: Posts, place: QPoint) -> str | None:
        day = self._day(place)
        if day is None:
            return None
        problem = _refusal(posts, day)
        self._grid.set_target(None if problem else day)
        return problem.sentence if problem else ""

    def land(self, posts: Posts, place: QPoint) -> None:
        day = self._day(place)
        if day is not None and any(post.day != day for post in posts):
            self._take(posts, day)

    def cool(self) -> None:
        self._grid.set_target(None)


class HourLanding:
    """The hours of the days in view."""

    def __init__(self, grid: HourGrid, take: Callable[[Posts, datetime], object]) -> None:
        self._grid = grid
        self._take = take

    def _moment(self, place: QPoint) -> datetime | None:
        if not self._grid.isVisible():
            return None
        inside = self._grid.viewport().mapFromGlobal(place)
        return self._grid.moment_at(inside) if self._grid.viewport().rect().contains(inside) else None

    def hover(self, posts: Posts, place: QPoint) -> str | None:
        moment = self._moment(place)
        if moment is None:
            return None
        problem = _refusal(posts, moment.date())
        self._grid.set_target_moment(None if problem else moment)
        return problem.sentence if problem else ""

    def land(self, posts: Posts, place: QPoint) -> None:
        moment = self._moment(place)
        if moment is not None and any(not _is_in_hour(post.at, moment) for post in posts):
            self._take(posts, moment)

    def cool(self) -> None:
        self._grid.set_target_moment(None)


def _is_in_hour(at: datetime | None, moment: datetime) -> bool:
    return at is not None and (at.date(), at.hour) == (moment.date(), moment.hour)


class TrayLanding:
    """The ideas without a day: their list, and what is said above it."""

    def __init__(self, tray: PostList, above: Iterable[QWidget], take: Callable[[Posts], object]) -> None:
        self._tray = tray
        self._places = (tray, *above)
        self._take = take

    def hover(self, posts: Posts, place: QPoint) -> str | None:
        if not any(_is_on(widget, place) for widget in self._places):
            return None
        if any(post.repeats for post in posts):
            return _("Lo que se repite tiene su día: bórrelo de ese día si no sale.")
        problem = _refusal(posts, None)
        if problem is None:
            set_tone(self._tray, "target", True)
        return problem.sentence if problem else ""

    def land(self, posts: Posts, place: QPoint) -> None:
        del place
        if any(post.at is not None for post in posts):
            self._take(posts)

    def cool(self) -> None:
        if self._tray.property("target"):
            set_tone(self._tray, "target", False)
