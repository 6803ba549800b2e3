"""The papers of a crisis, written from its page."""

from PySide6.QtWidgets import QWidget


def write_blank_lists(parent: QWidget) -> None:
    """Write the checklists in blank, to be ticked with a pen."""
    del parent
