"""What every way of writing a document needs: letters, addresses and places that are safe to write."""

import re

from muniredes.manual.document import Document, Heading, Rich
from muniredes.manual.render.style import Colour

BLANK_RULE = "_" * 20
"""The line to write a missing answer on."""

SIGNATURE_LINES = 2
"""The lines of a place to sign where there is no frame."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` with a space for every character that no XML or HTML document may hold."""
    return _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def unsaid_address(link: str, words: Rich) -> str:
    """Return « (address)» for who cannot follow a link, or «» when its words already are the address."""
    shown = link.removeprefix("mailto:").removeprefix("tel:")
    said = "".join(span.text for span in words)
    heart = shown.removeprefix("https://").rstrip("/") or shown
    return "" if heart in said else f" ({shown})"


def places(document: Document) -> tuple[str, ...]:
    """Return the key of every place that links may lead to, once each, in reading order."""
    found: list[str] = []
    for chapter in document.chapters:
        if chapter.title:
            found.append(chapter.key)
        found += [block.key for block in chapter.blocks if isinstance(block, Heading) and block.key]
    return tuple(dict.fromkeys(found))


def hexadecimal(colour: Colour) -> str:
    """«17456f»."""
    return "".join(f"{round(part * 255):02x}" for part in colour)
