"""The papers of a crisis, written from its page."""

from PySide6.QtWidgets import QWidget

from muniredes.desktop.hub import Hub


def write_blank_lists(parent: QWidget) -> None:
    """Write the checklists in blank, to be ticked with a pen."""
    del parent


def write_report(parent: QWidget, hub: Hub, incident_id: int) -> None:
    """Write the report of a crisis that is over."""
    del parent, hub, incident_id
