"""The body the guide is for, and its term of office."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muniredes.domain.dates import nth_sunday
from muniredes.domain.texts.phones import told_phone
from muniredes.domain.texts.text import fold
from muniredes.domain.web import is_address
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, literally, mark

TERM_YEARS = 4
_A_MUNICIPAL_ELECTION_YEAR = 2023


class EntityKind(StrEnum):
    """Which kind of body it is: it changes the words, and whether electoral law applies."""

    COUNCIL = "council"
    MINOR_ENTITY = "minor_entity"
    COMMONWEALTH = "commonwealth"
    COUNTY = "county"
    PROVINCE = "province"
    PUBLIC_BODY = "public_body"
    ASSOCIATION = "association"
    COMPANY = "company"

    @property
    def word(self) -> str:
        """The word for this kind of body: «Ayuntamiento»."""
        return literally(_WORDS[self])

    @property
    def is_public(self) -> bool:
        """Whether it is a public authority, bound by article 50 of the electoral law."""
        return self not in (EntityKind.ASSOCIATION, EntityKind.COMPANY)


class Scope(StrEnum):
    """For which bodies something of the catalogue is, by the word that the catalogue uses."""

    ALL = ""
    PUBLIC = "publico"
    MUNICIPAL = "municipal"
    PRIVATE = "privado"

    def covers(self, kind: EntityKind) -> bool:
        """Say whether a kind of body has any use for it; a municipal thing is for whoever has a Pleno."""
        if self is Scope.MUNICIPAL:
            return kind in (EntityKind.COUNCIL, EntityKind.MINOR_ENTITY)
        return self is Scope.ALL or kind.is_public is (self is Scope.PUBLIC)


class BodyLack(WordedEnum):
    """What a body may have none of, by the name of its field."""

    WEBSITE = "website", mark("La web")
    ELECTRONIC_OFFICE = "electronic_office", mark("La sede electrónica")
    PHONE = "phone", mark("El teléfono para el público")
    SHIELD = "shield", mark("El escudo")


_WORDS = {
    EntityKind.COUNCIL: mark("Ayuntamiento"),
    EntityKind.MINOR_ENTITY: mark("Entidad local menor"),
    EntityKind.COMMONWEALTH: mark("Mancomunidad"),
    EntityKind.COUNTY: mark("Comarca"),
    EntityKind.PROVINCE: mark("Diputación"),
    EntityKind.PUBLIC_BODY: mark("Organismo"),
    EntityKind.ASSOCIATION: mark("Asociación"),
    EntityKind.COMPANY: mark("Empresa"),
}


_ALSO_CALLED = {
    EntityKind.MINOR_ENTITY: ("entidad local", "junta vecinal", "pedania"),
    EntityKind.PROVINCE: ("cabildo", "consell insular"),
    EntityKind.PUBLIC_BODY: ("consorcio", "patronato"),
}
"""Other beginnings of the name of each kind of body, as they are compared."""


def kind_in(name: str) -> EntityKind | None:
    """Return the kind of body that a name begins by: «Mancomunidad del Valle»; None when it says none."""
    said = f"{fold(name)} "
    for kind in EntityKind:
        if any(said.startswith(f"{word} ") for word in (fold(kind.word), *_ALSO_CALLED.get(kind, ()))):
            return kind
    return None


_MASCULINE = (EntityKind.COUNCIL, EntityKind.PUBLIC_BODY)


@dataclass(eq=False, kw_only=True)
class Council:
    """The body whose guide this is; a database holds exactly one.

    `user_id` is the person who works with the program, `coordinating_area_id` the area that
    coordinates every channel, `shield` the SHA-256 of its image, `electronic_office` the address
    of its «sede electrónica», `phone` the one that anybody may call. `lacks` are those that it said it
    has none of, which is not the same as not having answered.
    """

    id: int | None = None
    kind: EntityKind = EntityKind.COUNCIL
    name: str = ""
    municipality_code: str = ""
    province: str = ""
    region: str = ""
    website: str = ""
    electronic_office: str = ""
    phone: str = ""
    shield: str | None = None
    user_id: int | None = None
    coordinating_area_id: int | None = None
    is_example: bool = False
    lacks: tuple[BodyLack, ...] = ()

    @property
    def official_name(self) -> str:
        """«Ayuntamiento de El Ballestero»; other bodies are named as they call themselves."""
        if self.kind is EntityKind.COUNCIL and not _BODY_BEFORE.match(self.name):
            return literally("Ayuntamiento de {name}").format(name=self.name)
        return self.name

    @property
    def article(self) -> str:
        """«el», «la»; «» for a body whose name does not begin with what it is: «Peña El Botijo»."""
        if not self.official_name.startswith(self.kind.word):
            return ""
        return "el" if self.kind in _MASCULINE else "la"

    @property
    def site(self) -> str:
        """The address of its web; «» when what is written is not one («no tenemos»)."""
        return self.website if is_address(self.website) else ""

    @property
    def telephone(self) -> str:
        """Its telephone as papers print it."""
        return told_phone(self.phone)

    @property
    def office(self) -> str:
        """The address of its «sede electrónica»; «» when what is written is not one."""
        return self.electronic_office if is_address(self.electronic_office) else ""


def town_in(name: str) -> str:
    """Return the town of «Ayuntamiento de La Roda», «Ajuntament d'Olot» or «Ayuntamiento del Ballestero».

    A name that does not say its body is a town already.
    """
    found = _BODY_BEFORE.match(name)
    if found is None:
        return name
    town = name[found.end() :]
    return f"El {town}" if (found["link"] or "").casefold() in ("del", "do") else town


_BODY_BEFORE = re.compile(
    r"(?:(?:excmo|ilmo|excelent[ií]simo|ilustr[ií]simo|il·lustr[ií]ssim)\.?\s+)?"
    r"(?:ayuntamiento|ayto\.?|ajuntament|concello|conceyu)\s+(?:(?P<link>del|de|do|da)\s+|d['’]\s*)?(?=\w)",
    re.IGNORECASE,
)


@dataclass(eq=False, kw_only=True)
class Term:
    """A term of office, from the day the new council is constituted."""

    id: int | None = None
    starts: date

    @property
    def label(self) -> str:
        """«2023–2027»: until the elections that end it, also when it began with another mayor in 2025."""
        return f"{self.starts.year}–{next_polling_day(self.starts).year}"

    def words(self, kind: EntityKind) -> str:
        """«2023–2027», or «desde 2023» for a body that no election tells when to end."""
        return self.label if kind.is_public else _("desde {year}").format(year=self.starts.year)


def municipal_polling_day(year: int) -> date:
    """Return the fourth Sunday of May of `year`, the day of municipal elections (LOREG, art. 42.3)."""
    return nth_sunday(year, 5, 4)


def next_polling_day(after: date) -> date:
    """Return the first municipal polling day later than `after`, in the four-year cycle of 2023."""
    year = _A_MUNICIPAL_ELECTION_YEAR + (after.year - _A_MUNICIPAL_ELECTION_YEAR) // 4 * 4
    while municipal_polling_day(year) <= after:
        year += TERM_YEARS
    return municipal_polling_day(year)
