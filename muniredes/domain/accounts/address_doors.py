"""The address behind another: through somebody else's door, or copied with what stood around it."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

_SLIPS = re.compile(r"^(?:view-source:)?(?:h?t{1,3}ps?:/*)+(?=https?:)|^view-source:", re.IGNORECASE)
_SCHEME = re.compile(r"^h?t{1,3}p(?P<safe>s?):/*", re.IGNORECASE)
_GO_BETWEENS = re.compile(
    r"^(?:l|lm)\.(?:facebook|instagram|threads|messenger)\.(?:com|net)$|^(?:www\.|translate\.)?google\.[a-z.]{2,6}$"
    r"|^webcache\.googleusercontent\.com$|^duckduckgo\.com$"
    r"|\.safelinks\.protection\.outlook\.com$|^(?:www\.)?youtube\.com$|^slack-redir\.net$|^out\.reddit\.com$"
    r"|^href\.li$|^urldefense\.(?:com|proofpoint\.com)$|^vk\.com$"
)
_OWN_DOOR = re.compile(r"^(?:[\w-]+\.)?facebook\.com/(?:l\.php|(?:v[\d.]+/)?plugins/\w+\.php)$")
"""Pages of Facebook that another one is put in: what is asked for is whoever the page is of."""

_ASKED = ("u", "url", "q", "to", "dest", "href", "uddg")
_KEPT = re.compile(
    r"^https?://(?:web\.archive\.org/web/[^/]+|archive\.(?:ph|today|is)/[^/]+)/(https?:/+.+)$", re.IGNORECASE
)
_TRANSLATED = re.compile(r"^https?://(?P<host>[\w-]+)\.translate\.goog(?P<rest>/[^?]*)?", re.IGNORECASE)
_ELSEWHERE = (
    (
        re.compile(r"^https?://(?:wa\.me|web\.whatsapp\.com)/channel/", re.IGNORECASE),
        "https://whatsapp.com/channel/",
    ),
    (re.compile(r"^https?://elk\.zone/(?=[\w-]+\.[\w.-]+/@)", re.IGNORECASE), "https://"),
)
"""Doors of a network that look like those of another one, and what they are."""

USUAL_ENDS = "com|es|net|org|me|tv|app|social|cat|eus|gal"
"""How the hosts end that are told from words though nothing else shows that they are an address."""

_INSIDE = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]{}\"'«»|]+"
    rf"|(?<![\w@.])(?:[\w-]+\.)+(?:{USUAL_ENDS})/[^\s<>()«»]+",
    re.IGNORECASE,
)
_YAHOO = re.compile(r"^https?://r\.search\.yahoo\.com/.*?/RU=(?P<asked>https?[^/]+)/", re.IGNORECASE)
_DEEPEST = 3


def behind(text: str) -> str:
    """Return the address that another leads to; itself when it goes through nobody's door."""
    for _door in range(_DEEPEST):
        found = _one_behind(text)
        if found == text:
            break
        text = found
    return text


def among_words(text: str) -> str:
    """Return the only address among the words of a text («ver https://x.com/villa»), or nothing."""
    found = {each.rstrip(".,;:") for each in _INSIDE.findall(text)}
    return found.pop() if len(found) == 1 else ""


def _one_behind(text: str) -> str:
    text = _scheme_mended(text)
    kept = _KEPT.match(text)
    if kept:
        return kept[1]
    yahoo = _YAHOO.match(text)
    if yahoo:
        return unquote(yahoo["asked"])
    translated = _TRANSLATED.match(text)
    if translated:
        host = translated["host"].replace("--", "\n").replace("-", ".").replace("\n", "-")
        return f"https://{host}{translated['rest'] or ''}"
    for door, place in _ELSEWHERE:
        if door.match(text):
            return door.sub(place, text)
    return _asked_for(text)


def _scheme_mended(text: str) -> str:
    """Return an address without the slips of a hurry: «https:/www…», «htttps://», the scheme twice."""
    text = _SLIPS.sub("", text)
    scheme = _SCHEME.match(text)
    return f"http{scheme['safe'].lower()}://{text[scheme.end() :]}" if scheme else text


def _asked_for(text: str) -> str:
    """Return what a go-between is asked for («l.facebook.com/l.php?u=…»)."""
    if "?" not in text:
        return text
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").casefold()
    except ValueError:
        return text
    is_own_door = _OWN_DOOR.match(host + parts.path) is not None
    if not is_own_door and not _GO_BETWEENS.search(host):
        return text
    if host.endswith("youtube.com") and parts.path != "/redirect":
        return text
    asked = parse_qs(parts.query)
    found = next((asked[name][0].removeprefix("cache:") for name in _ASKED if name in asked), "")
    return unquote(found) if re.match(r"https?(?::|%3A)", found, re.IGNORECASE) else text
