"""Boxes to tick whose words break into lines: none of them is cut."""

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton, QWidget

from muniredes.desktop import theme
from muniredes.desktop.theme import ThemeChoice
from muniredes.desktop.widgets.wrapped import WrappedCheckBox


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_every_line_fits_in_what_the_theme_leaves_for_the_words(qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, ThemeChoice.LIGHT, scale)
    window = QWidget()
    theme.dress(window)
    box = WrappedCheckBox("X (antes Twitter) · AytoVillaejemplo (abandonada)")
    box.setParent(window)
    window.show()
    for width in range(box.minimumSizeHint().width(), 700, 3):
        box.resize(width, 200)
        option = QStyleOptionButton()
        box.initStyleOption(option)
        room = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, box).width()
        for line in box.text().split("\n"):
            assert box.fontMetrics().horizontalAdvance(line) <= room, (width, line)
    theme.apply(qapp, ThemeChoice.LIGHT, 100)
