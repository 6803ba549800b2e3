"""Get the pages ready while nobody waits, a little at a time, so that each opens at once from the first."""

import logging
from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from muniredes.actions import knowledge, pieces, workspace
from muniredes.desktop.background.jobs import Job, only_logged
from muniredes.desktop.navigation.hidden_pages import is_hidden
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.pages.catalogue import load_page
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.progress import Progress, no_progress

_log = logging.getLogger(__name__)

_FIRST_MS = 1200
_EACH_MS = 120
"""Between one step and the next, so that whatever she does meanwhile goes first."""

_AT_ONCE = 60
"""How many widgets are dressed in a step."""


class Warming(QObject):
    """Reads beside the window what takes long to load, and then makes each page that is not there yet."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._steps = self._work()
        self._job = Job(load_ahead, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_EACH_MS)
        self._timer.timeout.connect(self.step)
        self._job.on_fault = only_logged
        self._job.ended.connect(self._begin)
        QTimer.singleShot(_FIRST_MS, self, self._job.start)

    def _begin(self) -> None:
        self._timer.start()

    def step(self) -> bool:
        """Do a little, unless she is doing something; say whether there is more to do."""
        if (
            QApplication.mouseButtons()
            or QApplication.activeModalWidget()
            or QApplication.activePopupWidget()
        ):
            return True
        try:
            more = next(self._steps, False)
        except Exception:  # it will fail again in view, where there is somebody to tell
            _log.exception("a page could not be made ahead")
            more = False
        if not more:
            self._timer.stop()
        return more

    def _work(self) -> Iterator[bool]:
        for place in page_words():
            if self._bench.is_made(place) or is_hidden(place):
                continue
            page = self._bench.page(place)
            yield True
            for _part in page.get_ready():
                yield True
            yield from self._dress(page.findChildren(QWidget))

    def _dress(self, widgets: list[QWidget]) -> Iterator[bool]:
        """Work out the look of some widgets at a time; those made anew meanwhile are left for later."""
        for start in range(0, len(widgets), _AT_ONCE):
            for widget in widgets[start : start + _AT_ONCE]:
                if shiboken6.isValid(widget):
                    widget.ensurePolished()
            yield True


def load_ahead(_progress: Progress = no_progress) -> None:
    """Read what is known and what every page is made of, beside the window: making one is then short."""
    workspace.get_ready_to_write()
    knowledge.load_ahead()
    pieces.get_ready_to_draw()
    for place in page_words():
        if not is_hidden(place):
            load_page(place)
