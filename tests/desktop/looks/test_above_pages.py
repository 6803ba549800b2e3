"""What is said above the pages is read whole, and leaves a page to see, with letters of any size."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from muniredes.desktop.look import Look
from muniredes.desktop.window.above_pages import AbovePages
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import seen

LONG = "Una frase que dice lo que ha pasado con el fichero y lo que se puede hacer con él. " * 5


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_notice_is_whole_and_the_page_is_still_seen(
    town_bench: Workbench, look: Look, scale: int
) -> None:
    look.scale = scale
    look.dress()
    look.changed.emit()
    window = town_bench.window
    window.resize(1008, 560)
    town_bench.go(Target(Place.CRISIS))
    window.banner.say(LONG, "warning")
    (above,) = seen(window, AbovePages)
    said = next(each for each in seen(window.banner, QLabel) if each.text() == LONG)
    assert said.height() >= said.heightForWidth(said.width()) - 1
    assert above.height() <= window.height() // 2 <= window.pages.height() + above.height() // 4
    assert bool(above.verticalScrollBar().maximum()) == (scale == 200)
    window.banner.say("")
    QApplication.processEvents()
    seen(window, AbovePages)
    assert above.verticalScrollBar().maximum() == 0
