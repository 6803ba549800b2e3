"""«Calendario»: what goes out when, in five views of the same cards, and the ideas that wait for a day."""

from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.actions.calendar import days, moving, reading
from muniredes.desktop.dialogs.posts.editor import PostEditor
from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.base import Page
from muniredes.desktop.pages.calendar.board import Board
from muniredes.desktop.pages.calendar.body import Body
from muniredes.desktop.pages.calendar.carrying import Carrier, Posts
from muniredes.desktop.pages.calendar.errands import Errands
from muniredes.desktop.pages.calendar.filters import FilterBar
from muniredes.desktop.pages.calendar.grid import DayGrid
from muniredes.desktop.pages.calendar.head import CalendarHead
from muniredes.desktop.pages.calendar.hour_grid import HourGrid
from muniredes.desktop.pages.calendar.landings import GridLanding, HourLanding, TrayLanding
from muniredes.desktop.pages.calendar.listing import ListView
from muniredes.desktop.pages.calendar.period import Period, View
from muniredes.desktop.pages.calendar.showing import Showing
from muniredes.desktop.pages.calendar.side import Side
from muniredes.desktop.pages.calendar.verbs import MOVE_KEYS, PostVerbs
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.widgets.layout import scrolled
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.toast import SayingToast
from muniredes.domain.calendar.messages.cards import Card, cards_of
from muniredes.domain.calendar.messages.query import WEEK, CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _

NEW = "new"
"""The field of a Target that asks for a new post."""

PUBLISH = "publish"
"""The field of a Target that asks to publish a post."""

RHYTHM = "rhythm"
"""The field of a Target that asks which accounts stand still."""

_KINDS = (
    "message", "post", "outlet", "account", "person", "topic", "calendar_note", "local_holiday",
    "electoral_period", "posting_rules", "council",
)  # fmt: skip
_EDGE = 24


