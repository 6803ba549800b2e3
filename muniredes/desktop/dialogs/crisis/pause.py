"""Stop what was planned: what the crisis is about, or the accounts that are chosen."""

from PySide6.QtWidgets import QCheckBox, QWidget

from muniredes.actions import accounts
from muniredes.actions.crisis import pausing
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.crisis.stopping import accounts_to_stop
from muniredes.domain.problems import Problem
from muniredes.i18n import _


def stop_words(hub: Hub, file: IncidentFile) -> str:
    """Return what the button that stops says: everything, one account, or that it asks which."""
    chosen = _to_stop(hub, file)
    if chosen is None:
        return _("Parar lo programado")
    return _("Parar lo programado en esa cuenta") if chosen else _("Parar lo programado…")


def stop_planned(hub: Hub, file: IncidentFile, parent: QWidget) -> None:
    """Stop what `stop_words` says with one press; ask which account when nobody has said it."""
    chosen = _to_stop(hub, file)
    assert file.incident.id is not None
    if chosen is None or chosen:
        hub.attempt(pausing.pause, file.incident.id, chosen)
    else:
        PauseDialog(hub, file, parent).open()


def _to_stop(hub: Hub, file: IncidentFile) -> frozenset[int] | None:
    checklist = book(hub.snapshot.crisis).checklists.get(file.incident.checklist)
    own = hub.snapshot.own_accounts
    return accounts_to_stop(file.incident, checklist.value if checklist else None, own)


class PauseDialog(ShortDialog):
    """A box for each account: ticked are those that the crisis is about, none while it is not said which."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Elegir qué se para"), _("Parar"), parent)
        lead = _(
            "Lo planeado en estas cuentas queda «en pausa» hasta que lo reanude. Lo que dejó programado "
            "dentro de la propia red, párelo también allí: este programa no entra en sus cuentas."
        )
        self.column.addWidget(label(lead, "lead"))
        ticked = _to_stop(hub, file)
        if ticked is not None and not ticked:
            said = _("Todavía no ha dicho qué cuenta está en otras manos: marque aquí las que se paran.")
            self.column.addWidget(Notice(said))
        self.boxes: dict[int, QCheckBox] = {}
        for account in hub.snapshot.own_accounts:
            assert account.id is not None
            box = QCheckBox(accounts.marked(hub.snapshot, account))
            box.setChecked(ticked is None or account.id in ticked)
            self.boxes[account.id] = box
            self.column.addWidget(box)
        self.column.addStretch(1)

    def carry_out(self) -> None:
        chosen = {number for number, box in self.boxes.items() if box.isChecked()}
        if not chosen:
            raise Problem(_("No ha marcado ninguna cuenta."), _("Marque al menos una."))
        self.hub.perform(pausing.pause, self.incident_id, chosen)
