"""«Cuentas»: every account, the most exposed first, and the sheet of the one in view."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from muniredes.actions import accounts, clock
from muniredes.desktop import theme
from muniredes.desktop.focus import held_still
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear, scrolled
from muniredes.desktop.layouts.panes import TwoPanes
from muniredes.desktop.pages.account_sheet import AccountSheet
from muniredes.desktop.pages.base import Page, page_head
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.wrapped import wrap_rows
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.risk import Risk, RiskLevel
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import fold
from muniredes.i18n import _, ngettext

_LIST_LETTERS = 41
_WIDEST_LIST = 400
_SHEET_LETTERS = 45


class AccountsPage(Page):
    """A list at the left, a sheet at the right."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._current: int | None = None
        self._gone: int | None = None
        self._order: dict[int, int] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 20, 12)
        outer.setSpacing(12)
        outer.addLayout(self._head())
        self._empty = EmptyState(
            _("Todavía no hay ninguna cuenta"),
            _("Aquí se ve qué cuentas hay, quién tiene las llaves y cuáles se pueden perder."),
        )
        self._empty.offer(_("Añadir cuenta"), self._add, primary=True)
        self._empty.offer(_("Traer una lista"), lambda: self.go(Target(Place.IMPORT)))
        self._empty.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        outer.addWidget(self._empty)
        self._split = self._build_split()
        outer.addWidget(self._split, 1)
        outer.addStretch(0)

    def _head(self) -> QHBoxLayout:
        head, verbs = page_head(_("Cuentas"))
        verbs.addWidget(
            button(_("Repasar"), lambda: self.go(Target(Place.REVIEW)), icon="check", changes=True)
        )
        verbs.addWidget(
            button(_("Traer una lista"), lambda: self.go(Target(Place.IMPORT)), icon="import", changes=True)
        )
        verbs.addWidget(button(_("Añadir cuenta"), self._add, "primary", "plus", changes=True))
        return head

    def _build_split(self) -> TwoPanes:
        left = QVBoxLayout()
        left.setSpacing(8)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(_("Filtrar por nombre, red o persona"))
        self._filter.setAccessibleName(_("Filtrar las cuentas"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._apply_filter)
        self._count = label("", "small")
        self._list = QListWidget()
        self._list.setAccessibleName(_("Cuentas, primero las que más riesgo tienen"))
        wrap_rows(self._list)
        self._list.currentItemChanged.connect(self._on_current)
        left.addWidget(self._filter)
        left.addWidget(self._count)
        left.addWidget(self._list, 1)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._holder = QWidget()
        self._sheet_column = QVBoxLayout(self._holder)
        self._sheet_column.setContentsMargins(0, 0, 10, 20)
        self._sheet: AccountSheet | None = None
        self._area = scrolled(self._holder)
        return TwoPanes(holder, self._area, _SHEET_LETTERS, width=_LIST_LETTERS, widest=_WIDEST_LIST)

    def refresh(self) -> None:
        for _part in self.refresh_in_parts():
            pass

    def refresh_in_parts(self) -> Iterator[None]:
        found = self.hub.snapshot.accounts
        self._follow_what_comes_back()
        self._empty.setVisible(not found)
        self._split.setVisible(bool(found))
        self._fill()
        if self.hub.snapshot.account(self._current) is None:
            self._current = self._list.item(0).data(Qt.ItemDataRole.UserRole) if self._list.count() else None
        self._select(self._current)
        yield
        with held_still(self._area):
            self._begin_sheet()
        if self._sheet is not None:
            yield from self._sheet.parts()

    def _follow_what_comes_back(self) -> None:
        """Show again, in its place of the list, the account in view that was deleted and is there again."""
        if self._gone is not None and self.hub.snapshot.account(self._gone) is not None:
            self._current, self._gone, self._order = self._gone, None, {}
        elif self._current is not None and self.hub.snapshot.account(self._current) is None:
            self._gone = self._current

    def concerns(self, change: Change) -> bool:
        return change.concerns("account", "custody", "person", "area")

    def show_target(self, target: Target) -> None:
        self.refresh_if_stale()
        if target.object_id is None:
            return
        self._filter.clear()
        self._go_to(target.object_id)
        if self._sheet is not None and target.field:
            self._sheet.focus_field(target.field)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the list in order again, each time that it is opened."""
        if not event.spontaneous():
            self._order = {}
            if self._list.count():
                self._fill()
                self._select(self._current)
        super().showEvent(event)

    def leave(self) -> None:
        if self._sheet is not None:
            self._sheet.keep_all()

    def _add(self) -> None:
        self.go(Target(Place.ADD_ACCOUNT))

    def _fill(self) -> None:
        today, snapshot = clock.today(), self.hub.snapshot
        judged = [(snapshot.risk(account, today), account) for account in snapshot.accounts]
        judged.sort(key=lambda pair: (not pair[1].is_ours, -pair[0].level, fold(accounts.title(pair[1]))))
        if self._order:  # an answer that changes the risk does not take the row from under her hand
            last = len(self._order)
            judged.sort(key=lambda pair: self._order.get(pair[1].id or 0, last))
        if self.isVisible():
            self._order = {account.id or 0: place for place, (_risk, account) in enumerate(judged)}
        scrolled_to = self._list.verticalScrollBar().value()
        self._list.blockSignals(True)
        self._list.clear()
        for risk, account in judged:
            self._list.addItem(self._item(risk, account))
        self._list.blockSignals(False)
        self._apply_filter()
        self._list.doItemsLayout()
        self._list.verticalScrollBar().setValue(scrolled_to)

    def _item(self, risk: Risk, account: Account) -> QListWidgetItem:
        standing = self.hub.snapshot.standing(account, clock.today())
        words = f"{risk.level.symbol} {risk.level.word}" if account.is_ours else "–"
        if not standing.is_official:
            words = f"{words} · {standing.standing.word}" if account.is_ours else f"{words} {standing.word}"
        item = QListWidgetItem(f"{accounts.title(account)}\n{words}")
        item.setData(Qt.ItemDataRole.UserRole, account.id)
        current = theme.tokens()
        colours = {
            RiskLevel.HIGH: current.danger,
            RiskLevel.MEDIUM: current.warning,
            RiskLevel.LOW: current.text,
        }
        item.setForeground(QColor(colours[risk.level] if account.is_ours else current.muted))
        holder = self.hub.snapshot.name_of(self.hub.snapshot.custody(account).holder_id)
        said = (accounts.title(account), account.name, account.address, holder)
        item.setData(Qt.ItemDataRole.UserRole + 1, fold(" ".join(said)))
        return item

    def _apply_filter(self) -> None:
        wanted, shown = fold(self._filter.text()), 0
        for index in range(self._list.count()):
            item = self._list.item(index)
            matches = wanted in item.data(Qt.ItemDataRole.UserRole + 1)
            item.setHidden(not matches)
            shown += matches
        self._count.setText(ngettext("{n} cuenta", "{n} cuentas", shown))

    def _select(self, account_id: int | None) -> None:
        self._list.blockSignals(True)
        for index in range(self._list.count()):
            if self._list.item(index).data(Qt.ItemDataRole.UserRole) == account_id:
                self._list.setCurrentRow(index)
        self._list.blockSignals(False)

    def _on_current(self, item: QListWidgetItem | None, _previous: Any) -> None:
        if item is not None:
            self._go_to(item.data(Qt.ItemDataRole.UserRole))

    def _go_to(self, account_id: int) -> None:
        """Show another account; keeping what was being typed makes the list anew, with other lines."""
        self.leave()
        if account_id != self._current:
            self._area.verticalScrollBar().setValue(0)
        self._current = account_id
        self._select(account_id)
        self._show_sheet()

    def _show_sheet(self) -> None:
        self._begin_sheet()
        if self._sheet is not None:
            self._sheet.complete()

    def _begin_sheet(self) -> None:
        """Show the account in view; of one that was not, the form is still to come."""
        account = self.hub.snapshot.account(self._current)
        if self._sheet is not None and account is not None and self._sheet.shows(account):
            self._sheet.refresh(account)
            return
        clear(self._sheet_column)
        self._sheet = None
        if account is not None:
            self._sheet = AccountSheet(self.hub, account)
            self._sheet.target_asked.connect(self.target_asked)
            self._sheet_column.addWidget(self._sheet)
            self._sheet_column.addStretch(1)
