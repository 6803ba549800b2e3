"""How far the handover is, what is missing, and its dated steps."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from muniredes.actions import clock
from muniredes.actions.handover import preparing
from muniredes.desktop.dialogs.handover import HandoverSheet, StepDialog
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.handover.missing import MissingCard
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.handover.record import Handover, HandoverFile, HandoverStage, to_begin, window_ends
from muniredes.domain.handover.timeline import AFTER_IT, CHECK_INS, StepDay, delivery_day, steps_of
from muniredes.domain.handover.waiting import STEP
from muniredes.domain.places import Place, Target
from muniredes.i18n import _


class CoursePanel(Panel):
    """The first thing to see: where it is, and what to do now."""

    _all: MissingCard | None = None
    """What is missing, if something is."""

    @property
    def title(self) -> str:
        return _("Cómo va")

    def answers_for(self, target: Target) -> bool:
        return target.field.startswith(STEP)

    def show_target(self, target: Target) -> None:
        for step in steps_of(self.hub.snapshot):
            if step.step.value == target.field.removeprefix(STEP):
                StepDialog.show_for(self.hub, step, self.window())

    def forget(self) -> None:
        super().forget()
        self._all = None

    def refresh(self) -> None:
        for _part in self.refresh_in_parts():
            pass

    def refresh_in_parts(self) -> Iterator[None]:
        former, self._all = self._all, None
        shows_all = former is not None and former.shows_all
        wanted = former.cursor_name() if former is not None else None
        clear(self.column)
        lead = _(
            "Cuando cambia el gobierno o la persona, las cuentas pasan a la siguiente y no se pierde nada."
        )
        self.column.addWidget(label(lead, "lead"))
        snapshot = self.hub.snapshot
        if snapshot.council is None:
            self.column.addWidget(self._welcome())
            return
        self.column.addWidget(self._where_it_is(snapshot.handover))
        yield
        file = snapshot.handover
        if file is None or not (file.is_delivered or file.is_received):
            self.column.addWidget(self._missing())
            if shows_all:
                self._show_all_again(wanted)
            yield
        steps = steps_of(snapshot)
        if file is not None and file.is_received:  # what was prepared was of whoever handed over
            steps = tuple(step for step in steps if step.step in AFTER_IT)
        self.column.addWidget(self._timeline(steps))

    def _welcome(self) -> QWidget:
        state = EmptyState(
            _("Aquí se entregan y se reciben las cuentas"),
            _("Si le han dejado un paquete de MuniRedes, ábralo; si no, empiece por decir qué pueblo es."),
        )
        receive = partial(self.go, Target(Place.HANDOVER, None, "receive"))
        state.offer(_("He heredado las cuentas"), receive, primary=True)
        state.offer(_("Empezar una guía"), partial(self.go, Target(Place.SETUP)))
        return state

    # ── Where it is ──────────────────────────────────────────────────────────────────────────

    def _where_it_is(self, file: HandoverFile | None) -> QWidget:
        frame, column = card()
        if file is None:
            column.addWidget(label(_("No se ha empezado a preparar"), "h2"))
            column.addWidget(label(self._when(to_begin(self.hub.snapshot.council)), "muted"))
        else:
            column.addWidget(label(file.stage.word, "h2"))
            for sentence in self._facts(file):
                column.addWidget(label(sentence, "muted"))
        column.addLayout(FlowLayout(*self._verbs(file)))
        return frame

    def _when(self, handover: Handover) -> str:
        day = delivery_day(handover, self.hub.snapshot)
        if day is None:
            return _("Todavía no se sabe qué día se entrega.")
        days = (day - clock.today()).days
        if days < 0:
            return _("Se entrega el {day}.").format(day=long_date(day))
        return _("Se entrega el {day}: quedan {n} días.").format(day=long_date(day), n=days)

    def _when_of(self, file: HandoverFile) -> str:
        """Return when it is delivered; once it was, or it is closed, nothing is left to count."""
        delivered, closed = file.final.issued_on if file.final else None, file.closed_on
        if delivered is None and file.is_received and file.handover.received_on is not None:
            return _("Se recibió el {day}.").format(day=long_date(file.handover.received_on))
        if delivered is not None:
            return _("Se entregó el {day}.").format(day=long_date(delivered))
        if closed is not None:
            return _("Se cerró el {day}.").format(day=long_date(closed))
        return self._when(file.handover)

    def _facts(self, file: HandoverFile) -> list[str]:
        own, snapshot = file.handover, self.hub.snapshot
        giver, receiver = snapshot.person(own.giver_id), snapshot.person(own.receiver_id)
        note = f" ({own.note})" if own.note else ""
        why = own.why or _("Falta decir el motivo")
        found = [f"{why}{note}. {self._when_of(file)}".rstrip()]
        unknown = _("no consta quién")
        found.append(
            _("Entrega: {giver}. Recibe: {receiver}.").format(
                giver=giver.with_post if giver else unknown,
                receiver=receiver.with_post if receiver else unknown,
            )
        )
        if own.refused_on is not None:
            found.append(
                _("El {day} no se quiso firmar: consta, y el acta vale igual.").format(
                    day=long_date(own.refused_on)
                )
            )
        ends = window_ends(own)
        if not own.is_foreseen(self.hub.snapshot.council) and not (file.is_delivered or file.is_received):
            found.append(
                _(
                    "Se puede entregar en una sola sesión: prepárelo, haga el acta de entrega y guarde el "
                    "paquete."
                )
            )
        if ends is not None and file.stage is HandoverStage.OBSERVATIONS:
            found.append(_("Observaciones hasta el {day}.").format(day=long_date(ends)))
        return found

    def _verbs(self, file: HandoverFile | None) -> list[QPushButton]:
        prepare = partial(self.go, Target(Place.PREPARE_HANDOVER))
        if file is None or file.stage is HandoverStage.CLOSED:
            words = _("Preparar el traspaso") if file is None else _("Preparar otro traspaso")
            return [button(words, prepare, "primary", changes=True)]
        made: list[QPushButton] = []
        if file.is_received:
            first_days = partial(self.go, Target(Place.HANDOVER, None, "first_days"))
            made.append(button(_("Seguir con los diez primeros días"), first_days, "primary"))
        elif not file.is_delivered:
            made.append(button(_("Seguir preparando"), prepare, "primary", changes=True))
        made += self._next(file)
        made.append(button(_("Ver los datos"), partial(HandoverSheet.show_for, self.hub, self.window())))
        return made

    def _next(self, file: HandoverFile) -> list[QPushButton]:
        """Return the one verb that leads to the next stage, when it is not an act."""
        steps = {
            HandoverStage.DELIVERED: (_("Apuntar que se ha recibido"), "received_on"),
            HandoverStage.RECEIVED: (_("Abrir las observaciones"), "observations_on"),
            HandoverStage.OBSERVATIONS: (_("Cerrar el traspaso"), "closed_on"),
        }
        if file.stage in steps:
            words, field = steps[file.stage]
            tone = "" if file.is_received else "primary"
            return [button(words, partial(self._set_day, field, clock.today()), tone, changes=True)]
        acts = partial(self.go, Target(Place.HANDOVER, None, "acts"))
        if file.handover.is_foreseen(self.hub.snapshot.council):
            return [button(_("Hacer un acta"), acts)]
        return [button(_("Entregar hoy: hacer el acta"), acts)]

    def _set_day(self, field: str, day: date) -> None:
        self.hub.attempt(preparing.edit, {field: day})

    # ── What is missing ──────────────────────────────────────────────────────────────────────

    def _missing(self) -> QWidget:
        found = preparing.what_is_missing(self.hub.snapshot)
        if not found:
            return Notice(
                _("✓ Listo para traspasar: ninguna cuenta en riesgo y lo imprescindible, contestado."), "good"
            )
        self._all = MissingCard(self.hub, found, self.go)
        return self._all

    def _show_all_again(self, wanted: str | None) -> None:
        """Show all that is missing as it was, and be as tall meanwhile: what is in view stays there."""
        if self._all is not None:
            self.setMinimumHeight(self.height())
            self._all.filled.connect(self._on_filled)
            self._all.unfold(wanted)

    def _on_filled(self) -> None:
        self.setMinimumHeight(0)

    # ── The dated steps ──────────────────────────────────────────────────────────────────────

    def _timeline(self, steps: tuple[StepDay, ...]) -> QWidget:
        empty = _(
            "Diga el día de la entrega en «Preparar el traspaso» y aquí saldrán los pasos con su fecha."
        )
        lines = LinesCard(_("Los pasos, con su fecha"), empty)
        has_one = self.hub.snapshot.handover is not None
        for step in steps:
            act = partial(StepDialog.show_for, self.hub, step, self.window())
            if has_one and step.is_to_come:  # it is marked in a handover, and that one is still to be begun
                lines.add_line(step.step.word, weekday_date(step.day), "", None, self._late(step))
                continue
            lines.add_line(
                step.step.word, weekday_date(step.day), _("Cambiar"), act, self._state(step), changes=True
            )
        if steps:
            lines.add_below(
                label(
                    _("Las fechas son una propuesta: ninguna norma las fija. Cambie la que haga falta."),
                    "small",
                )
            )
        return lines

    def _late(self, step: StepDay) -> tuple[str, str] | None:
        return (_("Atrasado"), "danger") if step.is_late(clock.today()) else None

    def _state(self, step: StepDay) -> tuple[str, str] | None:
        if step.done_on is not None:
            return _("Hecho"), "good"
        file = self.hub.snapshot.handover
        is_over = file is not None and (
            (file.closed_on is not None and step.step not in CHECK_INS)
            or (file.is_past_delivery and step.step not in AFTER_IT)
        )
        if step.is_late(clock.today()) and not is_over:
            return _("Atrasado"), "danger"
        return (_("Corregida"), "accent") if step.corrected else None
