"""Chapter 13: what to do when something goes wrong; the lists to be ticked by pen are a booklet beside it."""

from collections.abc import Iterator

from muniredes.manual.compose.crisis import (
    drills,
    first_minutes,
    index,
    levels,
    parts,
    phones,
    recovery,
    sheets,
)
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Chapter

_ABOVE = 80.0
"""What the titles of the chapter and of its first sheet take of the page."""


def chapter(data: ManualData) -> Chapter:
    """Return the chapter; the public edition without names, phones of the town, notices or drills."""
    return Chapter("13", chapter_title("13"), tuple(_blocks(data)), starts_page=True)


def _blocks(data: ManualData) -> Iterator[Block]:
    yield first_minutes.heading()
    yield from first_minutes.blocks(data, title=_ABOVE)
    yield from index.first_steps(data)
    yield from levels.blocks(data)
    yield from parts.blocks(data)
    yield from phones.blocks(data)
    yield from recovery.blocks(data)
    yield from drills.blocks(data)
    if data.has_lists:
        for checklist in sheets.checklists(data):
            yield from sheets.to_tick(data, checklist)
