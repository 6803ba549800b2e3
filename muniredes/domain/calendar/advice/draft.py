"""What is looked at when a draft is advised on, and what is said about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

import regex

from muniredes.domain.calendar.advice.letters import plain_letters
from muniredes.domain.calendar.messages.links import Span, links
from muniredes.domain.knowledge.facts import Advice, Network
from muniredes.domain.texts.legibility import PlainWord
from muniredes.domain.texts.text import GAP
from muniredes.domain.voice.style import StyleGuide

HASHTAG = regex.compile(r"(?<![\p{L}\p{N}_&/#])#(?P<words>[\w\p{M}]*[^\W\d_][\w\p{M}]*)")
_NOT_PROSE = regex.compile(r"[\w.+-]+@[\w.-]+\w|(?<!\w)@[\w.]*\w")


class Picture(Protocol):
    """A picture of a draft, as far as advice is concerned."""

    @property
    def alternative_text(self) -> str:
        """What is read aloud in its place."""

    @property
    def is_decorative(self) -> bool:
        """Whether it says nothing."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A piece of advice: its rule, what to do and why in one or two sentences, and where.

    `fix` is the whole text mended; None when only a person can tell how. `span` is None when it is not
    about a place of the text.
    """

    key: str
    sentence: str
    fix: str | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Draft:
    """A text to publish around `day`, with its pictures, in a network if it is for one.

    `avoided` is the list of words to avoid of the catalogue («evitar»): the reasons of those that the style
    guide has, and all there is without a guide. `plainer` is what can be said more plainly. `rule` says how
    it repeats (RFC 5545), if it does.
    """

    text: str
    day: date
    network: Network | None = None
    pictures: Sequence[Picture] = ()
    guide: StyleGuide | None = None
    avoided: Sequence[Advice] = ()
    plainer: Sequence[PlainWord] = ()
    rule: str = ""

    @cached_property
    def plain(self) -> str:
        """The text, letter by letter, with fancy letters as plain ones."""
        return plain_letters(self.text)

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Where its links are."""
        return links(self.plain)

    @cached_property
    def prose(self) -> str:
        """The plain text, letter by letter, with low lines where a link, an address or a hashtag is."""
        hidden = [*self.links]
        for pattern in (_NOT_PROSE, HASHTAG, GAP):
            hidden += [found.span() for found in pattern.finditer(self.plain)]
        letters = list(self.plain)
        for start, stop in hidden:
            letters[start:stop] = "_" * (stop - start)
        return "".join(letters)

    def with_put(self, span: Span, words: str) -> str:
        """Return the text with some words in a place."""
        return self.text[: span[0]] + words + self.text[span[1] :]


Rule = Callable[[Draft], Iterator[Remark]]
"""What looks at one thing of a draft."""
