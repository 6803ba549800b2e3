"""Bring in a list: choose the file, say which column is which, look at what would come in, and accept."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from muniredes.actions import accounts, knowledge
from muniredes.actions.channels import account_import
from muniredes.actions.channels.account_import import AccountList
from muniredes.desktop import theme
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.dialogs.import_words import Asked, Shown, kinds_of_lists
from muniredes.desktop.dialogs.mend_row import Cell, MendRowDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear, scrolled
from muniredes.desktop.layouts.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.messages.waiting import read_apart, work_apart
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.incoming_list import AREA, COLUMNS, HOLDER, ImportLine, LineKey, Verdict
from muniredes.domain.accounts.named_account import NETWORK, ImportRow
from muniredes.domain.fields import kind_word, word
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _, ngettext

_TALL = 3
"""How many lines are seen of a cell that may hold several."""

_UNDERSTOOD = 4
_BEFORE_VERDICT = 2
_MOST_WRAPPED = 300
"""With more rows than these, measuring each one's height would keep her waiting."""


class ListDialog(PassingDialog):
    """Nothing is written until the last button is pressed. Each kind of list says how it is read."""

    def __init__(self, hub: Hub, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(asked.title, 980, 640, parent)
        self._hub, self._asked = hub, asked
        self.source: Path | None = None
        self._rows: Sequence[Shown] = ()
        self._seen: Sequence[Shown] = ()
        self._combos: dict[Any, Combo] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 12, 14)
        outer.setSpacing(10)
        outer.addWidget(label(asked.title, "h2"))
        self._lead = label(asked.lead, "muted")
        outer.addWidget(self._lead)
        outer.addLayout(self._build_choice())
        self.notice = Notice()
        self.notice.hide()
        outer.addWidget(self.notice)
        outer.addWidget(scrolled(self._build_body()), 1)
        outer.addLayout(self._build_foot())

    def _build_choice(self) -> FlowLayout:
        """Return the file, and what is seldom needed of it: which column is which, and only some rows."""
        self._file = label("", "muted")
        self._file.setWordWrap(False)
        self._unfold = button(_("Qué es cada columna…"), self._show_columns, "link")
        self._only = QCheckBox(_("Ver solo las que hay que mirar"))
        self._only.toggled.connect(self._show_rows)
        for each in (self._unfold, self._only):
            each.hide()
        choose = button(_("Elegir el fichero…"), self._ask, icon="folder")
        return FlowLayout(choose, self._file, self._unfold, self._only, across=14, is_level=True)

    def _show_columns(self) -> None:
        self._unfold.hide()
        self._columns_card.show()

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
        column.addWidget(self._build_table(), 1)
        column.addStretch(0)
        return content

    def _build_table(self) -> QTableWidget:
        self._table = QTableWidget(0, 5)
        self._table.setHorizontalHeaderLabels(
            [_("Línea"), self._asked.thing, _("Qué se hará"), _("Por qué"), _("Cuándo, cómo y por dónde")]
        )
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setAccessibleName(_("Lo que entrará"))
        self._table.setMinimumHeight(240)
        self._table.itemActivated.connect(lambda _item: self._mend_current())
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_UNDERSTOOD, QHeaderView.ResizeMode.Stretch)
        header.moveSection(_UNDERSTOOD, _BEFORE_VERDICT)
        self._table.hide()
        return self._table

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._count = label("", "muted")
        foot.addWidget(self._count, 1)
        self.mend_button = button(_("Corregir la fila…"), self._mend_current)
        self.mend_button.setVisible(False)
        foot.addWidget(self.mend_button)
        foot.addWidget(button(_("Cerrar"), self.reject))
        self.accept_button = button(self._asked.verb, self._accept_list, "primary")
        self.accept_button.setEnabled(False)
        foot.addWidget(self.accept_button)
        return foot

    # ── What each kind of list says ──────────────────────────────────────────────────────────

    @abstractmethod
    def read(self, path: Path) -> tuple[Sequence[str], Mapping[Any, int]]:
        """Read a file; return its headings and the guess of which is which."""

    @abstractmethod
    def fields(self) -> Iterable[tuple[Any, str]]:
        """Return what a column may be, with its words."""

    @abstractmethod
    def judge(self, columns: dict[Any, int]) -> Sequence[Shown]:
        """Judge what was read, with the columns that were chosen."""

    @abstractmethod
    def count(self) -> tuple[int, str]:
        """Return how many rows would be written, and what would be in a sentence."""

    @abstractmethod
    def write(self) -> None:
        """Write what was judged."""

    def mend(self, number: int) -> None:
        """Let a row be written again, by its place among those that were judged; some lists do not."""

    # ── The same for all ─────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        chosen = ask_file(self, _("Elegir la lista"), self._asked.kinds)
        if chosen is not None:
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Read a list and show what would come of it."""
        try:
            headings, columns = self.read(path)
        except Problem as problem:
            self._rows = ()
            self._columns_card.hide()
            self._unfold.hide()
            self._show_rows()
            self.notice.say(problem.sentence, "danger")
            return
        self.source = path
        self._file.setText(shown(path.name))
        self._lead.hide()
        self._ask_columns(headings, columns)
        self._judge()

    def _ask_columns(self, headings: Sequence[str], columns: Mapping[Any, int]) -> None:
        clear(self._grid)
        self._combos = {}
        for field, words in self.fields():
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            combo = Combo()
            combo.setAccessibleName(words)
            combo.setMinimumContentsLength(10)
            combo.addItem("—", None)
            for index, heading in enumerate(headings):
                combo.addItem(heading, index)
            combo.setCurrentIndex(combo.findData(columns.get(field)))
            combo.activated.connect(self._judge)
            column.addWidget(label(words, "small"))
            column.addWidget(combo)
            self._combos[field] = combo
            self._grid.put(holder)
        self._columns_card.hide()
        self._unfold.show()

    def judge_again(self) -> None:
        """Judge once more what was read: some row is another."""
        self._judge()

    def _mend_current(self) -> None:
        row = self._table.currentRow()
        if 0 <= row < len(self._seen):
            self.mend(self._rows.index(self._seen[row]))

    def _judge(self) -> None:
        columns = {
            field: combo.currentData()
            for field, combo in self._combos.items()
            if combo.currentData() is not None
        }
        try:
            self._rows = self.judge(columns)
        except Problem as problem:
            self._rows = ()
            self._show_columns()  # it is where this is mended
            self.notice.say(problem.sentence, "warning")
        else:
            self.notice.hide()
            self.warn(self.notice)
        self._show_rows()

    def warn(self, notice: Notice) -> None:
        """Say what should be known of the whole file."""

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """Show the rows that were judged in another way."""
        self._rows = rows
        self._show_rows()

    def _show_rows(self) -> None:
        toned = sum(bool(row.tone) for row in self._rows)
        self._only.setVisible(0 < toned < len(self._rows))
        alone = self._only.isChecked() and toned > 0
        shown = [row for row in self._rows if row.tone] if alone else self._rows
        self._seen = shown
        self._table.setVisible(bool(self._rows))
        self._fill(shown)
        accepted, said = self.count() if self._rows else (0, "")
        self._count.setText(said)
        self.accept_button.setEnabled(accepted > 0)
        self._table.resizeColumnToContents(0)
        self._table.resizeColumnToContents(2)
        self._table.setColumnHidden(_UNDERSTOOD, not any(row.understood for row in self._rows))
        if len(shown) <= _MOST_WRAPPED:
            self._table.resizeRowsToContents()

    def _fill(self, shown: Sequence[Shown]) -> None:
        colours = {"danger": theme.tokens().danger, "warning": theme.tokens().warning}
        self._table.setRowCount(len(shown))
        for number, row in enumerate(shown):
            for column, text in enumerate((row.place, row.title, row.verdict, row.why, row.understood)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                if row.tone and column in (2, 3):
                    item.setForeground(QColor(colours[row.tone]))
                self._table.setItem(number, column, item)

    def _accept_list(self) -> None:
        try:
            self.write()
        except Problem as problem:
            self.notice.say(problem.sentence, "danger")
            return
        self.accept()


class ImportDialog(ListDialog):
    """Brings in accounts."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        asked = Asked(
            _("Traer una lista de cuentas"),
            _("De Excel, Word, CSV o JSON. Verá lo que va a entrar antes de que se escriba nada."),
            _("Traer las cuentas"),
            kind_word("account"),
            kinds_of_lists(),
        )
        super().__init__(hub, asked, parent)
        self._list: AccountList | None = None
        self._columns: Mapping[Any, int] = {}
        self._lines: Sequence[ImportLine] = ()
        self._mended: dict[LineKey, ImportRow] = {}
        self.mend_button.setVisible(True)
        self.mend_button.setEnabled(False)
        self.mend_button.setToolTip(_("O doble pulsación en ella."))

    def read(self, path: Path) -> tuple[Sequence[str], Mapping[Any, int]]:
        self._mended = {}
        self._list = read_apart(self, path, account_import.open_list)
        return self._list.headings, self._list.columns

    def fields(self) -> Iterable[tuple[Any, str]]:
        return ((each.path, word(each.path)) for each in COLUMNS)

    def judge(self, columns: dict[Any, int]) -> Sequence[Shown]:
        assert self._list is not None
        self._columns = columns
        judge = partial(account_import.preview, self._hub.database, self._list, columns, self._mended)
        self._lines = work_apart(self, _("Mirando la lista…"), lambda _progress: judge(), can_stop=False)
        self.mend_button.setEnabled(bool(self._lines))
        return tuple(map(_shown, self._lines))

    def mend(self, number: int) -> None:
        line, known = self._lines[number], self._known()
        cells = [
            Cell(
                card.path,
                word(card.path),
                line.row.get(card.path, ""),
                known.get(card.path, ()),
                _TALL if card.is_long else 1,
            )
            for card in COLUMNS
        ]
        why = " ".join(line.remarks) or line.verdict.word
        about = f"{line.place} {line.said}"
        MendRowDialog(self._hub, about, why, cells, partial(self._put, line), self).open()

    def _known(self) -> Mapping[str, Sequence[str]]:
        snapshot = self._hub.snapshot
        return {
            NETWORK: [network.name for network in knowledge.networks().values()],
            AREA: [area.name for area in snapshot.areas],
            HOLDER: [person.name for person in snapshot.people],
        }

    def _put(self, line: ImportLine, cells: Mapping[str, str]) -> None:
        key = line.sheet, line.number, line.part
        own = {field: text for field, text in cells.items() if text or line.row.get(field)}
        self._mended[key] = {**self._mended.get(key, {}), **own}
        self.judge_again()

    def warn(self, notice: Notice) -> None:
        if self._list is not None:
            unused = account_import.unused_sentence(self._list, self._columns)
            said = " ".join(filter(None, (*self._list.remarks, unused)))
            if said:
                notice.say(said, "warning")

    def count(self) -> tuple[int, str]:
        accepted = sum(line.is_accepted for line in self._lines)
        left_out = len(self._lines) - accepted
        said = ngettext("Entrará {n} cuenta", "Entrarán {n} cuentas", accepted)
        if left_out:
            said += ngettext("; {n} línea se queda fuera", "; {n} líneas se quedan fuera", left_out)
        return accepted, said

    def write(self) -> None:
        accept = partial(account_import.accept, self._hub.database, self._lines)
        self._hub.announce(
            work_apart(self, _("Trayendo la lista…"), lambda _progress: accept(), can_stop=False)
        )


_TONES = {Verdict.SKIP: "danger", Verdict.LOOK: "warning"}


def _shown(line: ImportLine) -> Shown:
    title = accounts.title(line.account) if line.account else line.said or "—"
    return Shown(line.place, title, line.verdict.word, " ".join(line.remarks), _TONES.get(line.verdict, ""))
