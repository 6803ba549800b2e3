"""What a manual is made of, and the small phrases that every chapter uses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.accounts.remedies import RemedyBook
from muniredes.domain.accounts.risk import Risk
from muniredes.domain.accounts.standing import AccountStanding, Standing
from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.calendar.messages.naming import Placed, short_channel_name
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.blogs import BlogScope
from muniredes.domain.council import Council
from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.dates import long_date
from muniredes.domain.findings import Examination, examine
from muniredes.domain.handover.checklist import CheckBook
from muniredes.domain.handover.comparison import Comparison
from muniredes.domain.history import RecordedAction
from muniredes.domain.images import StoredImage
from muniredes.domain.knowledge.facts import AdviceBook, Fact, Networks, ResponseStep, Subject, WrittenPaper
from muniredes.domain.people import Person
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.gaps import OF_THE_GUIDE, Gaps, filled, known_gaps, left_in
from muniredes.domain.texts.phones import told_phone
from muniredes.domain.texts.secrets import bares_password
from muniredes.domain.texts.text import ended
from muniredes.i18n import _
from muniredes.manual.document import (
    Edition,
    Items,
    Marker,
    Rich,
    Span,
    Text,
    Tone,
    bold,
    or_pending,
    pending,
    rich,
)

_OF_LAW = frozenset(
    {
        "proteccion_datos", "menores", "imagen", "permiso", "consentimiento", "autoria",
        "accesibilidad_legal", "transparencia", "bloqueo", "defensor", "verde", "ambar", "rojo", "acciones",
    }
)  # fmt: skip
"""The lists of advice where what nobody here has read is said to be so: advice on style needs no proof."""


@dataclass(frozen=True)
class ManualData:
    """Everything the composer reads. Nothing here asks the clock: the day is `as_of`.

    `crisis` has the checklists as the council has them; in the public edition, without what names anybody.

    `changes` are the actions since the previous manual, oldest first; `images` are those that it
    shows, by their digest. What `has_room` is a paper where no text is too long. `shipped` are the
    checklists of the catalogue, before what the council changed; `checks`, the questions of a handover.
    `since_term` is what this manual says otherwise than that of the term that ended, or of another moment.
    One that `has_lists` has every list of a crisis in it, to be ticked where it is read.
    """

    snapshot: Snapshot
    council: Council
    networks: Networks
    advice: AdviceBook
    crisis: CrisisBook
    as_of: date
    edition: Edition
    version: int
    previous: int | None = None
    responses: tuple[Fact[ResponseStep], ...] = ()
    papers: Mapping[str, Fact[WrittenPaper]] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    changes: tuple[RecordedAction, ...] = ()
    shield: StoredImage | None = None
    images: Mapping[str, StoredImage] = field(default_factory=dict)
    remedies: RemedyBook = field(default_factory=dict)
    has_room: bool = False
    shipped: CrisisBook | None = None
    checks: CheckBook = ()
    since_term: Comparison | None = None
    has_lists: bool = False

    @property
    def is_public(self) -> bool:
        """Whether names, phones and custody must stay out."""
        return self.edition is Edition.PUBLIC

    @property
    def body_name(self) -> str:
        """The name of the council, or nothing before anybody has said it."""
        return self.council.official_name if self.council.name else ""

    @cached_property
    def examination(self) -> Examination:
        """What is answered and what is missing."""
        return examine(self.snapshot, self.networks, self.as_of, self.shipped)

    @cached_property
    def official(self) -> tuple[Account, ...]:
        """The accounts that papers which leave the house may name: those in hand."""
        return self.snapshot.official_accounts(self.as_of)

    def asks_area(self, account: Account) -> bool:
        """Whether an account is of some area: a blog of the whole body is of none, and none is pending."""
        blog = self.snapshot.blog(account)
        return account.area_id is not None or blog is None or blog.scope is not BlogScope.GENERAL

    @cached_property
    def posting(self) -> tuple[Account, ...]:
        """The accounts on which something may be planned."""
        return self.snapshot.posting_accounts(self.as_of)

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """The open accounts that this edition may name."""
        return self.official if self.is_public else self.snapshot.own_accounts

    @property
    def has_delivery(self) -> bool:
        """Whether there is anything to say of what is handed over."""
        snapshot = self.snapshot
        return bool(snapshot.handover or snapshot.rehearsals or self.examination.findings)

    @property
    def used(self) -> tuple[Account, ...]:
        """Those of this edition on which something may be planned."""
        return tuple(account for account in self.posting if account in self.accounts)

    @property
    def irregular(self) -> tuple[AccountStanding, ...]:
        """How each open account stands that is not in order, the worst first."""
        found = [self.standing(account) for account in self.snapshot.own_accounts]
        order = list(Standing)
        out = [each for each in found if not each.is_official]
        return tuple(sorted(out, key=lambda each: -order.index(each.standing)))

    @cached_property
    def _judged(self) -> Mapping[Account, tuple[AccountStanding, Risk]]:
        """How each account stands, and its risk: a manual says it in nine places."""
        snapshot, today = self.snapshot, self.as_of
        return {
            each: (snapshot.standing(each, today), snapshot.risk(each, today)) for each in snapshot.accounts
        }

    def standing(self, account: Account) -> AccountStanding:
        """How an account stands on the day of the manual."""
        return self._judged[account][0]

    def title(self, account: Account) -> str:
        """«Facebook · AytoVilla»."""
        return account_title(account, self.networks)

    def channel_name(self, placed: Placed) -> str:
        """«Facebook», «Facebook · AytoVilla (cerrada)»: where something goes out, and why it cannot now.

        What went out through it then went out, and its name is enough.
        """
        name = short_channel_name(placed, self.snapshot.accounts, self.networks)
        account = self.snapshot.account(placed.account_id)
        is_out = isinstance(placed, Post | PostLine) and placed.state is PostState.PUBLISHED
        silent = "" if account is None or is_out else self.standing(account).silent_mark
        return f"{name} ({silent})" if silent else name

    def address(self, account: Account) -> Rich:
        """Return the address of an account: a link only while it is in our hands, or else it is a trap."""
        if not account.address:
            return pending()
        link = "" if self.standing(account).standing.is_out_of_reach else account.address
        return rich(Span(account.address.removeprefix("https://"), link=link))

    def risk(self, account: Account) -> Risk:
        """The risk of an account on the day of the manual."""
        return self._judged[account][1]

    def who(self, person_id: int | None) -> Rich:
        """Return a person as this edition may show her, or the mark of a missing answer."""
        person = self.snapshot.person(person_id)
        return rich(self.name(person)) if person else pending()

    def by_name(self, person_id: int | None) -> Rich:
        """Return a person by name alone: chapter 2 says the rest. Outside, as she may be shown."""
        person = self.snapshot.person(person_id)
        if person is None or self.is_public:
            return self.who(person_id)
        return rich(self.snapshot.name_of(person_id))

    def signed(self, person_id: int | None, name: str) -> Rich:
        """Return who did something, by the name she had then when she is no longer in the guide."""
        person = self.snapshot.person(person_id)
        return rich(self.name(person) if person else name or "—")

    def name(self, person: Person) -> str:
        """Return a name with its post; in the public edition, the post alone."""
        if self.is_public:
            return person.public_name
        return person.with_post if person.post else self.snapshot.name_of(person.id)

    def area(self, area_id: int | None) -> str:
        """Return the name of an area, or nothing."""
        area = self.snapshot.areas_by_id.get(area_id or 0)
        return area.name if area else ""

    def day(self, day: date | None) -> Rich:
        """Return a day in words, or the mark of a missing answer."""
        return or_pending(long_date(day) if day else "")

    def advice_list(self, name: str, marker: Marker = Marker.BULLET) -> Items:
        """Return a list of the catalogue's advice."""
        return Items(
            tuple(
                titled(
                    item.title, self.printable(item.text.value), said_by(item.text) if name in _OF_LAW else ""
                )
                for item in self.advice[name]
                if not item.instructs
            ),
            marker,
            columns=2,
        )

    def filled(self, text: str) -> str:
        """Return a text to paste with its gaps filled with what the guide says."""
        return filled(text, self._gaps)

    def printable(self, text: str) -> str:
        """Return a text filled for people to read: no gap is left without a word about who fills it.

        One that the guide should fill, and does not, is room to write by hand that says what is missing.
        """
        missing = {gap: f"________ ({_(words)})" for gap, words in OF_THE_GUIDE.items()}
        return "\n".join(map(_with_gaps_told, filled(self.filled(text), missing).split("\n")))

    @cached_property
    def _gaps(self) -> Gaps:
        return known_gaps(self.snapshot, self.as_of)

    def password_place(self, account: Account) -> Rich:
        """Return where the password is kept; a page without one of its own says how it is entered."""
        place, network = self.snapshot.custody(account).password_place, self.networks.get(account.network_id)
        if bares_password(place):  # written by a version that let it in
            return rich(_("No se imprime: parece la contraseña. Escriba en su ficha solo dónde está."))
        if network is None or network.has_own_key or account.personal_profile:
            return or_pending(place)
        if not place:
            return rich(_("No tiene: se entra con el perfil de quien la administra."))
        return rich(_("{place} (es la del perfil que la administra)").format(place=place))

    def reach(self, person: Person) -> Rich:
        """Return how to reach a person, which only the reserved edition says."""
        return or_pending("\n".join(part for part in (told_phone(person.phone), person.email) if part))


