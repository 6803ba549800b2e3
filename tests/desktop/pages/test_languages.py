"""Every text of the window goes through the language: in one that nobody speaks, none is left in Spanish."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QWidget

from muniredes import i18n, paths
from muniredes.actions import reading
from muniredes.desktop.window.every_dialog import every_dialog
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import every_plan
from tests import pseudo
from tests.desktop.walk.rooms import every_room

_OF_QT = ("Desplazar hacia la derecha", "Desplazar hacia la izquierda")
"""What Qt says by itself, in its own translation."""


@pytest.fixture(autouse=True)
def _another_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    i18n.use_language(pseudo.CODE, pseudo.write(tmp_path_factory.mktemp("idioma")))
    yield
    i18n.use_language(i18n.SPANISH)


def test_nothing_in_the_window_is_left_in_spanish(town_bench: Workbench) -> None:
    database = town_bench.hub.database
    known = pseudo.Known(reading.snapshot(database), _OF_QT, pseudo.written_before(database.path))
    left = {where: known.untranslated(said) for where, said in everywhere(town_bench)}
    assert {where: parts for where, parts in left.items() if parts} == {}


def everywhere(bench: Workbench) -> Iterator[tuple[str, list[str]]]:
    for room in every_room(bench):
        yield room.name, list(texts(room.enter()))
    yield "the window", list(texts(bench.window))
    for plan in every_plan(bench.hub):
        wizard = WizardDialog(plan, bench.window)
        wizard.show()
        for key in wizard.session.keys:
            wizard.session.go_to(key)
            wizard.show_page()
            yield f"{plan.name}, {key}", list(texts(wizard))
        wizard.close()
    for make in every_dialog(bench.hub, paths.resource("examples", "capture.png")):
        dialog: QDialog = make(parent=bench.window)
        dialog.show()
        yield type(dialog).__name__, list(texts(dialog))
        dialog.close()


def texts(root: QWidget) -> Iterator[str]:
    """Yield what a window says, whatever is in view of it."""
    for each in (root, *root.findChildren(QWidget)):
        yield each.windowTitle()
        yield each.toolTip()
        yield each.accessibleName()
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QLineEdit):
            yield each.placeholderText()
        if isinstance(each, QComboBox):
            yield from (each.itemText(number) for number in range(each.count()))
