"""«Borrar», whatever it is: she is told what hangs from it, and asked, before it goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from muniredes.actions import hanging
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.ask import AskDialog
from muniredes.i18n import _


def ask_and_delete(
    hub: Hub, kind: str, number: int, name: str, act: Callable[[], object], parent: QWidget | None
) -> None:
    """Do `act`, which sends a record to the bin; if something hangs from it, once she has read what."""
    if hub.cannot_change():
        return
    said = hanging.told(hub.database, kind, number)
    if not said:
        act()
        return
    undone = _("Todo va a la papelera, y se puede deshacer.")
    AskDialog(_("¿Borrar «{name}»?").format(name=name), f"{said}\n{undone}", _("Borrar"), act, parent).open()
