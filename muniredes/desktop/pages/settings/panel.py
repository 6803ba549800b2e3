"""What every panel of the settings is."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.layout import top_column
from muniredes.domain.history import Change


class Panel(QWidget):
    """A tab of the settings."""

    target_asked = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self.column = top_column(self)
        self.column.setContentsMargins(0, 16, 16, 24)
        self.column.setSpacing(14)

    @property
    @abstractmethod
    def title(self) -> str:
        """What the tab is called."""

    @abstractmethod
    def refresh(self) -> None:
        """Show what is known now."""

    def concerns(self, change: Change) -> bool:
        """Whether the panel shows something that a change touched."""
        del change
        return True

    def focus_field(self, field: str) -> bool:
        """Put the cursor in a field; say whether it is here."""
        del field
        return False

    def leave(self) -> None:
        """Save what is being typed."""
