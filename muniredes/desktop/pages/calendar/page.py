"""«Calendario»: what goes out when, in five views of the same cards, and the ideas that wait for a day."""

from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView

from muniredes.actions import clock, knowledge
from muniredes.actions.calendar import days, moving, reading
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import scrolling_column
from muniredes.desktop.pages.base import Page
from muniredes.desktop.pages.calendar.arriving import NEW, PUBLISH, RHYTHM, arrive
from muniredes.desktop.pages.calendar.body import Body
from muniredes.desktop.pages.calendar.filters import FilterBar
from muniredes.desktop.pages.calendar.head import CalendarHead
from muniredes.desktop.pages.calendar.import_export import Errands
from muniredes.desktop.pages.calendar.period import Period, View
from muniredes.desktop.pages.calendar.question import Question
from muniredes.desktop.pages.calendar.showing import Showing, day_beside
from muniredes.desktop.pages.calendar.side import Side
from muniredes.desktop.pages.calendar.verb_bar import VerbBar
from muniredes.desktop.pages.calendar.verbs import MOVE_KEYS, PostVerbs
from muniredes.desktop.pages.calendar.views.drag import Carrier, Posts
from muniredes.desktop.pages.calendar.views.drop_targets import TrayLanding, edge_of
from muniredes.desktop.pages.calendar.views.five import Views
from muniredes.desktop.pages.calendar.views.grid import DayGrid
from muniredes.desktop.pages.calendar.views.thumbnails import Thumbnails
from muniredes.desktop.pages.calendar.writer import Writer
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.widgets.notice import Notice
from muniredes.domain.calendar.messages.cards import Card, cards_of
from muniredes.domain.calendar.messages.query import WEEK, CalendarFilter, PostLine
from muniredes.domain.dates import month_word
from muniredes.domain.history import Change
from muniredes.domain.next_step import publishable
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_KINDS = (
    "message", "post", "outlet", "account", "person", "topic", "calendar_note", "local_holiday",
    "electoral_period", "posting_rules", "council",
)  # fmt: skip
_PAUSE_MS = 150
"""How long she stops before what is counted on all dates is said."""