class CalendarPage(Page):
    """Five views on one query; what is picked in one is picked in all.

    `period` is the page in view, `pointed` the day that is pointed at, perhaps one of the month beside.
    """

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._preferences = Preferences()
        stored = self._preferences.calendar_view
        self.period = Period(View(stored) if stored in set(View) else View.MONTH, clock.today())
        self.pointed = self.period.day
        self._chosen: tuple[PostLine, ...] = ()
        self._ideas: tuple[CalendarFilter | None, tuple[PostLine, ...]] = (None, ())
        self._last_at: datetime | None = None
        self._last_keys: tuple[str, ...] = ()
        self.carrier = Carrier(self, self._edge)
        self.verbs = PostVerbs(hub, self)
        self._build()
        self._wire()
        self._add_keys()

    # ── Its parts ────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 18, 20, 8)
        outer.setSpacing(8)
        self.errands = Errands(self.hub, self, lambda: self.period, lambda: self.filters.wanted)
        self.head = CalendarHead(self.errands.menu)
        self.filters = FilterBar(self.head.choices)
        self.month = DayGrid(self.carrier)
        self.week = HourGrid(self.carrier, _("Días de la semana"))
        self.day = HourGrid(self.carrier, _("Horas del día"))
        self.list = ListView()
        self.board = Board(self.carrier)
        self.side = Side(self.carrier)
        self._views = QStackedWidget()
        self._by_view: dict[View, QWidget] = {
            View.MONTH: self.month,
            View.WEEK: self.week,
            View.DAY: self.day,
            View.LIST: self.list,
            View.BOARD: self.board,
        }
        for view in self._by_view.values():
            self._views.addWidget(view)
        body = Body(self._views, self.side)
        outer.addWidget(self.head)
        outer.addWidget(self.filters)
        outer.addWidget(self._build_welcome())
        outer.addWidget(scrolled(body), 1)
        self._said = SayingToast(self)
        self.errands.float_over(self)

    def _build_welcome(self) -> Notice:
        """Return what is said while nobody has written anything."""
        self._welcome = Notice(_("Aquí se ve qué sale cada día. El plan del año lo llena de borradores."))
        self._welcome.offer(_("Hacer el plan del año"), lambda: self.go(Target(Place.PLAN_YEAR)), "primary")
        self._welcome.offer(_("Traer una lista"), self.errands.bring)
        self._welcome.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)), "link")
        return self._welcome

    def _wire(self) -> None:
        self.head.turned.connect(self.turn)
        self.head.today_asked.connect(lambda: self.show_day(clock.today()))
        self.head.view_asked.connect(self.show_view)
        self.head.new_asked.connect(self.write_new)
        self.head.target_asked.connect(self.target_asked)
        self.errands.target_asked.connect(self.target_asked)
        self.filters.changed.connect(self.refresh)
        self.carrier.add_landing(GridLanding(self.month, self._land_on_day))
        for hours in (self.week, self.day):
            self.carrier.add_landing(HourLanding(hours, self._land_on_hour))
            hours.moment_opened.connect(self.write_at)
        for grid in (self.month, self.week, self.day):
            grid.day_chosen.connect(self._on_day)
            grid.day_entered.connect(self._enter_day)
            grid.card_chosen.connect(self._pick)
            grid.post_opened.connect(self.verbs.open)
            grid.day_opened.connect(self._on_day_opened)
            grid.page_turned.connect(self.turn)
            grid.day_asked.connect(self.show_day)
            grid.menu_asked.connect(self._menu)
        self.carrier.add_landing(TrayLanding(self.side.ideas, self.side.above_ideas, self._land_on_tray))
        self.carrier.said.connect(self._said.say)
        self.carrier.turned.connect(self.turn)
        self.list.picked.connect(lambda: self._choose(self.list.chosen()))
        self.list.opened.connect(self.verbs.open)
        self.list.menu_asked.connect(self._menu)
        self.board.picked.connect(self._choose)
        self.board.opened.connect(self.verbs.open)
        self.board.menu_asked.connect(self._menu)
        self.board.step_asked.connect(self.verbs.step)
        self.side.picked.connect(self._choose)
        self.side.opened.connect(self.verbs.open)
        self.side.menu_asked.connect(self._menu)
        self.side.publish_asked.connect(self._publish_chosen)
        self.side.move_asked.connect(lambda: self.verbs.move(self._chosen))
        self.side.change_asked.connect(lambda: self.verbs.change(self._chosen))

    def _add_keys(self) -> None:
        for keys, act in (
            (MOVE_KEYS, lambda: self.verbs.move(self._chosen)),
            ("Ctrl+Left", lambda: self.turn(-1)),
            ("Ctrl+Right", lambda: self.turn(1)),
            ("Del", self._delete_chosen),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    def concerns(self, change: Change) -> bool:
        return change.concerns(*_KINDS)

    def refresh(self) -> None:
        """Ask once, and show the answer in the view in use."""
        self.filters.offer(self.hub.snapshot)
        self._welcome.setVisible(self.hub.snapshot.calendar_flaws is None)
        self._ideas = (None, ())
        self._show()

    def _show(self) -> None:
        period, wanted = self.period, self.filters.wanted
        (first, last), bounds = period.shown, period.bounds
        lines = self._ask(first, last, wanted)
        ideas = self._ideas[1]
        inside = tuple(line for line in lines if line.day is not None and bounds[0] <= line.day <= bounds[1])
        in_view = lines if period.view is View.MONTH else inside
        self._keep_chosen((*in_view, *ideas))
        showing = Showing(
            lines=lines,
            marks=days.marks(self.hub.snapshot, first, last),
            snapshot=self.hub.snapshot,
            now=clock.now(),
            chosen=frozenset(post.id for post in self._chosen),
        )
        self.head.say(period)
        self._views.setCurrentWidget(self._by_view[period.view])
        self._fill(showing, cards_of(inside), cards_of(ideas))

    def _ask(self, first: date, last: date, wanted: CalendarFilter) -> tuple[PostLine, ...]:
        """Return the posts of some days; the ideas are asked again only when they may be others."""
        if self._ideas[0] == wanted:
            return reading.dated(self.hub.database, first, last, wanted)
        lines, ideas = reading.spread(self.hub.database, first, last, wanted)
        self._ideas = (wanted, ideas)
        return lines

    def _fill(self, showing: Showing, inside: tuple[Card, ...], ideas: tuple[Card, ...]) -> None:
        period = self.period
        first, last = period.shown
        if period.view is View.MONTH:
            self.month.show_days(first, ((last - first).days + 1) // WEEK, period.bounds, showing)
            self.month.choose(self.pointed)
        elif period.view is View.LIST:
            self.list.show_cards(inside, showing)
        elif period.view is View.BOARD:
            self.board.show_cards((*inside, *ideas), showing)
        else:
            hours = self.week if period.view is View.WEEK else self.day
            hours.show_span(first, (last - first).days + 1, showing)
            hours.choose(self.pointed)
        self.filters.say_count(len(inside))
        self.side.setVisible(period.view is not View.BOARD)
        self.side.show_ideas(ideas, showing)
        self.side.show_day(self.pointed, showing)
        self.side.show_chosen(self._chosen)

    def _keep_chosen(self, known: tuple[PostLine, ...]) -> None:
        """Forget what was picked and is not in view any more; take what is different as it is now."""
        by_number = {line.id: line for line in known}
        self._chosen = tuple(by_number[post.id] for post in self._chosen if post.id in by_number)

    def show_target(self, target: Target) -> None:
        if target.field == NEW:
            self.write_new(keys=() if target.object_id is None else (channel_key(target.object_id, None),))
            return
        if target.field == RHYTHM:
            self.errands.show_reach()
            return
        if target.object_id is None:
            return
        (*found,) = reading.lines(self.hub.database, [target.object_id]) if target.field != "message" else ()
        if target.field == "message":
            self._show_message(target.object_id)
        elif found:
            self._show_post(found[0])
            if target.field == PUBLISH:
                self.verbs.publish(found[0])
            else:
                self.verbs.open(found[0])

    def _show_message(self, number: int) -> None:
        try:
            said = reading.said(self.hub.database, number)
        except Problem as problem:
            self.hub.refused.emit(problem)
            return
        coming = [post for post in said.posts if post.at is None or post.at.date() >= clock.today()]
        post = next(iter(coming or said.posts), None)
        if post is not None and post.id is not None:
            (line,) = reading.lines(self.hub.database, [post.id])
            self._show_post(line)
            self.verbs.open(line)

    def _show_post(self, post: PostLine) -> None:
        self._chosen = (post,)
        self.show_day(post.day or self.pointed)

    # ── Going about ──────────────────────────────────────────────────────────────────────────

    def turn(self, steps: int) -> None:
        """Turn the page."""
        self.errands.quiet()
        self.period = self.period.turned(steps)
        self.pointed = self.period.day
        self._show()

    def show_day(self, day: date) -> None:
        """Show the page of a day, with the cursor on it."""
        self.period, self.pointed = Period(self.period.view, day), day
        self._show()

    def show_view(self, view: View) -> None:
        """See the same days in another way, and remember it."""
        self.period = Period(view, self.pointed)
        self._preferences.calendar_view = view.value
        self._show()

    def narrow(self, wanted: CalendarFilter) -> None:
        """Show only some posts."""
        self.filters.wanted = wanted
        self._show()

    def _edge(self, place: QPoint) -> int:
        """Whether a point of the screen is at the left or the right edge of the days in view."""
        view = self._views.currentWidget()
        if not isinstance(view, DayGrid):
            return 0
        area = QRect(view.mapToGlobal(QPoint(0, 0)), view.size())
        if not area.adjusted(-_EDGE, 0, _EDGE, 0).contains(place):
            return 0
        return -1 if place.x() < area.left() + _EDGE else 1 if place.x() > area.right() - _EDGE else 0

    # ── Hands ────────────────────────────────────────────────────────────────────────────────

    def write_new(self, day: date | None = None, keys: tuple[str, ...] = ()) -> None:
        """Write a new post, on some channels; else at the hour and on the channels of the last one."""
        wanted = max(day or self.pointed, clock.today())
        hour = self._last_at.time() if self._last_at else moving.USUAL_HOUR
        self.write_at(datetime.combine(wanted, hour), keys)

    def write_at(self, at: datetime, keys: tuple[str, ...] = ()) -> None:
        """Write a new post for a moment, or for the next hour when that one has gone by."""
        coming = moving.soon(max(at, datetime.combine(clock.today(), at.time())))
        editor = PostEditor(self.hub, at=coming, keys=keys or self._last_keys, parent=self.window())
        editor.accepted.connect(lambda: self._remember(editor))
        editor.open()

    def _remember(self, editor: PostEditor) -> None:
        self._last_at = editor.form.moment() or self._last_at
        self._last_keys = tuple(editor.form.chosen_channels())

    def _on_day(self, day: date) -> None:
        if day != self.pointed:
            self.pointed = day
            grid = self._views.currentWidget()
            if isinstance(grid, DayGrid) and grid.days.showing is not None:
                self.side.show_day(day, grid.days.showing)

    def _on_day_opened(self, day: date) -> None:
        """Enter on a day goes to its posts, or writes the first one."""
        grid = self._views.currentWidget()
        posts = grid.days.showing.posts_of(day) if isinstance(grid, DayGrid) and grid.days.showing else ()
        if posts:
            self.side.day.setFocus()
            self.side.day.pick(posts[0].id)
        else:
            self.write_new(day)

    def _enter_day(self, day: date) -> None:
        """See whole a day whose cards do not all fit."""
        self.pointed = day
        self.show_view(View.DAY)

    def _pick(self, posts: Posts, adds: bool) -> None:
        others = tuple(other for other in self._chosen if other not in posts) if adds else ()
        self._choose((*others, *posts))

    def _choose(self, posts: tuple[PostLine, ...]) -> None:
        self._chosen = posts
        self._said.hide()
        self.side.show_chosen(posts)
        grid = self._views.currentWidget()
        if isinstance(grid, DayGrid):
            grid.mark_chosen(frozenset(post.id for post in posts))

    def _menu(self, place: QPoint) -> None:
        self.verbs.menu(self._chosen, place)

    def _publish_chosen(self) -> None:
        if self._chosen and self._chosen[0].state is not PostState.PUBLISHED:
            self.verbs.publish(self._chosen[0])

    def _delete_chosen(self) -> None:
        if self._chosen:
            self.verbs.delete(self._chosen)

    def _land_on_day(self, posts: Posts, day: date) -> None:
        self.pointed = day
        self.verbs.carry(posts, day)

    def _land_on_hour(self, posts: Posts, moment: datetime) -> None:
        self.pointed = moment.date()
        self.verbs.carry(posts, moment.date(), moment.hour)

    def _land_on_tray(self, posts: Posts) -> None:
        self.hub.attempt(moving.to_day, [post.id for post in posts], None)


__all__ = ["NEW", "PUBLISH", "RHYTHM", "CalendarPage"]
