"""What looks odd in a telephone or an address as it was written: remarked softly, and never refused."""

import re
from collections.abc import Callable, Mapping

from muniredes.domain.fields import Kind
from muniredes.domain.texts.denials import is_denial, is_unknown
from muniredes.domain.web import is_address
from muniredes.i18n import _

_DIGITS = 9
"""How many a telephone has in Spain."""

_SHORT = re.compile(r"^(?:0\d{2}|1\d{2}|116\d{3}|118\d{2}|[2-3]\d{4}|7\d{4})$")
"""Short ones that anybody may call or write to: 010, 112, 016, 116 111, 118 xx."""

_ABROAD = (7, 15)
"""How many digits those of other countries may have, with their prefix."""

_EXTENSION = re.compile(r"\s*(?:ext|x)\.?\s*\d+$", re.IGNORECASE)
_BETWEEN = re.compile(r"[/;,]|\s-\s|\s(?:y|e|o|u)\s", re.IGNORECASE)
"""What is written between two telephones."""

_HOME = re.compile(r"^(?:(?:\+|00)34|34(?=\d{9}$))")
_MISTYPED = re.compile(
    r"@(?:gm(?:ia|a|ai|ali)l?|gamil|hotm(?:ia|a|ai)l?|ho[rt]mail|outl?oo?k|ou?tlook|yaho+)\.com$"
)
_KNOWN = ("gmail.com", "hotmail.com", "outlook.com", "yahoo.com")
_MISTYPED_END = re.compile(r"\.(?:con|cmo|ocm|comm|vom|xom|ess|e)$")


def is_remarked_on(kind: Kind | None) -> bool:
    """Whether there is anything that may look odd in a text of a kind."""
    return kind in _RULES


def remark(kind: Kind | None, text: str) -> str:
    """Return what looks odd in a text of a kind, in a sentence; nothing when nothing does."""
    said = text.strip()
    rule = _RULES.get(kind) if kind is not None else None
    return rule(said) if rule is not None and said and not is_denial(said) and not is_unknown(said) else ""


def of_somebody(text: str) -> str:
    """Return that a text has somebody's telephone, mailbox or identity number, in a sentence; or nothing."""
    if not _OF_SOMEBODY.search(text):
        return ""
    return _(
        "Parece que lleva el teléfono, el correo o el DNI de alguien. Aquí se apunta sin datos de nadie."
    )


_OF_SOMEBODY = re.compile(
    r"(?<!\d)(?:(?:\+|00)34[ .-]?)?[6-9]\d{2}(?:[ .-]?\d{3}){2}(?!\d)"
    r"|(?<!\d)[6-9]\d{2}(?:[ .-]?\d{2}){3}(?!\d)"
    r"|[\w.+-]+@[\w-]+\.\w{2,}"
    r"|(?<![\w])(?:\d{8}|[XYZxyz]-?\d{7})[ -]?[A-Za-z](?!\w)"
)


def _phone(text: str) -> str:
    """Look at the first of those written; where there are words among the digits, nothing can be said."""
    first = _EXTENSION.sub("", _BETWEEN.split(text)[0])
    digits = re.sub(r"[^\d+]", "", first)
    if not re.search(r"\d", digits) or re.search(r"[^\W\d_]", first):
        return ""
    if digits.startswith(("+", "00")) and not _HOME.match(digits):
        return _count(re.sub(r"^(?:\+|00)", "", digits), *_ABROAD)
    digits = _HOME.sub("", digits).lstrip("+")
    if _SHORT.match(digits):
        return ""
    said = _count(digits, _DIGITS, _DIGITS)
    if not said and digits[0] in "01234":
        return _("Los teléfonos de España empiezan por 6, 7, 8 o 9: compruébelo.")
    return said


def _count(digits: str, least: int, most: int) -> str:
    count = len(digits)
    return _too_few(count, least) if count < least else _too_many(count, most) if count > most else ""


def _too_few(count: int, usual: int) -> str:
    return _("Parece que faltan cifras: tiene {n}, y suelen ser {usual}.").format(n=count, usual=usual)


def _too_many(count: int, usual: int) -> str:
    return _("Parece que sobran cifras: tiene {n}, y suelen ser {usual}.").format(n=count, usual=usual)


def _email(text: str) -> str:
    place = text.rpartition("@")[2].casefold()
    if "@" not in text or place in _KNOWN:
        return ""
    if _MISTYPED.search(text.casefold()) or _MISTYPED_END.search(place):
        return _("Parece que hay una letra cambiada después de la @: «{place}».").format(place=place)
    if ".." in text or text.casefold().startswith("www."):
        return _("Parece que sobra algo en este correo: compruébelo.")
    return ""


def _web(text: str) -> str:
    """An address is one word: several say where something is, and that may be no web at all."""
    is_word = not re.search(r"\s", text)
    return (
        _("Parece que a la dirección le falta algo: suele ser como www.pueblo.es.")
        if is_word and not is_address(text)
        else ""
    )


_RULES: Mapping[Kind, Callable[[str], str]] = {Kind.PHONE: _phone, Kind.EMAIL: _email, Kind.WEB: _web}