def _with_gaps_told(line: str) -> str:
    """Return a line with a word about who fills its gaps, if it has any."""
    if not left_in(line):
        return line
    told = _("(lo que va entre { } lo pone quien lo usa).")
    return f"{line.rstrip('.')} {told}"


def gathered(rows: Iterable[tuple[str, Rich]]) -> tuple[tuple[str, Rich], ...]:
    """Return facts with those that nobody answered in one line, the last, with room to write them.

    They are told by their labels as they are, for not all of them («Aprobadas el») can go on in a sentence.
    """
    answered: list[tuple[str, Rich]] = []
    missing: list[str] = []
    for label, value in rows:
        if value == pending():
            missing.append(label)
        else:
            answered.append((label, value))
    if missing:
        said = Span(" · ".join(missing), blank=True)
        answered.append((_("Falta (pendiente)"), rich(said)))
    return tuple(answered)


def said_by(fact: Fact[str]) -> str:
    """Return the mark of a fact that somebody else tells, whose source nobody here has read."""
    return _(" (sin contrastar)") if fact.is_hearsay else ""


def doubted(fact: Fact[str]) -> str:
    """Return the sign of a fact that nobody has read in its source, for lists that have many."""
    return "" if fact.verified else "\u00a0*"


def doubts() -> Text:
    """Return what that sign means, to stand under such a list."""
    return Text(rich(_("* Sin contrastar: compruébelo antes de fiarse.")), Tone.NOTE)


def titled(title: str, text: str, note: str = "") -> Rich:
    """Return «**Title.** Text», with a note in italics when there is one."""
    return rich(bold(f"{ended(title)} "), text, Span(note, italic=True) if note else "")


def none_yet() -> Text:
    """Return what stands in the place of the list while no account is in order."""
    return Text(rich(_("Todavía no hay ninguna cuenta en orden que se pueda dar por oficial.")))
