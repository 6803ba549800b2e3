"""Layouts that wrap: what does not fit at the right goes below, so that large text is never cut."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

HEAD = "head_height"
"""How what has its name, and what helps, above its answer says how much that is: it is given its width."""


class _Measured:
    """An item that is seen, asked for each of its sizes once."""

    def __init__(self, item: QLayoutItem) -> None:
        self.item = item
        self.hint = item.sizeHint()
        self.smallest = item.minimumSize()
        self._heights: dict[int, int] | None = {} if item.hasHeightForWidth() else None

    def head(self, width: int) -> int:
        """Return what it has above its answer; nothing where it is no answer."""
        asked: Callable[[int], int] | None = getattr(self.item.widget(), HEAD, None)
        return asked(width) if asked else 0

    def height(self, width: int) -> int:
        """Return the height that it needs when it is `width` wide."""
        if self._heights is None:
            return max(self.hint.height(), self.smallest.height())
        if width not in self._heights:
            self._heights[width] = max(self.item.heightForWidth(width), self.smallest.height())
        return self._heights[width]


class _WrappingLayout(QLayout):
    """Keeps the items; how they are placed is what each layout says. Sizes are in pixels.

    What is measured, of the whole and of each item, is kept until Qt says that something inside is different
    (`invalidate`), as its own layouts do: a layout inside another would be measured twice as often at each
    level.

    The items of widgets are made here. One made by Qt may have the address of another that is gone, and
    Shiboken gives what it remembers of that one, which stops being valid when its own layout goes.
    """

    def __init__(self, across: int, down: int) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self._measured: list[_Measured] | None = None
        self._hint: QSize | None = None
        self._smallest: QSize | None = None
        self._at_side: int | None = None
        self._items: list[QLayoutItem] = []
        self.across, self.down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        self._heights.clear()
        self._measured = self._hint = self._smallest = self._at_side = None
        super().invalidate()

    @abstractmethod
    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Yield each item that is seen with its place, in a space `width` wide that begins at 0, 0."""

    @abstractmethod
    def _natural_width(self) -> int:
        """Return the width at which nothing needs to wrap."""

    def addWidget(self, widget: QWidget) -> None:
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._measured_height(width)
        return self._heights[width]

    def _measured_height(self, width: int) -> int:
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        bottom = max((place.y() + place.height() for _item, place in self._places(inside)), default=0)
        return bottom + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        if self._hint is None:
            margins = self.contentsMargins()
            width = self._natural_width() + margins.left() + margins.right()
            self._hint = QSize(width, self.heightForWidth(width))
        return QSize(self._hint)

    def minimumSize(self) -> QSize:
        if self._smallest is None:
            smallest = QSize()
            for item in self._items:
                smallest = smallest.expandedTo(item.minimumSize())
            self._smallest = smallest.grownBy(self.contentsMargins())
        return QSize(self._smallest)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        for item, place in self._places(inside.width()):
            item.setGeometry(place.translated(inside.topLeft()))

    def _seen(self) -> list[_Measured]:
        if self._measured is None:
            self._measured = [_Measured(item) for item in self._items if not item.isEmpty()]
        return self._measured


class FlowLayout(_WrappingLayout):
    """Items at their own size, one after another, as words in a paragraph.

    `at_right` pushes each line there; `is_level` puts the shorter items of a line at its middle.
    """

    def __init__(
        self,
        *widgets: QWidget,
        across: int = 8,
        down: int = 8,
        at_right: bool = False,
        is_level: bool = False,
    ) -> None:
        super().__init__(across, down)
        self._at_right, self._is_level = at_right, is_level
        for widget in widgets:
            self.addWidget(widget)

    def _natural_width(self) -> int:
        widths = [each.hint.width() for each in self._seen()]
        return sum(widths) + self.across * max(len(widths) - 1, 0)

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        top = 0
        for line in self._lines(width):
            used = sum(size.width() for _item, size in line) + self.across * (len(line) - 1)
            left = max(0, width - used) if self._at_right else 0
            tallest = max(size.height() for _item, size in line)
            for item, size in line:
                lower = (tallest - size.height()) // 2 if self._is_level else 0
                yield item, QRect(QPoint(left, top + lower), size)
                left += size.width() + self.across
            top += tallest + self.down

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for each in self._seen():
            size = QSize(max(min(each.hint.width(), width), each.smallest.width()), each.hint.height())
            if line and used + size.width() > width:
                yield line
                line, used = [], 0
            line.append((each.item, size))
            used += size.width() + self.across
        if line:
            yield line


