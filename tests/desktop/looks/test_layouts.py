"""The layouts of our own: what they hold is theirs, whatever happens to others made before."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.layouts.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.hands import seen

MANY = 50
"""So many that some are given the place in memory of what was there before."""


@pytest.mark.usefixtures("qapp")
def test_a_layout_outlives_another_that_was_looked_into() -> None:
    dialog = QDialog()
    column = QVBoxLayout(dialog)
    said = [QLabel("x") for _each in range(MANY)]
    for each in said:
        column.addWidget(each)
    assert all(column.itemAt(number) is not None for number in range(MANY))
    for each in said:
        each.setParent(None)

    holders = [_holder() for _each in range(MANY)]
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del dialog, column
    gc.collect()

    assert all(flow.sizeHint().width() > 0 for _holder, flow in holders)


def _holder() -> tuple[QWidget, FlowLayout]:
    holder, flow = QWidget(), FlowLayout()
    holder.setLayout(flow)
    flow.addWidget(QPushButton("b"))
    return holder, flow


@pytest.mark.usefixtures("qapp")
def test_what_is_shorter_is_at_the_middle_of_its_line() -> None:
    holder, tall, short = QWidget(), QPushButton("a"), QPushButton("b")
    tall.setFixedHeight(40)
    short.setFixedHeight(20)
    holder.setLayout(FlowLayout(tall, short, is_level=True))
    holder.resize(400, 40)
    holder.show()
    assert short.geometry().center().y() == tall.geometry().center().y()
    holder.close()


@pytest.mark.usefixtures("qapp")
def test_cards_of_a_line_are_as_tall_as_the_tallest() -> None:
    holder, tall, short = QWidget(), QPushButton("a"), QPushButton("b")
    tall.setMinimumHeight(60)
    grid = ColumnsLayout(100, 2, is_even=True)
    for each in (tall, short):
        grid.put(each)
    holder.setLayout(grid)
    holder.resize(400, 80)
    holder.show()
    assert short.height() == tall.height() == 60
    holder.close()


@pytest.mark.parametrize("width", [760, 1000])
def test_answers_beside_each_other_begin_at_one_height(bench: Workbench, qtbot: QtBot, width: int) -> None:
    """Each may have a help above it, of one line or two, or none; and a box for «No tenemos» under it."""
    holder, grid = QWidget(), ColumnsLayout(200)
    qtbot.addWidget(holder)
    holder.setLayout(grid)
    paths = (
        "council.website",
        "council.electronic_office",
        "custody.last_copy_on",
        "custody.password_changed_on",
    )
    made = [make_input(ask.field(path), FormContext(bench.hub, [])) for path in paths]
    made[1].set_hint(
        "Rellena el hueco {SEDE} de los textos para pegar, y aquí se dice en más de una línea. " * 2
    )
    made[2].set_hint("Si tiene el fichero, apúntelo.")
    for each in made:
        grid.put(each)
    holder.resize(width, 500)
    holder.show()
    heights = [line.mapTo(holder, QPoint(0, 0)).y() for line in seen(holder, QLineEdit)]
    assert len(heights) == 4
    assert heights[0] == heights[1]
    assert heights[2] == heights[3]
    assert heights[0] < heights[2]
    bottoms = [each.geometry().bottom() for each in made[:2]]
    assert max(bottoms) < made[2].geometry().top(), "none is over another"
