"""What program this is, and where it keeps things."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from muniredes import __version__, log, paths, policy
from muniredes.desktop.dialogs.help import open_help
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.pages.settings.knowledge import knowledge_card
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.places import Place, Target
from muniredes.files import shown
from muniredes.i18n import _


class AboutPanel(Panel):
    """Version, places and licence."""

    asked_by = ("about",)

    @property
    def title(self) -> str:
        return _("Acerca de")

    def refresh(self) -> None:
        clear(self.column)
        frame, column = card()
        column.addWidget(label(_("MuniRedes {version}").format(version=__version__), "h3"))
        column.addWidget(label(_("La guía y el manual de relevo de las redes sociales de un ayuntamiento.")))
        column.addWidget(
            label(_("Funciona sin internet. No guarda contraseñas. Nada sale de este ordenador."), "muted")
        )
        column.addWidget(
            label(_("Licencia: EUPL 1.2. Los datos de las redes y los consejos llevan su fuente."), "muted")
        )
        column.addWidget(
            label(_("Datos: {path}").format(path=shown(self.hub.database.path)), "small", selectable=True)
        )
        column.addWidget(
            label(
                _("Registro de fallos: {path}").format(path=shown(log.log_file())), "small", selectable=True
            )
        )
        if contact := policy.in_force().contact:
            column.addWidget(label(_("Ayuda: {contact}").format(contact=contact), "field", selectable=True))
        verbs = FlowLayout(
            button(_("Preparar informe para soporte"), self._report),
            button(_("Ayuda (F1)"), lambda: open_help(self.window(), Place.SETTINGS)),
        )
        licences = paths.enclosed("LICENCIAS.txt")
        if licences.exists():
            verbs.addWidget(
                button(_("Licencias de lo que lleva dentro"), partial(_open, licences), icon="folder")
            )
        column.addLayout(verbs)
        self.column.addWidget(frame)
        self.column.addWidget(knowledge_card())
        example, inner = card()
        inner.addWidget(label(_("Un pueblo de ejemplo"), "h3"))
        inner.addWidget(
            label(_("Para ver una guía llena, con sus fallos. No se mezcla con la suya."), "muted")
        )
        inner.addLayout(
            FlowLayout(button(_("Abrir el ejemplo"), lambda: self.target_asked.emit(Target(Place.EXAMPLE))))
        )
        self.column.addWidget(example)

    def _report(self) -> None:
        from muniredes.desktop.dialogs.support import SupportDialog

        SupportDialog(self.hub, self.window()).open()


def _open(path: Path) -> None:
    """Show a file in the program that the computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
