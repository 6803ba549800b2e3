"""Boxes to tick whose words break into lines: none of them is cut."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from muniredes.desktop import theme
from muniredes.desktop.theme import ThemeChoice
from muniredes.desktop.widgets.wrapped import WrappedCheckBox, WrappedDelegate, text_width, wrap_rows

DESKTOP = Path(theme.__file__).parent


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


@pytest.mark.parametrize("scale", [100, 200])
def test_every_row_of_a_list_has_room_for_all_its_lines_at_any_width(qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, ThemeChoice.LIGHT, scale)
    rows = QListWidget()
    theme.dress(rows)
    wrap_rows(rows)
    rows.addItem("Canal de WhatsApp · avisos de la mancomunidad\n■ En riesgo · Por poner en orden")
    rows.addItem("YouTube · cincofuentes\n– Cerrada")
    rows.show()
    delegate = rows.itemDelegate()
    assert isinstance(delegate, WrappedDelegate)
    for width in range(160, 500, 7):
        rows.resize(width, 400)
        rows.doItemsLayout()
        for item in (rows.item(0), rows.item(1)):
            shown = rows.visualItemRect(item)
            option = QStyleOptionViewItem()
            delegate.initStyleOption(option, rows.indexFromItem(item))
            option.rect = shown
            room = QRect(0, 0, text_width(option, rows), 1000)
            needed = rows.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height()
            spare = shown.height() - needed
            assert 0 < spare < 2 * rows.fontMetrics().lineSpacing(), (width, item.text(), spare)
    theme.apply(qapp, ThemeChoice.LIGHT, 100)


def test_a_list_wraps_its_rows_in_one_way() -> None:
    """A list that wraps by itself measures its rows without the padding of the theme, and cuts them."""
    by_itself = [
        path.name
        for path in DESKTOP.rglob("*.py")
        if "QListWidget(" in (text := path.read_text(encoding="utf-8")) and ".setWordWrap(" in text
    ]
    assert by_itself == []
