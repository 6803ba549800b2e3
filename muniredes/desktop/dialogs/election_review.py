"""What is looked over in one account for an election."""

from typing import Any

from PySide6.QtWidgets import QWidget

from muniredes.actions import accounts, elections
from muniredes.desktop.dialogs.sheet import SheetDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.accounts.account import Account
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.elections.review import ElectionReview
from muniredes.i18n import _

_KIND = "election_review"


class ElectionReviewDialog(SheetDialog):
    """Boxes to tick with the profile in view; who did it and when is filled in by itself."""

    def __init__(
        self, hub: Hub, period: ElectoralPeriod, account: Account, parent: QWidget | None = None
    ) -> None:
        super().__init__(hub, accounts.marked(hub.snapshot, account), parent)
        self._period, self._account = period, account
        lead = _("{election}. Abra la cuenta y marque lo que ya ha mirado.").format(election=period.name)
        self.column.addWidget(label(lead, "lead"))
        sections = [Section("", _ticks()), Section(_("Quién y cuándo"), _details())]
        self.ask(sections, self._values(), self._save, f"{_KIND} {period.id} {account.id}")
        self.column.addStretch(1)

    def _values(self) -> dict[str, Any]:
        found = self.hub.snapshot.election_review(self._period, self._account) or ElectionReview()
        return plain_values([*_ticks(), *_details()], {_KIND: found})

    def _save(self, key: str, value: Any) -> None:
        assert self._period.id is not None
        assert self._account.id is not None
        values = {key.removeprefix(f"{_KIND}."): value}
        self.hub.perform(elections.review, self._period.id, self._account.id, values)
        self.sheet.update_values(self._values(), FormContext(self.hub))


def _ticks() -> tuple[Field, ...]:
    return (ask.several("election_review.done"),)


def _details() -> tuple[Field, ...]:
    removed = _("Qué era, por qué, y dónde está la captura. Si no se retiró nada, déjelo en blanco.")
    return (
        ask.day("election_review.reviewed_on"),
        ask.who("election_review.reviewer_id"),
        ask.text("election_review.removed", removed, lines=3),
    )
