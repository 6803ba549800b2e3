"""Let go of what nobody needs any more, only in the window's thread.

Python looks for it wherever it happens to be making things, also beside the window; and a widget, or a
timer that is running, that is let go in another thread brings the program down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
"""How often it is seen whether so much has been made that it is time to look."""


class Collector(QObject):
    """Looks for what is not needed, as often as Python would, while the window has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look in the oldest generation whose time has come, if there is any; the younger go with it."""
        for generation, (made, most) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if made > most:
                gc.collect(generation)
                return
