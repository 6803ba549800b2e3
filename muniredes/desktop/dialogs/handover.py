"""The sheets of a handover: its facts, one line of its checklist, one step of its timeline."""

from typing import Any

from PySide6.QtWidgets import QWidget

from muniredes.actions import accounts
from muniredes.actions.handover import preparing
from muniredes.desktop.dialogs.sheet import RecordDialog, SheetDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import DateField, Field
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.record import Handover, HandoverAnswer
from muniredes.domain.handover.timeline import StepDay
from muniredes.i18n import _

_ANSWER = "handover_answer"
_OBSERVATIONS = "handover.observations"


class HandoverSheet(RecordDialog):
    """Everything that is said of the handover under way, also what the wizard does not ask."""

    def __init__(self, hub: Hub, handover: Handover, parent: QWidget | None = None) -> None:
        super().__init__(hub, "handover", handover, _sections(), parent)

    @classmethod
    def show_for(cls, hub: Hub, parent: QWidget | None) -> None:
        """Open the sheet of the newest handover."""
        file = hub.snapshot.handover
        if file is not None:
            cls(hub, file.handover, parent).open()


def _sections() -> tuple[Section, ...]:
    refused = _("Si una de las partes no viene o no quiere firmar: el acta se levanta igual y lo dice.")
    return (
        Section(
            _("Por qué y entre quién"),
            (
                ask.choice("handover.reason"),
                ask.text("handover.note"),
                ask.day("handover.planned_on", _("Si lo deja vacío, el de la constitución.")),
                ask.text("handover.place"),
                ask.who("handover.giver_id"),
                ask.who("handover.receiver_id"),
                ask.who("handover.secretary_id"),
            ),
        ),
        Section(
            _("Lo que dirá el acta"),
            (
                ask.text("handover.urgent", lines=4),
                ask.text("handover.statements", lines=3),
                ask.text("handover.disagreements", lines=3),
                ask.day("handover.refused_on", refused),
                ask.text("handover.refusal", lines=2),
            ),
        ),
        Section(
            _("Después de entregar"),
            (
                ask.day("handover.received_on"),
                ask.day("handover.observations_on"),
                ask.day("handover.observations_until", _("Si lo deja vacío, treinta días.")),
                ask.text(_OBSERVATIONS, lines=4),
                ask.day("handover.closed_on"),
            ),
        ),
    )


class ObservationsSheet(SheetDialog):
    """What is not as it was handed over, and nothing else: whoever receives writes it here."""

    def __init__(self, hub: Hub, handover: Handover, parent: QWidget | None = None) -> None:
        super().__init__(hub, _("Lo que no es como se entregó"), parent)
        hint = _("Qué cuenta, qué se dijo de ella y qué ha encontrado. Nunca una contraseña.")
        fields = (ask.text(_OBSERVATIONS, hint, lines=8),)
        values = plain_values(fields, {"handover": handover})
        self.ask([Section("", fields)], values, self._save, f"handover_observations {handover.id}")
        self.column.addStretch(1)

    @classmethod
    def show_for(cls, hub: Hub, parent: QWidget | None) -> None:
        """Open it for the handover that was received."""
        file = preparing.received_in(hub.snapshot)
        if file is not None:
            cls(hub, file.handover, parent).open()

    def _save(self, _key: str, value: Any) -> None:
        self.hub.perform(preparing.observe, value)


class AnswerDialog(SheetDialog):
    """One line of the checklist: the answer, who gave it, when, and what there is to say."""

    def __init__(self, hub: Hub, line: CheckLine, parent: QWidget | None = None) -> None:
        super().__init__(hub, accounts.marked_title(hub.snapshot, line.subject) or _("El organismo"), parent)
        self._line = line
        self.column.addWidget(label(line.item.question, "lead"))
        self.ask([Section("", _answer_fields())], self._values(), self._save, f"{_ANSWER} {line.key}")
        self.column.addStretch(1)
        if line.is_answered:
            self.foot.insertWidget(0, button(_("Quitar la respuesta"), self._take_back, "danger"))

    def _values(self) -> dict[str, Any]:
        found = preparing.given(self.hub.snapshot, self._line)
        return plain_values(_answer_fields(), {_ANSWER: found or HandoverAnswer()})

    def _save(self, key: str, value: Any) -> None:
        values = {key.removeprefix(f"{_ANSWER}."): value}
        self.hub.perform(preparing.answer, self._line.item.key, self._line.account_id, values)
        self.sheet.update_values(self._values(), FormContext(self.hub))

    def _take_back(self) -> None:
        self.leave_with(preparing.take_back_answer, self._line.item.key, self._line.account_id)


def _answer_fields() -> tuple[Field, ...]:
    return (
        ask.choice(f"{_ANSWER}.answer", compact=False),
        ask.text(
            f"{_ANSWER}.note", _("Dónde está, qué falta, quién lo sabe. Nunca una contraseña."), lines=3
        ),
        ask.who(f"{_ANSWER}.answered_by_id"),
        ask.day(f"{_ANSWER}.answered_on"),
    )


class StepDialog(SheetDialog):
    """One step of the timeline: its day, and whether it was done."""

    def __init__(self, hub: Hub, step: StepDay, parent: QWidget | None = None) -> None:
        super().__init__(hub, _("Un paso del traspaso"), parent)
        self.resize(520, 360)
        self._step = step
        self.column.addWidget(label(step.step.word, "lead"))
        values = {"day": step.day.isoformat()}
        field = DateField(key="day", label=_("Fecha"), hint=_("Si la borra, vuelve la calculada."))
        self.ask([Section("", [field])], values, self._save, f"handover_step {step.step.value}")
        if step.done_on is not None:
            said = _("Hecho el {day}.").format(day=long_date(step.done_on))
            self.column.addWidget(label(said, "muted"))
            self.foot.insertWidget(0, button(_("No está hecho"), self._undo))
        else:
            self.foot.insertWidget(0, button(_("Ya está hecho"), self._done))
        self.column.addStretch(1)

    @classmethod
    def show_for(cls, hub: Hub, step: StepDay, parent: QWidget | None) -> None:
        """Open the sheet of a step."""
        cls(hub, step, parent).open()

    def _save(self, _key: str, value: Any) -> None:
        self.hub.perform(preparing.set_step_day, self._step.step, value)

    def _done(self) -> None:
        self._mark(done=True)

    def _undo(self) -> None:
        self._mark(done=False)

    def _mark(self, *, done: bool) -> None:
        self.sheet.keep_all()
        if self.hub.attempt(_set_done, self._step, done) is not None:
            self.accept()


def _set_done(database: Any, step: StepDay, done: bool) -> Any:
    return preparing.set_step_done(database, step.step, done=done)
