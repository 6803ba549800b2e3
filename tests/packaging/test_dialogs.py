"""The catalogue of dialogs has every one, or «comprobar» and the screenshots would not see it."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

import muniredes.desktop
from muniredes import paths
from muniredes.actions import workspace
from muniredes.actions.examples import example
from muniredes.desktop.hub import Hub
from muniredes.desktop.window.every_dialog import every_dialog
from muniredes.desktop.wizards.asking.dialog import WizardDialog

BASES = {
    "FittedDialog",
    "PassingDialog",
    "AskingDialog",
    "SheetDialog",
    "ListDialog",
    "DayDialog",
    "ShortDialog",
}
"""What the others are made from."""


def _dialogs(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for each in kind.__subclasses__():
        yield from _dialogs(each)
        if each.__module__.startswith("muniredes.") and not each.__name__.startswith("_"):
            yield each


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    opened = example.create(tmp_path / "ejemplo.sqlite")
    yield Hub(opened)
    workspace.close(opened)


@pytest.mark.usefixtures("qtbot")
def test_no_dialog_is_missing_from_the_catalogue(hub: Hub) -> None:
    for module in pkgutil.walk_packages(muniredes.desktop.__path__, "muniredes.desktop."):
        importlib.import_module(module.name)
    makers = every_dialog(hub, paths.resource("examples", "capture.png"))
    listed = {maker.func.__name__ for maker in makers if isinstance(maker.func, type)}
    all_kinds = {kind.__name__ for kind in _dialogs(QDialog)} - BASES - {WizardDialog.__name__}
    assert all_kinds - listed == set()
