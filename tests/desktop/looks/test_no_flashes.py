"""Nothing is shown before it has its place: alone it would be a window, that flashes and takes the cursor."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from muniredes import paths
from muniredes.desktop.window.every_dialog import every_dialog
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.walk.rooms import every_room


class _Watch(QObject):
    """Writes down each window that comes up and is none of those that are meant to be."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QDialog | QMainWindow)
            and watched.windowType() not in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
        ):
            text = getattr(watched, "text", str)()
            self.flashed.append(f"{type(watched).__name__} «{watched.accessibleName() or text}»")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[_Watch]:
    made = _Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_no_page_shows_a_part_of_it_alone(town_bench: Workbench, watch: _Watch) -> None:
    for room in every_room(town_bench):
        room.enter()
        QApplication.processEvents()
    assert watch.flashed == []


def test_no_dialog_shows_a_part_of_it_alone(town_bench: Workbench, watch: _Watch) -> None:
    for maker in every_dialog(town_bench.hub, paths.resource("examples", "capture.png")):
        made = maker()
        if isinstance(made, QWidget):
            made.show()
            QApplication.processEvents()
            made.close()
    assert watch.flashed == []
