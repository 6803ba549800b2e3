"""What becomes of what was planned on an account where nothing can go out any more."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions import accounts, knowledge
from muniredes.actions.calendar import reassigning
from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.watch.stranded import Stranded
from muniredes.domain.dates import weekday_date
from muniredes.domain.problems import Problem
from muniredes.i18n import _, ngettext

_SHOWN = 6


class StrandedDialog(AskingDialog):
    """Which posts they are, another channel for all of them, or none."""

    def __init__(self, hub: Hub, found: Stranded, parent: QWidget | None = None) -> None:
        title = _("Aquí ya no puede salir")
        super().__init__(title, _("Pasarlos a ese canal"), 620, 480, parent)
        assert found.account.id is not None
        self._hub, self._account_id = hub, found.account.id
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(12)
        outer.addWidget(label(title, "h2"))
        column = QVBoxLayout()
        outer.addLayout(column, 1)
        column.setSpacing(10)
        column.addWidget(label(found.sentence(knowledge.networks()), "lead"))
        self._list(column, reassigning.planned(hub.database, self._account_id))
        homes = reassigning.homes(hub.snapshot, found.account)
        options = tuple(Option(value=each.key, label=accounts.channel(hub.snapshot, each)) for each in homes)
        field = ChoiceField(key="home", label=_("A qué canal pasan"), options=options, compact=True)
        self._home = ChoiceInput(field)
        alike = hub.snapshot.account(homes[0].account_id) if homes else None
        if alike is not None and alike.network_id == found.account.network_id:
            self._home.set_value(homes[0].key)
        column.addWidget(self._home)
        self._doubled = label("", "warning")
        column.addWidget(self._doubled)
        self._home.changed.connect(self._say_doubled)
        self._home.setVisible(bool(homes))
        said = _("Lo aprobado se vuelve a mirar: se aprobó para otro sitio. Todo se puede deshacer.")
        column.addWidget(label(said, "small"))
        column.addStretch(1)
        outer.addWidget(self.error)
        foot = self.foot()
        foot.insertWidget(0, button(_("Descartarlos todos"), self._discard, "danger"))
        outer.addLayout(foot)
        self.verb.setEnabled(bool(homes))
        self._say_doubled()

    def _say_doubled(self) -> None:
        """Say what is not taken to the channel that is chosen: it is said there already."""
        key = str(self._home.value() or "")
        count = reassigning.already_said(self._hub.database, self._account_id, key) if key else 0
        said = ngettext(
            "{n} ya salió ahí, o ya está previsto: ese se descarta, para no decirlo dos veces.",
            "{n} ya salieron ahí, o ya están previstos: esos se descartan, para no decirlo dos veces.",
            count,
        )
        self._doubled.setText(said.format(n=count) if count else "")
        self._doubled.setVisible(bool(count))

    @staticmethod
    def _list(column: QVBoxLayout, lines: Sequence[PostLine]) -> None:
        for line in lines[:_SHOWN]:
            when = weekday_date(line.day) if line.day else _("Sin día")
            column.addWidget(label(_("{when}: {title}").format(when=when, title=line.title), "small"))
        rest = len(lines) - _SHOWN
        if rest > 0:
            column.addWidget(label(ngettext("Y {n} más.", "Y {n} más.", rest), "muted"))

    def carry_out(self) -> None:
        self._hub.perform(reassigning.move, self._account_id, str(self._home.value() or ""))

    def _discard(self) -> None:
        try:
            self._hub.perform(reassigning.discard, self._account_id)
        except Problem as problem:
            self.say_wrong(problem.sentence)
            return
        self.accept()