class ColumnsLayout(_WrappingLayout):
    """Items in equal columns, as many as fit up to `most`; some take a whole line.

    Answers beside each other begin at one height, however much is said above each.
    `is_even` makes those of a line as tall as the tallest, as cards beside each other are.
    """

    def __init__(
        self, narrowest: int, most: int = 2, *, across: int = 22, down: int = 14, is_even: bool = False
    ) -> None:
        super().__init__(across, down)
        self._narrowest = narrowest
        self._most = most
        self._is_even = is_even
        self._whole: list[QWidget] = []

    def put(self, widget: QWidget, *, whole_line: bool = False) -> None:
        """Add a widget; it takes a whole line when it says so."""
        if whole_line:
            self._whole.append(widget)
        if self._is_even:
            policy = widget.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)
            widget.setSizePolicy(policy)
        self.addWidget(widget)

    def _natural_width(self) -> int:
        return self._narrowest * self._most + self.across * (self._most - 1)

    def _columns(self, width: int) -> int:
        if self._most == 1:
            return 1
        needed = max((each.smallest.width() for each in self._seen()), default=0)
        column = max(self._narrowest, needed)
        return max(1, min(self._most, (width + self.across) // (column + self.across)))

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        columns = self._columns(width)
        column_width = (width - self.across * (columns - 1)) // columns
        top = 0
        for line in self._lines(columns):
            whole = len(line) == 1 and line[0].item.widget() in self._whole
            wide = width if whole else column_width
            heads = [each.head(wide) for each in line]
            lowered = [max(heads) - head if head else 0 for head in heads]
            bottoms = [low + each.height(wide) for low, each in zip(lowered, line, strict=True)]
            for position, (each, low, bottom) in enumerate(zip(line, lowered, bottoms, strict=True)):
                left = position * (column_width + self.across)
                ends = max(bottoms) if self._is_even else bottom
                yield each.item, QRect(left, top + low, wide, ends - low)
            top += max(bottoms) + self.down

    def _lines(self, columns: int) -> Iterator[Sequence[_Measured]]:
        line: list[_Measured] = []
        for each in self._seen():
            whole = each.item.widget() in self._whole
            if line and (whole or len(line) == columns):
                yield line
                line = []
            line.append(each)
            if whole:
                yield line
                line = []
        if line:
            yield line


class LineLayout(_WrappingLayout):
    """A first item that takes what there is, and others at its right, or below when it would be narrow."""

    def __init__(self, first: QWidget, *others: QWidget, narrowest: int, across: int = 14) -> None:
        super().__init__(across, 6)
        self._narrowest = narrowest
        for widget in (first, *others):
            self.addWidget(widget)

    def _natural_width(self) -> int:
        return self._narrowest * 2 + self._beside()

    def _beside(self) -> int:
        if self._at_side is None:
            self._at_side = sum(each.hint.width() + self.across for each in self._seen()[1:])
        return self._at_side

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        first, *others = self._seen()
        fits = width - self._beside() >= self._narrowest
        first_width = width - self._beside() if fits else width
        height = first.height(first_width)
        others_height = max((each.hint.height() for each in others), default=0)
        line = max(height, others_height) if fits else others_height
        yield first.item, QRect(0, (line - height) // 2 if fits else 0, first_width, height)
        top = 0 if fits else height + self.down
        left = width - self._beside() + self.across
        for each in others:
            top_of_each = top + (line - each.hint.height()) // 2
            yield each.item, QRect(QPoint(left, top_of_each), each.hint)
            left += each.hint.width() + self.across
