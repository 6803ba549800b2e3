"""Annex D: the words of this manual beside those of a file, and those of the networks, said plainly."""

from collections.abc import Iterator

from muniredes.domain.knowledge.facts import PaperPart
from muniredes.domain.texts.text import begun_large
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Chapter, Columns, Heading, Rich, Text, Tone, bold, rich

_FORMAL = "expediente"
"""The part of the paper that has what an office calls what this manual says plainly."""


def chapter(data: ManualData) -> Chapter | None:
    """Return the annex; nothing when the catalogue has no glossary."""
    paper = data.papers.get("glosario")
    if paper is None:
        return None
    return Chapter("D", _("Glosario"), tuple(_blocks(paper.value.parts)))


def _blocks(parts: tuple[PaperPart, ...]) -> Iterator[Block]:
    lead = _("Este manual habla claro; Secretaría buscará la otra palabra. Aquí están las dos.")
    yield Text(rich(lead), Tone.LEAD)
    for part in sorted(parts, key=lambda each: each.key != _FORMAL):
        yield Heading(part.title, key=f"glosario-{part.key}")
        yield Columns(tuple(entries(part)))


def entries(part: PaperPart) -> Iterator[Rich]:
    """Yield each word of a part with what it means."""
    for point in part.points:
        word, _colon, meaning = point.partition(": ")
        yield _entry(word, meaning)


def _entry(word: str, meaning: str) -> Rich:
    return rich(bold(f"{word}. "), begun_large(meaning))
