"""Links in a text, found as the networks find them: with «https://», or bare («ayto.es/plazo»)."""

import regex

from muniredes.domain.calendar.messages.top_level_domains import ENDINGS

Span = tuple[int, int]
"""Where something is in a text: its first character, and the first one after it."""

_LABEL = r"[\p{Latin}0-9](?:[\p{Latin}0-9_-]*[\p{Latin}0-9])?+"
_PATH = r"\p{Latin}\p{Cyrillic}0-9!*';:=+,.$/%#\[\]\-–_~@|&"
_QUERY = r"A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|"
# What X does not take as the last character: «ayto.es/plazo.» is the link and a full stop.
_NOT_LAST_OF_A_PATH, _NOT_LAST_OF_A_QUERY = "!*';:,.$%[]–~@|&", "!?*'@();:+$%[].,~|"
_LINK = regex.compile(
    rf"""
    (?<![A-Za-z0-9@＠\$#＃]) (?P<scheme>https?://)?
    (?P<host>{_LABEL}(?:\.{_LABEL})*+) (?![@])
    (?P<port>:\d++)?
    (?P<path>/(?:[{_PATH}]|\((?:[{_PATH}]|\([{_PATH}]*+\))*+\))*+)?
    (?P<query>\?[{_QUERY}]++)?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_STOPS = regex.compile(r"(?![0-9A-Za-z@+-])")


def links(text: str, *, bare: bool = True) -> tuple[Span, ...]:
    """Return where each link of a text is, in order; without `bare`, only those that say «https://»."""
    return tuple(span for found in _LINK.finditer(text) if (span := _link(found, bare)))


def outside(text: str, *, bare: bool = True, stand_in: str = "") -> str:
    """Return the text with `stand_in` in the place of each link."""
    kept, end = [], 0
    for start, stop in links(text, bare=bare):
        kept.append(text[end:start])
        end = stop
    return stand_in.join((*kept, text[end:]))


def _link(found: regex.Match[str], bare: bool) -> Span | None:
    if found["scheme"]:
        return (found.start(), _end(found)) if _has_ending(found["host"]) else None
    before = found.string[found.start() - 1 : found.start()]
    if not bare or (before and before in "-_./"):
        return None
    return _bare(found)


def _has_ending(host: str) -> bool:
    """Say whether what follows the last dot could be an ending: «localhost» has none."""
    name, dot, ending = host.rpartition(".")
    return bool(name and dot) and ending.isalpha() and len(ending) > 1


def _bare(found: regex.Match[str]) -> Span | None:
    """Return the link up to the last label that is a known ending, with its path when no label follows."""
    labels = found["host"].split(".")
    known = [place for place in range(1, len(labels)) if labels[place].casefold() in ENDINGS]
    if not known:
        return None
    if known[-1] < len(labels) - 1:
        return found.start(), found.start() + len(".".join(labels[: known[-1] + 1]))
    if not _STOPS.match(found.string, found.end("host")):
        return None
    # X only takes the question of a bare link when there is a path before it.
    return found.start(), _end(found) if found["path"] else found.end("host")


def _end(found: regex.Match[str]) -> int:
    """Return where a link ends, without the punctuation that belongs to the sentence."""
    if found["query"]:
        query = found["query"].rstrip(_NOT_LAST_OF_A_QUERY)
        if query:
            return found.start("query") + len(query)
    if found["path"]:
        return found.start("path") + max(1, len(found["path"].rstrip(_NOT_LAST_OF_A_PATH)))
    return found.end("port") if found["port"] else found.end("host")
