"""What belongs to this computer and not to the council: the look, and where the window was."""

import os
from urllib.parse import quote_from_bytes, unquote_to_bytes

from PySide6.QtCore import QByteArray, QSettings

from muniredes import paths
from muniredes.desktop.theme import TEXT_SCALES, ThemeChoice

_BYTES = "bytes:"
"""How a path begins that is no text to the system, and is kept byte by byte."""


def _text_of(path: str) -> str:
    """Return a path as the file of preferences can hold it: on Linux a name may be any bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return _BYTES + quote_from_bytes(os.fsencode(path))
    return path


def _path_of(kept: str) -> str:
    """Return the path that was kept."""
    return os.fsdecode(unquote_to_bytes(kept.removeprefix(_BYTES))) if kept.startswith(_BYTES) else kept


class Preferences:
    """Kept in a file beside other programs' settings."""

    def __init__(self) -> None:
        path = paths.settings_folder() / "ventana.ini"
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def save(self) -> None:
        """Write down what was chosen: the program may end without another moment for it."""
        self._settings.sync()

    @property
    def theme(self) -> ThemeChoice:
        """Which scheme she wants."""
        stored = str(self._settings.value("theme", ThemeChoice.SYSTEM.value))
        return ThemeChoice(stored) if stored in set(ThemeChoice) else ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._settings.setValue("theme", choice.value)

    @property
    def scale(self) -> int:
        """The size of texts, in per cent."""
        stored = str(self._settings.value("scale", TEXT_SCALES[0]))
        return int(stored) if stored.isdecimal() and int(stored) in TEXT_SCALES else TEXT_SCALES[0]

    @scale.setter
    def scale(self, scale: int) -> None:
        self._settings.setValue("scale", scale)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as Qt keeps it."""
        stored = self._settings.value("geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    @property
    def last_folder(self) -> str:
        """The folder where she last chose a file, empty until she does."""
        return _path_of(str(self._settings.value("last_folder", "")))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._settings.setValue("last_folder", _text_of(folder))

    @property
    def calendar_view(self) -> str:
        """The view of the calendar that was last in use."""
        return str(self._settings.value("calendar_view", "month"))

    @calendar_view.setter
    def calendar_view(self, view: str) -> None:
        self._settings.setValue("calendar_view", view)

    @property
    def live_calendar_folder(self) -> str:
        """The folder where the calendar is kept as an ICS file, empty when it is nowhere."""
        return _path_of(str(self._settings.value("live_calendar_folder", "")))

    @live_calendar_folder.setter
    def live_calendar_folder(self, folder: str) -> None:
        self._settings.setValue("live_calendar_folder", _text_of(folder))

    @property
    def live_calendar_alarm(self) -> int | None:
        """How many minutes before each post that file warns, None for no warning."""
        stored = str(self._settings.value("live_calendar_alarm", ""))
        return int(stored) if stored.isdecimal() else None

    @live_calendar_alarm.setter
    def live_calendar_alarm(self, minutes: int | None) -> None:
        self._settings.setValue("live_calendar_alarm", "" if minutes is None else minutes)

    @property
    def live_calendar_each(self) -> bool:
        """Whether each channel has a file of its own beside that one."""
        return bool(self._settings.value("live_calendar_each", "") == "yes")

    @live_calendar_each.setter
    def live_calendar_each(self, wanted: bool) -> None:
        self._settings.setValue("live_calendar_each", "yes" if wanted else "")
