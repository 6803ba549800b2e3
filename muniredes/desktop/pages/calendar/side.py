"""Beside the days: the posts of the one in view, what can be done with them, and the ideas without a day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import Showing
from muniredes.desktop.pages.calendar.verb_bar import VerbBar
from muniredes.desktop.pages.calendar.views.drag import Carrier
from muniredes.desktop.pages.calendar.views.post_list import PostList
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.dates import weekday_date
from muniredes.i18n import _

_LETTERS = (30, 22)
_SHORTEST, _TALL = 44, 120
"""How tall each list is at least, beside the days and below them: a card, and some."""

_WIDEST = 270
_NO_LIMIT = 16_777_215


class Side(QWidget):
    """`picked` carries the posts that are picked here."""

    picked = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, carrier: Carrier) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._day_name = label("", "field")
        self._marks = label("", "small")
        self.day = PostList(carrier, _("Publicaciones del día"))
        self.day.be_as_tall_as_its_cards()
        self.ideas = PostList(carrier, _("Ideas sin fecha"))
        self.bar = VerbBar()
        self._ideas_name = label("", "field")
        self._empty = label(_("Arrastre aquí lo que todavía no tiene día."), "small")
        for widget in (self._day_name, self._marks):
            column.addWidget(widget)
        self._nothing = label("", "small")
        column.addWidget(self._nothing)
        column.addWidget(self.day, 3)
        column.addWidget(self.bar)
        column.addWidget(self._ideas_name)
        column.addWidget(self._empty)
        column.addWidget(self.ideas, 2)
        for held, other in ((self.day, self.ideas), (self.ideas, self.day)):
            held.picked.connect(lambda held=held, other=other: self._on_picked(held, other))
            held.opened.connect(self.opened)
            held.menu_asked.connect(self.menu_asked)

    @property
    def above_ideas(self) -> tuple[QWidget, ...]:
        """What is said of the ideas above their list, where posts can be dropped too."""
        return self._ideas_name, self._empty

    @property
    def usual_widths(self) -> tuple[int, ...]:
        """How wide it is beside the days, in pixels: where there is room, and where there is little."""
        return tuple(min(theme.letters(letters), theme.pixels(_WIDEST)) for letters in _LETTERS)

    def set_width(self, width: int | None) -> None:
        """Take a column of a width in pixels, or all there is."""
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or _NO_LIMIT)
        for held in (self.day, self.ideas):
            held.setMinimumHeight(theme.pixels(_SHORTEST if width else _TALL))

    def show_day(self, day: date, showing: Showing) -> None:
        """Show the posts of a day and what it is."""
        self._day_name.setText(weekday_date(day).capitalize())
        said = "\n".join(mark.name for mark in showing.marks.get(day, ()))
        self._marks.setText(said)
        self._marks.setVisible(bool(said))
        cards = showing.cards_of(day)
        self._nothing.setText("" if cards else _nothing_on(day, showing))
        self._nothing.setVisible(not cards)
        self.day.show_cards(cards, showing)

    def show_ideas(self, ideas: Sequence[Card], showing: Showing) -> None:
        """Show the ideas without a day."""
        self._ideas_name.setText(_("Ideas sin fecha ({n})").format(n=len(ideas)))
        self._empty.setVisible(not ideas)
        self.ideas.show_cards(ideas, showing)

    def mark_chosen(self, numbers: frozenset[int]) -> None:
        """Show which posts are picked, wherever that was done: nothing looks picked that is not."""
        for held in (self.day, self.ideas):
            held.mark_chosen(numbers)

    def _on_picked(self, held: PostList, other: PostList) -> None:
        other.blockSignals(True)
        other.clearSelection()
        other.blockSignals(False)
        self.picked.emit(held.chosen())


def _nothing_on(day: date, showing: Showing) -> str:
    """Say what can be done with a day that has nothing, or that nothing went out on one that is gone."""
    if day < showing.now.date():
        return _("Ese día no salió nada.")
    if showing.is_narrowed:
        return _("Con estos filtros no hay nada este día; quítelos para ver si hay más.")
    return _("No hay nada este día. Pulse «Crear», o arrastre aquí una idea.")
