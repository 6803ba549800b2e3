"""Draw a post as a chip: its channel, its hour, its title and its state, in letters and then in colour."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from muniredes.actions.calendar.reading import channel_name
from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import Group, Showing, hour, monogram
from muniredes.domain.calendar.messages.light import ElectoralLight
from muniredes.domain.calendar.messages.states import PostState

_PAD = 4
_RADIUS = 5
_MOST_MONOGRAMS = 2


@dataclass(frozen=True, slots=True)
class ChipSize:
    """How chips are in a view: one line, or several with the channel and the state in words."""

    lines: int
    font: QFont

    @property
    def metrics(self) -> QFontMetrics:
        """The measures of its letters."""
        return QFontMetrics(self.font)

    @property
    def height(self) -> int:
        """Height of a chip, in pixels."""
        return self.metrics.height() * self.lines + 2 * _PAD - 1

    @property
    def step(self) -> int:
        """From one chip to the next, in pixels."""
        return self.height + 3


def small_font() -> QFont:
    """Return the letters of chips, at the scale in use."""
    font = QFont()
    font.setPointSizeF(theme.points("small"))
    return font


def _grounds() -> dict[PostState, tuple[str, str]]:
    current = theme.tokens()
    return {
        PostState.IDEA: (current.surface, current.muted),
        PostState.DRAFT: (current.raised, current.text),
        PostState.IN_REVIEW: (current.warning_soft, current.warning),
        PostState.APPROVED: (current.accent_soft, current.accent),
        PostState.PUBLISHED: (current.good_soft, current.good),
        PostState.PAUSED: (current.ground, current.muted),
        PostState.DISCARDED: (current.ground, current.muted),
    }


def draw_chip(painter: QPainter, rect: QRect, group: Group, showing: Showing, size: ChipSize) -> None:
    """Draw the posts of a group as one chip inside `rect`."""
    line = group[0]
    ground, ink = _grounds()[line.state]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(size.font)
    _draw_ground(painter, rect, ground, group, showing)
    inner = rect.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD + 1)
    left = _draw_monograms(painter, inner, group, showing, size)
    first = QRect(left, inner.top(), inner.right() - left + 1, size.metrics.height())
    width = _draw_signs(painter, first, group, showing, size)
    painter.setPen(QColor(ink))
    for number, text in enumerate(_texts(group, showing, size.lines)):
        room = first.translated(0, number * size.metrics.height())
        room.setRight(room.right() - (width if number == 0 else 0))
        if number:
            room.setLeft(inner.left())
        elided = size.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
    painter.restore()


def _draw_signs(painter: QPainter, room: QRect, group: Group, showing: Showing, size: ChipSize) -> int:
    """Draw the state at the right, and before it the electoral light; return the width they took.

    The light has its colour and its shape, and beside it a warning while nobody has confirmed it.
    """
    line, right = group[0], QRect(room)
    light = showing.light(line)
    signs = [(line.state.symbol, _grounds()[line.state][1])]
    if light is not None:
        warns = any(showing.needs_confirming(each) for each in group)
        signs.append((light.symbol + ("!" if warns else ""), light_ink(light)))
    for sign, ink in signs:
        painter.setPen(QColor(ink))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, sign)
        right.setRight(right.right() - size.metrics.horizontalAdvance(sign))
    return room.right() - right.right() + _PAD


def light_ink(light: ElectoralLight) -> str:
    """Return the colour of an electoral light."""
    current = theme.tokens()
    return {
        ElectoralLight.GREEN: current.good,
        ElectoralLight.AMBER: current.warning,
        ElectoralLight.RED: current.danger,
    }[light]


def _texts(group: Group, showing: Showing, lines: int) -> list[str]:
    line = group[0]
    if lines == 1:
        return [" ".join(part for part in (hour(line), line.title) if part)]
    if lines == 2:
        return [hour(line), line.title]
    where = ", ".join(channel_name(each, showing.snapshot) for each in group)
    return [f"{hour(line)} {line.state.word}", line.title, where]


def _draw_ground(painter: QPainter, rect: QRect, ground: str, group: Group, showing: Showing) -> None:
    current, line = theme.tokens(), group[0]
    is_chosen = any(each.id in showing.chosen for each in group)
    edge = current.focus if is_chosen else current.danger if line.is_late(showing.now) else current.line
    pen = QPen(QColor(edge), 2 if is_chosen else 1)
    if line.state in (PostState.IDEA, PostState.PAUSED) and not is_chosen:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def _draw_monograms(painter: QPainter, inner: QRect, group: Group, showing: Showing, size: ChipSize) -> int:
    """Draw the letters of each channel, as many as the chip lets; return where the text begins."""
    metrics, current = size.metrics, theme.tokens()
    width = metrics.horizontalAdvance("Wa") + 4
    names = [monogram(line, showing.snapshot) for line in group]
    if size.lines == 1 and len(names) > 1:
        names = [f"×{len(names)}"]
    elif len(names) > _MOST_MONOGRAMS:
        names = [names[0], f"+{len(names) - 1}"]
    left = inner.left()
    if len(names) * (width + 3) > inner.width() // 2:
        names = [names[0] if len(group) == 1 else f"×{len(group)}"]
    for name in names:
        box = QRect(left, inner.top(), width, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current.accent))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(current.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        left = box.right() + 3
    return left + 2
