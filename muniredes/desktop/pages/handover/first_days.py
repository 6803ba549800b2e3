"""The first ten days of whoever receives: account by account; and what to do when nothing was left."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from muniredes.actions import accounts, clock
from muniredes.actions.handover import preparing, receiving
from muniredes.actions.printing import papers
from muniredes.actions.printing.papers import Paper
from muniredes.desktop.dialogs.handover import AnswerDialog, ObservationsSheet
from muniredes.desktop.focus import put_cursor_soon
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.dates import long_date
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.record import CheckAnswer, HandoverFile, window_ends
from muniredes.domain.handover.ways import WayAcross
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_TONES = {CheckAnswer.YES: "good", CheckAnswer.NO: "danger", CheckAnswer.NOT_APPLICABLE: ""}
FIRST_QUESTION = "first_question"
"""The field of a target that asks for the first question that is not answered."""

_USER = "council.user_id"
_KINDS = "PDF (*.pdf);;Word (*.docx)"


class FirstDaysPanel(SayingPanel):
    """What whoever receives does, in its order, and where she says what was not as it was told."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._who: PersonInput | None = None
        self._first: QPushButton | None = None

    @property
    def title(self) -> str:
        return _("Primeros diez días")

    def answers_for(self, target: Target) -> bool:
        if target.field in ("first_days", FIRST_QUESTION):
            return True
        return any(target.field == line.item.key for line in preparing.first_day_lines(self.hub.snapshot))

    def show_target(self, target: Target) -> None:
        """Open the sheet of a line, or put the cursor on the first question."""
        if target.field == FIRST_QUESTION:
            self._take_cursor()
            return
        wanted = (target.field, target.object_id)
        for line in preparing.first_day_lines(self.hub.snapshot):
            if (line.item.key, line.account_id) == wanted:
                self._open(line)

    def refresh(self) -> None:
        clear(self.column)
        self._who, self._first = None, None
        if self.hub.snapshot.council is None:
            self._without_a_town()
            return
        file = preparing.received_in(self.hub.snapshot)
        lead = _("Para quien recibe: entre en cada cuenta, quédese con las llaves y apunte lo que no cuadre.")
        self.column.addWidget(label(lead, "lead"))
        if self.hub.snapshot.user is None and not self.hub.database.is_read_only:
            self.column.addWidget(self._who_answers())
        self.column.addWidget(self._observations(file))
        lines = preparing.first_day_lines(self.hub.snapshot)
        if lines:
            first = [each for each in lines if not each.account]
            self.column.addWidget(self._card(_("Antes que nada"), first))
        for account in self._most_urgent_first() if lines else ():
            own = [line for line in lines if line.account_id == account.id]
            self.column.addWidget(self._card(accounts.marked(self.hub.snapshot, account), own, account))
        self.column.addWidget(self._nothing_left())

    def _without_a_town(self) -> None:
        state = self.ask_for_town(
            _("Con él y con las cuentas que encuentre salen aquí los pasos, una cuenta detrás de otra.")
        )
        package = partial(self.go, Target(Place.HANDOVER, None, "receive"))
        state.offer(_("Me han dejado un paquete"), package)
        frame, column = card()
        column.addWidget(label(_("No me han dejado nada"), "h3"))
        for step in _nothing_left_steps():
            column.addWidget(label(step, "muted"))
        self.column.addWidget(frame)

    def _most_urgent_first(self) -> Sequence[Account]:
        snapshot, today = self.hub.snapshot, clock.today()
        return sorted(snapshot.own_accounts, key=lambda each: -len(snapshot.standing(each, today).causes))

    # ── Observations ─────────────────────────────────────────────────────────────────────────

    def _observations(self, file: HandoverFile | None) -> QWidget:
        frame, column = card()
        begun = file is not None and file.handover.observations_on is not None
        if file is None or not begun:
            column.addWidget(label(_("¿Acaba de recibir las cuentas?"), "h3"))
            said = _(
                "Se apunta que se recibieron hoy y se abre el plazo para decir qué no es como se entregó."
            )
            column.addWidget(label(said, "muted"))
            column.addLayout(
                FlowLayout(button(_("Empezar los diez primeros días"), self._begin, "primary", changes=True))
            )
            return frame
        ends = window_ends(file.handover)
        column.addWidget(label(_("Lo que no es como se entregó"), "h3"))
        if ends is not None:
            left = (ends - clock.today()).days
            said = (
                _("Tiene hasta el {day} para decirlo: quedan {n} días.")
                if left >= 0
                else _("El plazo acabó el {day}: lo que aparezca va en un acta complementaria.")
            )
            column.addWidget(label(said.format(day=long_date(ends), n=left), "muted"))
        if file.handover.observations:
            column.addWidget(label(file.handover.observations))
        write = partial(ObservationsSheet.show_for, self.hub, self.window())
        acts = partial(self.go, Target(Place.HANDOVER, None, "acts"))
        verbs = [
            button(_("Escribir una observación"), write, changes=True),
            button(_("Acta complementaria"), acts),
        ]
        if file.closed_on is not None:
            verbs.append(button(_("Empezar otros diez primeros días"), self._begin, changes=True))
        column.addLayout(FlowLayout(*verbs))
        return frame

    def _begin(self) -> None:
        if self.hub.attempt(receiving.begin_first_days) is not None:
            self._take_cursor()

    # ── Who answers ──────────────────────────────────────────────────────────────────────────

    def _who_answers(self) -> QWidget:
        """Ask who she is: from then on, what she answers carries her name."""
        frame, column = card()
        column.addWidget(label(_("¿Quién es usted?"), "h3"))
        column.addWidget(label(_("Lo que conteste desde ahora llevará su nombre."), "muted"))
        self._who = PersonInput(ask.who(_USER), FormContext(self.hub))
        self._who.left.connect(self._save_who)
        column.addWidget(self._who)
        return frame

    def _save_who(self) -> None:
        if self._who is not None and self._who.value() is not None:
            choice = self._who.choice()
            if self.hub.attempt(receiving.say_who_receives, choice) is not None:
                self._take_cursor()

    def _take_cursor(self) -> None:
        """Put the cursor on the first question: who she is, or the first that is not answered."""
        target = self._who or self._first
        if target is not None:
            put_cursor_soon(target)

    # ── Account by account ───────────────────────────────────────────────────────────────────

    def _card(self, title: str, lines: Sequence[CheckLine], account: Account | None = None) -> LinesCard:
        made = LinesCard(title)
        way = preparing.way_of(self.hub.snapshot, account) if account is not None else WayAcross("")
        if way.sentence:
            made.add_below(label(way.sentence, "muted"))
        for line in lines:
            given = line.answer
            state = (given.answer.word, _TONES[given.answer]) if given and given.answer else None
            verb = _("Cambiar") if line.is_answered else _("Contestar")
            note = given.note if given else ""
            verbs = made.add_line(
                line.item.question, note, verb, partial(self._open, line), state, changes=True
            )
            if self._first is None and not line.is_answered:
                self._first = verbs[0]
        cause = way.remedy or (Cause.NO_ACCESS if any(line.is_wanting for line in lines) else None)
        if account is not None and cause is not None:
            moves = cause is Cause.PERSONAL_PROFILE
            words = _("Cómo se pasa, y la carta") if moves else _("Cómo se recupera, y la carta")
            made.add_foot(button(words, partial(self.go, Target(Place.REMEDY, account.id, cause.value))))
        return made

    def _open(self, line: CheckLine) -> None:
        AnswerDialog(self.hub, line, self.window()).open()

    # ── Nothing was left ─────────────────────────────────────────────────────────────────────

    def _nothing_left(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(_("No me han dejado nada"), "h3"))
        for step in _nothing_left_steps():
            column.addWidget(label(step, "muted"))
        column.addLayout(
            FlowLayout(
                button(_("Apuntar que no dejaron nada"), self._left_nothing, changes=True),
                button(_("Apuntar cuentas"), partial(self.go, Target(Place.ADD_ACCOUNT)), changes=True),
                button(_("Traer una lista"), partial(self.go, Target(Place.IMPORT)), changes=True),
                button(_("Requerimiento…"), partial(self._ask_paper, Paper.REQUIREMENT)),
                button(_("Expediente para recuperarlas…"), partial(self._ask_paper, Paper.RECOVERY)),
            )
        )
        return frame

    def _left_nothing(self) -> None:
        self.hub.attempt(receiving.nothing_was_left)

    def _ask_paper(self, paper: Paper) -> None:
        name = papers.file_name(self.hub.database, paper)
        target = ask_where(self, paper.word, name, _KINDS)
        if target is not None:
            self.write_paper(paper, target)

    def write_paper(self, paper: Paper, target: Path) -> None:
        """Write a paper of today, beside the window."""
        work = partial(papers.write, papers.prepare(self.hub.database, paper), target)
        self.write_apart(_("Haciendo el documento…"), work, target, partial(self._ask_paper, paper))


def _nothing_left_steps() -> tuple[str, ...]:
    """Return what to do when whoever left handed nothing over, in its order."""
    return (
        _(
            "1. Averigüe qué hay: busque el nombre del pueblo en cada red, en la web, en los decretos y "
            "en el correo; pregunte en Registro y a quien estuvo antes."
        ),
        _("2. Pídalo por escrito, con registro de salida y un plazo."),
        _(
            "3. Recupere cada cuenta por el camino de su red: conteste «No» a «¿Ha entrado en ella?» y "
            "siga los pasos; el expediente lleva lo que pide la red."
        ),
        _("4. Lo que no vuelva, apúntelo en la respuesta: queda en el acta complementaria como perdido."),
    )
