"""What the whole window says: each room, each question of each wizard, each dialog."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QWidget

from muniredes import paths
from muniredes.desktop.window.every_dialog import every_dialog
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.catalogue import every_plan
from tests.desktop.walk.rooms import every_room


def everywhere(bench: Workbench) -> Iterator[tuple[str, list[str]]]:
    """Yield what each place says, with its name."""
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
