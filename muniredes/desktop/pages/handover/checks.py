"""The checklist of a handover, block by block, with who answered each line and when."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton

from muniredes.actions import accounts
from muniredes.actions.handover import preparing
from muniredes.desktop.dialogs.handover import AnswerDialog
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import short_date
from muniredes.domain.handover.checklist import OF_DELIVERY, CheckBlock, CheckLine
from muniredes.domain.handover.record import CheckAnswer
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_TONES = {CheckAnswer.YES: "good", CheckAnswer.NO: "danger", CheckAnswer.NOT_APPLICABLE: ""}


class ChecksPanel(Panel):
    """One block at a time: each account with its questions."""

    _block = CheckBlock.ACCESS

    @property
    def title(self) -> str:
        return _("Lista de comprobación")

    def answers_for(self, target: Target) -> bool:
        return any(target.field == line.item.key for line in preparing.lines(self.hub.snapshot))

    def show_target(self, target: Target) -> None:
        """Open the sheet of a line, with its block behind."""
        wanted = (target.field, target.object_id)
        found = (
            line for line in preparing.lines(self.hub.snapshot) if (line.item.key, line.account_id) == wanted
        )
        line = next(found, None)
        if line is not None:
            self._block = line.item.block
            self.refresh()
            self._open(line)

    def refresh(self) -> None:
        clear(self.column)
        if self.hub.snapshot.council is None:
            self.ask_for_town(_("Con él y con sus cuentas sale la lista de lo que se comprueba."))
            return
        lines = preparing.lines(self.hub.snapshot)
        answered = sum(line.is_answered for line in lines)
        said = _(
            "Contestadas {n} de {total}. Háganlo juntos, cuenta por cuenta, quien entrega y quien recibe."
        )
        self.column.addWidget(label(said.format(n=answered, total=len(lines)), "lead"))
        prepare = partial(self.go, Target(Place.PREPARE_HANDOVER))
        self.column.addLayout(
            FlowLayout(button(_("Contestar cuenta por cuenta"), prepare, "primary", changes=True))
        )
        self.column.addLayout(FlowLayout(*(self._tab(block, lines) for block in OF_DELIVERY)))
        self._show_block([line for line in lines if line.item.block is self._block])

    def _tab(self, block: CheckBlock, lines: Sequence[CheckLine]) -> QPushButton:
        own = [line for line in lines if line.item.block is block]
        words = f"{block.word} ({sum(line.is_answered for line in own)}/{len(own)})"
        made = button(words, partial(self._choose, block), "primary" if block is self._block else "")
        made.setAccessibleDescription(_("A la vista") if block is self._block else "")
        return made

    def _choose(self, block: CheckBlock) -> None:
        self._block = block
        self.refresh()

    def _show_block(self, lines: Sequence[CheckLine]) -> None:
        subjects = list(dict.fromkeys(line.subject for line in lines))
        for subject in subjects:
            made = LinesCard(accounts.marked_title(self.hub.snapshot, subject) or _("El organismo"))
            for line in lines:
                if line.subject == subject:
                    self._add(made, line)
            account = next((line.account for line in lines if line.subject == subject), None)
            if account is not None and self._block is CheckBlock.TOGETHER:
                way = preparing.way_of(self.hub.snapshot, account)
                if way.sentence:
                    made.add_below(label(way.sentence, "muted"))
            self.column.addWidget(made)

    def _add(self, card: LinesCard, line: CheckLine) -> None:
        given = line.answer
        state = (given.answer.word, _TONES[given.answer]) if given and given.answer else None
        if line.denied:
            state = (_("No cuadra"), "warning")
        elif state is None and line.item.is_hard:
            state = (_("Imprescindible"), "warning")
        if line.archived is not None:
            see = partial(self.go, Target(Place.HANDOVER, line.archived.id, "archive_copy"))
            card.add_line(line.item.question, self._signed(line), _("Ver en el archivo"), see, state)
            return
        verb = _("Cambiar") if line.is_answered else _("Contestar")
        card.add_line(
            line.item.question, self._signed(line), verb, partial(self._open, line), state, changes=True
        )

    def _signed(self, line: CheckLine) -> str:
        given = line.answer
        if given is None:
            return ""
        parts = (
            self.hub.snapshot.name_of(given.answered_by_id),
            short_date(given.answered_on) if given.answered_on else "",
            given.note,
            line.denied,
        )
        return " · ".join(part for part in parts if part)

    def _open(self, line: CheckLine) -> None:
        AnswerDialog(self.hub, line, self.window()).open()
