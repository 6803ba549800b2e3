"""What is proposed while something is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from muniredes.desktop import theme


def propose(owner: QLineEdit | QComboBox, known: Sequence[str] | QAbstractItemModel) -> None:
    """Propose texts while `owner` is typed in: those that have what is typed anywhere in them."""
    model = known if isinstance(known, QAbstractItemModel) else list(known)
    completer = QCompleter(model, owner)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    proposed = completer.popup()
    assert proposed is not None
    theme.dress(proposed)  # it is a window that belongs to no other
    owner.setCompleter(completer)
