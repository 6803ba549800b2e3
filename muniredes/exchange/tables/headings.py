"""Which column of a list is which, from the words above it."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from muniredes.domain.texts.text import fold
from muniredes.exchange.tables.rows import ROWS_ABOVE, RawTable
from muniredes.i18n import _

F = TypeVar("F", bound=str)

_SEPARATORS = re.compile(r"[\s_./\-:*#¿?¡!\u200b]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NUMBERED = re.compile(r"^\d{1,2}\s+(?=\D)")
_COUNTED = re.compile(r"(?<=\D)\s\d$")
_LEAD = re.compile(
    r"^(?:cual(?:es)? (?:es|son|sera)|en (?:que|cual)|por (?:que|donde)|de que|que|indi(?:que|ca)|escrib[ae]"
    r"|di(?:ga|nos)|nombre de(?:l| la)?|numero de|n[oº]? de|num de|el|la|los|las|su|tu)\s+(?=\S)"
)
_LONGEST = 60
_OF_DATA = re.compile(r"://|\bwww\.|@\w|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}:\d\d")
_FIGURE = re.compile(r"\d{2}|://|@\w")
_OF_ELSE = re.compile(
    r"\b(?:creacion|creado|created|creation|modificacion|modificado|modified|actualizacion|updated|edicion"
    r"|fin|final|finalizacion|end|hasta|marca temporal|completed|password|contrasena|clave"
    r"|imagen|image|media)\b"
)
"""What a heading speaks of when it only begins as one that is known: «Fecha de creación»."""

_MOST = 0.6
_FEWEST = 2


def heading_row(table: RawTable, known: Mapping[F, str]) -> tuple[int | None, dict[F, int]]:
    """Return the position of the row of headings and the columns it names; None when no row names any.

    `known` holds the folded words each column is known by, split by «|», the surest first. A heading may say
    more than that («Dirección (URL)*», «¿En qué red está?»): it counts where no other says it better.
    """
    best: tuple[int | None, dict[F, int]] = (None, {})
    for position, (_number, cells) in enumerate(table.rows[:ROWS_ABOVE]):
        columns = {} if any(map(_OF_DATA.search, cells)) else _by_headings(cells, known)
        if len(columns) > len(best[1]):
            best = (position, columns)
    if best[0] is not None:
        return best[0], _and_longer(table.rows[best[0]][1], known, best[1])
    for position, (_number, cells) in enumerate(table.rows[:ROWS_ABOVE]):
        columns = {} if any(map(_OF_DATA.search, cells)) else _and_longer(cells, known, {})
        if len(columns) > max(1, len(best[1])):
            best = (position, columns)
    return best


def says_headings(cells: Sequence[str], names: Collection[str]) -> bool:
    """Say whether a row is one of headings beyond doubt: almost all that it says are `names` of columns."""
    told = [cell for cell in cells if cell.strip()]
    if len(told) < _FEWEST or any(len(cell) > _LONGEST or _FIGURE.search(cell) for cell in told):
        return False
    named = {bare for bare in map(_bare, told) if bare in names}
    return len(named) >= _FEWEST and sum(_bare(cell) in names for cell in told) >= _MOST * len(told)


def has_headings(table: RawTable, names: Collection[str]) -> bool:
    """Say whether one of the first rows of a table is one of headings beyond doubt."""
    return any(says_headings(cells, names) for _number, cells in table.rows[:ROWS_ABOVE])


def heading_names(table: RawTable, position: int) -> tuple[str, ...]:
    """Return what each column is called: its heading, or «Columna 3» when it has none; no two alike."""
    cells = table.rows[position][1]
    names = (
        (" ".join(cells[index].split()) if index < len(cells) else "") or plain_name(index)
        for index in range(table.width)
    )
    return apart(names)


def plain_name(index: int) -> str:
    """«Columna 3» for 2."""
    return _("Columna {n}").format(n=index + 1)


def apart(names: Iterable[str]) -> tuple[str, ...]:
    """Return names that are all different: «Notas», «Notas (2)»."""
    found: list[str] = []
    for name in names:
        count = sum(other == name or other.startswith(f"{name} (") for other in found)
        found.append(f"{name} ({count + 1})" if count else name)
    return tuple(found)


@lru_cache(maxsize=4096)
def _bare(cell: str) -> str:
    """Return the words of a heading, folded, without its marks, its number or what it says aside."""
    words = _SEPARATORS.sub(" ", _ASIDE.sub(" ", fold(cell))).strip()
    return _COUNTED.sub("", _NUMBERED.sub("", words))


def _by_headings(cells: tuple[str, ...], known: Mapping[F, str]) -> dict[F, int]:
    whole = [_SEPARATORS.sub(" ", fold(cell)).strip() for cell in cells]
    bare = [_bare(cell) for cell in cells]
    found: dict[F, int] = {}
    for field, headings in known.items():
        for heading in headings.split("|"):
            words = whole if heading in whole else bare
            if heading in words and words.index(heading) not in found.values():
                found[field] = words.index(heading)
                break
    return found


def _and_longer(cells: tuple[str, ...], known: Mapping[F, str], found: Mapping[F, int]) -> dict[F, int]:
    """Add the columns whose heading begins as one that is known, once its first words are taken away.

    Of two that begin so, the one that says more of it: «Fecha de aviso en redes» before «Fecha del acto».
    """
    columns = dict(found)
    begun: list[tuple[int, int, F]] = []
    for index, cell in enumerate(cells):
        words = _bare(cell)
        if index in columns.values() or not words or len(words) > _LONGEST or _OF_ELSE.search(words):
            continue
        best = _begun(words, known)
        if best is not None:
            begun.append((-best[1], index, best[0]))
    for _length, index, field in sorted(begun, key=lambda each: each[:2]):
        columns.setdefault(field, index)
    return columns


def _begun(words: str, known: Mapping[F, str]) -> tuple[F, int] | None:
    """Return the field whose longest heading some words begin with, without their lead, and its length."""
    while words:
        lengths = {
            field: max(
                (len(name) for name in names.split("|") if f"{words} ".startswith(f"{name} ")), default=0
            )
            for field, names in known.items()
        }
        bare = _LEAD.sub("", words)
        best = max(lengths, key=lambda field: lengths[field])
        if lengths[best] and (bare == words or not _LEAD.match(words)):
            return best, lengths[best]
        if bare == words:
            return None
        words = bare
    return None
