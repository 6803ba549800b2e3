"""Who allowed what: consents to be photographed, and whose the pictures are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from muniredes.domain.dates import long_date
from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


@dataclass(eq=False, kw_only=True)
class Consent:
    """A signed consent to publish somebody's image, for one purpose and some channels.

    `subject` says whose in few words («curso 3.º B, 2026»); the signed paper is kept at `place`.
    """

    id: int | None = None
    subject: str = ""
    is_minor: bool | None = None
    purpose: str = ""
    channels: str = ""
    given_on: date | None = None
    expires_on: date | None = None
    revoked_on: date | None = None
    place: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.subject

    def holds(self, today: date) -> bool:
        """Whether it can be relied on today."""
        expired = self.expires_on is not None and self.expires_on < today
        return self.given_on is not None and self.revoked_on is None and not expired


class Licence(WordedEnum):
    """What may be done with a picture."""

    OWN = "own", mark("Hecha por el personal: es del organismo")
    CC_BY = "cc_by", mark("Creative Commons, citando al autor")
    CC0 = "cc0", mark("Dominio público o CC0")
    GRANTED = "granted", mark("Cedida por escrito")
    STOCK = "stock", mark("De un banco de imágenes")
    UNKNOWN = "unknown", mark("No se sabe: no se puede usar")


@dataclass(eq=False, kw_only=True)
class PictureCredit:
    """A picture of the image bank: whose it is, under which licence and until when, and where it was used."""

    id: int | None = None
    name: str = ""
    picture: str | None = None
    author: str = ""
    licence: Licence | None = None
    licence_until: date | None = None
    source: str = ""
    used_in: str = ""
    alternative_text: str = ""
    shows_people: bool | None = None
    consent_id: int | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.name

    def flaw(self, today: date, consents: Iterable[Consent]) -> str:
        """Return why it should not be used, in a sentence; nothing when it may."""
        consent = next((each for each in consents if each.id == self.consent_id), None)
        if self.licence in (None, Licence.UNKNOWN):
            return _("No consta su licencia.")
        if self.licence_until is not None and self.licence_until < today:
            return _("La licencia ha caducado.")
        if self.shows_people and consent is None:
            return _("Salen personas y no consta el permiso.")
        if consent is not None and not consent.holds(today):
            return _("Su permiso no vale: está retirado, ha caducado o no consta cuándo se dio.")
        return ""


def check_consent(consent: Consent, today: date) -> None:
    """Refuse a consent without whose it is, given tomorrow, or that ends before it was given.

    One that ran out stays in the register and can be corrected: it tells what was published then.
    """
    if not consent.subject:
        raise Problem(_("Falta de quién es el permiso."), _("Escríbalo para seguir."), "consent.subject")
    given = consent.given_on
    if given is None:
        return
    if given > today:
        raise Problem(
            _("El permiso no puede estar dado en el futuro."), _("Corrija la fecha."), "consent.given_on"
        )
    if consent.expires_on is not None and consent.expires_on < given:
        raise Problem(
            _("El permiso habría caducado antes de darse."),
            _("Corrija una de las dos fechas."),
            "consent.expires_on",
        )
    if consent.revoked_on is not None and consent.revoked_on < given:
        raise Problem(
            _("El permiso no puede retirarse antes de darse."),
            _("Corrija una de las dos fechas."),
            "consent.revoked_on",
        )


def check_expiry(consent: Consent, before: Mapping[str, object], today: date) -> None:
    """Refuse to begin with an expiry that went by, unless it is plainly the record of an old paper.

    `before` is what the fields being written said. Changing one expiry for another is a correction.
    """
    expires = consent.expires_on
    if expires is None or expires >= today or before.get("expires_on", expires) is not None:
        return
    if consent.given_on is not None and consent.place:
        return
    raise Problem(
        _("Ese permiso caducó el {day}: no sirve para publicar nada nuevo.").format(day=long_date(expires)),
        _(
            "Corrija la fecha o pida otro permiso. Si lo apunta para que conste lo que se publicó entonces, "
            "escriba antes qué día se dio y dónde está el papel."
        ),
        "consent.expires_on",
    )


def check_credit(credit: PictureCredit, today: date) -> None:
    """Refuse a picture without a name."""
    del today
    if not credit.name:
        raise Problem(_("Falta el nombre de la imagen."), _("Escríbalo para seguir."), "picture_credit.name")
