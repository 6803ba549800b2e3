"""Election mode: what may be published, what to ask first and what not; and the review of each account."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from muniredes.actions import accounts, clock, knowledge
from muniredes.desktop.dialogs.election_review import ElectionReviewDialog
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.account import Account
from muniredes.domain.dates import long_date
from muniredes.domain.elections.period import ElectoralPeriod, Milestone, day_of, is_open, next_are_known
from muniredes.domain.elections.review import ElectionReview, is_time
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.gaps import filled, known_gaps
from muniredes.domain.texts.text import in_a_row
from muniredes.domain.voice.style import treatment_note
from muniredes.i18n import _, mark, ngettext

_LIGHTS = (
    ("verde", mark("Verde: se puede publicar"), mark("Se puede"), "good"),
    ("ambar", mark("Ámbar: pregunte antes a Secretaría"), mark("Pregunte"), "warning"),
    ("rojo", mark("Rojo: no se publica"), mark("No"), "danger"),
)


class ElectionsPanel(Panel):
    """What the law lets an account say until the polling day."""

    asked_by = ("election_review",)

    @property
    def title(self) -> str:
        return _("Periodo electoral")

    def concerns(self, change: Change) -> bool:
        return change.concerns("electoral_period", "election_review", "account", "person", "council")

    def show_target(self, target: Target) -> None:
        account = self.hub.snapshot.account(target.object_id)
        periods = [period for period in self._periods() if account and not self._is_whole(period, account)]
        if account is not None and periods:
            self._review(periods[0], account)

    def refresh(self) -> None:
        clear(self.column)
        if self.says_no_elections():
            return
        lead = _("Desde que se publica la convocatoria hasta la votación, solo información de servicio.")
        self.column.addWidget(label(lead, "lead"))
        periods = self._periods()
        if periods:
            dates = partial(self.go, Target(Place.TERM))
            self.column.addLayout(FlowLayout(button(_("Ver las fechas"), dates)))
        if not next_are_known(self.hub.snapshot.term, self.hub.snapshot.periods):
            self._ask_for_dates()
        elif not periods:
            self._show_empty()
        now = [period for period in periods if is_time(period, clock.today())]
        self._show_reviews(now)
        self._lights()
        self._texts()
        self._show_reviews([period for period in periods if period not in now])

    def _show_reviews(self, periods: Sequence[ElectoralPeriod]) -> None:
        """Show the reviews of some elections: they go first only when their time has come."""
        for period in periods:
            self.column.addWidget(self._period(period))

    def _periods(self) -> Sequence[ElectoralPeriod]:
        """Return the elections whose polling day has not gone by, the nearest first."""
        today = clock.today()
        return [period for period in self.hub.snapshot.periods if period.polling_day >= today]

    def _is_whole(self, period: ElectoralPeriod, account: Account) -> bool:
        review = self.hub.snapshot.election_review(period, account)
        return review is not None and review.is_whole

    def _ask_for_dates(self) -> None:
        """Say that nobody has told when the next ones are: that is not that there are none."""
        term = self.hub.snapshot.term
        verb = _("Decir cuándo empezó el mandato") if term is None else _("Apuntar unas elecciones")
        state = EmptyState(
            _("No se sabe cuándo son las próximas elecciones"),
            _("Se calculan con el día en que empezó el mandato, que falta por decir.")
            if term is None
            else _("Este mandato no tiene apuntadas las elecciones con las que termina."),
        )
        state.offer(verb, lambda: self.go(Target(Place.TERM)), primary=True)
        self.column.addWidget(state)

    def _show_empty(self) -> None:
        state = EmptyState(
            _("No hay más elecciones apuntadas"),
            _("Cuando se convoquen otras, apúntelas: también las autonómicas, las generales y las europeas."),
        )
        state.offer(_("Apuntar unas elecciones"), lambda: self.go(Target(Place.TERM)), primary=True)
        self.column.addWidget(state)

    def _period(self, period: ElectoralPeriod) -> LinesCard:
        today = clock.today()
        lines = LinesCard(
            _("{election}: repaso de cada cuenta").format(election=period.name), _("No hay cuentas.")
        )
        lines.say(self._when(period))
        for account in self.hub.snapshot.own_accounts:
            review = self.hub.snapshot.election_review(period, account) or ElectionReview()
            state = (_("Repasada"), "good")
            if not self._is_whole(period, account):
                state = (_("Falta"), "warning") if is_time(period, today) else (_("Todavía no toca"), "")
            act = partial(self._review, period, account)
            name = accounts.marked(self.hub.snapshot, account)
            lines.add_line(name, self._about(review), _("Repasar"), act, state, changes=True)
        return lines

    def _when(self, period: ElectoralPeriod) -> Notice:
        today, opens = clock.today(), day_of(period, Milestone.PUBLISHED)
        if is_open(period, today):
            said = _("Estamos en periodo electoral: termina con la votación, el {day}.")
            return Notice(said.format(day=long_date(period.polling_day)), "danger")
        left = (opens - today).days
        days = ngettext("Falta {n} día", "Faltan {n} días", left)
        said = _("{days}: empieza el {day}. El repaso se hace en el mes de antes.")
        return Notice(
            said.format(days=days, day=long_date(opens)), "warning" if is_time(period, today) else ""
        )

    def _about(self, review: ElectionReview) -> str:
        if not review.done and not review.removed:
            return _("Mensajes fijados, destacados, cabecera, biografía, lo programado y anuncios.")
        name = self.hub.snapshot.name_of(review.reviewer_id)
        missing = ", ".join(point.short for point in review.missing)
        signed = (long_date(review.reviewed_on) if review.reviewed_on else "", name)
        parts = (
            _("Falta: {what}.").format(what=missing) if missing else _("Todo mirado."),
            ", ".join(part for part in signed if part),
            _("Se retiró: {what}").format(what=review.removed) if review.removed else "",
        )
        return in_a_row(parts)

    def _review(self, period: ElectoralPeriod, account: Account) -> None:
        ElectionReviewDialog(self.hub, period, account, self.window()).open()

    def _lights(self) -> None:
        for name, title, word, tone in _LIGHTS:
            lines = LinesCard(_(title))
            for item in knowledge.advice()[name]:
                lines.add_line(item.title, item.text.value, "", None, (_(word), tone))
            self.column.addWidget(lines)
        said = _("Es un consejo, no una sentencia: decide Secretaría y, al final, la junta electoral.")
        self.column.addWidget(label(said, "small"))

    def _texts(self) -> None:
        gaps = known_gaps(self.hub.snapshot, clock.today())
        if note := treatment_note(self.hub.snapshot.style):
            self.column.addWidget(label(note, "muted"))
        lines = LinesCard(_("Textos neutros para copiar"))
        for item in knowledge.advice()["elecciones_textos"]:
            said = filled(item.text.value, gaps)
            copy = partial(QGuiApplication.clipboard().setText, said)
            lines.add_line(item.title, said, _("Copiar el texto"), copy)
        self.column.addWidget(lines)
