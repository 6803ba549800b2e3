"""Which account leads to which, to the web and to the official list; and what fails."""

from functools import partial

from muniredes.actions import accounts, clock
from muniredes.actions.channels import links
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.account import Account
from muniredes.domain.channels.links import flaws, linking
from muniredes.domain.dates import long_date
from muniredes.domain.declared_absent import is_lacking
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import begun_large
from muniredes.i18n import _


class LinksPanel(Panel):
    """One line for each profile: where it leads, and whether that is enough."""

    asked_by = ("account_link",)

    @property
    def title(self) -> str:
        return _("Quién enlaza a quién")

    def concerns(self, change: Change) -> bool:
        return change.concerns("account", "account_link", "editorial_line", "channel_plan")

    def refresh(self) -> None:
        clear(self.column)
        lead = _("Cada perfil enlaza a la web y a la lista de cuentas oficiales, y la web a cada perfil.")
        self.column.addWidget(label(lead, "lead"))
        asked = linking(self.hub.snapshot.posting_accounts(clock.today()))
        if not asked:
            self._show_empty()
            return
        check = partial(self.go, Target(Place.CHECK_LINKS))
        self.column.addLayout(FlowLayout(button(_("Comprobar los enlaces"), check, "primary", changes=True)))
        self._register()
        lines = LinesCard(_("Los perfiles"))
        for account in asked:
            self._line(lines, account)
        self.column.addWidget(lines)

    def _show_empty(self) -> None:
        state = EmptyState(
            _("Todavía no hay cuentas en uso"), _("Con las cuentas apuntadas se mira a qué enlaza cada una.")
        )
        state.offer(_("Añadir cuenta"), lambda: self.go(Target(Place.ADD_ACCOUNT)), primary=True)
        state.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        self.column.addWidget(state)

    def _register(self) -> None:
        plan = self.hub.snapshot.plan
        address = plan.register_address if plan else ""
        lines = LinesCard(_("La lista de cuentas oficiales"))
        change = partial(self.go, Target(Place.CHECK_LINKS, None, "register"))
        has_none = plan is not None and is_lacking(plan, "register_address")
        state = None if address or has_none else (_("Falta"), "warning")
        unknown = _("No está publicada.") if has_none else _("No se sabe dónde está publicada.")
        lines.add_line(address or unknown, "", _("Cambiar"), change, state, changes=True)
        self.column.addWidget(lines)

    def _line(self, lines: LinesCard, account: Account) -> None:
        wrong = flaws(links.seen_in(self.hub.snapshot, account))
        state = (_("Bien"), "good")
        if wrong:
            state = (_("Falla"), "danger")
        elif links.is_to_ask(self.hub.snapshot, account):
            state = (_("Sin comprobar"), "warning")
        detail = "\n".join((self._about(account), *(_sentence(flaw) for flaw in wrong)))
        change = partial(self.go, Target(Place.CHECK_LINKS, account.id))
        lines.add_line(
            accounts.marked(self.hub.snapshot, account), detail, _("Comprobar"), change, state, changes=True
        )

    def _about(self, account: Account) -> str:
        line = self.hub.snapshot.line(account)
        linked = [accounts.marked(self.hub.snapshot, other) for other in self.hub.snapshot.linked(account)]
        led = [*([_("la web y la lista")] if line.links_to_register else []), *linked]
        seen = line.links_checked_on
        parts = (
            _("Enlaza a {names}.").format(names=", ".join(led)) if led else "",
            _("La web enlaza a ella.") if line.linked_from_web else "",
            _("Comprobado el {day}.").format(day=long_date(seen)) if seen else "",
            _("Falta comprobarlo.") if links.is_to_ask(self.hub.snapshot, account) else "",
        )
        return " ".join(part for part in parts if part)


def _sentence(flaw: str) -> str:
    return f"⚠ {begun_large(flaw)}"
