"""The calendar as a list: one post to a line, to read, to sort and to change many at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from muniredes.actions.calendar.reading import channel_name
from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.day_model import Index
from muniredes.desktop.pages.calendar.showing import Showing, hour, sentence
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.dates import short_date, weekday_word
from muniredes.i18n import _

_TITLE_LETTERS = 28
_TITLE_COLUMN = 3
_LIGHT_COLUMN = 6


class ListModel(QAbstractTableModel):
    """The posts in view, in the order of the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.showing: Showing | None = None
        self.posts: Sequence[PostLine] = ()
        self._headings = (
            _("Día"),
            _("Hora"),
            _("Canal"),
            _("Título"),
            _("Estado"),
            _("Quién"),
            _("Elecciones"),
        )

    def show(self, posts: Sequence[PostLine], showing: Showing) -> None:
        """Show other posts."""
        self.beginResetModel()
        self.posts, self.showing = posts, showing
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.posts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_heading = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._headings[section] if is_heading else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        post, showing = self.posts[index.row()], self.showing
        if showing is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(post, showing, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence(post, showing)
        if role == Qt.ItemDataRole.ForegroundRole and post.is_late(showing.now):
            return QColor(theme.tokens().danger)
        return None

    def _text(self, post: PostLine, showing: Showing, column: int) -> str:
        person = showing.snapshot.person(post.responsible_id)
        day = post.day
        texts = (
            f"{weekday_word(day.weekday())[:3]} {short_date(day)}" if day else _("Sin fecha"),
            hour(post),
            channel_name(post, showing.snapshot),
            _marked(post, showing),
            f"{post.state.symbol} {post.state.word}",
            person.name if person else "",
            showing.light_words(post),
        )
        return texts[column]


def _marked(post: PostLine, showing: Showing) -> str:
    """«▲! Verbena»: the light before the title, which is in view at any width of the window."""
    light = showing.light(post)
    if light is None:
        return post.title
    return f"{light.symbol}{'!' if showing.needs_confirming(post) else ''} {post.title}"


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
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsClickable(False)
        for column, letters in enumerate((20, 8, 26, 0, 15, 18, 24)):
            if letters:
                self.setColumnWidth(column, theme.letters(letters))
        self.selectionModel().selectionChanged.connect(lambda *_change: self.picked.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.posts[index.row()]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_titles()

    def _fit_titles(self) -> None:
        """Give the titles the room that is left, and never less than what lets them be read."""
        others = self.horizontalHeader().length() - self.columnWidth(_TITLE_COLUMN)
        room = self.viewport().width() - others
        self.setColumnWidth(_TITLE_COLUMN, max(room, theme.letters(_TITLE_LETTERS)))

    def show_posts(self, posts: Sequence[PostLine], showing: Showing) -> None:
        """Show these posts, and keep the choice where it still stands."""
        self.selectionModel().blockSignals(True)
        self._model.show(posts, showing)
        lit = any(showing.light(post) is not None for post in posts)
        if self.isColumnHidden(_LIGHT_COLUMN) is lit:
            self.setColumnHidden(_LIGHT_COLUMN, not lit)
            self._fit_titles()
        for row, post in enumerate(posts):
            if post.id in showing.chosen:
                self._pick_row(row)
        self.selectionModel().blockSignals(False)

    def _pick_row(self, row: int) -> None:
        flags = self.selectionModel().SelectionFlag.Select | self.selectionModel().SelectionFlag.Rows
        self.selectionModel().select(self._model.index(row, 0), flags)

    def chosen(self) -> tuple[PostLine, ...]:
        """Return the posts that are picked, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.posts[row] for row in rows)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.opened.emit(self.chosen()[0])
        else:
            super().keyPressEvent(event)
