"""Draw a card: its hour and its title whole, then its state and its channels, as its height lets."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen, QPixmap

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import Showing, hour, marks_of
from muniredes.desktop.pages.calendar.views.wrapping import broken, fitted
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.states import PostState
from muniredes.i18n import _

_PAD_ACROSS, _PAD_DOWN = 4, 2
_RADIUS = 4
_NO_SIGN = 2
"""What is taken, in pixels, where no sign fits beside the hour: the state is then said before the title."""

_LINE = 7 / 6
"""The height of a line in the height of its letters."""

GAP = 3
"""Between a card and the next, in pixels."""

PICTURE_LINES, LEAST_PICTURE = 3, 2
"""How tall the picture of a card is, in lines, and how tall it has to be to be drawn."""

_LEFT, _RIGHT = (
    side | Qt.AlignmentFlag.AlignVCenter for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)


@dataclass(frozen=True)
class CardLook:
    """The letters of the cards of a view, and what comes of their size."""

    font: QFont

    @cached_property
    def bold(self) -> QFont:
        """The letters of hours."""
        made = QFont(self.font)
        made.setBold(True)
        return made

    @cached_property
    def metrics(self) -> QFontMetrics:
        """The measures of its letters."""
        return QFontMetrics(self.font)

    @cached_property
    def bold_metrics(self) -> QFontMetrics:
        """The measures of the letters of hours."""
        return QFontMetrics(self.bold)

    @cached_property
    def line(self) -> int:
        """The height of a line, in pixels: the accent of a capital is in the space under the line above."""
        return min(self.metrics.height(), math.ceil(QFontInfo(self.font).pixelSize() * _LINE))

    def mark(self, name: str) -> int:
        """How wide the mark of a channel is, with what is between it and the next."""
        return max(self.metrics.horizontalAdvance(each) for each in ("Wa", name)) + 8

    def marks(self, names: Sequence[str]) -> int:
        """How wide the marks of some channels are together."""
        return sum(map(self.mark, names))

    def height(self, lines: int) -> int:
        """Return the height of a card of so many lines, in pixels."""
        return lines * self.line + 2 * _PAD_DOWN + 1

    def indent(self, when: str) -> int:
        """Return where the title begins after the hour, in pixels."""
        return self.bold_metrics.horizontalAdvance(when + " ") if when else 0

    def title_lines(self, card: Card, width: int, when: str) -> int:
        """Return how many lines the hour and the whole title need in a card of a width."""
        inner = width - 2 * _PAD_ACROSS
        return max(1, len(broken(card.title, self.font, inner, self.indent(when))))

    def whole_height(self, card: Card, showing: Showing, width: int, when: str) -> int:
        """Return the height of a card that says everything, its picture too."""
        picture = PICTURE_LINES if card.picture else 0
        feet = foot_lines(card, showing, width, self)
        return self.height(self.title_lines(card, width, when) + feet + picture)


def small_font() -> QFont:
    """Return the letters of cards in a grid, at the scale in use."""
    font = QFont()
    font.setPointSizeF(theme.points("small"))
    return font


def shared_lines(
    wanted: Sequence[int], room: int, pictures: Sequence[bool] = (), feet: Sequence[int] = ()
) -> list[int]:
    """Share `room` lines out: one for each card first, then to whoever has fewest and wants more.

    `wanted` are the lines of each title; what is over goes, a line each, to state and channels, as many as
    `feet` says or one, and then to the cards that have `pictures`, with their usual height or a little less.
    """
    given = [1] * len(wanted)
    left = room - len(wanted)
    whole = [lines + more for lines, more in zip(wanted, feet or [1] * len(wanted), strict=True)]
    for most in (wanted, [lines + 1 for lines in wanted], whole):
        while left > 0:
            short = [number for number, lines in enumerate(most) if given[number] < lines]
            if not short:
                break
            least = min(given[number] for number in short)
            for number in [each for each in short if given[each] == least][:left]:
                given[number] += 1
                left -= 1
    for number, has_picture in enumerate(pictures):
        if has_picture and left >= LEAST_PICTURE:
            given[number] += min(left, PICTURE_LINES)
            left -= min(left, PICTURE_LINES)
    return given


def draw_card(
    painter: QPainter, rect: QRect, card: Card, showing: Showing, look: CardLook, when: str | None = None
) -> None:
    """Draw a card inside `rect`; `when` is said before its title, its hour unless something else is given."""
    when = hour(card) if when is None else when
    ink = QColor(_grounds()[card.state][1])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_ground(painter, rect, card, showing)
    inner = rect.adjusted(_PAD_ACROSS, _PAD_DOWN, -_PAD_ACROSS, -_PAD_DOWN)
    lines = max(1, inner.height() // look.line)
    over = lines - look.title_lines(card, rect.width(), when)
    feet = max(0, min(over, foot_lines(card, showing, rect.width(), look)))
    beside = inner.adjusted(look.indent(when), 0, 0, 0)
    signs = 0 if feet else _draw_signs(painter, beside, card, showing, look)
    painter.setPen(ink)
    indent = look.indent(when)
    first = QRect(inner.left(), inner.top(), inner.width(), look.line)
    if when:
        painter.setFont(look.bold)
        painter.drawText(first, _LEFT, when)
    painter.setFont(look.font)
    said = card.title if feet or signs > _NO_SIGN else f"{card.state.symbol} {card.title}"
    title = fitted(said, look.font, inner.width(), lines - feet, indent + signs)
    for number, text in enumerate(title):
        place = first.translated(indent if number == 0 else 0, number * look.line)
        painter.drawText(place, _LEFT, text)
    if feet:
        bottom = QRect(inner.left(), inner.top() + len(title) * look.line, inner.width(), look.line)
        _draw_foot(painter, bottom, card, showing, look, feet)
    if card.picture and feet and lines - len(title) - feet >= LEAST_PICTURE:
        top = inner.top() + (len(title) + feet) * look.line + _PAD_DOWN
        below = QRect(inner.left(), top, inner.width(), inner.bottom() - top)
        _draw_picture(painter, below, showing.small_picture(card.picture))
    painter.restore()


def _draw_picture(painter: QPainter, place: QRect, picture: QPixmap | None) -> None:
    """Draw a picture at the left of its place: whole, or its middle if it is wider; a ground meanwhile."""
    if picture is None or picture.isNull():
        painter.fillRect(place, QColor(theme.tokens().line))
        return
    whole = round(place.height() * picture.width() / picture.height())
    place = QRect(place.left(), place.top(), min(place.width(), max(1, whole)), place.height())
    part = QRectF(place)
    part.setSize(part.size().scaled(picture.deviceIndependentSize(), Qt.AspectRatioMode.KeepAspectRatio))
    part.moveCenter(QRectF(picture.rect()).center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRectF(place), picture, part)


def _signs(card: Card, showing: Showing) -> list[tuple[str, str]]:
    """Return the signs of a card with their colours, from the right: state, light, and whether it is late."""
    light = showing.light(card.first)
    found = [("".join(state.symbol for state in card.states), _grounds()[card.state][1])]
    if light is not None:
        warns = any(showing.needs_confirming(each) for each in card.posts)
        found.append((light.symbol + ("!" if warns else ""), light_ink(light)))
    if card.is_late(showing.now):
        found.append(("⚠", theme.tokens().danger))
    return found


def _draw_signs(painter: QPainter, inner: QRect, card: Card, showing: Showing, look: CardLook) -> int:
    """Draw at the right the signs that fit of a card without room for words; return the width they took."""
    place = QRect(inner.left(), inner.top(), inner.width(), look.line)
    painter.setFont(look.font)
    for sign, ink in _signs(card, showing):
        wide = look.metrics.horizontalAdvance(sign) + 2
        if wide > place.width():
            break
        painter.setPen(QColor(ink))
        painter.drawText(place, _RIGHT, sign)
        place.setRight(place.right() - wide)
    return inner.right() - place.right() + _NO_SIGN


def _draw_foot(
    painter: QPainter, place: QRect, card: Card, showing: Showing, look: CardLook, lines: int
) -> None:
    """Draw the state in a word, never cut, and the channels as small marks beside it, or below in 2 lines."""
    signs = _signs(card, showing)
    names = marks_of(card, showing)
    shown = names if lines == 1 else []
    word, shown = foot(card, [sign for sign, _ink in signs], shown, place.width(), look, showing.now)
    said = look.metrics.horizontalAdvance(" ".join([*(sign for sign, _ink in signs), word]))
    _draw_marks(painter, place, said, shown, look)
    if lines > 1:
        _draw_marks(painter, place.translated(0, look.line), 0, names, look)
    room = QRect(place)
    for sign, ink in reversed(signs):
        painter.setPen(QColor(ink))
        painter.drawText(room, _LEFT, sign)
        room.setLeft(room.left() + look.metrics.horizontalAdvance(sign + " "))
    painter.drawText(room, _LEFT, word)


def foot_lines(card: Card, showing: Showing, width: int, look: CardLook) -> int:
    """Return how many lines a card needs to say its state and each of its channels: one, or one for each."""
    names = marks_of(card, showing)
    if not names:
        return 1
    signs = [sign for sign, _ink in _signs(card, showing)]
    said = look.metrics.horizontalAdvance(" ".join([*signs, card.state_words]))
    return 1 if said + 4 + look.marks(names) <= width - 2 * _PAD_ACROSS else 2


def foot(
    card: Card, signs: Sequence[str], names: list[str], width: int, look: CardLook, now: datetime
) -> tuple[str, list[str]]:
    """Return the words and the marks of channels of the last line of a card that fit whole in a width.

    First «atrasada» is left to its sign, then the channels are counted, then they are not said, and last the
    words are left to their signs.
    """
    word, count = card.state_words, [f"×{len(names)}"] if len(names) > 1 else names
    late = [_("{state}, atrasada").format(state=word)] if card.is_late(now) else []
    for said, marks in [*((each, count) for each in [*late, word]), (word, []), ("", count)]:
        taken = look.metrics.horizontalAdvance(" ".join([*signs, said]))
        if taken + 4 + look.marks(marks) <= width:
            return said, names if marks else []
    return "", []


def shown_marks(names: list[str], room: int, look: CardLook) -> list[str]:
    """Return the marks of channels that fit in so many pixels: the first ones and «+2», or only «×3»."""
    for kept in range(len(names), 0, -1):
        shown = names if kept == len(names) else [*names[:kept], f"+{len(names) - kept}"]
        if look.marks(shown) <= room:
            return shown
    return [f"×{len(names)}"] if len(names) > 1 else names


def _draw_marks(painter: QPainter, place: QRect, taken: int, names: list[str], look: CardLook) -> None:
    """Draw the letters of each channel, as many as `taken` pixels leave room for."""
    shown = shown_marks(names, place.width() - (taken + 4 if taken else 0), look)
    left = place.right() + 1 - look.marks(shown)
    for name in shown:
        box = QRect(left, place.top(), look.mark(name) - 2, place.height())
        painter.setPen(QPen(QColor(theme.tokens().strong_line), 1))
        painter.setBrush(QColor(theme.tokens().surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0, 0.5, 0, 0.5), 3, 3)
        painter.setPen(QColor(theme.tokens().text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        left += look.mark(name)


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


def light_ink(light: ElectoralLight) -> str:
    """Return the colour of an electoral light."""
    current = theme.tokens()
    return {
        ElectoralLight.GREEN: current.good,
        ElectoralLight.AMBER: current.warning,
        ElectoralLight.RED: current.danger,
    }[light]


def _draw_ground(painter: QPainter, rect: QRect, card: Card, showing: Showing) -> None:
    current = theme.tokens()
    is_chosen = not showing.chosen.isdisjoint(card.numbers)
    edge = current.focus if is_chosen else current.danger if card.is_late(showing.now) else current.line
    pen = QPen(QColor(edge), 2 if is_chosen else 1)
    if card.state in (PostState.IDEA, PostState.PAUSED) and not is_chosen:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(_grounds()[card.state][0]))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
