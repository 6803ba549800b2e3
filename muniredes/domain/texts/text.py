"""Texts as people type them: compared without accents, tidied, kept within bounds."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from muniredes.domain.problems import Problem
from muniredes.i18n import _

NAME_LIMIT = 120
LINE_LIMIT = 300
NOTE_LIMIT = 2000

_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_HALVES = re.compile(r"[\ud800-\udfff]")


class _Bare(dict[int, int | None]):
    """What is left of each letter without its marks; each is looked up once, for a search folds thousands."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BARE = _Bare()


def fold(text: str) -> str:
    """Return `text` without accents, case or doubled spaces, to compare and to search."""
    bare = text if text.isascii() else unicodedata.normalize("NFKD", text).translate(_BARE)
    return " ".join(bare.split()).casefold()


def nested(text: str) -> str:
    """Return a text with “” for the quotes that are inside «»: a title may have brought its own."""
    if text.count("«") < 2:
        return text
    depth, found = 0, []
    for letter in text:
        depth += (letter == "«") - (letter == "»" and depth > 0)
        inner = {"«": depth > 1, "»": depth > 0}.get(letter, False)
        found.append({"«": "“", "»": "”"}[letter] if inner else letter)
    return "".join(found)


def whole_letters(text: str) -> str:
    """Return a text that can be written: what came as halves of a letter, joined; a half alone is «�».

    Excel and JSON may cut a letter in two, and neither a file nor a page takes half of one.
    """
    if text.isascii() or _HALVES.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def tidy(text: str) -> str:
    """Return one line: no control characters or halves of letters, no outer or doubled spaces, composed."""
    composed = unicodedata.normalize("NFC", whole_letters(text))
    if composed.isprintable():  # no controls, and no space but the common one
        return " ".join(composed.split())
    return _SPACES.sub(" ", _CONTROLS.sub(" ", composed)).strip()


def tidy_note(text: str) -> str:
    """Return a text of several lines, each tidied, without blank lines at its ends."""
    if text.isprintable():
        return tidy(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(tidy(line) for line in lines).strip("\n")


def bounded(text: str, limit: int, label: str, field: str = "") -> str:
    """Return `text` when it fits in `limit` characters; raise the Problem that says how much is left over."""
    if len(text) > limit:
        raise Problem(
            _("«{label}» es demasiado largo: tiene {n} caracteres y caben {limit}.").format(
                label=label, n=len(text), limit=limit
            ),
            _("Acórtelo y vuelva a intentarlo."),
            field,
        )
    return text


def file_word(name: str) -> str:
    """Return a name that any system takes in that of a file: «El-Ballestero»."""
    return "".join(letter if letter.isalnum() else "-" for letter in name).strip("-") or "municipio"


def begun_large(words: str) -> str:
    """Return some words to begin a sentence, or to stand alone: «Huella (SHA-256)»."""
    return words[:1].upper() + words[1:]


def begun_small(words: str) -> str:
    """Return some words to go on inside a sentence: «huella (SHA-256)»."""
    return words[:1].lower() + words[1:]


def size_words(count: int) -> str:
    """Return some bytes as a person says them: «640 KB», «3,2 MB», «2 GB»."""
    size, unit = count / 1024, "KB"
    for larger in ("MB", "GB", "TB"):
        if size < 1000:
            break
        size, unit = size / 1024, larger
    return f"{size:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"


def in_groups(sha256: str) -> str:
    """Return a digest in groups of eight, to be read aloud and compared."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))


def ended(text: str) -> str:
    """Return a text as a sentence: with a full stop at its end unless something ends it; nothing stays so."""
    said = text.strip()
    return said if not said or said[-1] in ".!?…:" else f"{said}."


def sentences(parts: Iterable[str]) -> str:
    """«Fotos de las fiestas. Facebook.»: what is told one after the other, each ended once; not the empty."""
    return " ".join(ended(part) for part in parts if part.strip())


def bracketed(words: str, note: str) -> str:
    """«Marta Ruiz (Secretaría)»; a note that has brackets of its own goes after a comma."""
    return f"{words}, {note}" if "(" in note else f"{words} ({note})"


def in_a_row(parts: Iterable[str]) -> str:
    """«Avisos · Familias»: what is told in one line, without the empty ones nor a full stop half way."""
    said = [part for part in parts if part]
    return " · ".join([*(part.rstrip(".") for part in said[:-1]), *said[-1:]])


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


_SOUNDS_AS_I = re.compile(r"«?h?i(?![aeou])")
"""How a word begins before which «y» is «e»: Instagram, historia; not hielo, ni ion."""


def listed(names: Iterable[str]) -> str:
    """«Facebook, Instagram y Bando», «Blog e Instagram»: each once, without the empty ones."""
    found = [name for name in dict.fromkeys(names) if name]
    if len(found) < 2:
        return "".join(found)
    joined = _("{first} e {last}") if _SOUNDS_AS_I.match(fold(found[-1])) else _("{first} y {last}")
    return joined.format(first=", ".join(found[:-1]), last=found[-1])


def side_by_side(answers: Iterable[str]) -> str:
    """«Familias, Mayores»; «Agenda, fiestas y actos; Deporte», when a comma is inside one of them."""
    found = [answer for answer in answers if answer]
    return ("; " if any("," in answer for answer in found) else ", ").join(found)


def either(names: Iterable[str]) -> str:
    """«Propuesto o Descartado», «Facebook u otra»: one of them."""
    found = list(dict.fromkeys(names))
    if len(found) < 2:
        return "".join(found)
    joined = _("{first} u {last}") if fold(found[-1]).lstrip("«h").startswith("o") else _("{first} o {last}")
    return joined.format(first=", ".join(found[:-1]), last=found[-1])


GAP = re.compile(r"\{[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9 ,·'’-]*\}")
"""A gap, with its braces, in capitals, «{ACTO, HORA Y LUGAR}»: the one way to tell them in every text.

Capitals of any language of the place; what is in small letters between braces is hers, and no gap.
"""

Gaps = Mapping[str, str]
"""What stands for each gap of a text, «{SEDE}»; one that is not here stays for whoever pastes it."""


def left_in(text: str) -> tuple[str, ...]:
    """Return the gaps that a text still has, each once: nobody would publish «de {HORA} a {HORA}»."""
    return tuple(dict.fromkeys(GAP.findall(text)))


_AT_THE_END = r"(?=[\s»”\"')\]]|$)"
"""What comes after the full stop of a sentence: neither the rest of «{SEDE}.es» nor that of an ellipsis."""


def filled(text: str, gaps: Gaps) -> str:
    """Return a text with its gaps filled; those nothing is known of stay."""
    for gap, said in gaps.items():
        if said.endswith("."):  # «Gil, S. L.» ends a sentence with the full stop that it has
            text = re.sub(rf"{re.escape(gap)}\.{_AT_THE_END}", said.replace("\\", r"\\"), text)
        text = text.replace(gap, said)
    return text
