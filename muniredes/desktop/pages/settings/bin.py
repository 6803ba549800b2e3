"""The bin: what was deleted in the last days, and the way back."""

from functools import partial

from PySide6.QtWidgets import QMessageBox

from muniredes.actions import history
from muniredes.actions.safekeeping.housekeeping import TRASH_DAYS
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.message_boxes import Icon, message
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date
from muniredes.domain.history import TrashItem
from muniredes.i18n import _


class BinPanel(Panel):
    """What can be brought back."""

    asked_by = ("bin",)

    @property
    def title(self) -> str:
        return _("Papelera")

    def refresh(self) -> None:
        clear(self.column)
        found = history.trash(self.hub.database)
        self.column.addWidget(
            label(_("Lo que se borra se queda aquí {n} días.").format(n=TRASH_DAYS), "muted")
        )
        lines = LinesCard(_("Papelera"), _("Está vacía."))
        for item in found:
            said = " · ".join(part for part in (long_date(item.deleted_at.date()), item.author) if part)
            lines.add_line(item.title, said, _("Recuperar"), partial(self._restore, item), changes=True)
        self.column.addWidget(lines)
        if found:
            self.column.addLayout(
                FlowLayout(button(_("Vaciar la papelera"), self._empty, "danger", "trash", changes=True))
            )

    def _restore(self, item: TrashItem) -> None:
        self.hub.attempt(history.restore, item)

    def _empty(self) -> None:
        more = _(
            "Lo que hay dentro se borra también del historial y no se podrá recuperar: es lo único que "
            "no se puede deshacer. En las copias ya hechas sigue hasta que se van."
        )
        asked = message(self, Icon.Warning, _("¿Vaciar la papelera?"), more)
        yes = asked.addButton(_("Vaciar la papelera"), QMessageBox.ButtonRole.DestructiveRole)
        asked.addButton(QMessageBox.StandardButton.Cancel)
        asked.exec()
        if asked.clickedButton() is yes:
            history.empty_trash(self.hub.database)
            self.refresh()
