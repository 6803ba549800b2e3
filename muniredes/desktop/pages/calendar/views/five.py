"""The five views of the calendar, each made when it is first seen: the first opening pays for one."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.pages.calendar.views.board import Board
from muniredes.desktop.pages.calendar.views.drag import Carrier, Posts
from muniredes.desktop.pages.calendar.views.drop_targets import GridLanding, HourLanding
from muniredes.desktop.pages.calendar.views.grid import DayGrid
from muniredes.desktop.pages.calendar.views.hour_grid import HourGrid
from muniredes.desktop.pages.calendar.views.listing import ListView
from muniredes.i18n import _

W = TypeVar("W", bound=QWidget)
G = TypeVar("G", bound=DayGrid)


class Views(QStackedWidget):
    """What any of them says, it says. `listed` carries the posts picked in the list or on the board.

    `board_made` carries the board, whose verbs are wired beside those of the page; `made` says that there is
    one more view.
    """

    day_chosen = Signal(object)
    card_chosen = Signal(object, bool)
    day_entered = Signal(object)
    files_dropped = Signal(object, object)
    span_drawn = Signal(object, object)
    moment_opened = Signal(object)
    post_opened = Signal(object)
    day_opened = Signal(object)
    day_asked = Signal(object)
    menu_asked = Signal(QPoint)
    page_turned = Signal(int)
    listed = Signal(object)
    step_asked = Signal(object, object)
    board_made = Signal(object)
    made = Signal()

    def __init__(
        self,
        carrier: Carrier,
        land_on_day: Callable[[Posts, date], object],
        land_on_hour: Callable[[Posts, datetime], object],
    ) -> None:
        super().__init__()
        self._carrier = carrier
        self._land_on_day, self._land_on_hour = land_on_day, land_on_hour

    def of(self, view: View) -> QWidget:
        """Return a view, making it when it is first asked for."""
        found: dict[View, Callable[[], QWidget]] = {
            View.MONTH: lambda: self.month,
            View.WEEK: lambda: self.week,
            View.DAY: lambda: self.day,
            View.LIST: lambda: self.list,
            View.BOARD: lambda: self.board,
        }
        return found[view]()

    @cached_property
    def month(self) -> DayGrid:
        """The days of a month."""
        made = self._with_days(DayGrid(self._carrier))
        self._carrier.add_landing(GridLanding(made, self._land_on_day))
        return made

    @cached_property
    def week(self) -> HourGrid:
        """The hours of a week."""
        return self._hours(_("Días de la semana"))

    @cached_property
    def day(self) -> HourGrid:
        """The hours of a day."""
        return self._hours(_("Horas del día"))

    @cached_property
    def list(self) -> ListView:
        """One card after another."""
        made = self._added(ListView())
        made.picked.connect(lambda: self.listed.emit(made.chosen()))
        made.opened.connect(self.post_opened)
        made.menu_asked.connect(self.menu_asked)
        return made

    @cached_property
    def board(self) -> Board:
        """A column for each state."""
        made = self._added(Board(self._carrier))
        made.picked.connect(self.listed)
        made.opened.connect(self.post_opened)
        made.menu_asked.connect(self.menu_asked)
        made.step_asked.connect(self.step_asked)
        self.board_made.emit(made)
        return made

    def _hours(self, name: str) -> HourGrid:
        made = self._with_days(HourGrid(self._carrier, name))
        self._carrier.add_landing(HourLanding(made, self._land_on_hour))
        made.moment_opened.connect(self.moment_opened)
        return made

    def _with_days(self, grid: G) -> G:
        grid.day_chosen.connect(self.day_chosen)
        grid.day_entered.connect(self.day_entered)
        grid.files_dropped.connect(self.files_dropped)
        grid.span_drawn.connect(self.span_drawn)
        grid.card_chosen.connect(self.card_chosen)
        grid.post_opened.connect(self.post_opened)
        grid.day_opened.connect(self.day_opened)
        grid.page_turned.connect(self.page_turned)
        grid.day_asked.connect(self.day_asked)
        grid.menu_asked.connect(self.menu_asked)
        return self._added(grid)

    def _added(self, view: W) -> W:
        self.addWidget(view)
        self.made.emit()
        return view
