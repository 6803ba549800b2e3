"""The register of profiles: those asked for, what was decided, and those being closed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from muniredes.actions import accounts, knowledge
from muniredes.actions.channels import profiles
from muniredes.desktop.dialogs.request import RequestDialog
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.pages.register import RegisterPanel, State
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button
from muniredes.domain.accounts.account import Account, AccountState, network_name
from muniredes.domain.channels.profiles import TRANSITIONS, OpeningRequest, ProfileState
from muniredes.domain.dates import long_date
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import either, in_a_row
from muniredes.i18n import _, ngettext

_TONES = {
    ProfileState.APPROVED: "good",
    ProfileState.OPEN: "good",
    ProfileState.REFUSED: "danger",
    ProfileState.PROPOSED: "accent",
    ProfileState.STUDY: "warning",
}


class ProfilesPanel(RegisterPanel):
    """Requests, and closings under way."""

    asked_by = ("opening_request", "closure")

    kind = "opening_request"

    @property
    def title(self) -> str:
        return _("Abrir y cerrar perfiles")

    @property
    def lead(self) -> str:
        return _("Cada perfil nuevo pasa cuatro preguntas, y queda escrito quién lo decidió y por qué.")

    @property
    def add_label(self) -> str:
        return _("Abrir un perfil")

    def add(self) -> None:
        self.go(Target(Place.OPEN_PROFILE))

    def found(self) -> Sequence[OpeningRequest]:
        return tuple(reversed(self.hub.snapshot.requests))

    def sections(self) -> Sequence[Section]:
        return ()

    def beginning(self) -> Mapping[str, object]:
        return {}

    def concerns(self, change: Change) -> bool:
        return change.concerns("opening_request", "closure", "account", "person")

    def about(self, thing: Any) -> str:
        decided = _("decidido el {day}").format(day=long_date(thing.decided_on)) if thing.decided_on else ""
        network = network_name(thing.network_id, knowledge.networks()) if thing.network_id else ""
        parts = (network, thing.handle, self._area(thing), decided, thing.resolution)
        return in_a_row(parts)

    def _area(self, request: OpeningRequest) -> str:
        area = self.hub.snapshot.areas_by_id.get(request.area_id or 0)
        return area.name if area else ""

    def state(self, thing: Any) -> State:
        return thing.state.word, _TONES.get(thing.state, "")

    def head(self) -> None:
        closing = [
            (account, closure)
            for account in self.hub.snapshot.accounts
            if (closure := self.hub.snapshot.closure(account)) is not None
        ]
        lines = LinesCard(_("Cierres"), _("No se está cerrando ninguna cuenta."))
        for account, closure in closing:
            target = Target(Place.CLOSE_PROFILE, account.id)
            tone = "warning" if closure.state is ProfileState.CLOSING else ""
            lines.add_line(
                accounts.marked(self.hub.snapshot, account),
                closure.reason,
                _("Ver"),
                partial(self.go, target),
                (closure.state.word, tone),
            )
            if closure.closed_on is None:
                give_up = partial(self.hub.attempt, profiles.give_up_closing, account.id or 0)
                lines.add_foot(button(_keep_words(account), give_up, "link", changes=True))
        for account in self._closed_without_saying():
            lines.add_line(
                accounts.marked(self.hub.snapshot, account),
                _("Consta cerrada, y no cuándo, por qué ni dónde está su copia."),
                _("Decir cómo"),
                partial(self.go, Target(Place.CLOSE_PROFILE, account.id)),
                (ProfileState.CLOSED.word, "warning"),
                changes=True,
            )
        if self.hub.snapshot.own_accounts:
            begin = partial(self.go, Target(Place.CLOSE_PROFILE))
            lines.add_foot(button(Place.CLOSE_PROFILE.word, begin, "link", changes=True))
        if self.hub.snapshot.accounts:
            self.column.addWidget(lines)

    def _closed_without_saying(self) -> Iterator[Account]:
        """Yield the accounts that are said to be closed, and of which nobody said how."""
        snapshot = self.hub.snapshot
        for account in snapshot.accounts:
            if account.state is AccountState.CLOSED and snapshot.closure(account) is None:
                yield account

    def refresh(self) -> None:
        super().refresh()
        lines = LinesCard(_("Por dónde pasa un perfil"))
        for state, following in TRANSITIONS.items():
            names = either(f"«{each.word}»" for each in following)
            words = _("Después puede ser {states}.").format(states=names) if names else _("Ya no cambia.")
            count = sum(each is state for each in self._states())
            said = ngettext("{n} perfil", "{n} perfiles", count) if count else ""
            lines.add_line(state.word, words, "", None, (said, _TONES.get(state, "")) if said else None)
        self.column.addWidget(lines)

    def _states(self) -> Iterator[ProfileState]:
        """Yield where each profile is: what its request says and, without one, its closure or its account."""
        snapshot = self.hub.snapshot
        asked = {request.account_id for request in snapshot.requests}
        yield from (request.state for request in snapshot.requests)
        for account in snapshot.accounts:
            closure = snapshot.closure(account)
            if account.id in asked or account.state is AccountState.IMPERSONATED:
                continue
            if closure is not None:
                yield closure.state
            else:
                is_closed = account.state is AccountState.CLOSED
                yield ProfileState.CLOSED if is_closed else ProfileState.OPEN

    def open_record(self, thing: Any, *, made_by: Change | None = None) -> RecordDialog:
        del made_by  # a request is made by its wizard, never empty
        dialog = RequestDialog(self.hub, thing, self.window())
        dialog.target_asked.connect(self.go)
        dialog.open()
        return dialog


def _keep_words(account: Account) -> str:
    return _("Al final no se cierra: {account}").format(account=accounts.title(account))
