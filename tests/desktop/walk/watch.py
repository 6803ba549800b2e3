"""Whoever watches a walk: what fails is told with the steps that led to it, and no window waits for ever."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from muniredes.desktop.dialogs.crash import CrashDialog

_LOOK_MS = 30


class Failed(AssertionError):
    """Something that must never happen happened; it says after which steps."""


class Watch:
    """Follows the steps of a walk. `steps` are told when something fails."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.faults: list[str] = []
        self.seen_dialogs: set[str] = set()
        self._acting = False
        self._timer = QTimer()
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._dismiss)
        self._timer.start()

    def on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take the place of whoever shows the crash dialog."""
        self.faults.append("".join(traceback.format_exception(kind, error, trace)))

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """Do one thing, let the window take it in, and fail if anything went wrong."""
        self.steps.append(words)
        self._acting = True
        try:
            yield
        finally:
            self._acting = False
        settle()
        self.seen_dialogs |= {type(each).__name__ for each in dialogs()}
        self.check()

    def check(self) -> None:
        """Fail if an exception got away or the crash dialog is on the screen."""
        crashed = [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog)]
        if self.faults or crashed:
            told = "\n".join(self.steps[-25:])
            raise Failed(f"after\n{told}\n\n{self.faults[0] if self.faults else 'a crash dialog'}")

    def _dismiss(self) -> None:
        """Close what waits for an answer inside a step: it would wait for ever."""
        if not self._acting:
            return
        for menu in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if isinstance(menu, QMenu):
                menu.close()
            elif isinstance(menu, QDialog):
                self.seen_dialogs.add(type(menu).__name__)
                menu.reject()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()


def settle(turns: int = 2) -> None:
    """Let the window do what it owes, deletions included."""
    for _turn in range(turns):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogs() -> list[QDialog]:
    """Return the dialogs that are open, the one on top last."""
    found = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    return sorted(found, key=_depth)


def _depth(widget: QWidget) -> int:
    above, depth = widget.parentWidget(), 0
    while above is not None:
        above, depth = above.parentWidget(), depth + 1
    return depth


@contextmanager
def watching(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Watch everything that happens; nothing outside the window is opened, and no file is chosen."""
    watch = Watch()
    monkeypatch.setattr(sys, "excepthook", watch.on_uncaught)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    try:
        yield watch
    finally:
        watch.stop()
