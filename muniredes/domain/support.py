"""A log that can be sent to anybody: what the program did, and nothing of what the council wrote.

What is kept is what is known to be of the program; the rest is left out, so that a message nobody foresaw
cannot carry a name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LEFT_OUT = "…"

_ENTRY = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ [A-Z]+ [\w.]+: )(.*)$")
_FRAME = re.compile(r'^( *File ")([^"]*)(", line \d+,? in [\w<>.]+)')
_KIND = re.compile(r"^([A-Za-z_][\w.]*)(?::.*)?$")
_BETWEEN = re.compile(
    r"^(Traceback \(most recent|During handling of|The above exception|Current thread|Thread 0x)"
)
_FATAL = re.compile(r"^(Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+)")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|'[^']*'")
_MAILBOX = re.compile(r"\S+@\S+")
_PLACE = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s:;,)]*")
_ADDRESS = re.compile(r"\b(?:https?|ftp)://\S+|\bwww\.\S+")
_NUMBER = re.compile(r"\d(?:[\s.-]?\d){5,}\w?")
_SECRETS = (_QUOTED, _ADDRESS, _MAILBOX, _PLACE, _NUMBER)
_INNER = re.compile(r"^.*[\\/](?=(?:muniredes|PySide6|sqlalchemy|alembic|reportlab|site-packages)[\\/])")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class SupportReport:
    """What is sent to whoever helps: the name of each file, and what it says."""

    files: tuple[tuple[str, str], ...]


def nameless_log(text: str, known: Iterable[str]) -> str:
    """Return a log with what the program did: entries, places in the code and kinds of errors.

    `known` are words that must not be in it wherever they stand: people, the town, accounts.
    """
    words = sorted({word.strip() for word in known if len(word.strip()) >= _SHORTEST}, key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None
    return "\n".join(named.sub(LEFT_OUT, line) if named else line for line in _kept(text)) + "\n"


def _kept(text: str) -> Iterator[str]:
    """Yield the lines that say what the program did; several that do not become one mark."""
    after_frame = was_left_out = False
    for line in text.splitlines():
        kept = _of_the_program(line, after_frame=after_frame)
        after_frame = bool(_FRAME.match(line))
        if kept is None:
            if not was_left_out:
                yield LEFT_OUT
            was_left_out = True
            continue
        was_left_out = False
        yield kept


def _of_the_program(line: str, *, after_frame: bool) -> str | None:
    """Return what can be kept of a line, or None."""
    if entry := _ENTRY.match(line):
        return entry[1] + without_secrets(entry[2])
    if frame := _FRAME.match(line):
        return frame[1] + _INNER.sub("", frame[2].rpartition("site-packages")[2] or frame[2]) + frame[3]
    if between := _BETWEEN.match(line):
        return between[1]
    if fatal := _FATAL.match(line):
        return fatal[1]
    if after_frame and line.startswith("    "):
        return line if not _MAILBOX.search(line) else None
    kind = _KIND.match(line)
    return f"{kind[1]}: {LEFT_OUT}" if kind and "." in kind[1] + "." and kind[1][:1].isupper() else None


def without_secrets(text: str) -> str:
    """Return a message without what it quotes, addresses, folders and long numbers."""
    for secret in _SECRETS:
        text = secret.sub(LEFT_OUT, text)
    return text
