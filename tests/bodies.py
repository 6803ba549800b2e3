"""A guide of each kind of body, just begun."""

from datetime import date

from muniredes.actions import accounts, council
from muniredes.actions.council import FirstAnswers
from muniredes.domain.council import EntityKind
from muniredes.storage.database import Database

NAMES = {
    EntityKind.COUNCIL: "Villa",
    EntityKind.MINOR_ENTITY: "Junta Vecinal de Abajo",
    EntityKind.COMMONWEALTH: "Mancomunidad del Valle",
    EntityKind.COUNTY: "Comarca del Alto",
    EntityKind.PROVINCE: "Diputación de Allá",
    EntityKind.PUBLIC_BODY: "Patronato de Turismo",
    EntityKind.ASSOCIATION: "Peña El Botijo",
    EntityKind.COMPANY: "Ferretería Gil, S. L.",
}


def begin(database: Database, kind: EntityKind) -> None:
    """Set up a body of a kind, with three accounts."""
    addresses = ("https://www.facebook.com/lacasa", "https://x.com/lacasa", "https://www.youtube.com/@lacasa")
    answers = FirstAnswers(
        council={"name": NAMES[kind], "kind": kind, "website": "https://lacasa.example"},
        term_starts=date(2023, 6, 17) if kind.is_public else None,
        user_name="Marta Ruiz",
        user={"post": "Auxiliar"},
        found=tuple(accounts.told_apart(address) for address in addresses),
    )
    council.set_up(database, answers)


def without(line: str, names: set[str]) -> str:
    """Leave out of a line the names of things: a law is called what it is called."""
    for name in sorted(names, key=len, reverse=True):
        line = line.replace(name, "")
    return line
