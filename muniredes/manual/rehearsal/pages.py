"""Where each answer is: the page of the printed manual whose text has it, in its own section."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace

from muniredes.domain.handover.rehearsal import Ask, Situation
from muniredes.domain.progress import Progress
from muniredes.manual.document import Document
from muniredes.manual.pdf import draw_with_places

_REACH = 4
"""Pages that a section may take, from the one on which it begins."""


def found(situations: Sequence[Situation], document: Document, progress: Progress) -> tuple[Situation, ...]:
    """Return the situations with the page of each answer that the manual prints."""
    pdf, places = draw_with_places(document, progress)
    pages = page_texts(pdf)
    return tuple(
        replace(each, asks=tuple(replace(ask, page=_page(ask, places, pages)) for ask in each.asks))
        for each in situations
    )


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return the letters of each page, in the order in which they are read, without a single space."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as opened:
        return tuple(
            squeezed(opened[number].get_textpage().get_text_range()) for number in range(len(opened))
        )


def squeezed(text: str) -> str:
    """Return a text without spaces or what only breaks lines: on paper they are where they fit."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


def _page(ask: Ask, places: Mapping[str, int], pages: Sequence[str]) -> int | None:
    """Return the number of the first page of its section that has the answer; None when none has."""
    first = places.get(ask.section)
    wanted = squeezed(ask.printed)
    if first is None or not wanted:
        return None
    for number in range(first, min(first + _REACH, len(pages) + 1)):
        text = pages[number - 1]
        start = max(text.rfind(squeezed(ask.opening)), 0) if number == first else 0
        if text.find(wanted, start) >= 0:
            return number
    return None
