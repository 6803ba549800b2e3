"""What an address may lead to: a page, a mailbox or a telephone, and never a file or a program."""

import re
from urllib.parse import quote, urlsplit

from muniredes.domain.problems import Problem
from muniredes.i18n import _

PAGES = ("http", "https")
PLACES = ("mailto", "tel")

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')
_HOST = re.compile(r"^(?:https?://)?[^\s/?#:.]+(?:\.[^\s/?#:.]+)+(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE)
_DENIAL = re.compile(
    r"^(?:[-–—]+|n\.?/?a\.?|no|nada|ning[uú]n[oa]?|"
    r"sin (?:web|sede|tel[eé]fono|m[oó]vil|correo|e-?mail|redes|escudo|logotipo)|"
    r"no (?:la |lo )?(?:tenemos|tengo|tiene|hay|existe|procede).*|(?:todav[ií]a|a[uú]n|de momento) no.*)$",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"(?:\s+(?:nada|ning[uú]n[oa]?|nadie|temas?|[aá]reas?|asuntos?|todav[ií]a|a[uú]n|de momento))*\W*$",
    re.IGNORECASE,
)
_VERB_OF_DENIAL = re.compile(r"^no (?:la |lo )?(?:tenemos|tengo|tiene|hay|existe|procede)\b", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"^(?:\?+|sin datos|ni idea|(?:lo )?desconozco|desconocid[oa]|"
    r"(?:(?:todav[ií]a|a[uú]n|de momento|ahora) )?no (?:me |la |lo )*(?:s[eé]|sabemos|consta|acuerdo)\b.*)$",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+-]*):(?!\d)", re.IGNORECASE)


def web_address(link: str) -> str:
    """Return `link`, well formed, if it leads to the web, to a mailbox or to a telephone; otherwise «»."""
    try:
        parts = urlsplit(_UNSEEN.sub(" ", link).strip())
        leads = bool(parts.hostname) if parts.scheme in PAGES else parts.scheme in PLACES
    except ValueError:
        return ""
    return _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), parts.geturl()) if leads else ""


def refuse_other_schemes(address: str, field: str) -> None:
    """Refuse an address that would open something that is not on the web («file:», «javascript:»)."""
    scheme = _SCHEME.match(_UNSEEN.sub("", address))
    if scheme is not None and scheme[1].lower() not in (*PAGES, *PLACES):
        raise Problem(
            _("«{address}» no es una dirección de internet.").format(address=address.strip()[:60]),
            _("Cópiela de la barra del navegador: empieza por https://."),
            field,
        )


def is_address(text: str) -> bool:
    """Whether a text is an address of the web, written with its scheme or as people say it."""
    return _HOST.match(text.strip()) is not None


def refuse_no_address(address: str, field: str) -> None:
    """Refuse words where an address goes: printed in the middle of a sentence they would be one."""
    if address and not is_address(address):
        raise Problem(
            _("«{address}» no es una dirección de internet.").format(address=address.strip()[:60]),
            _("Escríbala así: www.pueblo.es. Si no tienen, marque «No tenemos»."),
            field,
        )


def is_denial(text: str) -> bool:
    """Whether a text says that there is none («no», «ninguna», «no tenemos», «-»)."""
    return _DENIAL.match(text.strip()) is not None and not is_unknown(text)


def names_no_subject(text: str) -> bool:
    """Whether a text says that there is no subject, or that nobody knows it; «No hay cole» is one."""
    said = text.strip()
    verb = _VERB_OF_DENIAL.match(said)
    if verb and not is_unknown(said):
        return _NO_MORE.match(said, verb.end()) is not None
    return is_denial(said) or is_unknown(said)


def is_unknown(text: str) -> bool:
    """Whether a text says that nobody knows («no lo sé», «no consta», «?»): it is no answer yet."""
    return _UNKNOWN.match(text.strip()) is not None


def refuse_denial(text: str, field: str) -> None:
    """Refuse a «no hay» where a place goes: that there is none is said by leaving it blank."""
    if is_denial(text) or is_unknown(text):
        raise Problem(
            _("«{address}» no dice dónde.").format(address=text.strip()[:60]),
            _("Si no está en ningún sitio, déjelo en blanco."),
            field,
        )
