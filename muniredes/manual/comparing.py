"""Compare two manuals that are composed: by what they say, chapter by chapter, and never by their pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from muniredes.domain.handover.comparison import ChapterChanges, Difference, Turn
from muniredes.domain.progress import Progress
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Columns,
    Document,
    Facts,
    FlowBox,
    FlowFigure,
    Heading,
    Items,
    MonthGrid,
    PictureFigure,
    QrCard,
    Rich,
    RuledSpace,
    SignatureSpace,
    Table,
    Text,
)
from muniredes.manual.drawing import Drawing

OF_EVERY_MANUAL = frozenset({"0", "A", "E"})
"""What is another in each manual by its nature: its versions, what changed in it, and its index."""

_TICKS = frozenset({"", "☐", "☑", "•"})
_ALIKE = 0.5
"""How much of two texts has to be the same for one to be the other, changed."""

Cells = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that a manual says: under which heading, its name if it has one, and what is said of it.

    `turn` tells apart those of the same name under the same heading.
    """

    place: str
    name: str
    cells: Cells
    turn: int = 0

    @property
    def key(self) -> tuple[str, str, int]:
        return self.place, self.name, self.turn

    @property
    def words(self) -> str:
        """All that is said of it, in one text."""
        return " · ".join(text for _label, text in self.cells if text)


def compare(
    before: Document, after: Document, progress: Progress
) -> tuple[tuple[ChapterChanges, ...], tuple[str, ...]]:
    """Return the chapters that are not the same, in the order of the manual, and the titles of the others."""
    old = {chapter.number: chapter for chapter in before.chapters}
    new = {chapter.number: chapter for chapter in after.chapters}
    numbers = [chapter.number for chapter in after.chapters]
    numbers += [number for number in old if number not in new]
    changes, alike = [], []
    for place, number in enumerate(sorted(numbers, key=_order)):
        progress(place / len(numbers))
        if number in OF_EVERY_MANUAL:
            continue
        chapter = new.get(number) or old[number]
        found = tuple(_differences(old.get(number), new.get(number)))
        if found:
            changes.append(ChapterChanges(number, chapter.title, found, number not in new))
        else:
            alike.append(chapter.full_title)
    return tuple(changes), tuple(alike)


def _order(number: str) -> tuple[bool, int, str]:
    return not number.isdigit(), int(number) if number.isdigit() else 0, number


def _differences(before: Chapter | None, after: Chapter | None) -> Iterator[Difference]:
    old, new = _all_said(before), _all_said(after)
    yield from _of_named([each for each in old if each.name], [each for each in new if each.name])
    yield from _of_lines([each for each in old if not each.name], [each for each in new if not each.name])


# ── What has a name: rows of tables and labels ───────────────────────────────────────────────


def _of_named(old: Sequence[_Said], new: Sequence[_Said]) -> Iterator[Difference]:
    """Yield what became of each row: those with the same name under the same heading are the same one."""
    was, there = {each.key: each for each in old}, {each.key for each in new}
    for each in new:
        former = was.get(each.key)
        if former is None:
            yield Difference(Turn.NEW, each.place, each.name, after=each.words)
        elif former.cells != each.cells:
            yield _changed(former, each)
    for each in old:
        if each.key not in there:
            yield Difference(Turn.GONE, each.place, each.name, before=each.words)


def _changed(former: _Said, now: _Said) -> Difference:
    """Return only the cells that say another thing, each with its heading where there are several."""
    was, said = dict(former.cells), dict(now.cells)
    labels = [label for label in {**was, **said} if was.get(label, "") != said.get(label, "")]
    has_several = len(said) > 1 or len(was) > 1
    return Difference(
        Turn.CHANGED,
        now.place,
        now.name,
        _cells(was, labels, has_several=has_several),
        _cells(said, labels, has_several=has_several),
    )


def _cells(cells: dict[str, str], labels: Sequence[str], *, has_several: bool) -> str:
    told = [(label, cells.get(label, "") or "—") for label in labels]
    return " · ".join(f"{label}: {text}" if has_several and label else text for label, text in told)


# ── What has none: paragraphs and lists ──────────────────────────────────────────────────────


