"""What every way of writing a document needs: letters, addresses and places that are safe to write."""

import re
from urllib.parse import quote, urlsplit

from muniredes.manual.document import Document, Heading, Rich
from muniredes.manual.render.style import Colour

BLANK_RULE = "_" * 20
"""The line to write a missing answer on."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')


def printable(text: str) -> str:
    """Return `text` with a space for every character that no XML or HTML document may hold."""
    return _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def web_address(link: str) -> str:
    """Return `link` as a well-formed address if it leads to the web or to a mailbox, and otherwise «»."""
    try:
        parts = urlsplit(printable(link).strip())
        leads = bool(parts.hostname) if parts.scheme in ("http", "https") else parts.scheme == "mailto"
    except ValueError:
        return ""
    return _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), parts.geturl()) if leads else ""


def unsaid_address(link: str, words: Rich) -> str:
    """Return « (address)» for who cannot follow a link, or «» when its words already are the address."""
    shown = link.removeprefix("mailto:")
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
