"""What an address may lead to: a page, a mailbox or a telephone, and never a file or a program."""

import re
from urllib.parse import quote, urlsplit

from muniredes.domain.problems import Problem
from muniredes.i18n import _

PAGES = ("http", "https")
PLACES = ("mailto", "tel")

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')
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
