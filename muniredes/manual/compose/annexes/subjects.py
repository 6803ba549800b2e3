"""Annex E: where to find what somebody looks for, by the word that she would use."""

from collections.abc import Iterator, Mapping, Sequence

from muniredes.domain.texts.text import fold
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Chapter, Columns, Heading, Rich, Span, rich
from muniredes.manual.plain_text import words_of

_COLUMNS = 3


def chapter(data: ManualData, chapters: Sequence[Chapter]) -> Chapter | None:
    """Return the annex, with the places that the other chapters have; nothing when they have none."""
    titles = dict(_titles(chapters))
    said = {key: fold(text) for chapter in chapters for key, text in _said(chapter)}
    entries = sorted(_entries(data, titles, said), key=lambda entry: fold(entry[0].text))
    if not entries:
        return None
    return Chapter("E", _("Índice de asuntos"), (Columns(tuple(entries), _COLUMNS),))


def _titles(chapters: Sequence[Chapter]) -> Iterator[tuple[str, str]]:
    """Yield every place of the chapters with what it is called."""
    for chapter in chapters:
        yield chapter.key, chapter.full_title
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.key:
                yield block.key, block.text


def _said(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Yield every place of a chapter with all that is said in it, up to the next of its level."""
    told: dict[str, list[str]] = {chapter.key: []}
    open_now: dict[int, str] = {}
    for block in chapter.blocks:
        if isinstance(block, Heading):
            open_now = {level: key for level, key in open_now.items() if level < block.level}
            open_now |= {block.level: block.key} if block.key else {}
        words = " ".join(words_of(block))
        for key in (chapter.key, *open_now.values()):
            told.setdefault(key, []).append(words)
    for key, texts in told.items():
        yield key, " ".join([chapter.full_title, *texts] if key == chapter.key else texts)


def _entries(data: ManualData, titles: Mapping[str, str], said: Mapping[str, str]) -> Iterator[Rich]:
    named = [
        (subject.name, tuple(key for key in subject.places if subject.is_told_in(said.get(key, ""))))
        for subject in data.subjects
    ]
    for account in data.snapshot.accounts:
        keys = tuple(f"{kind}-{account.id}" for kind in ("cuenta", "linea", "blog"))
        named.append((data.title(account), keys))
    for name, keys in named:
        found = [key for key in titles if key in keys]
        if found:
            yield rich(Span(name), *_places(found, titles))


def _places(keys: Sequence[str], titles: Mapping[str, str]) -> Iterator[Span]:
    """Yield the places, as pages on paper; the signs between their titles are for what has no pages."""
    for number, key in enumerate(keys):
        yield Span("; " if number else ": ", as_page=True)
        yield Span(titles[key], link=f"#{key}", as_page=True)
