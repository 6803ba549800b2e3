"""What was typed and no disk takes: she says whether it may be lost before the window goes."""

from PySide6.QtWidgets import QMainWindow

from muniredes.actions import drafts
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.drafts import Keeping
from muniredes.i18n import _


class UnkeptTexts:
    """Asks once; whoever closes all the same is never kept in."""

    def __init__(self, hub: Hub, window: QMainWindow) -> None:
        self._hub, self._window = hub, window
        self._may_be_lost = False

    def hold_back(self) -> bool:
        """Keep what is being typed, and return whether it is asked what to do with what nothing can keep."""
        if self._may_be_lost:
            return False
        for keeping in self._window.findChildren(Keeping):
            keeping.keep_now()
        if not drafts.keep_again(self._hub.database):
            return False
        AskDialog(
            _("Lo que estaba escribiendo no se ha guardado"),
            _(
                "El disco no deja guardar nada. Libere espacio y cierre otra vez: se guardará. Si cierra, "
                "se pierde."
            ),
            _("Cerrar y perderlo"),
            self._close_all_the_same,
            self._window,
            back=_("Volver"),
        ).open()
        return True

    def _close_all_the_same(self) -> None:
        self._may_be_lost = True
        self._window.close()
