"""The registers of the conversation: enquiries, what was hidden, permissions and the image bank."""

from collections.abc import Mapping, Sequence
from typing import Any

from muniredes.actions import accounts, clock
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.pages.register import RegisterPanel, State
from muniredes.domain.citizens.registers import Enquiry, Moderation
from muniredes.domain.citizens.rights import Consent, PictureCredit
from muniredes.domain.dates import in_days, long_date
from muniredes.domain.fields import word
from muniredes.domain.history import Change
from muniredes.i18n import _


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


class EnquiriesPanel(RegisterPanel):
    """What people asked, and whether they were answered."""

    kind = "enquiry"

    @property
    def title(self) -> str:
        return _("Consultas")

    @property
    def lead(self) -> str:
        return _(
            "Lo que merece dejar rastro: qué se pregunta, quién contesta y antes de qué día. Sin nombres."
        )

    @property
    def add_label(self) -> str:
        return _("Apuntar una consulta")

    def found(self) -> Sequence[Enquiry]:
        entries = sorted(self.hub.snapshot.enquiries, key=lambda entry: not entry.is_pending)
        return tuple(entries)

    def beginning(self) -> Mapping[str, object]:
        return {"question": _("Consulta nueva"), "asked_on": clock.today()}

    def about(self, thing: Any) -> str:
        account = self.hub.snapshot.account(thing.account_id)
        name = self.hub.snapshot.name_of(thing.answers_id)
        due = _("contestar antes del {day}").format(day=long_date(thing.due_on)) if thing.due_on else ""
        answered = (
            _("contestada el {day}").format(day=long_date(thing.answered_on)) if thing.answered_on else ""
        )
        who = _("contesta {name}").format(name=name) if name else ""
        return _joined(
            thing.kind.word,
            accounts.marked(self.hub.snapshot, account) if account else "",
            who,
            answered or due,
        )

    def state(self, thing: Any) -> State:
        if thing.is_late(clock.today()):
            return _("Atrasada"), "danger"
        return (_("Pendiente"), "warning") if thing.is_pending else (_("Contestada"), "good")

    def sections(self) -> Sequence[Section]:
        return (
            Section(
                _("La consulta"),
                (
                    ask.text("enquiry.question", lines=2),
                    ask.choice("enquiry.kind", is_needed=True),
                    ask.account("enquiry.account_id"),
                    ask.day("enquiry.asked_on"),
                    ask.day("enquiry.due_on"),
                    ask.who("enquiry.answers_id"),
                    ask.text("enquiry.registry_number", _("Si tuvo que ir por registro.")),
                ),
            ),
            Section(_("La respuesta"), (ask.day("enquiry.answered_on"), ask.text("enquiry.answer", lines=3))),
        )


class ModerationsPanel(RegisterPanel):
    """What was hidden, and who was blocked, with its way back."""

    kind = "moderation"

    @property
    def title(self) -> str:
        return _("Ocultaciones y bloqueos")

    @property
    def lead(self) -> str:
        return _("Cada uno con su norma, su captura, su aviso, su fin y su reclamación.")

    @property
    def add_label(self) -> str:
        return _("Apuntar una ocultación o un bloqueo")

    def found(self) -> Sequence[Moderation]:
        return tuple(reversed(self.hub.snapshot.moderations))

    def beginning(self) -> Mapping[str, object]:
        return {"done_on": clock.today()}

    def about(self, thing: Any) -> str:
        account = self.hub.snapshot.account(thing.account_id)
        review = _("se revisa el {day}").format(day=long_date(thing.review_on)) if thing.review_on else ""
        names = ", ".join(word(f"moderation.{name}") for name in thing.wanting)
        lacks = _("Falta: {names}").format(names=names) if names else ""
        return _joined(
            lacks, accounts.marked(self.hub.snapshot, account) if account else "", thing.rule, review
        )

    def state(self, thing: Any) -> State:
        if thing.is_due(clock.today()):
            return _("Toca revisarlo"), "danger"
        return (_("En vigor"), "warning") if thing.stands else (_("Levantado"), "")

    def sections(self) -> Sequence[Section]:
        return (
            Section(
                _("Qué pasó"),
                (
                    ask.choice("moderation.kind", is_needed=True),
                    ask.day("moderation.done_on"),
                    ask.account("moderation.account_id"),
                    ask.text("moderation.rule"),
                    ask.text("moderation.what", _("Sin el nombre de quien lo dijo."), lines=2),
                    ask.picture("moderation.capture"),
                    ask.day("moderation.warned_on"),
                    ask.who("moderation.decided_by_id"),
                ),
            ),
            Section(
                _("Hasta cuándo"),
                (
                    ask.day("moderation.until"),
                    ask.day("moderation.review_on"),
                    ask.text("moderation.appeal", lines=2),
                    ask.day("moderation.lifted_on"),
                ),
            ),
        )


