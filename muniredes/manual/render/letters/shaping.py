"""Letters that join, stack, or are drawn as one: which glyphs they are, and where each of them stands."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

import regex

from muniredes.manual.render.letters import faces

NAMED = "named"
"""The face of a letter that no face has: what is drawn is its name."""

RIGHT_TO_LEFT = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}]")
_NOTHING = "\u200b"
_HAIR_SPACE, _AFTER = "\u200a", 2.0
"""What says a letter and is not seen, and how much further in a glyph has to stand to be read behind it."""

_JOINED = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}\p{M}\u200c\u200d]")
_NOTICED = 0.6
_PLAIN_FACES = frozenset((faces.REGULAR, faces.BOLD, faces.ITALIC, faces.SYMBOLS))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as the letter that stands for it in its face, so many parts of a thousand from its place."""

    letter: str
    font: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Some letters that are drawn together. One that `says_itself` is copied as it was written."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    says_itself: bool


@cache
def is_needed(text: str, font: str) -> bool:
    """Whether the glyphs of a text are not one for each letter."""
    return font not in _PLAIN_FACES or _JOINED.search(text) is not None


@cache
def width(text: str, font: str) -> float:
    """Return how wide a text is, in parts of a thousand of its size."""
    return sum(cluster.width for cluster in clusters(text, font))


@cache
def clusters(text: str, font: str, is_backwards: bool | None = None) -> tuple[Cluster, ...]:
    """Return the clusters of a text from left to right."""
    if font == NAMED:
        return tuple(map(_spelled, text))
    return tuple(_shaped(text, font, is_backwards))


@cache
def told(text: str, font: str, is_backwards: bool | None = None) -> tuple[Cluster, ...]:
    """Return the clusters of a text from left to right, those side by side that say themselves as one."""
    found: list[Cluster] = []
    for says_itself, group in groupby(clusters(text, font, is_backwards), lambda each: each.says_itself):
        parts = list(group)
        found += [_joined("".join(part.text for part in parts), parts, says_itself)] if says_itself else parts
    return tuple(found)


def written(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, float, float, str]]:
    """Yield each face, place and stand-ins of glyphs that stand where the one before leaves the pen."""
    letters, start, end = "", glyphs[0], 0.0
    for glyph in glyphs:
        goes_on = glyph.font == start.font and glyph.y == start.y and abs(glyph.x - end) < _NOTICED
        if letters and not goes_on:
            yield start.font, start.x, start.y, letters
            letters = ""
        start = start if letters else glyph
        letters += glyph.letter
        end = glyph.x + faces.named(glyph.font).stringWidth(glyph.letter, faces.UNITS)
    yield start.font, start.x, start.y, letters


def name_of(letter: str) -> str:
    """Return what is printed for a letter that cannot be drawn."""
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"


def _spelled(letter: str) -> Cluster:
    name, x, glyphs = name_of(letter), 0.0, []
    face = faces.named(faces.REGULAR)
    for each in name:
        glyphs.append(Glyph(each, faces.REGULAR, x))
        x += face.stringWidth(each, faces.UNITS)
    return Cluster(letter, tuple(glyphs), x, says_itself=False)


def _shaped(text: str, font: str, is_backwards: bool | None) -> Iterator[Cluster]:
    if is_backwards is None:
        is_backwards = RIGHT_TO_LEFT.search(text) is not None
    found = _glyphs(text, font, is_backwards)
    starts = sorted({each.start for each in found})
    ends = dict(pairwise([*starts, len(text)]))
    made = []
    for start in sorted(starts, reverse=is_backwards):
        own = [each for each in found if each.start == start]
        made.append(_cluster(text[start : ends[start]], font, own, is_backwards))
    if is_backwards or all(each.says_itself for each in made):
        yield from made
    else:
        yield _joined(text, made, says_itself=False)


def _joined(text: str, parts: Sequence[Cluster], says_itself: bool) -> Cluster:
    """Return clusters as one: readers of PDF put spaces between those that do not say themselves."""
    glyphs, x = list[Glyph](), 0.0
    for part in parts:
        glyphs += [replace(glyph, x=glyph.x + x) for glyph in part.glyphs]
        x += part.width
    return Cluster(text, tuple(glyphs), x, says_itself)


@dataclass(frozen=True, slots=True)
class _Found:
    """A glyph by its number: the letter that it begins with, and where it goes."""

    start: int
    glyph: int
    x: float
    y: float
    advance: float


def _glyphs(text: str, font: str, is_backwards: bool) -> list[_Found]:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_backwards else "ltr"
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(_harfbuzz(font), buffer)
    return [
        _Found(info.cluster, info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _cluster(text: str, font: str, found: Sequence[_Found], is_backwards: bool) -> Cluster:
    """Return some glyphs, each with the letters it says when they go one after the other."""
    face, x, glyphs = faces.named(font), 0.0, list[Glyph]()
    goes_by_letters = len(found) == 1 or font == faces.EMOJI
    said = _shares(text, len(found)) if goes_by_letters else [_NOTHING] * len(found)
    if is_backwards and goes_by_letters and len(text) > 1:
        return _ligature(text, face, found[0])
    for each, letters in zip(found, said, strict=True):
        glyphs.append(Glyph(face.stand_in(each.glyph, letters), font, x + each.x, each.y))
        x += each.advance
    return Cluster(text, tuple(glyphs), x, goes_by_letters)


def _shares(text: str, count: int) -> list[str]:
    """Return a text in so many parts, the last with what is left; with fewer letters, some say nothing."""
    return [text[number : number + 1] or _NOTHING for number in range(count - 1)] + [
        text[count - 1 :] or _NOTHING
    ]


def _ligature(text: str, face: faces.Face, found: _Found) -> Cluster:
    """Return a glyph of several letters written backwards: it says the first, and nothing visible the others.

    Readers of PDF turn round what is written backwards letter by letter, also inside a glyph that says two.
    """
    empty = face.face.charToGlyph[ord(_HAIR_SPACE)]
    rest = [Glyph(face.stand_in(empty, letter), face.fontName) for letter in reversed(text[1:])]
    glyph = Glyph(face.stand_in(found.glyph, text[0]), face.fontName, found.x + _AFTER, found.y)
    return Cluster(text, (*rest, glyph), found.advance, says_itself=True)


@cache
def _harfbuzz(font: str) -> object:
    import uharfbuzz

    blob = uharfbuzz.Blob.from_file_path(str(faces.named(font).face.filename))
    found = uharfbuzz.Font(uharfbuzz.Face(blob))
    found.scale = (faces.UNITS, faces.UNITS)
    return found
