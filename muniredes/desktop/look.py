"""The look in use: chosen in the settings, kept on this computer, following the system when asked."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from muniredes.desktop import theme
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.theme import ThemeChoice


class Look(QObject):
    """Dresses the program. `changed` is emitted when colours or sizes are other; `changing`, just before."""

    changing = Signal()
    changed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._app = app
        self._preferences = preferences
        self.theme = preferences.theme
        self.scale = preferences.scale
        app.styleHints().colorSchemeChanged.connect(self._on_system)

    def dress(self) -> None:
        """Apply the look in use."""
        theme.apply(self._app, self.theme, self.scale)

    def choose(self, choice: ThemeChoice, scale: int) -> None:
        """Change the look and remember it."""
        if (choice, scale) == (self.theme, self.scale):
            return
        self.theme = self._preferences.theme = choice
        self.scale = self._preferences.scale = scale
        self._dress_anew()

    def _on_system(self) -> None:
        if self.theme is ThemeChoice.SYSTEM:
            self._dress_anew()

    def _dress_anew(self) -> None:
        self.changing.emit()
        self.dress()
        self.changed.emit()
