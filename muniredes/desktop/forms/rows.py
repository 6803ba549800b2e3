"""An input of several things of the same kind: one card per thing, with the same fields."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.focus import put_cursor, stops_in
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field, RowsField
from muniredes.desktop.layouts.arrange import reveal, settle
from muniredes.desktop.layouts.flow import ColumnsLayout
from muniredes.desktop.widgets.text import button
from muniredes.i18n import _

_FIELD_LETTERS = 28


class RowsInput(Input):
    """Cards with the same fields; the value is a list of answers. One with an «id» has to stay."""

    field: RowsField

    def __init__(self, field: RowsField, make: Callable[[Field], Input]) -> None:
        super().__init__(field)
        self._make = make
        self._cards: list[_Card] = []
        self._holder = QWidget()
        self._cards_column = QVBoxLayout(self._holder)
        self._cards_column.setContentsMargins(0, 0, 0, 0)
        self._cards_column.setSpacing(10)
        self._add = button(field.add_label, self._add_empty, icon="plus")
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        self._hold(self._holder)
        self._column.insertLayout(self._column.indexOf(self._error), foot)
        self.changed.connect(lambda: self.show_error(""))
        self._arrange_stops()

    def freeze(self, why: str) -> None:
        self.set_hint(why or self.field.hint)
        self._holder.setEnabled(not why)
        self._add.setEnabled(not why)

    def recall(self, context: FormContext) -> None:
        for card in self._cards:
            for asked in card.inputs:
                asked.recall(context)

    def value(self) -> list[dict[str, Any]] | None:
        rows = [card.value() for card in self._cards]
        return [row for row in rows if _says_something(row)] or None

    def keepable(self) -> list[dict[str, Any]] | None:
        """Return the cards without the answers that are wrong: one of them does not lose the rest."""
        rows = [card.keepable() for card in self._cards]
        return [row for row in rows if _says_something(row)] or None

    def typed(self) -> list[dict[str, Any]] | None:
        """Return the cards as they are on the screen, half-typed answers included."""
        rows = [card.typed() for card in self._cards]
        return [row for row in rows if _says_something(row)] or None

    def type_again(self, typed: Any) -> None:
        rows = typed or []
        self.set_value([{"id": row["id"]} if "id" in row else {} for row in rows])
        for card, row in zip(self._cards, rows, strict=False):
            card.type_again(row)

    def set_value(self, value: Any) -> None:
        for card in list(self._cards):
            self._drop(card)
        for row in value or [{}]:
            self._add_card(row)
        self._arrange_stops()

    def _arrange_stops(self) -> None:
        """Make Tab go card by card and then to the button that adds one, as they are seen.

        Qt takes the order for a ring: made before there is something else in the window, it stays closed.
        """
        self.setFocusProxy(self._cards[0].inputs[0] if self._cards else self._add)
        if not self.isVisible():
            return
        stops = [stop for card in self._cards for stop in card.stops()]
        if stops and _are_in_order(stops, self._add):
            # moved, they would leave behind what holds them, which leads to the first again
            QWidget.setTabOrder(stops[-1], self._add)
            return
        for before, after in pairwise([self._add, *stops, self._add]):
            QWidget.setTabOrder(before, after)

    def last_stop(self) -> QWidget:
        return self._add

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange_stops()

    def focus_wrong(self) -> None:
        wrong = next((asked for card in self._cards for asked in card.inputs if asked.problem()), None)
        if wrong is None:
            super().focus_wrong()
        else:
            wrong.focus_wrong()

    def problem(self) -> str:
        wrong = [card for card in self._cards if not card.validate()]
        return _("Revise lo que está marcado.") if wrong else ""

    def _add_empty(self) -> None:
        card = self._add_card({})
        self._arrange_stops()
        card.show()
        settle(card)  # it has its place before the cursor is followed to it
        reveal(card, card)
        card.focus_first()
        self.changed.emit()

    def _add_card(self, row: dict[str, Any]) -> "_Card":
        card = _Card([self._make(column) for column in self.field.columns], row)
        for asked in card.inputs:
            asked.changed.connect(self.changed)
            asked.left.connect(self.left)
        if "id" not in row:
            card.offer_removal(lambda: self._remove(card))
        self._cards.append(card)
        self._cards_column.addWidget(card)
        return card

    def _remove(self, card: "_Card") -> None:
        self._drop(card)
        self._arrange_stops()
        put_cursor(self._add)
        self.changed.emit()
        self.left.emit()

    def _drop(self, card: "_Card") -> None:
        self._cards.remove(card)
        self._cards_column.removeWidget(card)
        card.hide()
        card.deleteLater()


def _are_in_order(stops: Sequence[QWidget], but: QWidget) -> bool:
    """Whether Tab goes through them as they are, with nothing else that it stops at between two of them."""
    left = list(stops[1:])
    place = stops[0].nextInFocusChain()
    while left and place is not None and not place.isWindow():
        is_stop = place.focusProxy() is None and bool(place.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_stop and place is not but and place is not left.pop(0):
            return False
        place = place.nextInFocusChain()
    return not left


def _says_something(row: dict[str, Any]) -> bool:
    return any(value not in (None, "", []) for value in row.values())


class _Card(QFrame):
    """One row of the input."""

    def __init__(self, inputs: list[Input], row: dict[str, Any]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.inputs = inputs
        self._removal: QWidget | None = None
        self._kept = {"id": row["id"]} if "id" in row else {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        grid = ColumnsLayout(theme.letters(_FIELD_LETTERS), across=16, down=10)
        for asked in inputs:
            asked.set_value(row.get(asked.field.key))
            grid.put(asked)
        self._column.addLayout(grid)

    def value(self) -> dict[str, Any]:
        return self._kept | {asked.field.key: asked.value() for asked in self.inputs}

    def keepable(self) -> dict[str, Any]:
        return self._kept | {asked.field.key: asked.keepable() for asked in self.inputs}

    def typed(self) -> dict[str, Any]:
        return self._kept | {asked.field.key: asked.typed() for asked in self.inputs}

    def type_again(self, row: dict[str, Any]) -> None:
        for asked in self.inputs:
            asked.type_again(row.get(asked.field.key))

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through in this card, in order."""
        asked = [stop for each in self.inputs for stop in stops_in(each)]
        return [*asked, self._removal] if self._removal is not None else asked

    def validate(self) -> bool:
        return not [asked for asked in self.inputs if not asked.validate()]

    def focus_first(self) -> None:
        put_cursor(self.inputs[0])

    def offer_removal(self, remove: Callable[[], None]) -> None:
        self._removal = button(_("Quitar"), remove, "link", "trash")
        self._column.addWidget(self._removal, 0, Qt.AlignmentFlag.AlignRight)
