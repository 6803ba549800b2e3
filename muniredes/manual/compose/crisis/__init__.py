"""Chapter 13: what to do when something goes wrong, up to pages that are taken out and ticked by pen."""

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
    sheets,
    texts,
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
            _(" y después a su lista. Lo demás es para leerlo con calma."),
        ),
        Tone.LEAD,
    )
    yield from index.blocks(data)
    yield from levels.blocks(data)
    yield from parts.blocks(data)
    yield from phones.blocks(data)
    yield from recovery.blocks(data)
    yield from drills.blocks(data)
    yield first_minutes.heading()
    yield from first_minutes.blocks(data)


def lists_annex(data: ManualData) -> Chapter:
    """Return annex D: every checklist on a page of its own, to be taken out, and the texts behind them."""
    blocks = (*sheets.blocks(data), *texts.blocks(data))
    return Chapter("D", _("Listas de crisis, para marcar"), blocks, starts_page=True)
