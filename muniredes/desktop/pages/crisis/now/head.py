"""The head of a crisis: what it is, how serious, and its clocks."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QMenu

from muniredes.actions import accounts, clock, knowledge
from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import Card
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import badge, button, label, set_tone
from muniredes.domain.accounts.risk import harm
from muniredes.domain.council import Council
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import CLOCK_TOLERANCE, breach_deadline, is_clock_behind
from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.crisis.record import IncidentFile
from muniredes.i18n import _

_TONES = {
    CrisisLevel.ROUTINE: "good",
    CrisisLevel.INCIDENT: "warning",
    CrisisLevel.LOCAL: "warning",
    CrisisLevel.SEVERE: "danger",
}


class RunHead(Card):
    """Its name, its level, since when and whose, and the clocks that run."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._file: IncidentFile | None = None
        self._name = label("", "h2")
        self.inner.addWidget(self._name)
        self._level = badge("")
        self._drill = badge(_("Simulacro"), "accent")
        self._since = label("", "muted")
        self._since.setWordWrap(False)
        self.inner.addLayout(FlowLayout(self._level, self._drill, self._since, across=12))
        self._menu = QMenu(self)
        self._account = button("")
        self._account.setMenu(self._menu)
        self.inner.addLayout(FlowLayout(self._account))
        self._breach = Notice()
        self._clock = Notice()
        self.inner.addWidget(self._breach)
        self.inner.addWidget(self._clock)

    def show_file(self, file: IncidentFile) -> None:
        """Show a crisis."""
        self._file = file
        incident = file.incident
        self._name.setText(incident.name)
        self._level.setText(_("Nivel {level}").format(level=incident.level.title))
        set_tone(self._level, "tone", _TONES[incident.level])
        self._drill.setVisible(incident.is_drill)
        self._since.setText(self._since_words(file))
        self._show_account(file)
        self.tick(clock.instant())

    def _show_account(self, file: IncidentFile) -> None:
        """Offer the accounts to choose from, in a crisis that is about one of them."""
        known = book(self._hub.snapshot.crisis).checklists.get(file.incident.checklist)
        is_fake = known is not None and known.value.is_of_an_impostor
        offered = self._hub.snapshot.own_accounts
        if is_fake:
            offered = tuple(each for each in self._hub.snapshot.accounts if harm(each))
        is_asked = known is not None and (known.value.is_of_an_account or (is_fake and bool(offered)))
        self._account.setVisible(is_asked)
        about = self._hub.snapshot.account(file.incident.account_id)
        said = _("Cuenta falsa: {account}") if is_fake else _("Cuenta en otras manos: {account}")
        name = accounts.title(about) if about else ""
        self._account.setText(said.format(account=name) if about else _("Decir qué cuenta es"))
        self._menu.clear()
        for each in offered:
            title = accounts.marked(self._hub.snapshot, each)
            self._menu.addAction(title, partial(self._name_account, each.id))
        self._menu.addAction(_("Todavía no lo sé"), partial(self._name_account, None))

    def _name_account(self, account_id: int | None) -> None:
        assert self._file is not None
        assert self._file.incident.id is not None
        self._hub.attempt(course.name_account, self._file.incident.id, account_id)

    def _since_words(self, file: IncidentFile) -> str:
        incident = file.incident
        where = clocks.zone(self._hub.snapshot.council)
        assert incident.began_at is not None
        began = clocks.when(incident.began_at, where, clock.today())
        handler = self._hub.snapshot.name_of(incident.handler_id)
        text = _("Empezó {when}").format(when=began)
        return _("{text} · la lleva {name}").format(text=text, name=handler) if handler else text

    def tick(self, now: datetime) -> None:
        """Say how long is left of the clock of a breach, and whether that of the computer is wrong.

        The next notice is told above every page.
        """
        if self._file is None:
            return
        self._breach.say(self._breach_words(now), "danger")
        self._clock.say(self._clock_words(now), "warning")

    def _breach_words(self, now: datetime) -> str:
        assert self._file is not None
        if not self._file.incident.is_breach:
            return ""
        council = self._hub.snapshot.council
        known = knowledge.crisis_book()
        deadline = breach_deadline(self._file.incident, known.breach_hours.value)
        if deadline is None:
            return ""
        text = _("Brecha de datos: hay que decidir y notificar a {who} antes de {when} ({left}).")
        return text.format(
            who=_authority(known, council),
            when=clocks.day_and_hour(deadline, clocks.zone(council)),
            left=clocks.left(deadline, now),
        )

    def _clock_words(self, now: datetime) -> str:
        assert self._file is not None
        if clock.behind() <= CLOCK_TOLERANCE and not is_clock_behind(now, self._file.entries):
            return ""
        return _(
            "El reloj del ordenador va por detrás de lo que ya está apuntado. No se pierde nada: lo nuevo se "
            "apunta a continuación. Ponga el reloj en hora cuando pueda."
        )


def _authority(known: CrisisBook, council: Council | None) -> str:
    """Return whom a breach is told to; without a region, that it has to be found out."""
    authority = known.authority_of(council) if council is not None else None
    if authority is None:
        return _("la autoridad de protección de datos (la AEPD, o la de su comunidad si la tiene)")
    return authority.name
