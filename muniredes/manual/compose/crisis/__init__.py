"""Chapter 13: what to do when something goes wrong; the lists to be ticked by pen are a booklet beside it."""

from collections.abc import Iterator

from muniredes.i18n import _
from muniredes.manual.compose.crisis import (
    drills,
    first_minutes,
    index,
    levels,
    parts,
    phones,
    recovery,
)
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Chapter, Span, Text, Tone, rich


def chapter(data: ManualData) -> Chapter:
    """Return the chapter; the public edition without names, phones of the town, notices or drills."""
    return Chapter("13", chapter_title("13"), tuple(_blocks(data)), starts_page=True)


def _blocks(data: ManualData) -> Iterator[Block]:
    yield Text(
        rich(
            _("Si está pasando ahora, vaya a "),
            Span(_("los primeros cinco minutos"), link=f"#{first_minutes.KEY}"),
            _(" y después a lo suyo, en «¿Qué pasa?». Lo demás es para leerlo con calma."),
        ),
        Tone.LEAD,
    )
    yield from index.first_steps(data)
    yield from levels.blocks(data)
    yield from parts.blocks(data)
    yield from phones.blocks(data)
    yield from recovery.blocks(data)
    yield from drills.blocks(data)
    yield first_minutes.heading()
    yield from first_minutes.blocks(data)
