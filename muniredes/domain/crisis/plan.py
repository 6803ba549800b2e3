"""What is prepared in calm: who does what, whom to call, and what is ready to be published."""

from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.crisis.knowledge import CrisisBook, CrisisPhone
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.problems import Problem
from muniredes.i18n import _

BETWEEN_DRILLS = timedelta(days=365)


@dataclass(eq=False, kw_only=True)
class CrisisPlan:
    """The rules of the house in a crisis, and when it is next practised."""

    id: int | None = None
    single_voice: str = ""
    kit_place: str = ""
    next_drill_on: date | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("Preparación ante una crisis")


@dataclass(eq=False, kw_only=True)
class CrisisDuty:
    """Who has a part in a crisis, or decides at a level (one of the two), and who stands in."""

    id: int | None = None
    role: CrisisRole | None = None
    level: CrisisLevel | None = None
    person_id: int | None = None
    deputy_id: int | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        if self.role is not None:
            return self.role.word
        return _("Decide en el nivel {level}").format(level=self.level.title) if self.level else ""


@dataclass(eq=False, kw_only=True)
class CrisisContact:
    """Somebody to call; `key` when it is the number of this town for a phone of the catalogue."""

    id: int | None = None
    key: str = ""
    name: str = ""
    phone: str = ""
    purpose: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.name


@dataclass(eq=False, kw_only=True)
class PreparedNotice:
    """A notice or an image that is ready for the day it is needed; `picture` is its SHA-256."""

    id: int | None = None
    name: str = ""
    text: str = ""
    picture: str | None = None
    alternative_text: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.name


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """One line of the directory: who, for what, and the number, empty while nobody has said it."""

    name: str
    phone: str
    purpose: str
    key: str = ""
    contact: CrisisContact | None = None


def directory(
    book: CrisisBook, contacts: tuple[CrisisContact, ...], checklist: str = ""
) -> tuple[DirectoryLine, ...]:
    """Return whom to call: the phones of everybody, with this town's, the province's, and then its own.

    With a checklist, those that serve for it.
    """
    own = {contact.key: contact for contact in contacts if contact.key}
    shipped = [fact.value for fact in book.phones]
    lines = [_line(phone, own.get(phone.key)) for phone in shipped if _serves(phone, checklist)]
    lines += [DirectoryLine(phone.name, phone.phone, phone.purpose) for phone in book.province]
    known = {phone.key for phone in shipped}
    lines += [
        DirectoryLine(contact.name, contact.phone, contact.purpose, contact=contact)
        for contact in contacts
        if contact.key not in known
    ]
    return tuple(lines)


def _serves(phone: CrisisPhone, checklist: str) -> bool:
    return not checklist or not phone.checklists or checklist in phone.checklists


def _line(phone: CrisisPhone, own: CrisisContact | None) -> DirectoryLine:
    if own is None:
        return DirectoryLine(phone.name, phone.phone, phone.purpose, phone.key)
    return DirectoryLine(
        own.name or phone.name, own.phone or phone.phone, own.purpose or phone.purpose, phone.key, own
    )


def check_duty(duty: CrisisDuty) -> None:
    """Refuse somebody who stands in for herself."""
    if duty.person_id is not None and duty.person_id == duty.deputy_id:
        raise Problem(
            _("En «{part}», la misma persona no puede ser titular y suplente.").format(part=duty.title),
            _("Elija a otra, o deje el suplente para más adelante."),
            "crisis_duty.deputy_id",
        )


def check_contact(contact: CrisisContact) -> None:
    """Refuse a contact without its name."""
    if not contact.name:
        raise Problem(_("Falta a quién se llama."), _("Escríbalo para seguir."), "crisis_contact.name")


def check_notice(notice: PreparedNotice) -> None:
    """Refuse a notice without its name, or with neither text nor image, or an image nobody describes."""
    if not notice.name:
        raise Problem(_("Falta el nombre del aviso."), _("Escríbalo para seguir."), "prepared_notice.name")
    if not notice.text and notice.picture is None:
        raise Problem(
            _("El aviso está vacío."), _("Escriba el texto o ponga la imagen."), "prepared_notice.text"
        )
    if notice.picture is not None and not notice.alternative_text:
        raise Problem(
            _("Falta decir qué se ve en la imagen."),
            _("Escríbalo: quien no la ve también lo necesita."),
            "prepared_notice.alternative_text",
        )
