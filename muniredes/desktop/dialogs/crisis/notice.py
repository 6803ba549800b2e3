"""A notice to the people: its gaps filled one by one, counted for each account, copied, and written down."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from muniredes.actions import accounts, clock
from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.crisis.channels import ChannelRow
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear, top_column
from muniredes.desktop.widgets.advised import PlainAdvice
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.channels.left_out import out_of_reach
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.filling import message_gaps, promised_in, words_before_promise
from muniredes.domain.crisis.gaps import ACCOUNT_GAP, NEXT_GAP
from muniredes.domain.crisis.incidents import EntryKind, promised_notice
from muniredes.domain.crisis.knowledge import CrisisBook, Stage
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.domain.publishing_checks import Check, GoingOut, holds, refuse
from muniredes.domain.texts.gaps import filled, left_in
from muniredes.domain.voice.style import treatment_note
from muniredes.i18n import _

_EVERY_MS = 5000
_MUST_SAY = frozenset({Check.EMPTY})
_ASKED_ANYWAY = (ACCOUNT_GAP,)
"""What is proposed and not only filled in: it may be said in other words, or before it was known."""


class NoticeDialog(ShortDialog):
    """The text is written once; each account says whether it fits and copies it."""

    def __init__(
        self,
        hub: Hub,
        file: IncidentFile,
        known: CrisisBook,
        stage: Stage | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(hub, file, _("Avisar a la gente"), _("Ya está publicado"), parent)
        self.resize(820, 660)
        if file.incident.is_drill:
            words = _("Esto es un simulacro: escríbalo y cópielo, pero no lo publique en ningún sitio.")
            self.column.addWidget(Notice(words, "warning"))
        self._known = known
        self._template = ""
        self._next: datetime | None = None
        self._before_next = ""
        self._stage: Stage | None = None
        self._hour = ""
        self._blanks: dict[str, TextInput] = {}
        self._said: dict[str, str] = {}
        self._filled = ""
        self.which = Combo()
        self.which.setAccessibleName(_("Qué aviso"))
        self._fill_choices(stage or self._likely(file))
        self.which.currentIndexChanged.connect(self._choose)
        self.column.addWidget(label(_("Qué aviso"), "field"))
        self.column.addWidget(self.which)
        holder = QWidget()
        self._gaps = top_column(holder)
        self._gaps.setSpacing(8)
        self.column.addWidget(holder)
        self._copy = button("", self._copy_text)
        self._show_text()
        self.rows: list[ChannelRow] = []
        self._elsewhere = QCheckBox(_("En otro sitio: bando, megafonía, en persona…"))
        self._asks_where = False
        self._show_channels(known.checklist(file.incident.checklist).is_private)
        self.column.addStretch(1)
        self._choose()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tell_the_hour)
        self._timer.start()
        put_cursor(next((each for each in self._blanks.values() if not each.value()), self.which))

    def _show_text(self) -> None:
        self.column.addWidget(label(_("El texto"), "field"))
        if note := treatment_note(self.hub.snapshot.style):
            self.column.addWidget(label(note, "muted"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("El texto"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 7)
        self.text.textChanged.connect(self._on_text)
        self.column.addWidget(self.text)
        self._missing = label("", "warning")
        self.column.addWidget(self._missing)
        self.column.addWidget(PlainAdvice(self.text))

    def _show_channels(self, is_private: bool) -> None:
        """Show where it can be copied for; what is answered in private is not for any account."""
        if is_private:
            words = _("Se contesta en privado a quien lo pide: publicarlo llamaría la atención.")
            self.column.addWidget(Notice(words, "warning"))
            self.column.addWidget(self._copy)
            return
        able, taken = self.hub.snapshot.reachable_accounts(clock.today()), self.file.incident.account_id
        self.rows = [ChannelRow(self.hub.snapshot, account) for account in able if account.id != taken]
        words = _("Cópielo en cada canal y márquelo cuando lo haya publicado")
        self.column.addWidget(label(words, "field"))
        for row in self.rows:
            self.column.addWidget(row)
        if not self.rows:
            there_are = bool(self.hub.snapshot.own_accounts)
            none = _("Ahora no sale por ninguna cuenta.") if there_are else _("No hay cuentas apuntadas.")
            self.column.addWidget(label(none, "muted"))
            self.column.addWidget(self._copy)
        self._say_left_out(taken)
        self._asks_where = not self.file.incident.is_drill
        self.column.addWidget(self._elsewhere)

    def _say_left_out(self, taken: int | None) -> None:
        """Say which accounts of ours are not offered, and why: a channel is not missed in silence."""
        snapshot = self.hub.snapshot
        for account, why in out_of_reach(snapshot, clock.today()):
            if account.id != taken:
                said = _("{account} no sale aquí: {why}.")
                words = said.format(account=accounts.marked(snapshot, account), why=why)
                self.column.addWidget(label(words, "muted"))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copy.setText(_("Copiado: péguelo con Ctrl+V"))

    @staticmethod
    def _likely(file: IncidentFile) -> Stage:
        """The first notice, or news once there has been one."""
        told = any(entry.kind is EntryKind.NOTICE for entry in file.entries)
        return Stage.UPDATE if told else Stage.FIRST

    def _fill_choices(self, stage: Stage) -> None:
        for each, text in self._messages().items():
            self.which.addItem(each.word, text)
            if each is stage:
                self.which.setCurrentIndex(self.which.count() - 1)
        for notice in self.hub.snapshot.crisis.notices:
            if notice.text:
                self.which.addItem(_("Preparado: {name}").format(name=notice.name), notice.text)
        self.which.addItem(_("En blanco"), "")

    def _messages(self) -> Mapping[Stage, str]:
        return self._known.checklist(self.file.incident.checklist).messages

    def _choose(self) -> None:
        """Show the notice chosen with what is known filled, and a field for each gap that is left."""
        chosen = str(self.which.currentData())
        known = self._known_gaps()
        said = (stage for stage, text in self._messages().items() if text and text == chosen)
        self._stage = next(said, self._likely(self.file))
        self._next = self._next if NEXT_GAP in chosen else None
        self._before_next = words_before_promise(chosen)
        about = {gap: known.pop(gap) for gap in _ASKED_ANYWAY if gap in known}
        self._template = filled(chosen, known)
        clear(self._gaps)
        self._blanks = {}
        for gap in left_in(self._template):
            words = gap.strip("{}").capitalize()
            blank = TextInput(TextField(key=gap, label=words))
            blank.set_value(about.get(gap))
            blank.changed.connect(self._take_in)
            blank.changed.connect(self._fill)
            self._blanks[gap] = blank
            self._gaps.addWidget(blank)
        self._fill()

    def _known_gaps(self) -> dict[str, str]:
        now = clock.instant()
        self._hour = clocks.hour(now, clocks.zone(self.hub.snapshot.council))
        self._next = self._promised(now)
        incident = self.file.incident
        known_at = incident.aware_at or incident.began_at
        about = self.hub.snapshot.account(incident.account_id)
        name = accounts.title(about) if about else ""
        return dict(message_gaps(self.hub.snapshot, now, self._next, known_at, name))

    def tell_the_hour(self) -> None:
        """Keep the hour at the head of the text that of now: it may wait a while for somebody's approval."""
        hour = clocks.hour(clock.instant(), clocks.zone(self.hub.snapshot.council))
        before, self._hour = self._hour, hour
        if hour == before or not self.text.toPlainText().startswith(f"{before} "):
            return
        self._template = self._template.replace(before, hour, 1)
        self._filled = self._filled.replace(before, hour, 1)
        cursor = self.text.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(len(before), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(hour)

    def _promised(self, now: datetime) -> datetime | None:
        """When the notice after this one is due."""
        advice = self._known.level(self.file.incident.level)
        return promised_notice(advice, now)

    def _promise_of(self, text: str) -> datetime | None:
        """When the text that goes out says that the next comes: the clock above every page says the same."""
        where = clocks.zone(self.hub.snapshot.council)
        return promised_in(text, self._before_next, self._next, clock.instant(), where)

    def _fill(self) -> None:
        said = {gap: blank.value().strip() for gap, blank in self._blanks.items()}
        self._said = {gap: text for gap, text in said.items() if text}
        self._filled = filled(self._template, self._said)
        self.text.setPlainText(self._filled)

    def _take_in(self) -> None:
        """Make what she wrote by hand the text that the gaps are filled in, so that it is not lost."""
        if self.text.toPlainText() == self._filled:
            return
        self._template = self.text.toPlainText()
        for gap, said in self._said.items():
            if self._template.count(said) == 1:
                self._template = self._template.replace(said, gap)

    def _on_text(self) -> None:
        text = self.text.toPlainText()
        self._copy.setText(_("Copiar el texto"))
        left = left_in(text)
        if any(gap in self._said for gap in left):  # written before it was known: a draft that comes back
            self.text.setPlainText(filled(text, self._said))
            return
        self._missing.setText(_("Falta rellenar: {gaps}").format(gaps=", ".join(left)))
        self._missing.setVisible(bool(left))
        for row in self.rows:
            row.show_text(text)

    def carry_out(self) -> None:
        text = self.text.toPlainText().strip()
        said: dict[str, list[str]] = {}
        for row in self.rows:
            if row.is_published:
                refuse(row.holds(), row.name, _MUST_SAY)
                said.setdefault(row.text.strip(), []).append(row.name)
        if self._elsewhere.isChecked() or not said:
            refuse(holds(GoingOut(text=text)), also=_MUST_SAY)
        if self._elsewhere.isChecked():
            said.setdefault(text, []).append(_("otro sitio"))
        if not said and self._asks_where:
            raise Problem(
                _("No ha marcado dónde."), _("Marque dónde lo ha publicado; si aún no, pulse «Cancelar».")
            )
        common = tuple(said.pop(text, ()))
        self.hub.perform(
            course.tell,
            self.incident_id,
            text,
            common,
            adapted=said,
            promised=self._promise_of(text),
            stage=self._stage,
            by=[row.account_id for row in self.rows if row.is_published],
        )