def _of_lines(old: Sequence[_Said], new: Sequence[_Said]) -> Iterator[Difference]:
    """Yield what became of the paragraphs and the lines of lists, heading by heading."""
    for place in dict.fromkeys(each.place for each in (*new, *old)):
        was = [each.words for each in old if each.place == place]
        said = [each.words for each in new if each.place == place]
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, was, said, autojunk=False).get_opcodes():
            if tag != "equal":
                yield from _of_passage(place, was[i1:i2], said[j1:j2])


def _of_passage(place: str, was: list[str], said: list[str]) -> Iterator[Difference]:
    for text in said:
        former = next((each for each in was if _are_alike(each, text)), None)
        if former is None:
            yield Difference(Turn.NEW, place, "", after=text)
        else:
            was.remove(former)
            yield Difference(Turn.CHANGED, place, "", former, text)
    for text in was:
        yield Difference(Turn.GONE, place, "", before=text)


def _are_alike(one: str, other: str) -> bool:
    found = SequenceMatcher(None, one, other, autojunk=False)
    return found.real_quick_ratio() > _ALIKE and found.quick_ratio() > _ALIKE and found.ratio() > _ALIKE


# ── A chapter, as what it says ───────────────────────────────────────────────────────────────


def _all_said(chapter: Chapter | None) -> list[_Said]:
    if chapter is None:
        return []
    times: Counter[tuple[str, str]] = Counter()
    found = []
    for place, name, cells in _read(chapter.blocks):
        said = _Said(place, name, cells, times[place, name] if name else 0)
        times[place, name] += 1
        if said.name or said.words:
            found.append(said)
    return found


def _read(blocks: Sequence[Block]) -> Iterator[tuple[str, str, Cells]]:
    """Yield what each block says under its headings: «Facebook · AytoVilla»."""
    upper = lower = ""
    for block in blocks:
        if isinstance(block, Heading):
            upper, lower = (block.text, "") if block.level == 2 else (upper, block.text)
            continue
        place = " · ".join(part for part in (upper, lower) if part)
        table = block.as_table if isinstance(block, MonthGrid) else block
        if isinstance(table, Table):
            yield from ((place, *_row(table, row)) for row in table.rows)
        elif isinstance(table, Facts):
            answered = ((label, _answer(value)) for label, value in table.rows)
            yield from ((place, label, (("", said),)) for label, said in answered if said)
        elif isinstance(table, FlowFigure):
            yield from ((place, box.step, (("", " · ".join(_of_box(box))),)) for box in table.boxes)
        else:
            yield from ((place, "", (("", text),)) for text in _lines(table))


def _row(table: Table, row: tuple[Rich, ...]) -> tuple[str, Cells]:
    """Return the name of a row, which is the first of its cells that says something, and the others."""
    texts = [_answer(cell) for cell in row]
    at = next((number for number, text in enumerate(texts) if text not in _TICKS), 0)
    rest = tuple(
        (heading, text)
        for number, (heading, text) in enumerate(zip(table.headings, texts, strict=False))
        if number != at and text not in _TICKS
    )
    return texts[at], rest


def _of_box(box: FlowBox) -> Iterator[str]:
    yield from (text for text in (box.who, box.deputy) if text)


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines of a block that has neither rows nor labels; of a figure, what it shows."""
    match block:
        case Text(content):
            yield _plain(content)
        case Items(lines) | Columns(lines):
            yield from map(_plain, lines)
        case Callout(title, paragraphs):
            yield f"{title.rstrip('.')}. {' '.join(map(_plain, paragraphs))}"
        case QrCard(address, lines):
            yield f"{address} {' '.join(map(_plain, lines))}"
        case RuledSpace(label) | SignatureSpace(label):
            yield label
        case Drawing() | PictureFigure():
            yield block.alt


def _answer(content: Rich) -> str:
    """Return what is answered beside a word; nothing where there is only room to write it: «pendiente»."""
    is_pending = all(span.blank for span in content if span.text.strip())
    return "" if is_pending else _plain(content)


def _plain(content: Rich) -> str:
    """Return a rich text without what is only of its page, in one line."""
    return " ".join("".join(span.text for span in content if not span.as_page).split())
