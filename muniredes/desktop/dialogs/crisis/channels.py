"""One account in a notice: whether the text fits there, a text of its own if it does not, and the copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from muniredes.actions import accounts, knowledge
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.navigation.browser import browse_button
from muniredes.desktop.widgets.text import button, label, set_tone
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.advice.lengths import room
from muniredes.domain.publishing_checks import Check, GoingOut, Hold, holds
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

_SAID = frozenset({Check.LENGTH, Check.PICTURE})


class ChannelRow(QFrame):
    """The account, how much room there is, and what can be done; `is_published` when she has ticked it."""

    def __init__(self, snapshot: Snapshot, account: Account) -> None:
        super().__init__()
        self._account = account
        self._network = knowledge.networks().get(account.network_id)
        self._common = ""
        self.name = accounts.marked(snapshot, account)
        self.setProperty("role", "row")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        self._tick = QCheckBox(self.name)
        self._room = label("", "muted")
        self._room.setWordWrap(False)
        self.copy = button(_("Copiar"), self.copy_text)
        self.copy.setAccessibleName(_("Copiar para {account}").format(account=self.name))
        self.adapt = button(_("Cambiar solo aquí"), self._adapt)
        self.adapt.setAccessibleName(_("Cambiar solo en {account}").format(account=self.name))
        self.common = button(_("Volver al texto de todas"), self._go_back)
        self.common.setAccessibleName(_("Volver al texto de todas en {account}").format(account=self.name))
        self.common.hide()
        self.visit = browse_button(account.address, _("Abrir"))
        self.visit.setAccessibleName(_("Abrir {account} en el navegador").format(account=self.name))
        verbs = QWidget()
        verbs.setLayout(FlowLayout(self.copy, self.adapt, self.common, self.visit, across=12))
        column.addLayout(FlowLayout(self._tick, self._room, verbs, across=12, is_level=True))
        self.visit.setVisible(bool(account.address))
        self._own = QPlainTextEdit()
        self._own.setTabChangesFocus(True)
        self._own.setAccessibleName(_("Texto solo para {account}").format(account=self.name))
        self._own.setMaximumHeight(self._own.fontMetrics().lineSpacing() * 6)
        self._own.textChanged.connect(self._on_own)
        self._own.hide()
        column.addWidget(self._own)

    @property
    def account_id(self) -> int:
        """The number of the account."""
        assert self._account.id is not None
        return self._account.id

    @property
    def is_published(self) -> bool:
        """Whether she says that it is out there."""
        return self._tick.isChecked()

    @property
    def text(self) -> str:
        """What is said there."""
        return self._own.toPlainText() if self._own.isVisibleTo(self) else self._common

    def holds(self) -> tuple[Hold, ...]:
        """Return what holds the notice back on this account; pictures are not asked for here."""
        return holds(
            GoingOut(text=self.text.strip(), pictures=None, account=self._account, network=self._network)
        )

    def show_text(self, text: str) -> None:
        """Show how the common text fits."""
        self._common = text
        self._say_room()

    def _say_room(self) -> None:
        self.copy.setText(_("Copiar"))
        if self._network is None:
            return
        held = next((hold for hold in self.holds() if hold.check in _SAID), None)
        self._room.setText(held.sentence if held else room(self.text, self._network).sentence)
        set_tone(self._room, "role", "error" if held else "muted")

    def copy_text(self) -> None:
        """Put the exact text in the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self.copy.setText(_("Copiado"))

    def _adapt(self) -> None:
        self._own.setPlainText(self.text)
        self._show_own(is_shown=True)
        put_cursor(self._own)

    def _go_back(self) -> None:
        """Say here again what is said in all of them."""
        self._show_own(is_shown=False)
        self._own.clear()
        put_cursor(self.adapt)

    def _show_own(self, *, is_shown: bool) -> None:
        self._own.setVisible(is_shown)
        self.common.setVisible(is_shown)
        self.adapt.setVisible(not is_shown)

    def _on_own(self) -> None:
        """Show the text of its own as soon as there is one, also one recovered."""
        if self._own.isHidden() and self._own.toPlainText():
            self._show_own(is_shown=True)
        self._say_room()
