"""The calendar as a board: one column per state, and posts that go from one to the next."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import Showing
from muniredes.desktop.pages.calendar.verb_bar import VerbBar
from muniredes.desktop.pages.calendar.views.drag import Carrier, Posts
from muniredes.desktop.pages.calendar.views.post_list import PostList
from muniredes.desktop.widgets.text import label, set_tone
from muniredes.domain.calendar.messages.cards import Card, by_state
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import SHOWN, PostState, check_step
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_USUAL = 100


class Board(QWidget):
    """`step_asked` carries posts and the state they were dropped on."""

    picked = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(QPoint)
    step_asked = Signal(object, object)

    def __init__(self, carrier: Carrier) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(8)
        outer.addLayout(row, 1)
        self.bar = VerbBar()
        outer.addWidget(self.bar)
        self.columns: dict[PostState, PostList] = {}
        self._heads: dict[PostState, QLabel] = {state: label("", "field") for state in SHOWN}
        line = max(head.fontMetrics().height() for head in self._heads.values())
        tallest = line * (1 if theme.pixels(_USUAL) <= _USUAL else 2) + 6  # large letters need two lines
        for state in SHOWN:
            column = QVBoxLayout()
            column.setSpacing(4)
            held = PostList(carrier, state.word, with_day=True)
            held.picked.connect(lambda held=held: self._on_picked(held))
            held.opened.connect(self.opened)
            held.menu_asked.connect(self.menu_asked)
            carrier.add_landing(_Column(self, state, held))
            self.columns[state] = held
            self._heads[state].setMinimumWidth(1)
            self._heads[state].setFixedHeight(tallest)  # signs of other letters are taller
            column.addWidget(self._heads[state])
            column.addWidget(held, 1)
            row.addLayout(column, 1)

    def show_cards(self, cards: tuple[Card, ...], showing: Showing) -> None:
        """Put each card in the column of its state."""
        of_state = by_state(cards)
        for state, held in self.columns.items():
            held.show_cards(of_state[state], showing)
            self._heads[state].setText(f"{state.symbol} {state.word} ({len(of_state[state])})")

    def chosen(self) -> tuple[PostLine, ...]:
        """Return the posts that are picked."""
        return tuple(post for held in self.columns.values() for post in held.chosen())

    def _on_picked(self, held: PostList) -> None:
        """Only one column has a choice at a time."""
        for other in self.columns.values():
            if other is not held:
                other.blockSignals(True)
                other.clearSelection()
                other.blockSignals(False)
        self.picked.emit(held.chosen())


class _Column:
    """A column as a place where posts fall."""

    def __init__(self, board: Board, state: PostState, held: PostList) -> None:
        self._board = board
        self._state = state
        self._held = held

    def hover(self, posts: Posts, place: QPoint) -> str | None:
        inside = self._held.rect().contains(self._held.mapFromGlobal(place))
        if not inside or not self._held.isVisible():
            return None
        set_tone(self._held, "target", True)
        if all(post.state is self._state for post in posts):
            return _("Ya está ahí.")
        try:
            for post in posts:
                check_step(post.state, self._state)
        except Problem as problem:
            return problem.sentence
        return ""

    def land(self, posts: Posts, place: QPoint) -> None:
        del place
        self._board.step_asked.emit(posts, self._state)

    def cool(self) -> None:
        if self._held.property("target"):
            set_tone(self._held, "target", False)
