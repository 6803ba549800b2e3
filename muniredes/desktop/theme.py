"""How the window looks: every colour and size is named here, light and dark."""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from muniredes import paths
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import mark

CHECKS = ("#8d939b", "#a2a8b0")
"""Greys for the ground of pictures, on which white and black are both seen, in any scheme."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a scheme. Text on its ground reaches a contrast of 4.5 to 1 in both."""

    ground: str
    surface: str
    raised: str
    line: str
    strong_line: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    focus: str
    crisis: str
    crisis_hover: str
    on_crisis: str


LIGHT = Tokens(
    ground="#f3f5f8",
    surface="#ffffff",
    raised="#f8fafc",
    line="#dde2e9",
    strong_line="#7f8998",
    text="#18202b",
    muted="#525e6e",
    accent="#1a5490",
    accent_hover="#143f6d",
    accent_soft="#e4eef8",
    on_accent="#ffffff",
    danger="#a8211b",
    danger_soft="#fbe9e8",
    warning="#7d5300",
    warning_soft="#fdf1d8",
    good="#1d6438",
    good_soft="#e3f3e8",
    focus="#0b6bd3",
    crisis="#b3241d",
    crisis_hover="#8e1a14",
    on_crisis="#ffffff",
)
DARK = Tokens(
    ground="#12161c",
    surface="#1b2129",
    raised="#222a34",
    line="#333d49",
    strong_line="#7c8896",
    text="#e9edf2",
    muted="#aab5c2",
    accent="#86bdf3",
    accent_hover="#a9d1f8",
    accent_soft="#1f3348",
    on_accent="#0c1c2e",
    danger="#ff9c93",
    danger_soft="#43211f",
    warning="#f2c879",
    warning_soft="#3c2f17",
    good="#8ed6a5",
    good_soft="#1c3526",
    focus="#7cc0ff",
    crisis="#f0655c",
    crisis_hover="#ff857c",
    on_crisis="#1f0806",
)


class ThemeChoice(WordedEnum):
    """Which scheme she wants."""

    SYSTEM = "system", mark("Como el ordenador")
    LIGHT = "light", mark("Claros")
    DARK = "dark", mark("Oscuros")


TEXT_SCALES = (100, 125, 150, 175, 200)
FAMILIES = ("Lato", "DejaVu Sans")
_FONT_FILES = ("Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Italic.ttf", "DejaVuSans.ttf")
_SELECTION, _TYPOGRAPHIC_LINE = 62, 0x80
_BASE_POINTS = 10.0
_BOX, _EDGE, _RIM = 12, 2, 0.31
"""A box to tick inside its edge, in pixels, and how much of it the ring around the dot of a chosen one is."""

_SIZES = {"small": 0.9, "body": 1.0, "large": 1.15, "h3": 1.25, "h2": 1.55, "h1": 2.0}


class _Current:
    """The tokens in use; a window has one look at a time."""

    tokens = LIGHT
    scale = 100
    sheet = ""


def tokens() -> Tokens:
    """Return the colours in use."""
    return _Current.tokens


def points(size: str) -> float:
    """Return a named text size («h1», «body»…) in points, with the scale in use."""
    return _BASE_POINTS * _SIZES[size] * _Current.scale / 100


def pixels(size: float) -> int:
    """Return a size in pixels with the scale in use."""
    return round(size * _Current.scale / 100)


def letters(count: float) -> int:
    """Return the width of so many letters of the usual text, in pixels, with the scale in use."""
    return round(QFontMetricsF(QApplication.font()).averageCharWidth() * count)


def lines(count: float) -> int:
    """Return the height of so many lines of the usual text, in pixels, with the scale in use."""
    return round(QFontMetricsF(QApplication.font()).lineSpacing() * count)


def wants_dark(choice: ThemeChoice) -> bool:
    """Say whether a choice means the dark scheme on this computer now."""
    if choice is ThemeChoice.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return choice is ThemeChoice.DARK


def apply(app: QApplication, choice: ThemeChoice, scale: int) -> None:
    """Dress the whole program in a scheme, with its text at `scale` per cent.

    The sheet is put on each window that belongs to no other, and never on the whole program: what is built
    apart is then dressed once, when it comes into a window. With one on the program, Qt dresses again all
    that is below at each step of its building.
    """
    _Current.tokens = DARK if wants_dark(choice) else LIGHT
    _Current.scale = scale
    font = QFont()
    font.setFamilies(_own_families())
    font.setPointSizeF(points("body"))
    app.setFont(font)
    app.setPalette(_palette(_Current.tokens))
    _Current.sheet = _style_sheet(_Current.tokens)
    for window in app.topLevelWidgets():
        if window.parent() is None and window.styleSheet():
            dress(window)


def dress(window: QWidget) -> None:
    """Dress a window that belongs to no other, and all that it will hold or open."""
    window.setStyleSheet(_Current.sheet)


@cache
def _own_families() -> list[str]:
    """Load the letters that come with the program: the same on every computer, and on one without any.

    The first has the text; the second, the signs that the first lacks.
    """
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFontFromData(_tall_lines(paths.resource("fonts", name).read_bytes()))
    return list(FAMILIES)


def _tall_lines(font: bytes) -> bytes:
    """Return a font whose lines are as tall as its capitals with their accents.

    Lato asks for its «typographic» line (bit 7 of `fsSelection`, OpenType's OS/2 table), which leaves the
    accent of «Á» to the space between lines; a label of one line has none, and cut it off.
    """
    tables = int.from_bytes(font[4:6])
    entries = (font[12 + 16 * place : 28 + 16 * place] for place in range(tables))
    start = next(int.from_bytes(entry[8:12]) for entry in entries if entry[:4] == b"OS/2")
    low = start + _SELECTION + 1
    return font[:low] + bytes([font[low] & ~_TYPOGRAPHIC_LINE]) + font[low + 1 :]


def _style_sheet(current: Tokens) -> str:
    template = Template(paths.resource("themes", "muniredes.qss").read_text(encoding="utf-8"))
    sizes = {size: f"{points(size):.1f}pt" for size in _SIZES}
    icons = {"icons": paths.resource("icons").as_posix()}
    icons["tick"] = "tick-dark" if current is DARK else "tick-light"
    icons["chevron"] = "chevron-dark" if current is DARK else "chevron-light"
    return template.substitute(asdict(current) | sizes | icons | _indicators())


def _indicators() -> dict[str, str]:
    """Return the sizes of what is ticked, which grows with the letters; its edge does not."""
    whole = pixels(_BOX) + 2 * _EDGE
    rim = round(whole * _RIM)
    sizes = {"box": whole - 2 * _EDGE, "round": whole // 2, "rim": rim, "dot": whole - 2 * rim}
    return {name: f"{size}px" for name, size in sizes.items()}


def _palette(current: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: current.ground,
        QPalette.ColorRole.WindowText: current.text,
        QPalette.ColorRole.Base: current.surface,
        QPalette.ColorRole.AlternateBase: current.raised,
        QPalette.ColorRole.Text: current.text,
        QPalette.ColorRole.Button: current.surface,
        QPalette.ColorRole.ButtonText: current.text,
        QPalette.ColorRole.ToolTipBase: current.raised,
        QPalette.ColorRole.ToolTipText: current.text,
        QPalette.ColorRole.PlaceholderText: current.muted,
        QPalette.ColorRole.Highlight: current.accent,
        QPalette.ColorRole.HighlightedText: current.on_accent,
        QPalette.ColorRole.Link: current.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(current.strong_line))
    return palette
