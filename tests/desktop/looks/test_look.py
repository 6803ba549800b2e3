"""How it looks: contrast in both schemes, large text, and the choice kept on this computer."""

import os
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QImage, QRawFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.desktop import theme
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.look import Look
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.settings import SettingsPage
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.theme import DARK, LIGHT, ThemeChoice, Tokens
from muniredes.desktop.widgets.completing import propose
from muniredes.desktop.widgets.text import label
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import choose, seen

ON = {
    "text": ("ground", "surface", "raised", "accent_soft", "danger_soft", "warning_soft", "good_soft"),
    "muted": ("ground", "surface", "raised"),
    "accent": ("ground", "surface", "accent_soft"),
    "danger": ("ground", "surface", "danger_soft"),
    "warning": ("ground", "surface", "warning_soft"),
    "good": ("ground", "surface", "good_soft"),
    "on_accent": ("accent", "accent_hover"),
    "on_crisis": ("crisis", "crisis_hover"),
    "surface": ("good",),
}
"""Which colour is read on which ground."""


def _luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(tokens: Tokens) -> None:
    for text, grounds in ON.items():
        for ground in grounds:
            ratio = _contrast(getattr(tokens, text), getattr(tokens, ground))
            assert ratio >= 4.5, f"{text} on {ground}: {ratio:.2f}"
    for line in ("strong_line", "focus"):
        for ground in ("ground", "surface"):
            assert _contrast(getattr(tokens, line), getattr(tokens, ground)) >= 3


def test_both_schemes_name_the_same_colours_and_differ() -> None:
    assert all(getattr(LIGHT, field.name) != getattr(DARK, field.name) for field in fields(Tokens))


@pytest.mark.parametrize("scale", theme.TEXT_SCALES)
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
def test_the_accent_of_a_capital_is_not_cut_off(look: Look, scale: int, weight: QFont.Weight) -> None:
    """«Área» and not «Area»: a label is as tall as its line, so every sign of Spanish fits in it."""
    look.scale = scale
    look.dress()
    for size in ("small", "body", "large", "h3", "h2", "h1"):
        font = QFont(QApplication.font())
        font.setPointSizeF(theme.points(size))
        font.setWeight(weight)
        line, signs = QFontMetrics(font), QFontMetrics(font).tightBoundingRect("ÁÉÍÓÚÜÑÇçgjpqy¿¡|«»")
        assert -signs.top() <= line.ascent() + 1, size
        assert signs.bottom() <= line.descent(), size


@pytest.mark.parametrize("scale", theme.TEXT_SCALES)
def test_the_letters_are_the_programs_own_at_every_size(look: Look, scale: int) -> None:
    """Windows and a bare Linux have other letters, or none: here, those that come inside."""
    look.choose(ThemeChoice.LIGHT, scale)
    for bold in (False, True):
        font = QFont(QApplication.font())
        font.setBold(bold)
        assert QFontInfo(font).family() == theme.FAMILIES[0]
        assert _lacking(font, "aáçñÑü·¿¡«»€–…ºª") == []
    assert _lacking(QFont(theme.FAMILIES[1]), "ŀ✓✗☐☑→●○▲■✕") == []
    assert QFontInfo(QApplication.font()).pointSizeF() == pytest.approx(theme.points("body"), rel=0.06)


def _lacking(font: QFont, letters: str) -> list[str]:
    drawn = QRawFont.fromFont(font)
    return [letter for letter in letters if not drawn.supportsCharacter(ord(letter))]


def test_the_choice_is_made_in_the_settings_and_remembered(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.SETTINGS))
    page = town_bench.page(Place.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.show_panel(2)
    dark = next(each for each in seen(page, QRadioButton) if each.text() == "Oscuros")
    dark.setFocus()
    dark.click()
    assert theme.tokens() is DARK
    again = town_bench.page(Place.SETTINGS)
    assert again is not page, "pages are made anew in the colours in use"
    assert isinstance(again, SettingsPage)
    assert again.tab == 2
    reached = bench_focus(town_bench)
    assert isinstance(reached, QRadioButton)
    assert reached.text() == "Oscuros", "the cursor stays where it was"
    choose(again, "Tamaño de la letra", "150 %")
    kept = Preferences()
    assert (kept.theme, kept.scale) == (ThemeChoice.DARK, 150)


def bench_focus(bench: Workbench) -> QWidget | None:
    return bench.window.focusWidget()


def test_the_wheel_scrolls_the_page_and_not_the_answers(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.ACCOUNTS))
    page = town_bench.page(Place.ACCOUNTS)
    for combo in seen(page, QComboBox):
        before = combo.currentIndex()
        event = QWheelEvent(
            QPointF(5, 5), combo.mapToGlobal(QPointF(5, 5)), QPoint(0, -120), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(combo, event)
        assert combo.currentIndex() == before


def test_everything_can_be_reached_with_the_keyboard(town_bench: Workbench) -> None:
    for place in page_words():
        town_bench.go(Target(place))
        for each in seen(town_bench.window, QAbstractButton):
            group = each.group()
            reached = [each] if group is None else group.buttons()  # type: ignore[redundant-expr]
            assert any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in reached), (
                f"{place}: «{each.text()}»"
            )
            assert each.text() or each.accessibleName(), f"{place}: a button without words"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("role", ["", "h1", "h2", "h3", "lead", "small", "field", "error", "figure", "badge"])
