"""Choose the accounts whose planned posts stop."""

from PySide6.QtWidgets import QCheckBox, QWidget

from muniredes.actions import accounts
from muniredes.actions.crisis import pausing
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class PauseDialog(ShortDialog):
    """A box for each account: ticked are all of them or, when one is in other hands, that one."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Elegir qué se para"), _("Parar"), parent)
        lead = _(
            "Lo planeado en estas cuentas queda «en pausa» hasta que lo reanude. Lo que dejó programado "
            "dentro de la propia red, párelo también allí: este programa no entra en sus cuentas."
        )
        self.column.addWidget(label(lead, "lead"))
        self.boxes: dict[int, QCheckBox] = {}
        for account in hub.snapshot.own_accounts:
            assert account.id is not None
            box = QCheckBox(accounts.marked(hub.snapshot, account))
            box.setChecked(file.incident.account_id in (None, account.id))
            self.boxes[account.id] = box
            self.column.addWidget(box)
        self.column.addStretch(1)

    def carry_out(self) -> None:
        chosen = {number for number, box in self.boxes.items() if box.isChecked()}
        if not chosen:
            raise Problem(_("No ha marcado ninguna cuenta."), _("Marque al menos una."))
        self.hub.perform(pausing.pause, self.incident_id, chosen)
