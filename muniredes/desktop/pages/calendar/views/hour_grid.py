"""A week or a day with its hours: cards beside the hour when they go out, what a day is in a band above."""

from datetime import date, datetime, time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from muniredes.desktop.pages.calendar.showing import Showing, hour
from muniredes.desktop.pages.calendar.views.cards import GAP
from muniredes.desktop.pages.calendar.views.day_delegate import MARGIN
from muniredes.desktop.pages.calendar.views.drag import Carrier
from muniredes.desktop.pages.calendar.views.grid import DayGrid, Placed
from muniredes.desktop.pages.calendar.views.hour_drawing import DayHeads, HourDelegate, HourRuler
from muniredes.desktop.pages.calendar.views.hour_scale import HourBand, band_at, hour_bands
from muniredes.domain.calendar.messages.cards import Card

_ABOVE = 3
"""Between the line of an hour and its first card, in pixels."""


class HourGrid(DayGrid):
    """One row of days, as many hours tall. `moment_opened` carries the day and the hour double-clicked."""

    moment_opened = Signal(object)

    def __init__(self, carrier: Carrier, name: str) -> None:
        super().__init__(carrier)
        self.bands: tuple[HourBand, ...] = ()
        self.target_hour: int | None = None
        self.setAccessibleName(name)
        self.setItemDelegate(HourDelegate(self, self))
        self.setHorizontalHeader(DayHeads(self, self))
        self.setVerticalHeader(HourRuler(self, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)

    def show_span(self, first: date, days: int, showing: Showing) -> None:
        """Show so many days from the first."""
        self._period = (first, first)
        self._placed.clear()
        self.selectionModel().blockSignals(True)
        self.days.show(first, 1, showing, days)
        self.selectionModel().blockSignals(False)
        self._measure()

    def is_of_period(self, day: date) -> bool:
        """Every day of it is."""
        del day
        return True

    # ── Where things are ─────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Give each hour the height that the busiest of its days needs."""
        heads = self.horizontalHeader()
        if self.days.showing is None or not isinstance(heads, DayHeads):
            return
        heads.fit()
        width = self._inner_width()
        needs: dict[int, int] = {}
        for index in self.days.squares():
            for at, cards in self._by_hour(self.days.day(index)).items():
                tall = sum(self._card_height(card, width) + GAP for card in cards) + _ABOVE
                needs[at] = max(needs.get(at, 0), tall)
        self.bands = hour_bands(needs, self.look.line + 3, self.viewport().height())
        self._placed.clear()
        self.verticalHeader().resizeSection(0, self.bands[-1].bottom)
        self.viewport().update()

    def day_width(self) -> int:
        """How wide each day is, in pixels."""
        return self.horizontalHeader().sectionSize(0)

    def _inner_width(self) -> int:
        return self.day_width() - 2 * MARGIN

    def _card_height(self, card: Card, width: int) -> int:
        showing = self.days.showing
        assert showing is not None  # there is no card to measure before
        return self.look.whole_height(card, showing, width, hour(card))

    def _by_hour(self, day: date) -> dict[int, list[Card]]:
        found: dict[int, list[Card]] = {}
        for card in self.days.showing.cards_of(day) if self.days.showing else ():
            if card.at is not None:
                found.setdefault(card.at.hour, []).append(card)
        return found

    def _place(self, cell: QRect, day: date) -> list[Placed]:
        tops = {band.hour: band.top for band in self.bands}
        width = cell.width() - 2 * MARGIN
        found: list[Placed] = []
        for at, cards in self._by_hour(day).items():
            top = cell.top() + tops.get(at, 0) + _ABOVE
            for card in cards:
                height = self._card_height(card, width)
                found.append((card, QRect(cell.left() + MARGIN, top, width, height)))
                top += height + GAP
        return found

    def hidden(self, cell: QRect, day: date) -> int:
        """None ever is: an hour is as tall as its cards."""
        del cell, day
        return 0

    def moment_at(self, position: QPoint) -> datetime | None:
        """Return the day and the hour under a point of the view."""
        day = self.day_at(position)
        band = band_at(self.bands, position.y() + self.verticalOffset())
        return datetime.combine(day, time(band.hour)) if day and band else None

    def set_target_moment(self, moment: datetime | None) -> None:
        """Show on which hour what is carried would fall."""
        self.target_hour = moment.hour if moment else None
        self.target = moment.date() if moment else None
        self.viewport().update()

    def show_target(self, place: QPoint | None) -> None:
        self.set_target_moment(self.moment_at(place) if place is not None else None)

    def when_at(self, place: QPoint) -> datetime | None:
        return self.moment_at(place)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a day in from a side; bringing it to its top would move the hours under the hand."""
        del hint
        place, bar = self.visualRect(index), self.horizontalScrollBar()
        over = min(0, place.left()) or max(0, place.right() - self.viewport().width() + 1)
        bar.setValue(bar.value() + over)

    # ── Hands ────────────────────────────────────────────────────────────────────────────────

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        card, moment = self.card_at(position), self.moment_at(position)
        if card is not None:
            self.post_opened.emit(card.first)
        elif moment is not None:
            self.moment_opened.emit(moment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._stretch(event):
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        picked = self._picked()
        if step:
            self._pick_beside(picked, step)
        elif picked is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.post_opened.emit(picked.first)
        else:
            super().keyPressEvent(event)

    def _cards_here(self) -> list[Placed]:
        index = self.currentIndex()
        return self.placed(self.visualRect(index), self.days.day(index)) if index.isValid() else []

    def _picked(self) -> Card | None:
        showing = self.days.showing
        chosen = showing.chosen if showing else frozenset()
        return next((card for card, _place in self._cards_here() if card.numbers & chosen), None)

    def _pick_beside(self, picked: Card | None, step: int) -> None:
        """Pick the card above or below on the day of the cursor, and bring it into view."""
        placed = self._cards_here()
        if not placed:
            return
        cards = [card for card, _place in placed]
        now = cards.index(picked) if picked in cards else -1 if step > 0 else len(cards)
        card, place = placed[min(max(now + step, 0), len(cards) - 1)]
        bar = self.verticalScrollBar()
        over = min(0, place.top() - GAP) or max(0, place.bottom() + GAP - self.viewport().height())
        bar.setValue(bar.value() + over)
        self.card_chosen.emit(card.posts, False)
