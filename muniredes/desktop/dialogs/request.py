"""The sheet of a request to open a profile: its verdict, its next steps, and what was decided."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from muniredes.actions import clock, knowledge
from muniredes.actions.channels import profiles
from muniredes.actions.printing import papers
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.addresses import AddressesInput
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import AddressesField
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.papers import write_paper
from muniredes.desktop.messages.saving import say_not_saved, say_saved
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.channels.judging import judge
from muniredes.domain.channels.profiles import TRANSITIONS, OpeningRequest, ProfileState, VerdictKind
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_TONES = {VerdictKind.OPEN: "good", VerdictKind.WHEN: "warning", VerdictKind.BETTER_NOT: "danger"}


class RequestDialog(RecordDialog):
    """One request. `target_asked` carries a Target to go to."""

    target_asked = Signal(object)

    def __init__(self, hub: Hub, request: OpeningRequest, parent: QWidget | None = None) -> None:
        super().__init__(hub, "opening_request", request, _sections(), parent)
        assert request.id is not None
        self._request_id = request.id
        self._notice = Notice()
        self._notice.hide()
        self._address: AddressesInput | None = None
        self.column.insertWidget(0, self._verdict(request))
        self.column.insertWidget(1, label(_("Estado: {state}").format(state=request.state.word), "field"))
        self.column.insertLayout(2, self._verbs(request))
        self.column.insertWidget(3, self._notice)  # under what is pressed
        if request.state is ProfileState.APPROVED:
            self.column.insertWidget(3, self._opened())

    def _verdict(self, request: OpeningRequest) -> Notice:
        snapshot = self.hub.snapshot
        found = judge(request, snapshot, knowledge.networks(), clock.today())
        return Notice(found.sentence, _TONES[found.kind])

    def _verbs(self, request: OpeningRequest) -> FlowLayout:
        row = FlowLayout(button(_("Responder una a una"), partial(self._leave, self._target())))
        for state in TRANSITIONS[request.state]:
            if state is ProfileState.CLOSING:
                closing = Target(Place.CLOSE_PROFILE, request.account_id)
                row.addWidget(button(_("Cerrar o unir…"), partial(self._leave, closing)))
            elif state is not ProfileState.OPEN:
                row.addWidget(button(_verb(state), partial(self._move, state)))
        row.addWidget(button(_("Propuesta de resolución…"), self._write, icon="manual"))
        return row

    def _target(self) -> Target:
        return Target(Place.OPEN_PROFILE, self._request_id)

    def _leave(self, target: Target) -> None:
        self.accept()
        self.target_asked.emit(target)

    def _move(self, state: ProfileState) -> None:
        self.sheet.keep_all()
        self._try(lambda: self.hub.perform(profiles.decide, self._request_id, state, {}))

    def _try(self, act: Callable[[], object]) -> None:
        """Do something that changes what this sheet is about, and close it; say what cannot be."""
        try:
            act()
        except Problem as problem:
            self._notice.say_alone(problem.sentence, "danger")
            return
        self.accept()

    def _opened(self) -> QWidget:
        field = AddressesField(
            key="address",
            label=_("¿Ya está abierto? Pegue su dirección"),
            hint=_("Pasará al registro de cuentas, con quien lo lleva y su línea editorial."),
            single=True,
        )
        self._address = AddressesInput(field, FormContext(self.hub))
        holder = QWidget()
        column = FlowLayout(self._address, button(_("Apuntar como abierto"), self._open_account, "primary"))
        holder.setLayout(column)
        return holder

    def _open_account(self) -> None:
        if self._address is None or not self._address.validate():
            return
        found = self._address.found()
        if not found:
            self._notice.say_alone(_("Pegue antes la dirección del perfil."), "warning")
            return
        self.sheet.keep_all()
        self._try(lambda: self.hub.perform(profiles.open_account, self._request_id, found[0]))

    def _write(self) -> None:
        """Write the proposal of a resolution."""
        self.sheet.keep_all()
        paper = papers.Paper.RESOLUTION
        name = papers.file_name(self.hub.database, paper)
        target = ask_where(self, paper.word, name, papers.KINDS)
        if target is not None:
            self._write_to(target)

    def _write_to(self, target: Path) -> None:
        paper = papers.Paper.RESOLUTION
        try:
            write_paper(self, papers.prepare(self.hub.database, paper, self._request_id), target)
        except Problem as problem:
            say_not_saved(self._notice, problem, lambda: self._write_to(target), self._write)
            return
        say_saved(self._notice, target)


def _verb(state: ProfileState) -> str:
    return {
        ProfileState.STUDY: _("Volver a estudiarlo"),
        ProfileState.PROPOSED: _("Proponer"),
        ProfileState.APPROVED: _("Autorizar"),
        ProfileState.REFUSED: _("Denegar"),
        ProfileState.DROPPED: _("Descartar"),
    }[state]


def _sections() -> tuple[Section, ...]:
    return (
        Section(
            _("La decisión"),
            (
                ask.who("opening_request.decided_by_id"),
                ask.day("opening_request.decided_on"),
                ask.text("opening_request.resolution"),
                ask.text("opening_request.decision_reason", lines=2),
            ),
        ),
        Section(
            _("El perfil"),
            (
                ask.text("opening_request.name"),
                ask.text("opening_request.handle"),
                ask.who("opening_request.keeper_id"),
                ask.who("opening_request.deputy_id"),
                ask.number("opening_request.weekly_hours"),
                ask.day("opening_request.asked_on"),
                ask.text("opening_request.objectives", lines=2),
                ask.text("opening_request.theme", lines=2),
                ask.text("opening_request.addressees", lines=2),
                ask.text("opening_request.functions", lines=2),
            ),
        ),
    )
