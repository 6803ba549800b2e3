"""Open an address in the browser of whoever asks; what does not lead to the web is not opened."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from muniredes.domain.web import web_address


def browse(address: str) -> bool:
    """Open an address if it leads to the web; say whether it did."""
    leads_to = web_address(address)
    return bool(leads_to) and QDesktopServices.openUrl(QUrl(leads_to))
