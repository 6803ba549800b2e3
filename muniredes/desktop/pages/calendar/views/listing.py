"""The calendar as a list: days with their cards, to read, to pick whole days and to change many at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import Showing, count_words, hour, sentence, where
from muniredes.desktop.pages.calendar.views.day_model import Index
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.domain.calendar.messages.cards import Card, posts_of
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.dates import weekday_date
from muniredes.domain.fields import word
from muniredes.i18n import _

_TITLE_LETTERS = 28
_TITLE_COLUMN = 1
_LIGHT_COLUMN = 5
_COLUMN_LETTERS = (8, 0, 26, 24, 18, 18)


class ListModel(QAbstractTableModel):
    """The cards in view in the order they come, under a row for each day."""

    def __init__(self) -> None:
        super().__init__()
        self.showing: Showing | None = None
        self.rows: list[Card | date | None] = []
        self._counts: dict[date | None, int] = {}
        self._headings = (
            _("Hora"),
            word("message.title"),
            _("Canales"),
            word("post.state"),
            _("Quién"),
            _("Elecciones"),
        )

    def show(self, cards: Sequence[Card], showing: Showing) -> None:
        """Show other cards."""
        self.beginResetModel()
        self.showing, self.rows, self._counts = showing, [], {}
        for card in cards:
            if card.day not in self._counts:
                self.rows.append(card.day)
                self._counts[card.day] = 0
            self._counts[card.day] += 1
            self.rows.append(card)
        self.endResetModel()

    def heads(self) -> list[int]:
        """Return the rows that name a day."""
        return [row for row, what in enumerate(self.rows) if not isinstance(what, Card)]

    def of_day(self, head: int) -> range:
        """Return the rows of the cards under the row of a day."""
        end = head + 1
        while end < len(self.rows) and isinstance(self.rows[end], Card):
            end += 1
        return range(head + 1, end)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_heading = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._headings[section] if is_heading else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        what, showing = self.rows[index.row()], self.showing
        if showing is None:
            return None
        if not isinstance(what, Card):
            return self._of_head(what, showing, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(what, showing, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(sentence(what, showing))
        if role == Qt.ItemDataRole.ForegroundRole and what.is_late(showing.now):
            return QColor(theme.tokens().danger)
        return None

    def _of_head(self, day: date | None, showing: Showing, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            marks = [mark.name for mark in showing.marks.get(day, ())] if day else []
            name = weekday_date(day).capitalize() if day else _("Sin fecha")
            return " · ".join([name, *marks, count_words(self._counts[day])])
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.tokens().accent)
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(theme.tokens().ground)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, card: Card, showing: Showing, column: int) -> str:
        state = "".join(each.symbol for each in card.states)
        late = _("⚠ Atrasada") + " · " if card.is_late(showing.now) else ""
        texts = (
            hour(card),
            _marked(card, showing),
            where(card, showing),
            f"{late}{state} {card.state_words}",
            showing.snapshot.name_of(card.first.responsible_id),
            showing.light_words(card.first),
        )
        return texts[column]


def _marked(card: Card, showing: Showing) -> str:
    """«▲! Verbena»: the light before the title, which is in view at any width of the window."""
    light = showing.light(card.first)
    if light is None:
        return card.title
    warns = any(showing.needs_confirming(post) for post in card.posts)
    return f"{light.symbol}{'!' if warns else ''} {card.title}"


class ListView(QTableView):
    """`picked` says that the choice changed; `opened` carries a post."""

    picked = Signal()
    opened = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._model = ListModel()
        self.setModel(self._model)
        self.setAccessibleName(_("Publicaciones"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsClickable(False)
        for column, letters in enumerate(_COLUMN_LETTERS):
            if letters:
                self.setColumnWidth(column, theme.letters(letters))
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_titles()

    def _fit_titles(self) -> None:
        """Give the titles the room that is left, and never less than what lets them be read."""
        others = self.horizontalHeader().length() - self.columnWidth(_TITLE_COLUMN)
        room = self.viewport().width() - others
        self.setColumnWidth(_TITLE_COLUMN, max(room, theme.letters(_TITLE_LETTERS)))

    def show_cards(self, cards: Sequence[Card], showing: Showing) -> None:
        """Show these cards, and keep the choice where it still stands."""
        self.selectionModel().blockSignals(True)
        self.clearSpans()
        self._model.show(cards, showing)
        for row in self._model.heads():
            self.setSpan(row, 0, 1, self._model.columnCount())
        lit = any(showing.light(card.first) is not None for card in cards)
        if self.isColumnHidden(_LIGHT_COLUMN) is lit:
            self.setColumnHidden(_LIGHT_COLUMN, not lit)
            self._fit_titles()
        for row, what in enumerate(self._model.rows):
            if isinstance(what, Card) and not showing.chosen.isdisjoint(what.numbers):
                self._pick_row(row)
        self.selectionModel().blockSignals(False)

    def _pick_row(self, row: int) -> None:
        flags = self.selectionModel().SelectionFlag.Select | self.selectionModel().SelectionFlag.Rows
        self.selectionModel().select(self._model.index(row, 0), flags)

    def _on_selection(self, selected: QItemSelection, _gone: QItemSelection) -> None:
        """Picking a day picks everything that goes out on it."""
        self.selectionModel().blockSignals(True)
        for row in {index.row() for index in selected.indexes()}:
            if not isinstance(self._model.rows[row], Card):
                for other in self._model.of_day(row):
                    self._pick_row(other)
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        self.picked.emit()

    def chosen(self) -> tuple[PostLine, ...]:
        """Return the posts of the cards that are picked, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._model.rows[row] for row in rows)
        return posts_of(what for what in found if isinstance(what, Card))

    def _open(self, row: int) -> None:
        what = self._model.rows[row]
        if isinstance(what, Card):
            self.opened.emit(what.first)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.opened.emit(self.chosen()[0])
        else:
            super().keyPressEvent(event)
