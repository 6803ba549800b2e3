"""Open an address in the browser of whoever asks: only what leads to the web, and where it is allowed."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from muniredes import policy
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import button
from muniredes.domain.web import web_address
from muniredes.i18n import _


def browse(address: str) -> bool:
    """Open an address if it leads to the web and the policy allows it; say whether it did."""
    leads_to = "" if policy.in_force().forbids_links else web_address(address)
    return bool(leads_to) and QDesktopServices.openUrl(QUrl(leads_to))


def browse_button(address: str, words: str = "") -> QPushButton:
    """Return the button that opens an address; where links are forbidden it says who forbids them."""
    made = button(words or _("Abrir en el navegador"), lambda: browse(address))
    made.setToolTip(plain_tip(address))
    if policy.in_force().forbids_links:
        made.setEnabled(False)
        made.setToolTip(_("El navegador no se abre desde aquí: lo fija su diputación."))
    return made
