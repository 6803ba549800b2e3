"""The words of a closed package: those that are to close it, and those that open it. Nobody keeps them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from muniredes.actions.handover import passphrase as proposing
from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.text import breakable, button, label
from muniredes.domain.handover.passphrase import WORDS_FIELD, plain
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _


class _WordsDialog(AskingDialog):
    """A field for words, seen while they are typed: they are read from a paper, or written on one."""

    def __init__(self, title: str, verb: str, said: tuple[str, ...], parent: QWidget | None) -> None:
        super().__init__(title, verb, 560, 320, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(12)
        self.column.addWidget(label(title, "h3"))
        for sentence in said:
            self.column.addWidget(label(breakable(sentence)))
        caption = label(_("Palabras"), "field")
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Palabras"))
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        caption.setBuddy(self.field)
        self.column.addWidget(caption)
        self.column.addWidget(self.field)
        self.column.addWidget(self.error)

    @property
    def words(self) -> str:
        """What is written."""
        return self.field.text().strip()


class CloseWordsDialog(_WordsDialog):
    """Proposes the words that are to close a package, and takes hers when they are not easy to guess."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        said = (
            _("Cerrado, el paquete solo se abre con estas palabras, en este orden. Puede escribir otras."),
            _(
                "Apúntelas en un papel y déselas en mano o por teléfono a quien recibe, nunca junto al "
                "fichero. No se guardan en ningún sitio: si se pierden, nadie puede abrirlo."
            ),
        )
        super().__init__(_("Cerrar el paquete con palabras"), _("Guardar el paquete…"), said, parent)
        self._hub = hub
        self.column.addLayout(FlowLayout(button(_("Proponer otras"), self.propose)))
        self._noted = QCheckBox(_("Ya las he apuntado en un papel"))
        self.field.textEdited.connect(lambda _typed: self._noted.setChecked(False))
        self.column.addWidget(self._noted)
        self.column.addStretch(1)
        self.column.addLayout(self.foot())
        self.propose()

    def propose(self) -> None:
        """Put other words in the field, taken by chance."""
        self.field.setText(proposing.propose(self._hub.database))
        self.field.setCursorPosition(0)
        self._noted.setChecked(False)

    def carry_out(self) -> None:
        """Take the words, once she says that she has them on paper."""
        proposing.refuse_weak(self._hub.database, self.words)
        if not self._noted.isChecked():
            raise Problem(
                _("Falta apuntar las palabras."), _("Cópielas en un papel y marque la casilla."), WORDS_FIELD
            )


class OpenWordsDialog(_WordsDialog):
    """Asks for the words that open a package; `trouble` says what was wrong with those `before`.

    `name` tells it from another of the same name.
    """

    def __init__(
        self,
        source: Path,
        trouble: str = "",
        before: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        said = (
            _("«{name}» está cerrado. Escriba las palabras que le dio quien lo entregó, en su orden.").format(
                name=shown(name or source.name)
            ),
            _("Da igual con mayúsculas o sin ellas, y con acentos o sin ellos."),
        )
        super().__init__(_("Abrir un paquete cerrado"), _("Abrir"), said, parent)
        self.field.setText(before)
        self.error.setText(trouble)
        self.error.setVisible(bool(trouble))
        self.column.addStretch(1)
        self.column.addLayout(self.foot())
        put_cursor(self.field)

    def carry_out(self) -> None:
        """Take the words; whether they are the right ones is found by opening it."""
        if not plain(self.words):
            raise Problem(_("Faltan las palabras."), _("Escríbalas como se las dieron."), WORDS_FIELD)
