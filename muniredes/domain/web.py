"""What an address may lead to: a page, a mailbox or a telephone, and never a file or a program."""

import re
from urllib.parse import quote, urlsplit

from muniredes.domain.problems import Problem
from muniredes.domain.texts.denials import is_denial, is_unknown
from muniredes.i18n import _

PAGES = ("http", "https")
PLACES = ("mailto", "tel")

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')
_HOST = re.compile(r"^(?:https?://)?[^\s/?#:.]+(?:\.[^\s/?#:.]+)+(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE)
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


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the addresses of the web that a text has among its words."""
    return tuple(word for word in re.split(r"[\s,;()«»]+", text.strip(" .")) if is_address(word.strip(".")))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of the same body: «www.villa.es/normas» and «noticias.villa.es»."""
    return _domain(one) == _domain(other)


def _domain(address: str) -> str:
    host = re.sub(r"^https?://", "", address.strip().casefold())
    return ".".join(re.split(r"[/?#:]", host)[0].split(".")[-2:])


def refuse_no_address(address: str, field: str) -> None:
    """Refuse words where an address goes: printed in the middle of a sentence they would be one."""
    if address and not is_address(address):
        raise Problem(
            _("«{address}» no es una dirección de internet.").format(address=address.strip()[:60]),
            _("Escríbala así: www.pueblo.es. Si no tienen, marque «No tenemos»."),
            field,
        )


def refuse_denial(text: str, field: str) -> None:
    """Refuse a bare «no hay» where a place goes: that there is none is said by leaving it blank."""
    if is_denial(text) or is_unknown(text):
        raise Problem(
            _("«{address}» no dice dónde.").format(address=text.strip()[:60]),
            _("Si no está en ningún sitio, déjelo en blanco."),
            field,
        )
