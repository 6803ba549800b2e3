"""How wide each column of a table is: enough for its longest word, and the rest by how much it says."""

import math
from collections.abc import Sequence

from muniredes.manual.document import Rich, Table, rich
from muniredes.manual.render.letters import fonts
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.style import CELL, CELL_HEADING, CELL_PADDING

_WRITTEN_ON = 96.0
"""The least room, in points, for an answer that is written by hand."""

_WIDEST_WORD = 0.34
"""How much of the page one word may ask for: a longer one is an address, and is cut."""

TURNED_ROOM = 118.0
"""How long a heading that stands up may be before it takes two lines."""

_SLACK = 1.06
"""How much longer a text is for being broken into lines."""


def column_edges(shares: Sequence[float], width: float) -> list[float]:
    """Return the left edge of each column for shares of the width."""
    total, edges, x = sum(shares), [], 0.0
    for share in shares:
        edges.append(x)
        x += share / total * width
    return edges


def fitted_edges(block: Table, width: float) -> list[float]:
    """Return the left edge of each column of a table, whose widths are those of what it says.

    A table that is made to be written on has the shares it asks for.
    """
    if block.fit is not None or not block.rows:
        return column_edges(block.widths, width)
    measured = [_measured(block, column, width) for column in range(len(block.headings))]
    return column_edges(_shared(measured, width), width)


def _measured(block: Table, column: int, width: float) -> tuple[float, float, float]:
    """Return the least a column needs, the most it can use, and how much it says, in points."""
    bold = fonts.face(bold=True)
    heading = block.headings[column]
    least = max((_units(word, bold) for word in heading.split()), default=0.0)
    most = _units(heading, bold)
    if block.is_turned and column:
        standing = break_lines(rich(heading), CELL_HEADING, TURNED_ROOM)
        least = most = len(standing) * CELL_HEADING.leading
    said = 0.0
    face = bold if column == 0 else fonts.face()
    for row in block.rows:
        word, line, area = _cell(row[column], face)
        least, most, said = max(least, word), max(most, line), said + area
    around = 2 * CELL_PADDING + 1
    return min(least, width * _WIDEST_WORD) + around, most * _SLACK + around, said + most


def _cell(content: Rich, face: str) -> tuple[float, float, float]:
    """Return the width of the longest word of a cell, of its longest line, and of all of it."""
    longest_word = longest_line = area = line = 0.0
    for span in content:
        name = fonts.face(bold=True) if span.bold else face
        for number, text in enumerate(span.text.split("\n")):
            if number:
                longest_line, line = max(longest_line, line), 0.0
            wide = _units(text, name) * span.scale
            line += wide
            area += wide
            longest_word = max(longest_word, *(_units(word, name) for word in text.split()), 0.0)
        if span.link.startswith("#"):
            reference = _units("→ p. 000 ", face)
            line, area = line + reference, area + reference
        if span.blank:
            line += _WRITTEN_ON / 2
            longest_word = max(longest_word, _WRITTEN_ON / 2)
    return longest_word, max(longest_line, line), area


def _units(text: str, face: str) -> float:
    return sum(fonts.width(part, name, CELL.size) for name, part in fonts.runs(text, face))


def _shared(measured: Sequence[tuple[float, float, float]], width: float) -> list[float]:
    """Return the width of each column: those that end up within their bounds by the root of what they say.

    So many lines over all columns are the fewest when widths go with the square root of the letters.
    """
    least = [each[0] for each in measured]
    most = [max(each[1], each[0]) for each in measured]
    if sum(least) >= width:
        return least
    if sum(most) <= width:
        spare = (width - sum(most)) / sum(most)
        return [each * (1 + spare) for each in most]
    weights = [math.sqrt(each[2]) for each in measured]
    found: dict[int, float] = {}
    while len(found) < len(measured):
        open_columns = [number for number in range(len(measured)) if number not in found]
        room = width - sum(found.values())
        total = sum(weights[number] for number in open_columns)
        wanted = {number: room * weights[number] / total for number in open_columns}
        narrow = {number: least[number] for number in open_columns if wanted[number] < least[number]}
        wide = {number: most[number] for number in open_columns if wanted[number] > most[number]}
        settled = narrow if _lacking(wanted, narrow) >= _lacking(wide, wanted) else wide
        found |= settled or wanted
    return [found[number] for number in range(len(measured))]


def _lacking(smaller: dict[int, float], larger: dict[int, float]) -> float:
    """Return how many points some columns fall short of others by, over those that both have."""
    return sum(abs(larger[number] - smaller[number]) for number in smaller.keys() & larger.keys())
