"""How much of a series a change is for: asked, because nobody can guess it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions.calendar.series import Scope
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.widgets.text import button, label
from muniredes.i18n import _


class ScopeDialog(PassingDialog):
    """One button for each answer; whoever closes it changes nothing."""

    def __init__(
        self,
        question: str,
        repeats: str,
        answer: Callable[[Scope], object],
        parent: QWidget | None = None,
        scopes: Sequence[Scope] = tuple(Scope),
    ) -> None:
        super().__init__(_("Se repite"), 420, 240, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(question, "h3"))
        column.addWidget(label(repeats, "muted"))
        for scope in scopes:
            column.addWidget(button(scope.word, partial(self._take, answer, scope)))
        column.addStretch(1)
        column.addWidget(button(_("Cancelar"), self.reject, "link"))

    def _take(self, answer: Callable[[Scope], object], scope: Scope) -> None:
        self.accept()
        answer(scope)


def ask_scope(
    repeats: str, answer: Callable[[Scope], object], parent: QWidget, *, is_whole: bool = False
) -> None:
    """Ask how much of a series is changed; what `is_whole` of it is of no day alone."""
    scopes = [each for each in Scope if each is not Scope.THIS or not is_whole]
    ScopeDialog(_("¿Qué quiere cambiar?"), repeats, answer, parent, scopes).open()
