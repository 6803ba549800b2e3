"""A row of a list before it comes in, its cells written again beside why it does not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.i18n import _

_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its key, its words, what it says, and what is here already to choose from."""

    key: str
    words: str
    said: str
    known: Sequence[str] = ()
    lines: int = 1


class MendRowDialog(AskingDialog):
    """What is here already is proposed while it is typed."""

    def __init__(
        self,
        hub: Hub,
        about: str,
        why: str,
        cells: Sequence[Cell],
        put: Callable[[Mapping[str, str]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Corregir la fila"), _("Corregir"), 560, 560, parent)
        self._put = put
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(_("Corregir la fila"), "h3"))
        column.addWidget(label(why, "muted"))
        column.addWidget(self.keep_drafts(hub, about))
        inner = QVBoxLayout()
        column.addLayout(inner, 1)
        self._inputs: dict[str, TextInput] = {}
        for cell in cells:
            made = TextInput(
                TextField(key=cell.key, label=cell.words, lines=cell.lines, hint=_known(cell.known))
            )
            made.set_value(cell.said)
            made.propose(cell.known)
            self._inputs[cell.key] = made
            inner.addWidget(made)
        inner.addStretch(1)
        column.addWidget(self.error)
        column.addLayout(self.foot())

    def carry_out(self) -> None:
        self._put({key: made.value() for key, made in self._inputs.items()})


def _known(names: Sequence[str]) -> str:
    if not names:
        return ""
    more = ["…"] if len(names) > _MOST_SHOWN else []
    return _("Ya hay: {names}").format(names=", ".join([*names[:_MOST_SHOWN], *more]))
