"""Every field has one card, and what its card says is what its class says."""

import ast
import dataclasses
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import muniredes
from muniredes import i18n
from muniredes.domain import fields
from muniredes.domain.elections.period import Milestone
from muniredes.domain.fields import CARDS, Card, Kind
from muniredes.storage.search import KIND_CODES
from muniredes.storage.tables import RECORDED

_TEXTS = (Kind.LINE, Kind.NOTE, Kind.EMAIL, Kind.PHONE, Kind.WEB, Kind.CODE, Kind.PICTURE)
HOLDS: dict[Kind, tuple[type, ...]] = {
    **dict.fromkeys(_TEXTS, (str,)),
    Kind.CHOICE: (Enum,),
    Kind.SEVERAL: (tuple,),
    Kind.ROWS: (tuple,),
    Kind.LIST: (tuple,),
    Kind.RECORD: (object,),
    Kind.YES_NO: (bool,),
    Kind.DAY: (date,),
    Kind.MOMENT: (datetime,),
    Kind.INSTANT: (datetime,),
    Kind.COUNT: (int,),
    Kind.NUMBER: (float,),
    Kind.HOURS: (float,),
    Kind.PERSON: (int,),
    Kind.LINK: (int,),
}
"""What the class of a field says it is, for each kind."""

_OF_SOMETHING = (Kind.CHOICE, Kind.SEVERAL, Kind.ROWS, Kind.LIST, Kind.RECORD)


def _records() -> Iterator[type]:
    """Yield the classes of small records that live inside what is stored, and inside each other."""
    held = {card.record for card in CARDS.values()} - {None}
    yield from (each for each in held if dataclasses.is_dataclass(each))


def _classes() -> Iterator[tuple[str, type]]:
    yield from ((kind, each) for each, kind in RECORDED.items())
    yield from ((each.__name__, each) for each in _records())


def _stored() -> dict[str, Any]:
    """Return the type that its class says of each field that is stored, by its path."""
    found: dict[str, Any] = {}
    for kind, each in _classes():
        hints = get_type_hints(each)
        found |= {f"{kind}.{part.name}": hints[part.name] for part in dataclasses.fields(each)}
    return {path: hint for path, hint in found.items() if not path.endswith(".id")}


STORED = _stored()


def test_every_field_has_one_card_and_every_card_a_field() -> None:
    told = [card.path for family in fields.FAMILIES for card in family.CARDS]
    assert sorted(told) == sorted(STORED)


def test_every_kind_of_object_has_its_word() -> None:
    assert sorted(fields.KINDS) == sorted(RECORDED.values())


def _inner(hint: Any) -> Any:
    """Return the type of a field, known or not."""
    parts = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    (inner,) = (each for each in parts if each is not NoneType)
    return inner


def _fits(card: Card) -> bool:
    inner = _inner(STORED[card.path])
    held = (get_args(inner) or (inner,))[0]
    told = card.options or card.record
    says_date = inner is date
    return (
        issubclass(get_origin(inner) or inner, HOLDS[card.kind])
        and says_date == (card.kind is Kind.DAY)
        and (held is told if told else card.kind not in _OF_SOMETHING)
    )


def test_a_card_says_what_its_class_says() -> None:
    assert [card.path for card in CARDS.values() if not _fits(card)] == []


def _is_whole(card: Card) -> bool:
    return (
        (card.kind is Kind.LINK) == bool(card.to)
        and (not card.to or card.to in fields.KINDS)
        and (not card.until or f"{card.of}.{card.until}" in CARDS)
        and (not (card.did or card.until) or card.kind is Kind.PERSON)
        and (not card.is_past or card.kind is Kind.DAY)
        and (not card.refuses_passwords or card.kind is Kind.LINE)
    )


def test_a_card_names_only_what_there_is() -> None:
    assert [card.path for card in CARDS.values() if not _is_whole(card)] == []


def test_the_word_of_a_field_is_translated_in_its_context(tmp_path: Path) -> None:
    told = Catalog(locale=None)
    told.add("Nombre", "Nom del fitxer", context="area.name")
    told.add("Nombre", "Nom")
    place = tmp_path / "ca" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{i18n.DOMAIN}.mo").open("wb") as compiled:
        write_mo(compiled, told)
    with i18n.speaking("ca", tmp_path):
        assert [fields.word(path) for path in ("area.name", "council.name")] == ["Nom del fitxer", "Nom"]


def test_a_kind_is_searched_in_when_some_of_its_fields_are() -> None:
    told = {card.of for card in CARDS.values() if card.found is not None}
    assert set(KIND_CODES) == told


_GENERAL = frozenset(
    {
        "Quién", "Día", "Hora", "Fecha", "Nota", "Texto", "Lista", "Hecho", "Hecho el", "Por qué", "Para qué",
        "Respuesta", "Imagen", "Paso", "Nivel", "Fichero", "Plazo", "Motivo", "Captura", "Red", "Elecciones",
        "Imágenes",
    }
)  # fmt: skip
"""Words of every day, which also head a column or name a button that is of no field."""

_OF_SOMETHING_ELSE = {
    "desktop/dialogs/posts/reach.py": {"Canal"},
    "desktop/navigation/search_synonyms.py": {"Qué contestar"},
    "desktop/pages/conversation/registers.py": {"Qué pasó"},
    "desktop/pages/settings/look.py": {"Colores"},
    "desktop/wizards/setup.py": {"De quién es"},
    "domain/findings/contradictions.py": {"De quién es"},
    "domain/guide/plans.py": {"Quién tiene las llaves"},
    "domain/accounts/risk.py": {"Es un perfil personal"},
    "exchange/tables/events.py": {"Estado", "Lugar", "Título"},
    "manual/compose/crisis/past.py": {"Qué pasó"},
    "manual/papers/catalogue.py": {"Normas de participación"},
    "manual/papers/conversation.py": {"Responsable"},
    "manual/papers/forms.py": {"Responsable"},
    "manual/papers/incident/steps.py": {"Qué se hizo"},
}
"""Where a page, a paper, a plan, an event, a cause or a person of the law is called as some field is."""

_TOLD_ELSEWHERE = {*fields.KINDS.values(), *(each.word for each in Milestone)}
"""The words of the kinds of objects, and those of a closed list that cards take and do not repeat."""


def _repeated(source: Path) -> Iterator[str]:
    """Yield the words of cards that a module writes again."""
    told = {
        word for card in CARDS.values() for word in (card.label, card.asked, card.short)
    } - _TOLD_ELSEWHERE
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="_" | "mark"), args=[ast.Constant(value=str(said))]):
                if said in told - _GENERAL:
                    yield said


def test_no_module_writes_again_the_word_of_a_field() -> None:
    """Written twice, a word begins to differ: the history calls a field by another name than its form."""
    root = Path(muniredes.__file__).parent
    found = {
        str(source.relative_to(root)): set(_repeated(source))
        for source in root.rglob("*.py")
        if source.parent != root / "domain" / "fields"
    }
    assert {path: words for path, words in found.items() if words} == _OF_SOMETHING_ELSE
