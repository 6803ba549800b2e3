"""Lists of texts with something between them (CSV), told by their own structure."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from muniredes.exchange.tables.refusals import open_quote, unreadable
from muniredes.exchange.tables.rows import MOST_COLUMNS

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 60
_SAID = re.compile(r'^"?sep=(.)"?\r?$', re.IGNORECASE)
_SPACES = re.compile(r"[ \u00a0]{2,}")
_FEWEST_LINES = 3
_MOST = 0.7
_LONGEST_CELL = 1_000_000


def rows_of(path: Path, text: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a CSV, whatever ends its lines. A Problem names the line of a quote left open."""
    csv.field_size_limit(_LONGEST_CELL)
    first, _end, _rest = text.partition("\n")
    said = _SAID.match(first)
    delimiter = said[1] if said else _delimiter(text)
    if not said and _is_in_columns(text):
        yield from (tuple(_SPACES.split(line.strip())[:MOST_COLUMNS]) for line in text.splitlines())
        return
    _refuse_open_quote(path, text, delimiter)
    try:
        for number, cells in enumerate(_reader(text, delimiter)):
            yield () if said and number == 0 else tuple(cells[:MOST_COLUMNS])
    except csv.Error as error:
        raise unreadable(path) from error


def _is_in_columns(text: str) -> bool:
    """Say whether nothing but spaces stands between the texts, several of them, as in a printed table."""
    lines = [line.strip() for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    if len(lines) < _FEWEST_LINES or any(sign in text for sign in ';\t|"'):
        return False
    widths = Counter(len(_SPACES.split(line)) for line in lines)
    width, count = widths.most_common(1)[0]
    return width > 1 and count > _MOST * len(lines)


def _reader(text: str, delimiter: str, *, strict: bool = False) -> "csv._reader":  # type: ignore[name-defined]
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _refuse_open_quote(path: Path, text: str, delimiter: str) -> None:
    """Refuse a text that swallows the rows below it, because a quote was opened and never closed."""
    try:
        for _cells in _reader(text, delimiter, strict=True):
            pass
    except csv.Error:
        lines = list(io.StringIO(text, newline=""))
        begins = next(_swallowing(lines, delimiter), None)
        if begins is not None:
            raise open_quote(path, begins) from None


def _swallowing(lines: Sequence[str], delimiter: str) -> Iterator[int]:
    """Yield the first line of each row of several lines whose quotes do not match."""
    width = Counter(line.count(delimiter) for line in lines[:_SAMPLE_LINES]).most_common(1)[0][0]
    reader, begins = csv.reader(lines, delimiter=delimiter), 1
    for _cells in reader:
        raw = lines[begins - 1 : reader.line_num]
        if len(raw) > 1 and any(line.count(delimiter) >= max(1, width) for line in raw[1:]):
            try:
                list(csv.reader(raw, delimiter=delimiter, strict=True))
            except csv.Error:
                yield begins
        begins = reader.line_num + 1


def _delimiter(text: str) -> str:
    """Return what stands between the texts: what gives most lines the same columns, and more of them."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def alike(delimiter: str) -> tuple[float, int]:
        try:
            widths = Counter(len(cells) for cells in _reader(sample, delimiter) if any(cells))
        except csv.Error:
            return 0.0, 0
        if not widths or max(widths) == 1:
            return 0.0, 0
        width, count = max(
            ((width, count) for width, count in widths.items() if width > 1),
            key=lambda found: (found[1], found[0]),
        )
        heads = next(len(cells) for cells in _reader(sample, delimiter) if any(cells)) == width
        return round(count / widths.total() + heads * 0.5, 1), width

    return max(_DELIMITERS, key=alike)
