"""The rehearsal of the manual: one situation at a time, against the clock, with the paper in hand."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from muniredes.actions import accounts
from muniredes.actions.handover import rehearsing
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.dialogs.base import AskingDialog, PassingDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import NumberField, PersonField, TextField
from muniredes.desktop.forms.numbers import NumberInput
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear, scrolled
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.progress import JobBar
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.fields import word
from muniredes.domain.handover.rehearsal import MOST_SITUATIONS, Missed, Outcome, Sitting, Trial
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_TICK_MS = 500


class RehearsalDialog(PassingDialog):
    """Asks, corrects with the page, and ends in a result and the gaps to mend.

    What is answered is kept after each situation, so it closes without asking. `target_asked` carries the
    Target of a gap.
    """

    target_asked = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Ensayo de relevo"), 760, 620, parent)
        self.help_place = Place.HANDOVER
        self._hub = hub
        self._sitting: Sitting | None = None
        self._since: float | None = None
        self._inputs: list[TextInput] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 14, 16)
        outer.setSpacing(12)
        self._title = label(_("Ensayo de relevo"), "h2")
        self._clock = label("", "muted")
        self._notice = Notice()
        self._notice.hide()
        self._bar = JobBar()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(10)
        self._foot = QVBoxLayout()
        for widget in (self._title, self._clock, self._notice, self._bar):
            outer.addWidget(widget)
        outer.addWidget(scrolled(content), 1)
        outer.addLayout(self._foot)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._show_time)
        self._show_beginning()

    # ── Before it ────────────────────────────────────────────────────────────────────────────

    def _show_beginning(self) -> None:
        self._renew(_("Ensayo de relevo"))
        for said in (
            _("Se pone a prueba el manual, no a quien lo lee: lo que no se encuentra se arregla."),
            _("Tenga delante el manual impreso de hoy y nada más. Lo hace a solas quien va a suplir."),
            _(
                "Sale una situación cada vez. El reloj corre mientras busca y se para al corregir. "
                "Lo que no encuentre, déjelo en blanco."
            ),
        ):
            self._column.addWidget(label(said))
        is_half_done = rehearsing.is_half_done(self._hub.database)
        if is_half_done:
            self._column.addWidget(
                label(_("Lo dejó a medias: sigue por donde iba, con el tiempo que llevaba."))
            )
        self._column.addStretch(1)
        verb = _("Seguir") if is_half_done else _("Empezar")
        self._verbs((verb, self.begin, "primary"), (_("Cerrar"), self.reject, ""))

    def begin(self) -> None:
        """Find the page of each answer beside the window, and ask the first situation."""
        try:
            draft = rehearsing.compose(self._hub.database)
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
            return
        job = Job(partial(rehearsing.prepare, draft), self)
        self._bar.follow(job, _("Preparando las situaciones…"))
        self._begin.setEnabled(False)
        job.ended.connect(lambda: self._begin.setEnabled(True))
        job.done.connect(self._on_ready)
        job.cancelled.connect(self._show_beginning)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_failed(self, problem: Problem) -> None:
        self._notice.say(problem.sentence, "danger")
        self._show_beginning()

    def _on_ready(self, trial: Trial) -> None:
        self._sitting = rehearsing.resumed(self._hub.database, trial)
        if self._sitting.answered:
            self._notice.say(_("Sigue donde lo dejó, con el tiempo que llevaba."))
        self._ask()

    # ── One situation ────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        sitting = self._under_way()
        situation = sitting.current
        if situation is None:
            self._show_end()
            return
        self._renew(self._where(len(sitting.answered) + 1))
        self._column.addWidget(label(situation.story, "h3", selectable=True))
        for number, ask in enumerate(situation.asks):
            made = TextInput(TextField(key=f"answer-{number}", label=ask.question, limit=300))
            self._inputs.append(made)
            self._column.addWidget(made)
        self._column.addStretch(1)
        self._verbs((_("Corregir"), self._correct, "primary"), (_("Dejarlo para otro día"), self.reject, ""))
        put_cursor(self._inputs[0])
        self._since = time.monotonic()
        self._timer.start()
        self._show_time()

    def _where(self, number: int) -> str:
        count = len(self._under_way().trial.situations)
        return _("Situación {n} de {total}").format(n=number, total=count)

    def _correct(self) -> None:
        sitting = self._under_way()
        self._stop_the_clock()
        sitting.answer([made.value() for made in self._inputs])
        rehearsing.keep_half(self._hub.database, sitting)
        self._notice.hide()
        self._show_corrected()

    def _show_corrected(self) -> None:
        sitting = self._under_way()
        number = len(sitting.answered)
        situation, outcomes = sitting.trial.situations[number - 1], sitting.answered[-1]
        self._renew(self._where(number))
        self._column.addWidget(label(situation.story, "h3"))
        lines = LinesCard(_("Lo que dice el manual"))
        for place, outcome in enumerate(outcomes):
            self._add(lines, place, outcome)
        self._column.addWidget(lines)
        self._column.addStretch(1)
        more = _("Siguiente situación") if sitting.current else _("Ver el resultado")
        self._verbs((more, self._ask, "primary"), (_("Dejarlo para otro día"), self.reject, ""))

    def _add(self, lines: LinesCard, place: int, outcome: Outcome) -> None:
        ask = outcome.ask
        typed = _("Usted: «{typed}».").format(typed=outcome.typed) if outcome.typed else _("Sin contestar.")
        state = (_("Encontrado"), "good") if outcome.is_right else (_("No encontrado"), "warning")
        word = _("No era eso") if outcome.is_right else _("Sí era eso")
        act = partial(self._overrule, place) if ask.is_said else None
        lines.add_line(ask.question, f"{ask.said} {typed}", word, act, state)

    def _overrule(self, place: int) -> None:
        sitting = self._under_way()
        sitting.overrule(place)
        rehearsing.keep_half(self._hub.database, sitting)
        self._show_corrected()

    # ── The end ──────────────────────────────────────────────────────────────────────────────

    def _show_end(self) -> None:
        sitting = self._under_way()
        self._renew(_("Resultado: {score}").format(score=sitting.score))
        self._clock.setText("")
        self._column.addWidget(label(_("Sale como una línea en el acta y en el manual, sin ningún nombre.")))
        if sitting.unsolved:
            self._column.addWidget(label(sitting.unsolved))
        self._column.addWidget(self._gaps(sitting.missed))
        self._with_name = QCheckBox(_("Que conste quién lo hizo"))
        self._person = PersonInput(
            PersonField(key="person", label=word("rehearsal.person_id")), FormContext(self._hub)
        )
        self._person.setVisible(False)
        self._with_name.toggled.connect(self._person.setVisible)
        self._column.addWidget(self._with_name)
        self._column.addWidget(self._person)
        self._column.addStretch(1)
        self._verbs((_("Guardar el resultado"), self.keep, "primary"), (_("Cerrar"), self.reject, ""))

    def _gaps(self, missed: Sequence[Missed]) -> LinesCard:
        lines = LinesCard(_("Lo que hay que arreglar"), _("Nada: todo estaba, y se ha encontrado."))
        lines.set_count(len(missed), "warning")
        for each in missed:
            ask = each.outcome.ask
            about = accounts.marked_title(self._hub.snapshot, ask.about)
            lines.add_line(
                ask.question, f"{about} · {each.said}", _("Arreglar"), partial(self._mend, ask.target)
            )
        return lines

    def _mend(self, target: Target) -> None:
        """Keep the result, and go where the answer is written."""
        self.keep()
        self.target_asked.emit(target)

    def keep(self) -> None:
        """Keep the result, and close."""
        sitting = self._under_way()
        person = self._person.value() if self._with_name.isChecked() else None
        if self._hub.attempt(rehearsing.keep, sitting, person) is not None:
            self.accept()

    # ── What all have ────────────────────────────────────────────────────────────────────────

    def _under_way(self) -> Sitting:
        assert self._sitting is not None, "nothing is asked before the answers are found"
        return self._sitting

    def _renew(self, title: str) -> None:
        self._title.setText(title)
        self._inputs = []
        clear(self._column)

    def _verbs(self, *verbs: tuple[str, Callable[[], object], str]) -> None:
        clear(self._foot)
        made = [button(words, act, role) for words, act, role in verbs]
        made[0].setDefault(True)
        self._begin = made[0]
        self._foot.addLayout(FlowLayout(*reversed(made), at_right=True))

    def _spent(self) -> float:
        running = time.monotonic() - self._since if self._since is not None else 0.0
        return self._under_way().seconds + running

    def _stop_the_clock(self) -> None:
        self._under_way().seconds = self._spent()
        self._since = None
        self._timer.stop()

    def _show_time(self) -> None:
        minutes, seconds = divmod(int(self._spent()), 60)
        self._clock.setText(_("Tiempo: {minutes}:{seconds:02d}").format(minutes=minutes, seconds=seconds))

    def leaving(self) -> None:
        """Keep the time that was spent on a situation that is left half answered."""
        if self._sitting is not None and self._since is not None:
            self._stop_the_clock()
            rehearsing.keep_half(self._hub.database, self._sitting)


class PaperResultDialog(AskingDialog):
    """The result of a rehearsal that was answered on paper."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Resultado de un ensayo en papel"), _("Guardar"), 520, 420, parent)
        self._hub = hub
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        self._solved = _whole("solved", word("rehearsal.solved"), MOST_SITUATIONS)
        self._asked = _whole("asked", _("De cuántas situaciones"), MOST_SITUATIONS)
        self._minutes = _whole("minutes", _("Minutos que llevó"), 24 * 60)
        for made in (self._solved, self._asked, self._minutes):
            column.addWidget(made)
        column.addWidget(self.error)
        column.addStretch(1)
        column.addLayout(self.foot())

    def carry_out(self) -> None:
        said = [made.value() for made in (self._solved, self._asked, self._minutes)]
        if any(each is None for each in said):
            raise Problem(_("Falta alguno de los tres números."), _("Están en la hoja."))
        solved, asked, minutes = (int(each or 0) for each in said)
        version = rehearsing.next_version(self._hub.snapshot)
        self._hub.perform(rehearsing.keep_by_hand, solved, asked, minutes, version)


def _whole(key: str, words: str, most: int) -> NumberInput:
    return NumberInput(NumberField(key=key, label=words, most=most, decimals=0))
