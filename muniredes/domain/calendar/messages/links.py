"""Links in a text, found as the networks find them: with «https://», or bare («ayto.es/plazo»)."""

from collections.abc import Iterable

import regex

from muniredes.domain.calendar.messages.top_level_domains import ENDINGS

Span = tuple[int, int]
"""Where something is in a text: its first character, and the first one after it."""

_LABEL = r"[\p{Latin}0-9](?:[\p{Latin}0-9_-]*[\p{Latin}0-9])?+"
_PATH = r"\p{Latin}\p{Cyrillic}0-9!*';:=+,.$/%#\[\]\-–_~@|&"
_QUERY = r"A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|"
# What X does not take as the last character: «ayto.es/plazo.» is the link and a full stop.
_NOT_LAST_OF_A_PATH, _NOT_LAST_OF_A_QUERY = "!*';:,.$%[]–~@|&", "!?*'@();:+$%[].,~|"
_ANY = r"\p{White_Space}<>()?"
# Mastodon takes any sign in a path or a question (its regex.rb), but for those that close a sentence.
_NOT_LAST_IN_MASTODON = "!*\"'「」<>;:=,.$%[]~&|@?"
_LONGEST, _LONGEST_LABEL = 4096, 63
_SHORTENED = regex.compile(r"/[A-Za-z0-9]{1,40}(?![A-Za-z0-9])")


def _shape(path: str, query: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"""
        (?<![A-Za-z0-9@＠\$#＃]) (?P<scheme>https?://)?
        (?P<host>{_LABEL}(?:\.{_LABEL})*+) (?![@])
        (?P<port>:\d++)?
        (?P<path>/(?:{path}|\((?:{path}|\({path}*+\))*+\))*+)?
        (?P<query>\?{query}++)?
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


_LINK = _shape(f"[{_PATH}]", f"[{_QUERY}]")
_LINK_OF_MASTODON = _shape(f"[^{_ANY}]", r"[^\p{White_Space}()]")
_STOPS = regex.compile(r"(?![0-9A-Za-z@+-])")


def links(text: str) -> tuple[Span, ...]:
    """Return where each link of a text is, in order, as X finds them: with «https://» or bare."""
    return tuple(span for found in _LINK.finditer(text) if (span := _link(found)))


def links_of_mastodon(text: str) -> tuple[Span, ...]:
    """Return where each link of a text is, in order, as Mastodon finds them: only with «https://»."""
    found = (match for match in _LINK_OF_MASTODON.finditer(text) if match["scheme"])
    spans = ((match.start(), _end(match, _NOT_LAST_IN_MASTODON)) for match in found if _is_host(match))
    return tuple((start, stop) for start, stop in spans if stop - start <= _LONGEST)


def outside(text: str, spans: Iterable[Span], stand_in: str) -> str:
    """Return the text with `stand_in` in the place of each link."""
    kept, end = [], 0
    for start, stop in spans:
        kept.append(text[end:start])
        end = stop
    return stand_in.join((*kept, text[end:]))


def _link(found: regex.Match[str]) -> Span | None:
    before = found.string[found.start() - 1 : found.start()]
    if not found["scheme"] and before and before in "-_./":
        return None
    if found["host"].casefold() == "t.co" and found["path"]:
        return _of_x(found)
    if not found["scheme"]:
        return _bare(found)
    stop = _end(found)
    is_whole = _is_host(found) and _STOPS.match(found.string, found.end("host"))
    return (found.start(), stop) if is_whole and stop - found.start() <= _LONGEST else None


def _of_x(found: regex.Match[str]) -> Span | None:
    """Return where a link that X shortened ends: after 40 letters and figures at most."""
    short = _SHORTENED.match(found["path"])
    if short and short.end() == len(found["path"]) and found["query"]:
        return found.start(), _end(found)
    return (found.start(), found.start("path") + short.end()) if short else None


def _is_host(found: regex.Match[str]) -> bool:
    """Say whether a host could be one: it ends in a known ending, and its name has no low line."""
    labels = found["host"].casefold().split(".")
    is_name = len(labels) > 1 and "_" not in labels[-2] and labels[-1] in ENDINGS
    return is_name and all(len(label) <= _LONGEST_LABEL for label in labels)


def _bare(found: regex.Match[str]) -> Span | None:
    """Return the link up to the last label that is a known ending, with its path when no label follows."""
    labels = found["host"].split(".")
    if any(len(label) > _LONGEST_LABEL for label in labels):
        return None
    known = [place for place in range(1, len(labels)) if labels[place].casefold() in ENDINGS]
    if not known:
        return None
    if known[-1] < len(labels) - 1:
        return found.start(), found.start() + len(".".join(labels[: known[-1] + 1]))
    if not _STOPS.match(found.string, found.end("host")):
        return None
    # X only takes the question of a bare link when there is a path before it.
    return found.start(), _end(found) if found["path"] else found.end("host")


def _end(found: regex.Match[str], not_last: str = "") -> int:
    """Return where a link ends, without the punctuation that belongs to the sentence."""
    if found["query"]:
        query = found["query"].rstrip(not_last or _NOT_LAST_OF_A_QUERY)
        if query:
            return found.start("query") + len(query)
    if found["path"]:
        return found.start("path") + max(1, len(found["path"].rstrip(not_last or _NOT_LAST_OF_A_PATH)))
    return found.end("port") if found["port"] else found.end("host")
