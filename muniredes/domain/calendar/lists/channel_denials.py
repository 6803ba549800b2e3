"""Which pieces of a cell of channels say where a post goes out, and which where it does not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_ANDS = r"y|e|i|eta"
_BETWEEN = re.compile(rf"(\s*(?:[,;|+&\n]|/(?!/)|\s(?:{_ANDS})\s)\s*)", re.IGNORECASE)
_AND = re.compile(rf"^\s*(?:{_ANDS})\s*$", re.IGNORECASE)
_BETWEEN_ADDRESSES = re.compile(r"([,;|\s]+)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^)]*)\)")
_JOINS = re.compile(rf"\s(?:{_ANDS})\s|[\s,;/|+&.()_-]+", re.IGNORECASE)
_ONLY = re.compile(
    r"^(?:solo|sólo|solamente|únicamente|unicamente|también|tambien|pero sí|sí)\s+(?:(?:en|por)\s+)?",
    re.IGNORECASE,
)
_CROSSES = "✘✗❌×"
_TICKS = "✔✓✅☑"
_EXCEPT = r"(?<!\bal )(?<!\blo )(?<!\bo )menos|excepto|excepte|salvo|quitando|agás"
_DENYING = re.compile(
    r"(?<![\w@./-])(?:(?:pero|aunque|todavía|todavia|aún|aun|de momento|por ahora)\s+)*"
    rf"(?:(?P<all_after>{_EXCEPT})|no(?!\s+s[oó]lo\b)|nin?|sin|sense)(?![\w-]|\.\w)\s*",
    re.IGNORECASE,
)
"""What denies the channel behind it («menos IG»), or, with nothing behind, the one before («IG no»)."""

_MARKED = re.compile(
    rf"(?P<name>[^\s,;/|+&:={_TICKS}{_CROSSES}]+)"
    rf"(?:(?:\s*[:=]\s*|\s*(?=[{_TICKS}])|\s+)"
    rf"(?P<yes>[{_TICKS}]️?|\bs[ií]\b|\bok\b|(?<=[:=])x\b|(?<=[:=] )x\b)"
    r"|[^\S\n]+(?P<tick>x\b)"
    rf"|\s*[:=]?\s*(?P<no>[{_CROSSES}]️?|\bno\b|--?(?!\w)))",
    re.IGNORECASE,
)
"""A channel with what says whether it goes out by it: «FB ✔», «IG: no»; «x» is a network too."""


@dataclass(slots=True)
class Said:
    """The pieces of a cell that name a channel, those that leave one out, and those that may do either."""

    told: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)


def said_in(cell: str, is_name: Callable[[str], bool]) -> Said:
    """Tell apart the pieces of a cell; `is_name` knows those that are a name, whatever its words say."""
    return _of_marks(cell) or _of_words(cell, is_name)


def denies(text: str) -> bool:
    """Whether some words leave something out: «menos X», «IG no», «Facebook ✘»."""
    bare = _ADDRESS.sub(" ", text)
    return _DENYING.search(bare) is not None or any(cross in bare for cross in _CROSSES)


def _of_marks(cell: str) -> Said | None:
    """Return the channels of a cell where each one has its mark; None of any other cell.

    A lone «x» behind a name may be the network, and is a tick only among other marks.
    """
    found = list(_MARKED.finditer(cell))
    if not found or _JOINS.sub("", _MARKED.sub(" ", cell)) or (len(found) == 1 and found[0]["tick"]):
        return None
    return Said(
        [match["name"] for match in found if not match["no"]],
        [match["name"] for match in found if match["no"]],
    )


def _of_words(cell: str, is_name: Callable[[str], bool]) -> Said:
    said = Said()
    is_chained = is_all_after = False
    for separator, piece in _pieces(_ASIDE.sub(_as_piece, cell)):
        if not denies(piece) or is_name(piece):
            bare = _ONLY.sub("", piece)
            is_chained = bare == piece and is_chained and (is_all_after or bool(_AND.match(separator)))
            (said.unclear if is_chained else said.told).append(bare)
            continue
        is_chained, is_all_after = True, _put_denial(said, piece)
    return said


def _put_denial(said: Said, piece: str) -> bool:
    """Put what a piece tells, and what it leaves out, in its place; say whether all behind it is out too."""
    if _DENYING.search(piece) is None:
        said.denied.append(piece.translate(dict.fromkeys(map(ord, _CROSSES))).strip())
        return False
    marks = list(_DENYING.finditer(piece))
    before = piece[: marks[0].start()].strip()
    said.told += [_ONLY.sub("", before)] if before else []
    ends = [*(mark.start() for mark in marks[1:]), len(piece)]
    for mark, end in zip(marks, ends, strict=True):
        behind = piece[mark.end() : end].strip(" .")
        if behind:
            said.denied.append(behind)
        elif said.told:
            said.denied.append(said.told.pop())
        else:
            said.unclear.append(piece)
    return marks[-1]["all_after"] is not None


def _as_piece(aside: re.Match[str]) -> str:
    """Return what is said in brackets as a piece of its own, when it leaves something out."""
    return f", {aside[1]}, " if denies(aside[1]) else aside[0]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield each piece, with what separates it from the one before."""
    has_addresses = _ADDRESS.search(text) is not None
    if has_addresses and denies(text):
        yield "", text
        return
    parts = ["", *(_BETWEEN_ADDRESSES if has_addresses else _BETWEEN).split(text.strip())]
    for separator, piece in zip(parts[::2], parts[1::2], strict=True):
        if piece.strip():
            yield separator, piece.strip()
