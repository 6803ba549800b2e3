"""The way into a crisis, from the red button, in the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from muniredes.actions import knowledge
from muniredes.desktop.widgets.pressable import Pressable
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.crisis.record import IncidentFile
from tests.desktop.hands import seen


def red_button(bench: Workbench) -> None:
    """Press the key of the red button."""
    QTest.keyClick(bench.window, Qt.Key.Key_F9)


def press_sentence(bench: Workbench, plain: str) -> None:
    """Press one of the sentences of the first screen."""
    (found,) = [each for each in seen(bench.window, Pressable) if each.accessibleName() == plain]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def begin(bench: Workbench, checklist: str) -> IncidentFile:
    """Begin a crisis from the red button, by what its list plainly is, and return it."""
    red_button(bench)
    press_sentence(bench, knowledge.crisis_book().checklist(checklist).plain)
    return newest(bench)


def newest(bench: Workbench) -> IncidentFile:
    """Return the crisis that began last."""
    return bench.hub.snapshot.crisis.files[0]