class CalendarPage(Page):
    """Five views on one query; what is picked in one is picked in all.

    `period` is the page in view, `pointed` the day that is pointed at, perhaps one of the month beside.
    """

    tells_the_hour = True

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._preferences = Preferences()
        stored = self._preferences.calendar_view
        self.period = Period(View(stored) if stored in set(View) else View.MONTH, clock.today())
        self.pointed = self.period.day
        self._chosen: tuple[PostLine, ...] = ()
        self._bars: list[VerbBar] = []
        self.question = Question(hub)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_PAUSE_MS)
        self._counting.timeout.connect(self._count)
        self.carrier = Carrier(self, lambda place: edge_of(self.views.currentWidget(), place))
        self.verbs = PostVerbs(hub, self)
        self.writer = Writer(hub, self, self.verbs)
        self._pictures = Thumbnails(hub, self)
        self._build()
        self._wire()
        self._add_keys()

    # ── Its parts ────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        outer = scrolling_column(self)
        outer.setContentsMargins(28, 18, 20, 8)
        outer.setSpacing(8)
        self.errands = Errands(self.hub, self, lambda: self.period, lambda: self.filters.wanted)
        self.head = CalendarHead(self.errands.menu)
        self.filters = FilterBar(
            self.head.choices,
            lambda wanted, everywhere: self.question.in_view(self.period.bounds, wanted, everywhere),
        )
        self.views = Views(self.carrier, self._land_on_day, self._land_on_hour)
        self.side = Side(self.carrier)
        outer.addWidget(self.head)
        outer.addWidget(self.filters)
        outer.addWidget(self._build_welcome())
        self._stranded = Notice()
        self._stranded.offer(_("Arreglar…"), self.errands.rehome)
        outer.addWidget(self._stranded)
        outer.addWidget(Body(self.views, self.side, self), 1)

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
        self.filters.changed.connect(self._show)
        self._wire_views()
        self.writer.written.connect(self._show_picked)
        self.carrier.add_landing(TrayLanding(self.side.ideas, self.side.above_ideas, self._land_on_tray))
        self.carrier.said.connect(self.hub.told)
        self.carrier.turned.connect(self.turn)
        self._pictures.ready.connect(self._draw_again)
        self.side.picked.connect(self._choose)
        self.side.opened.connect(self.verbs.open)
        self.side.menu_asked.connect(self._menu)
        self._wire_bar(self.side.bar)

    def _wire_views(self) -> None:
        views = self.views
        views.moment_opened.connect(self.writer.write_at)
        views.day_chosen.connect(self._on_day)
        views.day_entered.connect(self._enter_day)
        views.files_dropped.connect(self.writer.write_with)
        views.span_drawn.connect(self.writer.write_span)
        views.card_chosen.connect(self._pick)
        views.post_opened.connect(self.verbs.open)
        views.day_opened.connect(self._on_day_opened)
        views.page_turned.connect(self.turn)
        views.day_asked.connect(self.show_day)
        views.menu_asked.connect(self._menu)
        views.listed.connect(self._choose)
        views.step_asked.connect(self.verbs.step)
        views.board_made.connect(lambda board: self._wire_bar(board.bar))

    def _wire_bar(self, bar: VerbBar) -> None:
        bar.step_asked.connect(self.verbs.go_on)
        bar.publish_asked.connect(self._publish_chosen)
        bar.open_asked.connect(lambda: self.verbs.open(self._chosen[0]))
        bar.move_asked.connect(lambda: self.verbs.move(self._chosen))
        bar.change_asked.connect(lambda: self.verbs.change(self._chosen))
        self._bars.append(bar)

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

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the cursor on the days, so that the keyboard has them at hand."""
        super().showEvent(event)
        if not self.isAncestorOf(self.window().focusWidget()):
            self.take_cursor()

    def take_cursor(self) -> None:
        """Put the cursor on what is shown, whichever view it is."""
        shown = self.views.currentWidget()
        if shown is not None:
            put_cursor(shown)

    def refresh(self) -> None:
        """Ask once, and show the answer in the view in use."""
        self.filters.offer(self.hub.snapshot)
        self._welcome.setVisible(self.hub.snapshot.calendar_flaws is None)
        stranded = self.hub.snapshot.stranded(clock.today())
        self._stranded.say(stranded[0].sentence(knowledge.networks()) if stranded else "", "warning")
        self.question.forget()
        self._show()

    def refresh_in_parts(self) -> Iterator[None]:
        """Show what is known now, and then make the views that are not in sight, one at a time."""
        self.refresh()
        yield
        for view in View:
            self.views.of(view)
            yield

    def _show(self) -> None:
        if self.filters.everywhere:
            self._show_found()
            return
        period, wanted = self.period, self.filters.wanted
        (first, last), bounds = period.shown, period.bounds
        lines = self.question.dated(first, last, wanted)
        ideas = self.question.ideas()
        inside = tuple(line for line in lines if line.day is not None and bounds[0] <= line.day <= bounds[1])
        in_view = lines if period.view is View.MONTH else inside
        self._keep_chosen((*in_view, *ideas))
        showing = self._showing(lines, first, last)
        self.head.say(period)
        self.views.setCurrentWidget(self.views.of(period.view))
        self._fill(showing, cards_of(inside), cards_of(ideas))
        month = month_word(period.day.month) if len(in_view) > len(inside) else ""
        self.filters.say_count(len(cards_of(inside)), self.question.total(wanted), month)
        if wanted.is_narrowed:
            self._counting.start()

    def _count(self) -> None:
        """Say how many there are on all dates, once she stops choosing."""
        self.filters.say_total(self.question.count(self.filters.wanted))

    def _showing(self, lines: tuple[PostLine, ...], first: date, last: date) -> Showing:
        self._seen = Showing(
            lines=lines,
            marks=days.marks(self.hub.snapshot, first, last),
            snapshot=self.hub.snapshot,
            now=clock.now(),
            chosen=frozenset(post.id for post in self._chosen),
            small_picture=self._pictures.of,
            is_narrowed=self.filters.wanted.is_narrowed,
        )
        return self._seen

    def _show_found(self) -> None:
        """Show what passes the filter on any date, the nearest first, as a list of days."""
        wanted = self.filters.wanted
        found = reading.everywhere(self.hub.database, wanted, whole=self.filters.whole)
        self._keep_chosen(found)
        cards = cards_of(found)
        dates = [card.day for card in cards if card.day is not None] or [clock.today()]
        showing = self._showing(found, min(dates), max(dates))
        self.head.say_found()
        self.views.setCurrentWidget(self.views.list)
        self.views.list.show_cards(cards, showing)
        self.side.setVisible(True)
        self.side.show_ideas(tuple(card for card in cards if card.at is None), showing)
        self.side.show_day(self.pointed, showing)
        self._show_verbs()
        self.filters.say_found(len(cards))
        self._counting.start()

    def _fill(self, showing: Showing, inside: tuple[Card, ...], ideas: tuple[Card, ...]) -> None:
        period = self.period
        first, last = period.shown
        if period.view is View.MONTH:
            self.views.month.show_days(first, ((last - first).days + 1) // WEEK, period.bounds, showing)
            self.views.month.choose(self.pointed)
        elif period.view is View.LIST:
            self.views.list.show_cards(inside, showing)
        elif period.view is View.BOARD:
            self.views.board.show_cards((*inside, *ideas), showing)
        else:
            hours = self.views.week if period.view is View.WEEK else self.views.day
            hours.show_span(first, (last - first).days + 1, showing)
            hours.choose(self.pointed)
        self.side.setVisible(period.view is not View.BOARD)
        self.side.show_ideas(ideas, showing)
        self.side.show_day(self.pointed, showing)
        self._show_verbs()

    def _draw_again(self) -> None:
        """Draw the cards once more: a picture is ready."""
        for view in self.findChildren(QAbstractItemView):
            view.viewport().update()

    def _keep_chosen(self, known: tuple[PostLine, ...]) -> None:
        """Forget what was picked and is not in view any more; take what is different as it is now."""
        by_number = {line.id: line for line in known}
        before = {post.id: post.day for post in self._chosen}
        self._chosen = tuple(by_number[post.id] for post in self._chosen if post.id in by_number)
        if any(before[post.id] != post.day for post in self._chosen):
            self.pointed = day_beside(self._chosen, self.pointed)

    def show_target(self, target: Target) -> None:
        arrive(self, target)

    def show_post(self, post: PostLine) -> None:
        """Show a post on its day, picked."""
        self._show_picked((post,))

    def _show_picked(self, posts: Posts) -> None:
        """Show some posts of a day, picked: what can be done is done with them."""
        self._chosen = posts
        self.show_day(posts[0].day or self.pointed)

    # ── Going about ──────────────────────────────────────────────────────────────────────────

    def turn(self, steps: int) -> None:
        """Turn the page."""
        self.errands.job.clear()
        self.filters.stay()
        self.period = self.period.turned(steps)
        self.pointed = self.period.day
        self._show()

    def show_day(self, day: date) -> None:
        """Show the page of a day, with the cursor on it."""
        self.filters.stay()
        self.period, self.pointed = Period(self.period.view, day), day
        self._show()

    def show_view(self, view: View) -> None:
        """See the same days in another way, and remember it."""
        self.filters.stay()
        self.period = Period(view, self.pointed)
        self._preferences.calendar_view = view.value
        self._show()

    def narrow(self, wanted: CalendarFilter) -> None:
        """Show only some posts: those that say something, of any date."""
        self.filters.wanted, self.filters.everywhere = wanted, bool(wanted.text.strip())
        self._show()

    # ── Hands ────────────────────────────────────────────────────────────────────────────────

    def write_new(self, day: date | None = None, keys: tuple[str, ...] = ()) -> None:
        """Write a new post on a day, that of the cursor unless another is said."""
        self.writer.write_on(day or self.pointed, keys)

    def _on_day(self, day: date) -> None:
        if day != self.pointed:
            self.pointed = day
            grid = self.views.currentWidget()
            if isinstance(grid, DayGrid) and grid.days.showing is not None:
                self.side.show_day(day, grid.days.showing)

    def _on_day_opened(self, day: date) -> None:
        """Enter on a day goes to its posts, or writes the first one."""
        grid = self.views.currentWidget()
        posts = grid.days.showing.posts_of(day) if isinstance(grid, DayGrid) and grid.days.showing else ()
        if posts:
            put_cursor(self.side.day)
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
        before, self.pointed = self.pointed, day_beside(posts, self.pointed)
        self._chosen = posts
        if self.pointed != before and self._seen is not None:
            self.side.show_day(self.pointed, self._seen)
        self._show_verbs()
        numbers = frozenset(post.id for post in posts)
        self.side.mark_chosen(numbers)
        grid = self.views.currentWidget()
        if isinstance(grid, DayGrid):
            grid.mark_chosen(numbers)

    def _show_verbs(self) -> None:
        for bar in self._bars:
            bar.show_chosen(self._chosen, self.hub.snapshot)

    def _menu(self, place: QPoint) -> None:
        self.verbs.menu(self._chosen, place)

    def _publish_chosen(self) -> None:
        ready = publishable(self._chosen, self.hub.snapshot)
        if ready:
            self.verbs.publish(ready[0])

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
