"""In which folder the calendar is kept up to date as a file that other programs look at."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions.calendar.files import live
from muniredes.actions.calendar.files.exporting import WARNS_BEFORE
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.papers import wait_for_writing
from muniredes.desktop.messages.saving import say_not_saved
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.widgets.files import ask_folder, remember
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _


class LiveDialog(PassingDialog):
    """The folder belongs to this computer, and not to the council."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Calendario vivo"), 560, 400, parent)
        self._hub, self._preferences = hub, Preferences()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(_("Calendario vivo"), "h3"))
        lead = _(
            "El calendario se escribe solo en una carpeta cada vez que cambia. Si la carpeta es compartida, "
            "los demás lo ven al día en Outlook, Thunderbird o Google, sin abrir este programa."
        )
        column.addWidget(label(lead, "muted"))
        self._where = label("", "field", selectable=True)
        column.addWidget(self._where)
        self._alarm = QCheckBox(_("Que avise un cuarto de hora antes de cada publicación"))
        self._alarm.setChecked(self._preferences.live_calendar_alarm is not None)
        self._alarm.toggled.connect(self._warn)
        column.addWidget(self._alarm)
        self._each = QCheckBox(_("Además, un fichero por canal: cada cual se suscribe al suyo"))
        self._each.setChecked(self._preferences.live_calendar_each)
        self._each.toggled.connect(self._part)
        column.addWidget(self._each)
        self._notice = Notice()
        self._notice.hide()
        column.addWidget(self._notice)
        column.addStretch(1)
        foot = QHBoxLayout()
        self._stop = button(_("Dejar de escribirlo"), self._forget)
        foot.addWidget(self._stop)
        foot.addStretch(1)
        foot.addWidget(button(_("Cerrar"), self.accept))
        foot.addWidget(button(_("Elegir la carpeta…"), self._ask, "primary", "folder"))
        column.addLayout(foot)
        self._say_where()

    def _say_where(self) -> None:
        folder = self._preferences.live_calendar_folder
        said = (
            _("Se escribe en {folder}").format(folder=shown(folder)) if folder else _("Ahora no se escribe.")
        )
        self._where.setText(said)
        self._stop.setVisible(bool(folder))

    def _warn(self, wanted: bool) -> None:
        """Keep whether it warns, and write it again where it is."""
        self._preferences.live_calendar_alarm = WARNS_BEFORE if wanted else None
        self._write_again()

    def _part(self, wanted: bool) -> None:
        """Keep whether each channel has its own file, and write them where they go."""
        self._preferences.live_calendar_each = wanted
        self._write_again()

    def _write_again(self) -> None:
        folder = self._preferences.live_calendar_folder
        if folder:
            self.keep_in(Path(folder))

    def _ask(self) -> None:
        folder = ask_folder(self, _("Carpeta del calendario"))
        if folder is not None and self.keep_in(folder):
            remember(folder)

    def keep_in(self, folder: Path) -> bool:
        """Write the calendar in a folder, and from now on after each change; say it, and whether it was."""
        if not self._hub.is_hers:
            self._notice.say_alone(
                _("Solo se escribe así el calendario de su guía. Hágalo en ella."), "warning"
            )
            return False
        try:
            alarm, each = self._preferences.live_calendar_alarm, self._preferences.live_calendar_each
            prepared = live.prepare(self._hub.database, folder, alarm, each=each)
            wait_for_writing(self, lambda _progress: live.write(prepared))
        except Problem as problem:
            say_not_saved(self._notice, problem, partial(self.keep_in, folder), self._ask)
            return False
        self._preferences.live_calendar_folder = str(folder)
        name = live.file_name(self._hub.database)
        self._notice.say_alone(_("Escrito: {name}. Ya se queda al día.").format(name=name), "good")
        self._say_where()
        return True

    def _forget(self) -> None:
        self._preferences.live_calendar_folder = ""
        self._notice.say_alone(_("Ya no se escribe. El último fichero sigue en su carpeta."))
        self._say_where()
