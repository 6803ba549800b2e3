"""Who was told what, and which accounts stand still, each with its three ways out."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from muniredes.actions import accounts
from muniredes.actions.calendar.coverage import Reaching
from muniredes.desktop import theme
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, scrolled
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import badge, button, label
from muniredes.domain.accounts.rhythm import Pace, Rhythm, RhythmLight, how
from muniredes.domain.calendar.watch.coverage import Reach, Square
from muniredes.domain.dates import month_word
from muniredes.domain.fields import kind_word
from muniredes.domain.places import Target
from muniredes.i18n import _

_TONES = {
    RhythmLight.GREEN: "good",
    RhythmLight.AMBER: "warning",
    RhythmLight.RED: "danger",
    RhythmLight.UNKNOWN: "",
}
_ROW_TALL = 34
_HEAD_TALL = 44
_MOST_ROWS = 12
_TITLE_LETTERS = 34
_COLUMN_LETTERS = 17


class ReachDialog(PassingDialog):
    """`target_asked` carries the place of what she chose to do about an account."""

    target_asked = Signal(object)

    def __init__(self, hub: Hub, found: Reaching, period: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Cobertura y ritmo"), 940, 640, parent)
        self._hub, self._found = hub, found
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 12, 14)
        outer.addWidget(label(_("Cobertura y ritmo"), "h2"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(14)
        self._show_rhythms()
        self._show_messages(period)
        self._show_months()
        self._column.addStretch(1)
        outer.addWidget(scrolled(content), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Cerrar"), self.reject))
        outer.addLayout(foot)

    def _card(self, title: str, lead: str = "") -> QVBoxLayout:
        frame, inner = card()
        inner.addWidget(label(title, "h3"))
        if lead:
            inner.addWidget(label(lead, "muted"))
        self._column.addWidget(frame)
        return inner

    def _show_rhythms(self) -> None:
        inner = self._card(_("El ritmo de cada cuenta"))
        if not self._found.rhythms:
            inner.addWidget(label(_("Todavía no hay cuentas en uso."), "muted"))
        for rhythm, pace in self._found.rhythms:
            inner.addWidget(self._rhythm(rhythm, pace))

    def _rhythm(self, rhythm: Rhythm, pace: Pace) -> QWidget:
        account = self._hub.snapshot.account(rhythm.account_id)
        title = accounts.marked(self._hub.snapshot, account) if account else ""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        light = badge(how(rhythm, pace), _TONES[rhythm.light])
        name = label(title, "field")
        name.setWordWrap(False)
        column.addLayout(FlowLayout(name, light))
        said = _("{last}. Su límite: {n} días. Publicaciones: {pace}.").format(
            last=rhythm.sentence, n=rhythm.limit, pace=pace.sentence
        )
        column.addWidget(label(said, "muted"))
        made = []
        for offer in rhythm.offers:
            verb = button(offer.verb, partial(self._go, offer.target))
            verb.setAccessibleName(f"{offer.verb}: {title}")
            made.append(verb)
        if made:
            column.addLayout(FlowLayout(*made))
        return holder

    def _go(self, target: Target) -> None:
        self.accept()
        self.target_asked.emit(target)

    def _show_messages(self, period: str) -> None:
        lead = _("✓: salió. ○: está previsto. ✕: no salió. En blanco: no se esperaba ahí.")
        inner = self._card(_("A quién llega cada mensaje: {period}").format(period=period.lower()), lead)
        rows = self._found.messages
        used = [key for key in self._found.channels if any(row.squares.get(key) for row in rows)]
        if not rows:
            inner.addWidget(label(_("Esos días no sale nada."), "muted"))
            return
        table = _table(
            kind_word("message"), [row.title for row in rows], [self._found.channels[key] for key in used]
        )
        for number, row in enumerate(rows):
            for place, key in enumerate(used):
                table.setItem(number, place + 1, _square(row.squares.get(key)))
        inner.addWidget(table)

    def _show_months(self) -> None:
        found = self._found.months
        if not found:
            return
        inner = self._card(_("Previsto y hecho, mes a mes"))
        months = sorted({each.month for each in found})
        keys = [key for key in self._found.channels if any(each.channel == key for each in found)]
        done: Mapping[tuple[str, object], str] = {
            (each.channel, each.month): _("{done} de {planned}").format(done=each.done, planned=each.planned)
            for each in found
        }
        table = _table(
            _("Canal"),
            [self._found.channels[key] for key in keys],
            [month_word(month.month).capitalize() for month in months],
        )
        for number, key in enumerate(keys):
            for place, month in enumerate(months):
                table.setItem(number, place + 1, _cell(done.get((key, month), "—")))
        inner.addWidget(table)


def _table(heading: str, rows: Sequence[str], columns: Sequence[str]) -> QTableWidget:
    table = QTableWidget(len(rows), len(columns) + 1)
    table.setHorizontalHeaderLabels([heading, *columns])
    table.setAccessibleName(heading)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.pixels(_ROW_TALL))
    table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    header = table.horizontalHeader()
    header.setFixedHeight(theme.pixels(_HEAD_TALL))
    header.setDefaultSectionSize(theme.letters(_COLUMN_LETTERS))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
    header.resizeSection(0, theme.letters(_TITLE_LETTERS))
    for number, title in enumerate(rows):
        item = QTableWidgetItem(title)
        item.setToolTip(plain_tip(title))
        table.setItem(number, 0, item)
    tall = theme.pixels(_ROW_TALL) * min(len(rows), _MOST_ROWS) + theme.pixels(_HEAD_TALL + 24)
    table.setFixedHeight(tall)
    return table


def _cell(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item


def _square(square: Square | None) -> QTableWidgetItem:
    item = _cell(square.signs if square else "")
    if square is not None:
        item.setToolTip(plain_tip(square.sentence))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, square.sentence)
        if square.reach is Reach.MISSED:
            item.setForeground(QColor(theme.tokens().danger))
    return item