class ConsentsPanel(RegisterPanel):
    """Who allowed what."""

    kind = "consent"

    @property
    def title(self) -> str:
        return _("Permisos de imagen")

    @property
    def lead(self) -> str:
        return _(
            "Separados de cualquier inscripción, para un fin, unos canales y un plazo; y se pueden retirar."
        )

    @property
    def add_label(self) -> str:
        return _("Apuntar un permiso")

    def found(self) -> Sequence[Consent]:
        return self.hub.snapshot.consents

    def beginning(self) -> Mapping[str, object]:
        return {"subject": _("Permiso nuevo")}

    def about(self, thing: Any) -> str:
        expires = _("caduca el {day}").format(day=long_date(thing.expires_on)) if thing.expires_on else ""
        minor = _("menor de edad") if thing.is_minor else ""
        return _joined(minor, thing.purpose, thing.channels, expires, thing.place)

    def state(self, thing: Any) -> State:
        if thing.revoked_on is not None:
            return _("Retirado"), "danger"
        if not thing.holds(clock.today()):
            return (_("Caducado"), "danger") if thing.expires_on else (_("Falta la fecha"), "warning")
        return _("Vale"), "good"

    def sections(self) -> Sequence[Section]:
        return (
            Section(
                _("El permiso"),
                (
                    ask.text("consent.subject", _("Lo justo para encontrarlo: el papel tiene los nombres.")),
                    ask.yes_no("consent.is_minor"),
                    ask.text("consent.purpose", lines=2),
                    ask.text("consent.channels", lines=2),
                    ask.day("consent.given_on"),
                    ask.day("consent.expires_on"),
                    ask.day("consent.revoked_on"),
                    ask.text("consent.place"),
                ),
            ),
        )


class CreditsPanel(RegisterPanel):
    """Whose the pictures are."""

    kind = "picture_credit"

    @property
    def title(self) -> str:
        return _("Banco de imágenes")

    @property
    def lead(self) -> str:
        return _("De quién es cada imagen, con qué licencia, hasta cuándo y dónde se ha usado.")

    @property
    def add_label(self) -> str:
        return _("Apuntar una imagen")

    def found(self) -> Sequence[PictureCredit]:
        return self.hub.snapshot.credits

    def beginning(self) -> Mapping[str, object]:
        return {"name": _("Imagen nueva")}

    def about(self, thing: Any) -> str:
        until = (
            _("hasta {when}").format(when=in_days(thing.licence_until, clock.today()))
            if thing.licence_until
            else ""
        )
        licence = thing.licence.word if thing.licence else ""
        return _joined(self._flaw(thing), thing.author, licence, until, thing.used_in)

    def concerns(self, change: Change) -> bool:
        return change.concerns(self.kind, "consent")

    def _flaw(self, thing: Any) -> str:
        return str(thing.flaw(clock.today(), self.hub.snapshot.consents))

    def state(self, thing: Any) -> State:
        flaw = self._flaw(thing)
        return (_("No se puede usar"), "danger") if flaw else (_("Se puede usar"), "good")

    def sections(self) -> Sequence[Section]:
        return (
            Section(
                _("La imagen"),
                (
                    ask.text("picture_credit.name"),
                    ask.picture("picture_credit.picture"),
                    ask.text("picture_credit.author"),
                    ask.choice("picture_credit.licence"),
                    ask.day("picture_credit.licence_until"),
                    ask.text("picture_credit.source"),
                    ask.yes_no("picture_credit.shows_people"),
                    ask.consent("picture_credit.consent_id"),
                    ask.text("picture_credit.alternative_text", lines=2),
                    ask.text("picture_credit.used_in", lines=2),
                ),
            ),
        )
