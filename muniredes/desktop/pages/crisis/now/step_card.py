"""One step, in large: what to do, why, who, by when, the text to paste, and «Hecho»."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from muniredes.actions import accounts, clock
from muniredes.actions.crisis import course, pausing, steps
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.crisis.pause import stop_planned, stop_words
from muniredes.desktop.focus import put_cursor, will_be_seen
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import PersonField, TextField
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import Card, is_seen_with, reveal
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.drafts import Keeping, Typed
from muniredes.desktop.widgets.text import button, label, set_tone
from muniredes.domain.choices import PersonChoice
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.filling import message_gaps
from muniredes.domain.crisis.incidents import IncidentStep, promised_notice
from muniredes.domain.crisis.knowledge import Checklist, ChecklistStep
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.crisis.responsible import part_words
from muniredes.domain.fields import word
from muniredes.domain.problems import Problem
from muniredes.domain.texts.gaps import filled
from muniredes.i18n import _, mark

_WHY_NOT = mark("Hace falta para «No hace falta»: diga por qué.")
_WHAT_WAS_SAID = mark("Si ya avisó, diga aquí qué y dónde, y pulse «Hecho»: consta como aviso dado.")

_MARGIN_MS = 100
"""How much longer than a double click of hers a new step waits before it can be ticked."""


class StepCard(Card):
    """`passed` says that the step was done, left out or put off: the next one comes."""

    passed = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._file: IncidentFile | None = None
        self._step: IncidentStep | None = None
        self._wants_focus = False
        self._left_at: QWidget | None = None
        self._other: Checklist | None = None
        self._keeping: Keeping | None = None
        self._half: Typed = {}
        self._shown_note = ""
        self._place = label("", "muted")
        self._do = label("", "h2")
        self._why = label("", "lead")
        self._due = label("", "field")
        for widget in (self._place, self._do, self._why, self._due):
            self.inner.addWidget(widget)
        self._build_text()
        self._build_verbs()
        self._build_people()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._let_tick)

    def _build_text(self) -> None:
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(word("incident_step.paste"))
        self._text.setMaximumHeight(self._text.fontMetrics().lineSpacing() * 6)
        self._copy = button(_("Copiar este texto"), self._copy_text)
        self._notice = button("", self.prepare_notice)
        self.inner.addWidget(self._text)
        self._opens = button("", self._open_other)
        self._stop = button("", self._pause)
        self.inner.addLayout(FlowLayout(self._copy, self._notice, self._stop, self._opens))

    def _build_people(self) -> None:
        self._who = PersonInput(
            PersonField(key="person", label=word("incident_step.person_id")), FormContext(self._hub)
        )
        self._who.left.connect(self._assign)
        self._note = TextInput(
            TextField(
                key="note",
                label=word("incident_step.note"),
                hint=_(_WHY_NOT),
            )
        )
        self._note.left.connect(self.leave)
        self.inner.addWidget(self._who)
        self.inner.addWidget(self._note)

    def _build_verbs(self) -> None:
        self.done = button(_("Hecho"), self._tick, "done")
        self._skip = button(word("incident_step.is_skipped"), self._leave_out)
        self._later = button(_("Más tarde"), self.passed.emit)
        self._undo = button(_("Marcar como no hecho"), self._untick)
        self.inner.addLayout(FlowLayout(self.done, self._skip, self._later, self._undo))

    # ── What it shows ────────────────────────────────────────────────────────────────────────

    def show_step(self, file: IncidentFile, step: IncidentStep | None) -> None:
        """Show a step of a crisis; without one, that everything is done."""
        is_new = step is None or self._step is None or step.id != self._step.id
        self._file, self._step = file, step
        self._keep_notes_of(file)
        if step is None:
            self._show_end(file)
            return
        number = next(n for n, each in enumerate(file.steps, start=1) if each.id == step.id)
        self._place.setText(_("Paso {n} de {all}").format(n=number, all=len(file.steps)))
        self._do.setText(step.do)
        self.setAccessibleName(step.do)
        self._why.setText(step.why)
        self._why.setVisible(bool(step.why))
        self._show_answers(step, is_new=is_new)
        self._show_paste(step)
        for widget in (self.done, self._skip, self._later):
            widget.setVisible(step.is_pending)
        self._undo.setVisible(not step.is_pending)
        self.tick(clock.instant())
        if is_new:
            self.done.setEnabled(False)
            self._wait.start(QApplication.doubleClickInterval() + _MARGIN_MS)

    def _show_answers(self, step: IncidentStep, *, is_new: bool) -> None:
        whose = part_words(step.roles, self._hub.snapshot)
        self._who.set_hint(_("Le toca a: {whose}").format(whose=whose) if whose else "")
        for widget in (self._who, self._note):
            widget.setVisible(True)
        if is_new or self._note.value().strip() == self._shown_note:  # what she is writing is not touched
            self._note.set_value(str(self._half.get(str(step.id), step.note)))
        self._note.set_hint(_(_WHAT_WAS_SAID if step.stage is not None and step.is_pending else _WHY_NOT))
        self._shown_note = step.note
        self._who.recall(FormContext(self._hub))
        self._who.set_value(PersonChoice(id=step.person_id).to_json())
        self._note.show_error("")

    def _keep_notes_of(self, file: IncidentFile) -> None:
        """Begin to keep the notes that are being written in a crisis; offer those left half written."""
        if self._keeping is not None:
            return
        about = str(file.incident.id)
        self._keeping = Keeping(
            self, self._hub, "StepCard", about, self._unsaved, self._half.update, self._drop
        )
        self.inner.insertWidget(self.inner.indexOf(self._note), self._keeping.notice)
        self._keeping.recover()

    def _unsaved(self) -> Typed:
        """Return the notes that are not saved, by the number of their step."""
        if self._step is not None:
            self._half.pop(str(self._step.id), None)
            if self._note.value().strip() != self._shown_note:
                self._half[str(self._step.id)] = self._note.value()
        saved = {str(step.id): step.note for step in self._file.steps} if self._file else {}
        for number, note in tuple(self._half.items()):
            if note.strip() == saved.get(number, note.strip()):
                del self._half[number]
        return dict(self._half)

    def _drop(self) -> QWidget:
        self._half.clear()
        if self._step is not None:
            self._note.set_value(self._step.note)
        return self._note

    def _show_paste(self, step: IncidentStep) -> None:
        text = self._filled(step.paste) if step.paste else ""
        self._text.setPlainText(text)
        self._text.setVisible(bool(text))
        self._copy.setVisible(bool(text))
        self._copy.setText(_("Copiar este texto"))
        self._offer_notice(step)
        shipped = self._shipped(step)
        self._stop.setVisible(shipped is not None and shipped.pauses and self._can_stop(step))
        assert self._file is not None
        self._stop.setText(stop_words(self._hub, self._file))
        self._other = self._other_checklist(shipped)
        self._opens.setVisible(self._other is not None)
        if self._other is not None:
            self._opens.setText(_("Abrir también: {title}").format(title=self._other.title))

    def _can_stop(self, step: IncidentStep) -> bool:
        """Whether there is something left to stop, as far as is known."""
        assert self._file is not None
        return step.is_pending and not pausing.stopped_by(self._hub.database, self._file.incident)

    def _offer_notice(self, step: IncidentStep | None) -> None:
        """Offer to tell people: it stands out in the steps that send it out, and not while it is checked."""
        said = _("Avisar a la gente…")
        if step is not None and step.stage is not None:
            said = _("Preparar: {stage}…").format(stage=step.stage.word.lower())
        self._notice.setText(said)
        self._notice.show()
        role = "primary" if step is None or step.stage is not None else ""
        if self._notice.property("role") != role:
            set_tone(self._notice, "role", role)

    def _shipped(self, step: IncidentStep) -> ChecklistStep | None:
        """Return the step of the list that it came from, if the list still has it."""
        assert self._file is not None
        return book(self._hub.snapshot.crisis).checklist(self._file.incident.checklist).step(step.key)

    def _other_checklist(self, shipped: ChecklistStep | None) -> Checklist | None:
        """Return the checklist that a step says to open too, unless it is open already."""
        if shipped is None or not shipped.opens:
            return None
        open_now = {file.incident.checklist for file in self._hub.snapshot.crisis.open_files}
        known = book(self._hub.snapshot.crisis)
        return None if shipped.opens in open_now else known.checklist(shipped.opens)

    def _pause(self) -> None:
        assert self._file is not None
        stop_planned(self._hub, self._file, self)

    def _open_other(self) -> None:
        if self._other is not None and self._file is not None:
            is_drill = self._file.incident.is_drill
            known_at = self._file.incident.aware_at
            self._hub.attempt(course.begin, self._other.key, is_drill=is_drill, began_at=known_at)

    def _filled(self, text: str) -> str:
        assert self._file is not None
        incident = self._file.incident
        known_at = incident.aware_at or incident.began_at
        now, level = clock.instant(), book(self._hub.snapshot.crisis).level(incident.level)
        about = self._hub.snapshot.account(incident.account_id)
        name = accounts.title(about) if about else ""
        said = message_gaps(self._hub.snapshot, now, promised_notice(level, now), known_at, name)
        return filled(text, said)

    def _show_end(self, file: IncidentFile) -> None:
        self._place.setText(_("{n} de {n} pasos").format(n=len(file.steps)))
        self._do.setText(_("No queda ningún paso."))
        self._why.setText(_("Si ya ha pasado todo, dé el aviso de cierre y cierre la crisis."))
        self._why.show()
        self._due.hide()
        for widget in (
            self._text,
            self._copy,
            self._opens,
            self._stop,
            self._who,
            self._note,
            self.done,
            self._skip,
        ):
            widget.hide()
        self._later.hide()
        self._undo.hide()
        self._offer_notice(None)

    def tick(self, now: datetime) -> None:
        """Say when it was done, or how long is left."""
        step = self._step
        if step is None:
            return
        words, tone = _due_words(step, self._hub, now)
        self._due.setText(words)
        self._due.setVisible(bool(words))
        if self._due.property("role") != tone:
            set_tone(self._due, "role", tone)

    def take_focus(self) -> None:
        """Put the cursor on «Hecho», as soon as it can be pressed."""
        if not will_be_seen(self):
            return
        self._wants_focus, self._left_at = True, QApplication.focusWidget()
        if self.done.isEnabled():
            self._let_tick()
        else:
            put_cursor(self)
            QTimer.singleShot(0, self, lambda: reveal(self, self.done))

    # ── What it does ─────────────────────────────────────────────────────────────────────────

    def _let_tick(self) -> None:
        self.done.setEnabled(not self._hub.database.is_read_only)
        focused = QApplication.focusWidget()
        if self._wants_focus and (self._left_at is None or focused in (None, self, self._left_at)):
            self._wants_focus = False
            is_read = is_seen_with(self, self.done)  # nothing is done to what cannot be read
            put_cursor(self.done if is_read else self)
            reveal(self, self.done)

    def _tick(self) -> None:
        note, shown = self._note.value().strip(), self._text.toPlainText()
        if self._hub.attempt(steps.tick, self._id(), note, shown) is not None:
            self.passed.emit()

    def _leave_out(self) -> None:
        try:
            self._hub.perform(steps.skip, self._id(), self._note.value())
        except Problem as problem:
            self._note.show_error(problem.sentence)
            put_cursor(self._note)
            return
        self.passed.emit()

    def _untick(self) -> None:
        self._hub.attempt(steps.untick, self._id())

    def _assign(self) -> None:
        if not self._who.validate():
            return
        choice = PersonChoice.from_json(self._who.value())
        if self._step is not None and choice != PersonChoice(id=self._step.person_id):
            self._hub.attempt(steps.assign, self._id(), choice)

    def leave(self) -> None:
        """Keep the note that was written."""
        step, note = self._step, self._note.value().strip()
        if step is not None and step.id is not None and note != step.note:
            before, step.note = (
                step.note,
                note,
            )  # telling the pages may lead back here before it is read again
            if self._hub.attempt(steps.write_note, step.id, note) is None:
                step.note = before  # it is still unsaved, and kept as a draft
        if self._keeping is not None:
            self._keeping.keep_now()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(_("Copiado: péguelo con Ctrl+V"))

    def prepare_notice(self) -> None:
        """Open the notice that this step sends out."""
        assert self._file is not None
        stage = self._step.stage if self._step else None
        known = book(self._hub.snapshot.crisis)
        NoticeDialog(self._hub, self._file, known, stage, self).open()

    def _id(self) -> int:
        assert self._step is not None
        assert self._step.id is not None
        return self._step.id


def _due_words(step: IncidentStep, hub: Hub, now: datetime) -> tuple[str, str]:
    """Return when a step was done or is due, and the role of the words."""
    where = clocks.zone(hub.snapshot.council)
    if step.is_skipped:
        return _("No hacía falta: {why}").format(why=step.note), "muted"
    if step.done_at is not None:
        at = clocks.when(step.done_at, where, clock.today())
        name = hub.snapshot.name_of(step.done_by_id) or step.done_by
        who = f", {name}" if name else ""
        return _("Hecho {at}{who}").format(at=at, who=who), "muted"
    if step.due_at is None:
        return (_("Plazo: {when}").format(when=step.when), "field") if step.when else ("", "field")
    before = clocks.before(step.due_at, where, clock.today())
    words = _("{before} ({left})").format(before=before, left=clocks.left(step.due_at, now))
    return words, "error" if step.is_late(now) else "field"