def test_a_label_shows_the_accents_of_its_capitals(look: Look, role: str, scale: int) -> None:
    look.scale = scale
    look.dress()
    told, roomy = label("ÁÑ", role), label("ÁÑ", role)
    roomy.setMargin(12)
    for each in (told, roomy):
        theme.dress(each)

    assert _inked_rows(told) == _inked_rows(roomy)


def _inked_rows(told: QLabel) -> int:
    """Return how many rows of a label have any ink."""
    told.setStyleSheet(told.styleSheet() + "QLabel { color: black; background: white; border: none; }")
    told.adjustSize()
    drawn = told.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = range(drawn.height())
    return sum(any(drawn.pixelColor(x, y).lightness() < 128 for x in range(drawn.width())) for y in rows)


class _Counted(QLabel):
    """A label that counts how many times it is dressed."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        self.times += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def test_what_is_ticked_grows_with_the_letters(look: Look, qtbot: QtBot) -> None:
    sizes = {}
    for scale in (100, 200):
        look.choose(ThemeChoice.LIGHT, scale)
        made = QRadioButton("Sí")
        qtbot.addWidget(made)
        option = QStyleOptionButton()
        made.initStyleOption(option)
        sizes[scale] = made.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, option, made)
    look.choose(ThemeChoice.LIGHT, 100)
    assert sizes[200] >= 1.7 * sizes[100]


def test_what_is_built_apart_is_dressed_once_when_it_comes_into_a_window(window: MainWindow) -> None:
    deepest = _Counted("Área")
    deepest.setProperty("role", "h3")
    built: QWidget = deepest
    for _level in range(5):
        frame, column = card()
        column.addWidget(built)
        built = frame
    assert deepest.times == 0

    window.pages.addWidget(built)

    assert deepest.times == 1
    deepest.ensurePolished()
    assert deepest.font().pointSizeF() == pytest.approx(theme.points("h3"), abs=0.1)


def test_what_opens_by_itself_is_dressed_as_the_window_is(look: Look, town_bench: Workbench) -> None:
    for place in page_words():
        town_bench.go(Target(place))
    line = QLineEdit()
    town_bench.window.pages.addWidget(line)
    propose(line, ["Ayuntamiento"])
    QTest.keyClicks(line, "a")
    wait_for_all()
    look.choose(ThemeChoice.DARK, 125)

    alone = [each for each in QApplication.topLevelWidgets() if each.parent() is None]
    opened = [each for each in alone if each.isVisible() or each.windowType() is Qt.WindowType.Popup]

    assert {type(each) for each in opened} >= {MainWindow}
    assert line.completer().popup() in opened
    assert {each.styleSheet() for each in opened} == {town_bench.window.styleSheet()}
    assert DARK.surface in town_bench.window.styleSheet()


def test_what_is_proposed_has_no_window_until_something_is_typed(look: Look, qtbot: QtBot) -> None:
    look.choose(ThemeChoice.DARK, 100)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    before = set(QApplication.topLevelWidgets())
    propose(line, ["Ayuntamiento", "Biblioteca"])
    assert set(QApplication.topLevelWidgets()) == before
    line.setFocus()
    QTest.keyClicks(line, "b")
    (proposed,) = [each for each in QApplication.topLevelWidgets() if each not in before]
    assert proposed.isVisible()
    assert DARK.surface in proposed.styleSheet()


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_folder_whose_name_is_no_text_is_remembered_whole(tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    Path(folder).mkdir()
    chosen = Preferences()
    chosen.last_folder = chosen.live_calendar_folder = folder
    chosen.save()
    again = Preferences()
    assert (again.last_folder, again.live_calendar_folder) == (folder, folder)
    assert Path(again.last_folder).is_dir()
