"""Beside the days: the posts of the one in view, what can be done with them, and the ideas without a day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.carrying import Carrier
from muniredes.desktop.pages.calendar.post_list import PostList
from muniredes.desktop.pages.calendar.showing import Showing
from muniredes.desktop.pages.calendar.verbs import is_one
from muniredes.desktop.widgets.flow import FlowLayout
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import weekday_date
from muniredes.i18n import _

_LETTERS = 30
_WIDEST = 270
_NO_LIMIT = 16_777_215


class Side(QWidget):
    """`picked` carries the posts that are picked here."""

    picked = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(QPoint)
    publish_asked = Signal()
    move_asked = Signal()
    change_asked = Signal()

    def __init__(self, carrier: Carrier) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._day_name = label("", "field")
        self._marks = label("", "small")
        self.day = PostList(carrier, _("Publicaciones del día"))
        self.ideas = PostList(carrier, _("Ideas sin fecha"))
        self._open = button(_("Abrir"), self._open_first)
        self._move = button(_("Mover…"), self.move_asked.emit)
        self._move.setToolTip("Ctrl+M")
        self._change = button(_("Cambiar…"), self.change_asked.emit)
        self._change.setToolTip(_("Cambiar tema, quién la prepara o su clase"))
        self._publish = button(_("Publicar…"), self.publish_asked.emit, "primary")
        self._verbs = QWidget()
        self._verbs.setLayout(
            FlowLayout(self._publish, self._open, self._move, self._change, across=4, down=4)
        )
        for each in (self._verbs, self._publish, self._open, self._move, self._change):
            _keep_place(each)
        self._ideas_name = label("", "field")
        self._empty = label(_("Arrastre aquí lo que todavía no tiene día."), "small")
        for widget in (self._day_name, self._marks):
            column.addWidget(widget)
        column.addWidget(self.day, 3)
        column.addWidget(self._verbs)
        column.addWidget(self._ideas_name)
        column.addWidget(self._empty)
        column.addWidget(self.ideas, 2)
        self._chosen: tuple[PostLine, ...] = ()
        for held, other in ((self.day, self.ideas), (self.ideas, self.day)):
            held.picked.connect(lambda held=held, other=other: self._on_picked(held, other))
            held.opened.connect(self.opened)
            held.menu_asked.connect(self.menu_asked)

    @property
    def above_ideas(self) -> tuple[QWidget, ...]:
        """What is said of the ideas above their list, where posts can be dropped too."""
        return self._ideas_name, self._empty

    @property
    def usual_width(self) -> int:
        """How wide it is beside the days, in pixels."""
        return min(theme.letters(_LETTERS), theme.pixels(_WIDEST))

    def set_narrow(self, narrow: bool) -> None:
        """Take a narrow column, or the whole width."""
        self.setMinimumWidth(self.usual_width if narrow else 0)
        self.setMaximumWidth(self.usual_width if narrow else _NO_LIMIT)
        for held in (self.day, self.ideas):
            held.setMinimumHeight(0 if narrow else theme.pixels(120))

    def show_day(self, day: date, showing: Showing) -> None:
        """Show the posts of a day and what it is."""
        self._day_name.setText(weekday_date(day).capitalize())
        said = "\n".join(mark.name for mark in showing.marks.get(day, ()))
        self._marks.setText(said)
        self._marks.setVisible(bool(said))
        self.day.show_cards(showing.cards_of(day), showing)

    def show_ideas(self, ideas: Sequence[Card], showing: Showing) -> None:
        """Show the ideas without a day."""
        self._ideas_name.setText(_("Ideas sin fecha ({n})").format(n=len(ideas)))
        self._empty.setVisible(not ideas)
        self.ideas.show_cards(ideas, showing)

    def show_chosen(self, posts: tuple[PostLine, ...]) -> None:
        """Offer what can be done with what is picked, wherever it was picked."""
        self._chosen = posts
        self._verbs.setVisible(bool(posts))
        self._open.setVisible(is_one(posts))
        self._change.setVisible(not is_one(posts))
        self._publish.setVisible(len(posts) == 1 and posts[0].state is not PostState.PUBLISHED)
        self._move.setVisible(all(post.state.is_movable for post in posts))

    def _open_first(self) -> None:
        if self._chosen:
            self.opened.emit(self._chosen[0])

    def _on_picked(self, held: PostList, other: PostList) -> None:
        other.blockSignals(True)
        other.clearSelection()
        other.blockSignals(False)
        self.picked.emit(held.chosen())


def _keep_place(widget: QWidget) -> None:
    """Let a widget that is hidden keep its place: what is under it does not move under the hand."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
