"""The term and its elections: computed dates, each of which can be corrected."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import clock, council, terms
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.dialogs.deleting import ask_and_delete
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import ChoiceField, DateField, Field, Option
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.forms.sheet import Section, Sheet
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear, scrolled
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.elections.period import (
    OVERRIDABLE,
    ElectionKind,
    ElectoralPeriod,
    Milestone,
    MilestoneDay,
    is_open,
    milestone_days,
)
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.i18n import _


class ElectionsPanel(Panel):
    """When the term ends, and when to take care."""

    @property
    def title(self) -> str:
        return _("Mandato y elecciones")

    def answers_for(self, target: Target) -> bool:
        return target.place is Place.TERM

    def refresh(self) -> None:
        clear(self.column)
        if self.says_no_elections():
            return
        self.column.addWidget(self._term())
        self.column.addWidget(self._past_terms())
        for period in self.hub.snapshot.periods:
            self.column.addWidget(self._period(period))
        self.column.addLayout(
            FlowLayout(button(_("Añadir otras elecciones"), self._add, icon="plus", changes=True))
        )
        self.column.addWidget(
            label(
                _(
                    "Las fechas se calculan con la ley electoral. "
                    "Confírmelas con el decreto del BOE y corríjalas aquí."
                ),
                "small",
            )
        )

    def _term(self) -> QWidget:
        frame, column = card()
        term, body = self.hub.snapshot.term, self.hub.snapshot.council
        said = term.words(body.kind) if term and body else ""
        column.addWidget(label(_("Mandato {label}").format(label=said) if said else _("Mandato"), "h3"))
        field = ask.day("term.starts")
        values = {"term.starts": term.starts.isoformat() if term else None}
        locked = self.hub.database.is_read_only or self.hub.snapshot.council is None
        sheet = Sheet(
            [Section("", [field])],
            values,
            FormContext(self.hub),
            self._save_term,
            about="term",
            locked=locked,
            framed=False,
        )
        column.addWidget(sheet)
        if term is not None and not locked:
            column.addLayout(FlowLayout(button(_("Empezar nuevo mandato…"), self._begin_term)))
        return frame

    def _past_terms(self) -> LinesCard:
        lines = LinesCard(_("Mandatos anteriores"), _("Ninguno guardado todavía."))
        for each in terms.past(self.hub.database):
            said = _("Tal como se quedó; se mira y no se cambia.")
            look = partial(self.hub.look_asked.emit, each.path)
            lines.add_line(_("Mandato {label}").format(label=each.label), said, _("Mirarlo"), look)
        return lines

    def _begin_term(self) -> None:
        """Ask for the day; once begun, ask of each account who holds it now."""
        dialog = NewTermDialog(self.hub, self.window())
        dialog.accepted.connect(partial(self.go, Target(Place.REVIEW)))
        dialog.open()

    def _save_term(self, _key: str, starts: date | None) -> None:
        if starts is None:
            raise Problem(_("Falta la fecha."), _("Escríbala así: 17/06/2023."))
        self.hub.perform(council.set_term, starts)

    def _period(self, period: ElectoralPeriod) -> QWidget:
        lines = LinesCard(period.name)
        if is_open(period, clock.today()):
            lines.say(Notice(_("Estamos en periodo electoral: solo información de servicio."), "warning"))
        for entry in milestone_days(period):
            state = (_("Corregida"), "accent") if entry.corrected else None
            can_change = entry.milestone in OVERRIDABLE or entry.milestone is Milestone.POLLING
            act = partial(self._change, period, entry) if can_change else None
            lines.add_line(
                entry.milestone.word, weekday_date(entry.day), _("Cambiar"), act, state, changes=True
            )
        if period.id is not None:
            lines.add_foot(
                button(
                    _("Quitar estas elecciones"),
                    partial(self._delete, period.id, period.name),
                    "link",
                    "trash",
                    changes=True,
                )
            )
        return lines

    def _change(self, period: ElectoralPeriod, entry: MilestoneDay) -> None:
        DateDialog(self.hub, period, entry, self.window()).open()

    def _delete(self, period_id: int, name: str) -> None:
        act = partial(self.hub.attempt, council.delete_period, period_id)
        ask_and_delete(self.hub, "electoral_period", period_id, name, act, self.window())

    def _add(self) -> None:
        NewElectionDialog(self.hub, self.window()).open()


class _SmallDialog(PassingDialog):
    """A few fields and a button that does one thing."""

    def __init__(
        self, hub: Hub, title: str, lead: str, fields: tuple[Field, ...], parent: QWidget | None
    ) -> None:
        super().__init__(title, 480, 320, parent)
        self.hub = hub
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "h2"))
        if lead:
            column.addWidget(label(lead, "muted"))
        column.addWidget(self.keep_drafts(hub, title))
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        self.inputs = [make_input(field, FormContext(hub)) for field in fields]
        for asked in self.inputs:
            inner.addWidget(asked)
        inner.addStretch(1)
        column.addWidget(scrolled(content), 1)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        column.addLayout(self.foot)

    def attempt(self, act: Any, *arguments: Any) -> None:
        """Do it and close, or say what is wrong beside the first field."""
        if not all(asked.validate() for asked in self.inputs):
            return
        try:
            self.hub.perform(act, *arguments)
        except Problem as problem:
            self.inputs[0].show_error(problem.sentence)
            return
        self.accept()


class NewTermDialog(_SmallDialog):
    """Close the term that ends, kept as it is, and begin the next one."""

    def __init__(self, hub: Hub, parent: QWidget | None) -> None:
        lead = _(
            "El mandato que acaba se guarda entero para mirarlo. Las cuentas, las normas, el calendario y el "
            "historial siguen; quién tiene cada cosa queda en blanco y se vuelve a preguntar."
        )
        field = DateField(key="term.starts", label=_("El nuevo se constituyó el"))
        super().__init__(hub, _("Empezar nuevo mandato"), lead, (field,), parent)
        expected = terms.expected_start(hub.snapshot)
        self.inputs[0].set_value(expected.isoformat() if expected else None)
        self._doubted: date | None = None
        self.foot.addWidget(button(_("Cancelar"), self.reject))
        self._verb = button(_("Empezar nuevo mandato"), self._begin, "primary")
        self.foot.addWidget(self._verb)

    def _begin(self) -> None:
        value = self.inputs[0].value()
        if value is None:
            self.inputs[0].show_error(_("Falta la fecha. Escríbala así: {day}.").format(day="12/06/2027"))
            return
        starts = date.fromisoformat(value)
        try:
            terms.check_start(self.hub.snapshot.term, starts)
            if self._is_doubted(starts):
                return
            doing = _("Guardando el mandato que acaba…")
            work_apart(self, doing, partial(terms.keep_old, self.hub.database))
        except Cancelled:
            self.inputs[0].show_error(_("Cancelado: no se ha cambiado nada."))
            return
        except Problem as problem:
            self.inputs[0].show_error(problem.sentence)
            return
        self.attempt(terms.begin, starts)

    def _is_doubted(self, starts: date) -> bool:
        """Say why the day is odd; the verb says it in words then, and the next time it is taken for good."""
        doubt = terms.doubt(self.hub.snapshot, starts)
        if not doubt or starts == self._doubted:
            return False
        self._doubted = starts
        self.inputs[0].show_error(doubt)
        self._verb.setText(_("Sí: se constituyó el {day}").format(day=long_date(starts)))
        return True


class DateDialog(_SmallDialog):
    """Correct one date, or go back to the computed one."""

    def __init__(
        self, hub: Hub, period: ElectoralPeriod, entry: MilestoneDay, parent: QWidget | None
    ) -> None:
        field = DateField(key=entry.milestone.value, label=_("Fecha"))
        super().__init__(hub, entry.milestone.word, period.name, (field,), parent)
        self._period, self._entry = period, entry
        self.inputs[0].set_value(entry.day.isoformat())
        if entry.corrected:
            self.foot.addWidget(button(_("Volver a la calculada"), lambda: self._put(None)))
        self.foot.addWidget(button(_("Guardar la fecha"), self._save, "primary"))

    def _save(self) -> None:
        value = self.inputs[0].value()
        if value is None:
            self.inputs[0].show_error(_("Falta la fecha. Escríbala así: {day}.").format(day="23/05/2027"))
            return
        self._put(date.fromisoformat(value))

    def _put(self, day: date | None) -> None:
        field = "polling_day" if self._entry.milestone is Milestone.POLLING else self._entry.milestone.value
        self.attempt(council.edit_period, self._period.id, {field: day})


class NewElectionDialog(_SmallDialog):
    """Another election: regional, general, European."""

    def __init__(self, hub: Hub, parent: QWidget | None) -> None:
        kinds = tuple(Option(value=kind.value, label=kind.word) for kind in ElectionKind)
        fields = (
            DateField(key="polling_day", label=_("Día de la votación")),
            ChoiceField(key="kind", label=_("Qué elecciones"), options=kinds, compact=True),
        )
        lead = _(
            "Puede haber varias a la vez: todas abren un periodo en que solo se da información de servicio."
        )
        super().__init__(hub, _("Añadir otras elecciones"), lead, fields, parent)
        self.inputs[1].set_value(ElectionKind.GENERAL.value)
        self.foot.addWidget(button(_("Añadir"), self._save, "primary"))

    def _save(self) -> None:
        polling, kind = self.inputs[0].value(), self.inputs[1].value()
        if polling is None:
            self.inputs[0].show_error(
                _("Falta la fecha. Escríbala así: {day}.").format(day=long_date(clock.today()))
            )
            return
        self.attempt(
            council.add_period, ElectionKind(kind or ElectionKind.OTHER), date.fromisoformat(polling)
        )
