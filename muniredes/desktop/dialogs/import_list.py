"""Bring in a list of accounts: choose the file, say which column is which, look, and accept."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from muniredes.actions import account_import, accounts
from muniredes.actions.account_import import AccountList
from muniredes.desktop import theme
from muniredes.desktop.forms.simple import Combo
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.dialog import PassingDialog
from muniredes.desktop.widgets.flow import ColumnsLayout
from muniredes.desktop.widgets.layout import card, clear, scrolled
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.account_import import ImportField, ImportLine, Verdict
from muniredes.domain.problems import Problem
from muniredes.i18n import _, ngettext


class ImportDialog(PassingDialog):
    """Nothing is written until «Traer las cuentas» is pressed."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Traer una lista de cuentas"), 980, 640, parent)
        self._hub = hub
        self._list: AccountList | None = None
        self._lines: Sequence[ImportLine] = ()
        self._combos: dict[ImportField, Combo] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 12, 14)
        outer.setSpacing(10)
        outer.addWidget(label(_("Traer una lista de cuentas"), "h2"))
        outer.addWidget(
            label(_("De Excel, CSV o JSON. Verá lo que va a entrar antes de que se escriba nada."), "muted")
        )
        choose = QHBoxLayout()
        choose.addWidget(button(_("Elegir el fichero…"), self._ask, icon="folder"))
        self._file = label("", "muted")
        choose.addWidget(self._file, 1)
        outer.addLayout(choose)
        self._notice = Notice()
        self._notice.hide()
        outer.addWidget(self._notice)
        outer.addWidget(scrolled(self._build_body()), 1)
        outer.addLayout(self._build_foot())

    def _build_body(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(12)
        self._columns_card, inner = card()
        inner.addWidget(label(_("Qué es cada columna"), "h3"))
        inner.addWidget(label(_("Se ha adivinado por los títulos: corríjalo si hace falta."), "muted"))
        self._grid = ColumnsLayout(theme.letters(18), 4, across=14, down=8)
        inner.addLayout(self._grid)
        self._columns_card.hide()
        column.addWidget(self._columns_card)
        self._table = QTableWidget(0, 4)
        self._table.setHorizontalHeaderLabels([_("Línea"), _("Cuenta"), _("Qué se hará"), _("Por qué")])
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setAccessibleName(_("Lo que entrará"))
        self._table.setMinimumHeight(240)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self._table.hide()
        column.addWidget(self._table, 1)
        column.addStretch(0)
        return content

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._count = label("", "muted")
        foot.addWidget(self._count, 1)
        foot.addWidget(button(_("Cerrar"), self.reject))
        self.accept_button = button(_("Traer las cuentas"), self._accept_list, "primary")
        self.accept_button.setEnabled(False)
        foot.addWidget(self.accept_button)
        return foot

    def _ask(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Elegir la lista"), "", _("Listas (*.csv *.xlsx *.json *.txt);;Todos (*)")
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a list and show what would come of it."""
        try:
            self._list = account_import.open_list(path)
        except Problem as problem:
            self._list, self._lines = None, ()
            self._columns_card.hide()
            self._show_lines()
            self._notice.say(problem.sentence, "danger")
            return
        self._file.setText(path.name)
        self._ask_columns(self._list)
        self._judge()

    def _ask_columns(self, opened: AccountList) -> None:
        clear(self._grid)
        self._combos = {}
        for field in ImportField:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            combo = Combo()
            combo.setAccessibleName(field.word)
            combo.setMinimumContentsLength(10)
            combo.addItem("—", None)
            for index, heading in enumerate(opened.headings):
                combo.addItem(heading, index)
            combo.setCurrentIndex(combo.findData(opened.columns.get(field)))
            combo.activated.connect(self._judge)
            column.addWidget(label(field.word, "small"))
            column.addWidget(combo)
            self._combos[field] = combo
            self._grid.put(holder)
        self._columns_card.show()

    def _judge(self) -> None:
        assert self._list is not None
        columns = {
            field: combo.currentData()
            for field, combo in self._combos.items()
            if combo.currentData() is not None
        }
        try:
            self._lines = account_import.preview(self._hub.database, self._list, columns)
        except Problem as problem:
            self._lines = ()
            self._notice.say(problem.sentence, "warning")
        else:
            self._notice.hide()
        self._show_lines()

    def _show_lines(self) -> None:
        colours = {Verdict.SKIP: theme.tokens().danger, Verdict.LOOK: theme.tokens().warning}
        self._table.setVisible(bool(self._lines))
        self._table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            title = accounts.title(line.account) if line.account else line.said or "—"
            for column, text in enumerate(
                (str(line.number), title, line.verdict.word, " ".join(line.remarks))
            ):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if line.verdict in colours and column >= 2:
                    item.setForeground(QColor(colours[line.verdict]))
                self._table.setItem(row, column, item)
        accepted = sum(line.is_accepted for line in self._lines)
        left_out = len(self._lines) - accepted
        said = ngettext("Entrará {n} cuenta", "Entrarán {n} cuentas", accepted)
        if left_out:
            said += ngettext("; {n} línea se queda fuera", "; {n} líneas se quedan fuera", left_out)
        self._count.setText(said if self._lines else "")
        self.accept_button.setEnabled(accepted > 0)
        self._table.resizeColumnToContents(0)
        self._table.resizeColumnToContents(2)

    def _accept_list(self) -> None:
        try:
            self._hub.perform(account_import.accept, self._lines)
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
            return
        self.accept()
