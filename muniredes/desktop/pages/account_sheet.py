"""The sheet of one account: lights in words, what is at risk, and every answer."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions import accounts, clock
from muniredes.desktop import theme
from muniredes.desktop.dialogs.deleting import ask_and_delete
from muniredes.desktop.dialogs.history import HistoryDialog
from muniredes.desktop.forms.account_fields import networks_for, sections
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.sheet import Sheet
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.navigation.browser import browse_button
from muniredes.desktop.navigation.half_done import half_said_of_account
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import badge, button, label
from muniredes.domain.accounts.account import (
    Account,
    AccountState,
    Custody,
    KeyLack,
    SecondFactor,
    is_personal_mail,
)
from muniredes.domain.accounts.risk import Risk, RiskLevel, harm
from muniredes.domain.fields import word
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.text import listed
from muniredes.i18n import _

_TONES = {RiskLevel.HIGH: "danger", RiskLevel.MEDIUM: "warning", RiskLevel.LOW: "good"}


class AccountSheet(QWidget):
    """Everything about one account; its form, which is most of it, is put at once or in parts."""

    target_asked = Signal(object)

    def __init__(self, hub: Hub, account: Account) -> None:
        super().__init__()
        self._hub = hub
        assert account.id is not None
        self._id = account.id
        self._has_keys = _has_keys(account)
        self._networks = networks_for(account)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._title = label("", "h2")
        column.addWidget(self._title)
        column.addLayout(self._verbs(account))
        self._half_done = Notice()
        column.addWidget(self._half_done)
        self._lights_holder = QWidget()
        self._lights_grid = ColumnsLayout(theme.letters(24), 3, across=12, down=8)
        self._lights_holder.setLayout(self._lights_grid)
        column.addWidget(self._lights_holder)
        self._reasons = Notice()
        column.addWidget(self._reasons)
        self._sheet = self._make_sheet(account)
        column.addWidget(self._sheet)
        self._refresh_head(account)

    def parts(self) -> Iterator[None]:
        """Put what is left of the form, a little at a time."""
        yield from self._sheet.parts()

    def complete(self) -> None:
        """Put whatever is left of the form."""
        self._sheet.complete()

    def shows(self, account: Account) -> bool:
        """Whether this is the sheet of an account."""
        is_same = self._has_keys is _has_keys(account) and self._networks == networks_for(account)
        return account.id == self._id and is_same

    def refresh(self, account: Account) -> None:
        """Show the account as it is now; what is being typed is not touched."""
        self.complete()
        self._sheet.update_values(self._values(account), FormContext(self._hub))
        self._refresh_head(account)

    def _refresh_head(self, account: Account) -> None:
        custody = self._hub.snapshot.custody(account)
        risk = self._hub.snapshot.risk(account, clock.today())
        self._title.setText(accounts.marked(self._hub.snapshot, account))
        self._show_lights(account, custody, risk)
        self._show_half_done(account)
        if account.is_ours:
            self._show_reasons(risk)
        elif account.state is AccountState.CLOSED:
            self._show_closed(account)
        else:
            self._show_not_ours(account)

    def _show_half_done(self, account: Account) -> None:
        """Say what was left half said of it, with the way to go on; nothing when nothing was."""
        items = half_said_of_account(self._hub.snapshot, account)
        self._half_done.clear_offers()
        for item in items:
            self._half_done.offer(item.verb, partial(self.target_asked.emit, item.target))
        said = _("Lo dejó a medias: {what}.").format(what=listed(item.text for item in items))
        self._half_done.say(said if items else "")

    def _show_not_ours(self, account: Account) -> None:
        """Say of one that pretends to be ours how it is reported; how it stands is said above."""
        said = []
        self._reasons.clear_offers()
        for reason in harm(account):
            is_mended = reason not in self._hub.snapshot.to_mend(account, clock.today())
            said += [_("Consta denunciada y retirada.")] if is_mended else [reason.sentence]
            target = Target(Place.REMEDY, self._id, reason.cause.value)
            self._reasons.offer(reason.verb, partial(self.target_asked.emit, target))
        self._reasons.say("\n".join(said), "danger" if harm(account) else "")

    def _show_closed(self, account: Account) -> None:
        """Say that it is closed and, until somebody says how it was done, where that is said."""
        is_told = self._hub.snapshot.closure(account) is not None
        said = _("Consta cerrada.") if is_told else _("Consta cerrada. Falta cuándo, por qué y su copia.")
        self._reasons.clear_offers()
        verb = _("Ver el cierre") if is_told else _("Decir cómo se cerró")
        self._reasons.offer(verb, partial(self.target_asked.emit, Target(Place.CLOSE_PROFILE, self._id)))
        self._reasons.say(said, "" if is_told else "warning")

    def _show_reasons(self, risk: Risk) -> None:
        """Say every reason, with the way to mend the worst."""
        self._reasons.clear_offers()
        self._reasons.say("\n".join(reason.sentence for reason in risk.reasons), _TONES[risk.level])
        for reason in risk.reasons[:1]:
            target = Target(Place.REMEDY, self._id, reason.cause.value)
            self._reasons.offer(_("Arreglar"), partial(self.target_asked.emit, target))

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field."""
        self._sheet.focus_field(field)

    def keep_all(self) -> None:
        """Save what is still being typed."""
        self._sheet.keep_all()

    def _make_sheet(self, account: Account) -> Sheet:
        locked = self._hub.database.is_read_only
        return Sheet(
            sections(account, has_keys=self._has_keys),
            self._values(account),
            FormContext(self._hub),
            self._save,
            about=f"account {account.id}",
            locked=locked,
            in_parts=True,
        )

    def _values(self, account: Account) -> dict[str, Any]:
        things = {"account": account, "custody": self._hub.snapshot.custody(account)}
        return plain_values([field for section in sections(account) for field in section.fields], things)

    def _save(self, key: str, value: Any) -> None:
        self._hub.perform(accounts.edit, self._id, {key: value})

    def _verbs(self, account: Account) -> FlowLayout:
        row = FlowLayout()
        target = Target(Place.ADD_ACCOUNT, self._id)
        row.addWidget(button(_("Responder una a una"), lambda: self.target_asked.emit(target), changes=True))
        if account.address and account.is_ours:
            row.addWidget(browse_button(account.address))
        row.addWidget(button(_("Historial"), self._show_history, icon="history"))
        row.addWidget(button(_("Borrar"), self._delete, "danger", "trash", changes=True))
        return row

    def _show_history(self) -> None:
        HistoryDialog(self._hub, "account", self._id, self._title.text(), self.window()).open()

    def _delete(self) -> None:
        act = partial(self._hub.attempt, accounts.delete, self._id)
        ask_and_delete(self._hub, "account", self._id, self._title.text(), act, self.window())

    def _show_lights(self, account: Account, custody: Custody, risk: Risk) -> None:
        clear(self._lights_grid)
        standing = self._hub.snapshot.standing(account, clock.today())
        lights = [(_("Cómo está"), standing.standing.word, "good" if standing.is_official else "warning")]
        lights += [(_("Riesgo"), risk.level.word, _TONES[risk.level])] if account.is_ours else []
        lights += self._five_lights(custody) if account.is_ours else []
        for name, said, tone in lights:
            holder = QWidget()
            cell = QVBoxLayout(holder)
            cell.setContentsMargins(0, 0, 0, 0)
            cell.setSpacing(2)
            cell.addWidget(label(name, "small"))
            cell.addWidget(badge(said, tone))
            self._lights_grid.put(holder)

    def _five_lights(self, custody: Custody) -> list[tuple[str, str, str]]:
        name_of = self._hub.snapshot.name_of
        holder, deputy = name_of(custody.holder_id), name_of(custody.deputy_id)
        return [
            (_("Titular"), holder or _("Falta"), "good" if holder else "danger"),
            (
                word("custody.deputy_id"),
                deputy or _("Falta"),
                "good" if deputy else "warning",
            ),
            (word("custody.email"), *_mail_light(custody)),
            (word("custody.second_factor"), *_factor_light(custody.second_factor)),
            (
                _("Decreto"),
                custody.resolution or _("No consta"),
                "good" if custody.resolution else "warning",
            ),
        ]


def _has_keys(account: Account) -> bool:
    """Whether there is anything to ask of its keys: nobody here has those of one that pretends to be ours."""
    return account.state is not AccountState.IMPERSONATED


def _mail_light(custody: Custody) -> tuple[str, str]:
    email = custody.email
    if not email and KeyLack.EMAIL in custody.lacks:
        return _("No tiene"), "warning"
    if not email:
        return _("No consta"), "warning"
    return (_("Particular"), "danger") if is_personal_mail(email) else (_("Institucional"), "good")


def _factor_light(factor: SecondFactor | None) -> tuple[str, str]:
    if factor is None:
        return _("No consta"), "warning"
    return (_("No tiene"), "warning") if factor is SecondFactor.NONE else (_("Tiene"), "good")
