"""What is proposed while something is typed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from muniredes.desktop import theme


def propose(owner: QLineEdit | QComboBox, known: Sequence[str] | QAbstractItemModel) -> None:
    """Propose texts while `owner` is typed in: those that have what is typed anywhere in them."""
    model = known if isinstance(known, QAbstractItemModel) else list(known)
    completer = QCompleter(model, owner)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    owner.setCompleter(completer)
    line = owner if isinstance(owner, QLineEdit) else owner.lineEdit()
    assert line is not None
    line.textEdited.connect(partial(_dress, completer))


def _dress(completer: QCompleter, _typed: str) -> None:
    """Dress what is proposed, which is a window that belongs to no other, when it is about to be seen."""
    proposed = completer.popup()
    assert proposed is not None
    if not proposed.styleSheet():
        theme.dress(proposed)
