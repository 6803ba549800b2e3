"""With which letters a list was written, told by what its words look like in each way of reading them."""

from pathlib import Path

from muniredes.exchange.tables.refusals import unreadable
from muniredes.i18n import _, mark

_WINDOWS, _DOS, _MAC = "cp1252", "cp850", "mac_roman"
_SAID = {_DOS: mark("de MS-DOS"), _MAC: mark("de un Mac antiguo")}
_OF_HERE = frozenset("áéíóúüñçàèòïÁÉÍÓÚÜÑÇÀÈÒÏ")
_BETWEEN_LETTERS = frozenset("’'·-/&")
_SAMPLE = 200_000
_MOSTLY = 0.8


def decoded(path: Path, data: bytes) -> tuple[str, str]:
    """Return the text of a file, and a sentence when its letters had to be guessed.

    UTF-8 and UTF-16 say what they are; of what is neither, the reading of fewest oddities counts.
    Raises a Problem for what is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _plain(path, data.decode("utf-16", "replace")), ""
    unmarked = _wide_letters(data[:_SAMPLE])
    if unmarked:
        return _plain(path, data.decode(unmarked, "replace")), ""
    try:
        return _plain(path, data.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        pass
    encoding = _likeliest(data[:_SAMPLE])
    text = data.decode(encoding) if encoding != _WINDOWS else _of_windows(data)
    if encoding == _WINDOWS:
        return _plain(path, text), ""
    said = _("La lista está escrita con letras {of}: compruebe que los acentos y las eñes se leen bien.")
    return _plain(path, text), said.format(of=_(_SAID[encoding]))


def _wide_letters(sample: bytes) -> str:
    """Return the way of two bytes for each letter in which a text without its mark was written, or nothing.

    In such a text almost every other byte is none; in one with an odd zero, that is not so.
    """
    half = len(sample) // 2
    if half < 8 or sample.count(0) < half * _MOSTLY:
        return ""
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) >= half * _MOSTLY and sample.count(0) == zeros.count(0):
            return name
    return ""


def _of_windows(data: bytes) -> str:
    try:
        return data.decode(_WINDOWS)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _plain(path: Path, text: str) -> str:
    if "\x00" in text:
        raise unreadable(path)
    return text.lstrip("\ufeff")


def _likeliest(sample: bytes) -> str:
    """Return the encoding that makes words of here: Windows, unless it makes oddities and another none."""
    scores = {name: _score(sample.decode(name, "replace")) for name in (_WINDOWS, _DOS, _MAC)}
    odd = scores[_WINDOWS][1]
    best = max(scores, key=lambda name: scores[name][0] - 3 * scores[name][1])
    return best if odd and scores[best][1] < odd else _WINDOWS


def _score(text: str) -> tuple[int, int]:
    """Return how many letters of here stand in words, and how many signs stand where none should."""
    good = odd = 0
    for before, sign, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if sign.isascii():
            continue
        in_word = before.isalpha() or after.isalpha()
        if sign in _OF_HERE:
            good += in_word
        elif sign.isalpha() or not sign.isprintable() or sign == "\ufffd":
            odd += sign not in "ªº"
        elif before.isalpha() and after.isalpha() and sign not in _BETWEEN_LETTERS:
            odd += 1
        else:
            odd += in_word and sign in "‚¢£¤‡¥"
    return good, odd


def mended(text: str) -> str:
    """Return a text whose UTF-8 was once read as Windows-1252 («CaÃ±ada») as it was written («Cañada»)."""
    if "Ã" not in text and "Â" not in text and "â€" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
