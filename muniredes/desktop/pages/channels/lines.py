"""What each account publishes, and whether the choice of networks still makes sense."""

from functools import partial

from muniredes.actions import accounts, clock, knowledge
from muniredes.actions.channels import plans
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.account import Account, network_name
from muniredes.domain.channels.left_out import silent_accounts
from muniredes.domain.channels.plan import Choice
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import in_a_row
from muniredes.i18n import _

_TONES = {
    Choice.KEEP: "",
    Choice.MEND: "warning",
    Choice.MOVE: "warning",
    Choice.RECOVER: "danger",
    Choice.REVIVE: "danger",
    Choice.CLOSE: "danger",
    Choice.OPEN: "good",
    Choice.NOT_NOW: "",
}
_CLOSING = (Choice.REVIVE, Choice.CLOSE)


class LinesPanel(Panel):
    """The editorial line of every account in use."""

    @property
    def title(self) -> str:
        return _("Qué publicamos en cada red")

    def concerns(self, change: Change) -> bool:
        return change.concerns("account", "editorial_line", "channel_plan", "person", "blog")

    def refresh(self) -> None:
        clear(self.column)
        self.column.addWidget(
            label(_("Líneas editoriales: qué se cuenta en cada cuenta, a quién y cada cuánto."), "lead")
        )
        if not self.hub.snapshot.own_accounts:
            self._show_empty()
            return
        open_wizard = partial(self.go, Target(Place.CHOOSE_NETWORKS))
        self.column.addLayout(FlowLayout(button(_("Elegir redes"), open_wizard, "primary", changes=True)))
        self._lines()
        self._silent()
        self._recommendations()

    def _show_empty(self) -> None:
        state = EmptyState(
            _("Todavía no hay cuentas"), _("Con las cuentas apuntadas se dice qué se publica en cada una.")
        )
        state.offer(_("Añadir cuenta"), lambda: self.go(Target(Place.ADD_ACCOUNT)), primary=True)
        state.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        self.column.addWidget(state)

    def _lines(self) -> None:
        lines = LinesCard(_("En las que se publica"), _("Ahora no se publica en ninguna cuenta."))
        for account in self.hub.snapshot.posting_accounts(clock.today()):
            said = self.hub.snapshot.line(account)
            state = None if said.is_said else (_("Falta"), "warning")
            target = Target(Place.CHOOSE_NETWORKS, None, f"line-{account.id}")
            detail = self._about(account) or _("Sin línea editorial todavía.")
            lines.add_line(
                accounts.marked(self.hub.snapshot, account),
                detail,
                _("Cambiar"),
                partial(self.go, target),
                state,
                changes=True,
            )
        self.column.addWidget(lines)

    def _silent(self) -> None:
        """Show where nothing is published, and why: no account of ours is left out without a word."""
        found = silent_accounts(self.hub.snapshot, clock.today())
        if not found:
            return
        lines = LinesCard(_("En las que ahora no"))
        for account, why in found:
            see = partial(self.go, Target(Place.ACCOUNTS, account.id))
            name = accounts.marked(self.hub.snapshot, account)
            lines.add_line(name, f"{why[:1].upper()}{why[1:]}.", _("Ver la cuenta"), see)
        self.column.addWidget(lines)

    def _about(self, account: Account) -> str:
        line = self.hub.snapshot.line(account)
        publisher = self.hub.snapshot.name_of(line.publisher_id)
        parts = (
            line.content,
            line.audience,
            line.frequency,
            _("publica {name}").format(name=publisher) if publisher else "",
        )
        return in_a_row(parts)

    def _recommendations(self) -> None:
        plan = self.hub.snapshot.plan
        if plan is None:
            return
        lines = LinesCard(_("Qué conviene"))
        for item in plans.recommended(self.hub.snapshot, plan):
            account = self.hub.snapshot.account(item.account_id)
            name = (
                accounts.marked(self.hub.snapshot, account)
                if account
                else network_name(item.network_id, knowledge.networks())
            )
            state = (item.choice.word, _TONES[item.choice])
            verb, target = _verb(item.choice, item.account_id)
            act = partial(self.go, target) if target else None
            begins = item.choice in (Choice.OPEN, *_CLOSING)
            lines.add_line(name, " ".join(item.reasons), verb, act, state, changes=begins)
        self.column.addWidget(lines)


def _verb(choice: Choice, account_id: int | None) -> tuple[str, Target | None]:
    if choice is Choice.OPEN:
        return _("Abrir"), Target(Place.OPEN_PROFILE)
    if choice in _CLOSING:
        return _("Cerrar"), Target(Place.CLOSE_PROFILE, account_id)
    if choice in (Choice.MEND, Choice.MOVE, Choice.RECOVER):
        return _("Ver la cuenta"), Target(Place.ACCOUNTS, account_id)
    return "", None
