"""«Entregar y recibir»."""

from muniredes.desktop.pages.handover.page import HandoverPage

__all__ = ["HandoverPage"]
