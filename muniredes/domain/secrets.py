"""Tell a text that looks like a password, so that none is ever written down here."""

import re

from muniredes.i18n import _

_ANNOUNCED = re.compile(
    r"\b(contrase[nñ]a|clave|password|passwd|pass|pwd|pin)\b\s*(?:es|[:=])\s*\S{3,}", re.IGNORECASE
)
_WORD = re.compile(r"\S+")
_LONGEST_PLAIN_WORD = 40


def looks_like_password(text: str) -> bool:
    """Say whether `text` contains something that looks like a password.

    That is: a word announced as one («clave: …»), or one of eight characters or more that mixes
    letters, digits and symbols as passwords do and addresses, dates and numbers do not.
    """
    return bool(_ANNOUNCED.search(text)) or any(_is_mixed(word) for word in _WORD.findall(text))


def _is_mixed(word: str) -> bool:
    core = word.strip(".,;:()[]«»\"'¿?¡").removesuffix("!")
    if not 8 <= len(core) <= _LONGEST_PLAIN_WORD or _is_ordinary(core):
        return False
    kinds = (
        any(c.islower() for c in core),
        any(c.isupper() for c in core),
        any(c.isdigit() for c in core),
        any(not c.isalnum() for c in core),
    )
    return sum(kinds) >= 3 and kinds[2] and (kinds[0] or kinds[1])


def _is_ordinary(word: str) -> bool:
    """An address, an e-mail, a file path, or a reference such as «Decreto-28/2023»."""
    return bool(
        re.match(r"(https?://|www\.)", word, re.IGNORECASE)
        or re.fullmatch(r"[\w.+-]+@[\w-]+\.[\w.-]+", word)
        or re.fullmatch(r"[@#]\w+", word)
        or re.fullmatch(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ.]+[-/ºª.]\d+([/.-]\d+)*", word)
        or re.fullmatch(r"[\w-]+([./][\w-]+)+/?", word)
    )


def warning() -> str:
    """The sentence shown when a text looks like a password."""
    return _(
        "Esto parece una contraseña. Aquí no se guardan: escriba dónde está guardada "
        "(por ejemplo, «caja fuerte de Secretaría, sobre 3»)."
    )
