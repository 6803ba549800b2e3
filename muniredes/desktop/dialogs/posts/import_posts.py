"""Bring in posts from a spreadsheet, or from a list of ours that somebody has worked on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions.calendar import importing
from muniredes.actions.calendar.importing import CalendarList, JudgedRow, PostVerdict
from muniredes.desktop.dialogs.import_list import Asked, ListDialog, Shown
from muniredes.desktop.dialogs.posts.form import channel_options
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.simple import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.dialog import AskingDialog
from muniredes.desktop.widgets.layout import scrolled
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.reading import read_apart
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.lists.list_import import NewPosts, counted
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.messages.hours import hour_text
from muniredes.domain.dates import weekday_date
from muniredes.i18n import _, ngettext

_TONES = {PostVerdict.SKIP: "danger", PostVerdict.LOOK: "warning"}


class ImportPostsDialog(ListDialog):
    """Rows that are here already change what differs; the others are new.

    `kept` carries, once they are in, the list of those that could not come in, or nothing.
    """

    kept = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        asked = Asked(
            _("Traer publicaciones de una lista"),
            _("De Excel, CSV o JSON, con todas sus hojas. Verá lo que va a entrar antes de que se escriba."),
            _("Traer las publicaciones"),
            _("Publicación"),
            _("Listas (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.json *.jsonl *.geojson);;Todos (*)"),
        )
        super().__init__(hub, asked, parent)
        self._list: CalendarList | None = None
        self._judged: Sequence[JudgedRow] = ()
        self._columns: Mapping[Any, int] = {}

        self._kept: Path | None = None
        self.mend_button.setVisible(True)
        self.mend_button.setEnabled(False)
        self.mend_button.setToolTip(_("O doble pulsación en ella."))
        self.accepted.connect(lambda: self.kept.emit(self._kept))

    def read(self, path: Path) -> tuple[Sequence[str], Mapping[Any, int]]:
        self._list = read_apart(self, path, importing.open_list)
        return self._list.headings, self._list.columns

    def fields(self) -> Iterable[tuple[Any, str]]:
        return ((field, field.word) for field in CalendarField)

    def judge(self, columns: dict[Any, int]) -> Sequence[Shown]:
        assert self._list is not None
        self._columns = columns
        self._judged = importing.preview(self._hub.database, self._list, columns)
        names = dict(channel_options(self._hub))
        self.mend_button.setEnabled(bool(self._judged))
        return tuple(_shown(row, names) for row in self._judged)

    def mend(self, number: int) -> None:
        if self._list is None:
            return
        row = self._judged[number]
        cells = importing.cells_of(self._hub.database, self._list, self._columns, row)
        MendRowDialog(self._hub, row, cells, self._put, self).open()

    def _put(self, row: JudgedRow, cells: Mapping[CalendarField, str]) -> None:
        assert self._list is not None
        self._list = self._list.with_mended(row.sheet, row.number, cells)
        self.judge_again()

    def warn(self, notice: Notice) -> None:
        if self._list is None:
            return
        left_out, parts = self._list.left_out, list(self._list.remarks)
        if left_out:
            said = ngettext(
                "No se entienden las columnas de esta hoja, y queda fuera: {names}.",
                "No se entienden las columnas de estas hojas, y quedan fuera: {names}.",
                len(left_out),
            )
            parts.append(said.format(names=", ".join(f"«{name}»" for name in left_out)))
        parts.append(importing.unused_sentence(self._list, self._columns))
        if any(parts):
            notice.say(" ".join(filter(None, parts)), "warning")

    def count(self) -> tuple[int, str]:
        found = counted(self._judged)
        new = found[PostVerdict.NEW] + found[PostVerdict.LOOK]
        parts = [
            ngettext("entra {n} fila", "entran {n} filas", new) if new else "",
            ngettext("cambia {n}", "cambian {n}", found[PostVerdict.CHANGE])
            if found[PostVerdict.CHANGE]
            else "",
            ngettext("{n} ya está", "{n} ya están", found[PostVerdict.SAME])
            if found[PostVerdict.SAME]
            else "",
            ngettext("{n} se queda fuera", "{n} se quedan fuera", found[PostVerdict.SKIP])
            if found[PostVerdict.SKIP]
            else "",
        ]
        said = "; ".join(filter(None, parts))
        return sum(row.is_accepted for row in self._judged), said[:1].upper() + said[1:]

    def write(self) -> None:
        self._hub.perform(importing.accept, self._judged)
        if self._list is not None:
            self._kept = importing.keep_refused(self._hub.database, self._list, self._judged)


class MendRowDialog(AskingDialog):
    """A row of a list, its usual cells written again beside why it does not come in."""

    def __init__(
        self,
        hub: Hub,
        row: JudgedRow,
        cells: Mapping[CalendarField, str],
        put: Callable[[JudgedRow, Mapping[CalendarField, str]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Corregir la fila"), _("Corregir"), 560, 520, parent)
        self._row, self._put_cells = row, put
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(_("Corregir la fila"), "h3"))
        column.addWidget(label(" ".join(row.remarks) or row.verdict.word, "muted"))
        column.addWidget(self.keep_drafts(hub, f"{row.sheet} {row.number} {row.said}"))
        content = QWidget()
        inner = QVBoxLayout(content)
        self._inputs: dict[CalendarField, TextInput] = {}
        for field in _MENDED:
            lines = 4 if field is CalendarField.TEXT else 1
            made = TextInput(TextField(key=field.value, label=field.word, lines=lines))
            made.set_value(cells.get(field, ""))
            self._inputs[field] = made
            inner.addWidget(made)
        inner.addStretch(1)
        column.addWidget(scrolled(content), 1)
        column.addWidget(self.error)
        column.addLayout(self.foot())

    def carry_out(self) -> None:
        self._put_cells(self._row, {field: made.value() for field, made in self._inputs.items()})


_MENDED = (
    CalendarField.DAY,
    CalendarField.HOUR,
    CalendarField.CHANNEL,
    CalendarField.TITLE,
    CalendarField.TEXT,
)


def _shown(row: JudgedRow, names: Mapping[str, str]) -> Shown:
    place = f"{row.sheet} · {row.number}" if row.sheet else str(row.number)
    why, tone = " ".join(row.remarks), _TONES.get(row.verdict, "")
    understood = _understood(row.new, names) if row.new else ""
    return Shown(place, row.said or "—", row.verdict.word, why, tone, understood)


def _understood(new: NewPosts, names: Mapping[str, str]) -> str:
    """«jueves, 3 de diciembre de 2026, 18:00 · Facebook · AytoVilla, Bando»."""
    when = f"{weekday_date(new.at.date())}, {hour_text(new.at.time())}" if new.at else _("Idea sin fecha")
    return f"{when} · {', '.join(names.get(key, _('Sin canal')) for key in new.channels)}"
