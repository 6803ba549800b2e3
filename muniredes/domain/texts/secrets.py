"""Tell a text that looks like a password, so that none is ever written down here.

Two certainties. What `holds_secret` tells is refused in every text: a word announced as a password
(«la clave del wifi es Villa2024») or one that nobody writes but as one («xK9$mmQ2»). What
`looks_like_password` tells besides («Verano2024») may be a plain word: it is only warned about, but for the
answers to where a key is, which refuse it and whatever else `bares_password`.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from muniredes.domain.fields import CARDS
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_KEYWORD = (
    r"(?:contrase[nñ]as?|contrasenya|contrasinal|pasahitza|claves?|passwords?|passwd|passphrase|pass|pwd|pin"
    r"|token|totp|otp|2fa|doble factor|segundo factor|authenticator|api[ _-]?key"
    r"|c[oó]digos? de (?:recuperaci[oó]n|respaldo|seguridad|acceso))"
)
_ROOTS = (
    "contra",
    "pasahitza",
    "clave",
    "pass",
    "pwd",
    "pin",
    "token",
    "otp",
    "2fa",
    "factor",
    "authen",
    "api",
    "digo",
)
"""What one of those words begins with or holds, in letters without accents."""

_ANNOUNCED = re.compile(
    r"\b(contrase[nñ]a|clave|password|passwd|pass|pwd|pin)\b\s*(?:es|[:=])\s*(?P<told>\S{3,})", re.IGNORECASE
)
_NAMED = re.compile(rf"(?<![\w@])(?P<key>{_KEYWORD})(?!\w)(?P<behind>[^\n]{{0,80}})", re.IGNORECASE)
_SAID = re.compile(
    r"^[^:=→.;]{0,40}?(?:[:=→]|->|\b(?:es|és|é|da|son|era|ser[áa])\b)\s*(?P<said>.+)$", re.IGNORECASE
)
_BELOW = re.compile(
    rf"(?<![\w@]){_KEYWORD}[ \t]*(?:[:=]|es)?[ \t]*\n\s*(?P<told>[^\s\x7f]{{5,}})[ \t]*(?:\n|$)",
    re.IGNORECASE,
)
"""«Contraseña:» and, alone in the next line, what it is."""

_OF_MACHINES = re.compile(
    r"\bAKIA[0-9A-Z]{16}\b|\beyJ[\w-]{8,}\.eyJ[\w-]{4,}\.|-----BEGIN [A-Z ]*PRIVATE KEY-----|\botpauth://"
    r"|\b[a-z][a-z+.-]*://[^\s/:@?#]+:[^\s/@?#]+@[\w[]"
)
"""Keys that programs give to programs, and an address with its password inside."""

_PARTED = "\n\x7f\n"
"""What is put between two texts that are looked at together."""

_HEADING = re.compile(
    rf"(?:la |el |su |user |account )?{_KEYWORD}(?: (?:de|del|para|en) [^\\d:=]{{1,30}})?", re.IGNORECASE
)
_ABOUT_IT = re.compile(
    r"\b(?:donde|guardad[ao]s?|esta|lugar|sitio|sobre|gestor|cambi\w*|ultim[ao]|fecha|desde|quien|caduca\w*"
    r"|changed|date|age|strength|updated|modified)\b"
)
_QUOTED = re.compile(r"^[«“\"'‘]\S{4,}[»”\"'’]")
_WORD = re.compile(r"\S+")
_LONG_WORD = re.compile(r"\S{8,}")
"""The least that a word is made of for it to be a password that needs no announcement."""
_RUN = re.compile(r"[^\W_]+")
_BEHIND_A_LOGIN = re.compile(
    r"[\w.+-]+@[\w.-]+\.\w+(?:[ \t]*(?:[/|;→]|->)[ \t]*|:[ \t]*|[ \t]+)(?P<said>\S{8,})[ \t]*$", re.MULTILINE
)
"""What ends a line behind an e-mail, which is how people write down how one gets in."""

_OF_EVERY_DAY = re.compile(r"[(€]|\d:\d|[^\W\d][:,]\d")
"""What has signs and figures and is no password there: «9:00-14:00h», «Tel:967123456», «C/Mayor,1»."""

_BARE_SEED = re.compile(r"(?=[a-z]*[2-7])[a-z2-7]{16,64}\b", re.IGNORECASE)
_FACTOR = re.compile(r"totp|otp|2fa|doble factor|segundo factor|authenticator", re.IGNORECASE)
"""Words of the second step: what is said behind them is where it is, but for its seed."""

_SEED = re.compile(r"(?=[A-Z]+[2-7]+[A-Z])(?=(?:[2-7]*[A-Z]){8})[A-Z2-7]{16,64}")
"""What the codes of the second step are made from, as those who ask for them write it."""

_ODD = frozenset("!@#$%&*^?=+~|\\<>_")
_HARD = frozenset("!@#$*^?~")
"""Signs that nobody puts inside a word with figures, once its hashtags are taken out."""

_HASHTAG = re.compile(r"#[^\W\d_]\w*")
_LONGEST_PLAIN_WORD = 40
_MARKS_AROUND = ".,;:()[]«»\"'¿?¡“”‘’"
_INVENTORY = re.compile(r"(?:[A-ZÑ]{2,}-)+\d{1,3}|1Password")
"""What a thing of the house is labelled («PC-SEC-01»), and the one product whose name is like a password."""
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_REFERENCE = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ.]+[-/ºª.]\d+([/.-]\d+)*")
_DASHES = re.compile(r"^\s*[-–—]\s")
_IN_GROUPS = re.compile(r"\d{3,6}(?:-\d{3,6})+")
_TOLD_WORDS = 4
"""How many words behind «la contraseña es» may be the password itself."""

MADE_BY_MACHINES = frozenset({"account.handle", "message.rule", "incident_entry.fingerprint"})
"""Fields whose words are made by a network or by the program: only what is announced is refused there."""

_GIVEN_BY_NETWORKS = re.compile(r"0029[A-Za-z0-9]{14,26}|UC[\w-]{22}|pfbid\w{20,}")
"""What WhatsApp calls a channel, YouTube a channel and Facebook a post: anybody sees it in its address."""

_NO_PLACE = re.compile(
    r"\b(?:es |con )?(?:la (?:misma )?de siempre|la misma(?: de siempre)?|la de todas|la de todo"
    r"|clave|contrasen?a)\b"
)
_PLACE_WORD = re.compile(
    "caja|sobre|cajon|armario|archivador|carpeta|libreta|cuaderno|agenda|papel|llave|llavero|despacho|mesa"
    "|secretaria|intervencion|alcaldia|ayuntamiento|oficina|biblioteca|registro|gestor|bitwarden|keepass"
    "|keepassxc|lastpass|password|dashlane|proton|nordpass|vault|excel|usb|pendrive|disco|nas|servidor|nube"
    "|movil|telefono|ordenador|portatil|pc|navegador|chrome|firefox|edge|google|drive|onedrive|correo"
    "|nadie|ninguna|ninguno|no|sin|facebook|instagram|web"
)
"""What an answer to «where?» begins with, in letters without accents."""
_SIGNS = frozenset("!@#$%&*^=+~|<>")


def bares_password(text: str) -> bool:
    """Say whether an answer to where a key is tells the key instead: «Hunter2! la de siempre», «verano24».

    That is what `looks_like_password`; a word of letters, digits and signs, however short; a single word
    with figures that names no place; or one said to be «la de siempre».
    """
    if looks_like_password(text) or any(map(_has_signs, _WORD.findall(text))):
        return True
    rest, hints = _NO_PLACE.subn(" ", fold(text))
    words = _RUN.findall(rest)
    if any(_names_place(word) for word in words):
        return False
    figured = any(len(word) >= 6 and _is_figured(word) for word in words)
    if hints:
        return figured or len(words) == 1
    return figured and len(_WORD.findall(text)) == 1 and not _is_ordinary(_core(text))


def _has_signs(word: str) -> bool:
    """Say whether a word mixes letters, digits and signs: «Hunter2!», «ab1$»."""
    core = word.strip(".,;:()[]«»\"'¿¡“”‘’")
    if len(core) < 4 or _is_ordinary(core) or core.startswith(("@", "#")):
        return False
    is_shouted = word.lstrip("(«\"'").startswith("¡")
    signs = _SIGNS.intersection(core[:-1] if is_shouted else core)
    return bool(signs) and _is_figured(core)


def _is_figured(word: str) -> bool:
    return any(map(str.isalpha, word)) and any(map(str.isdecimal, word))


def _names_place(word: str) -> bool:
    return _PLACE_WORD.fullmatch(word.strip("0123456789")) is not None


def looks_like_password(text: str) -> bool:
    """Say whether `text` contains something that looks like a password, though it may be a plain word.

    That is: a word announced as one («clave: …»), or one of eight characters or more that mixes
    letters, digits and symbols as passwords do and addresses, dates and numbers do not.
    """
    told = (match["told"] for match in _ANNOUNCED.finditer(text))
    is_announced = any(not _names_place(fold(_core(word))) for word in told)
    return is_announced or any(map(_is_mixed, _WORD.findall(text)))


def holds_secret(text: str, *, machine_made: bool = False, names: Collection[str] = ()) -> bool:
    """Say whether `text` holds what can only be a secret; with `machine_made`, only if it is announced.

    `names` are those of the accounts: whatever they look like, they are no secret unless they are announced.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)  # some computers write «ñ» as two letters
    if _OF_MACHINES.search(text) or (_may_be_announced(text) and _announces(text)):
        return True
    if "@" in text and any(_opens(match["said"]) for match in _BEHIND_A_LOGIN.finditer(text)):
        return True
    if machine_made:
        return False
    return any(map(_is_unspeakable, _LONG_WORD.findall(without_names(text, names))))


def _opens(word: str) -> bool:
    return _is_mixed(word) and _OF_EVERY_DAY.search(word) is None


def _announces(text: str) -> bool:
    return any(_is_announced(match["key"], match["behind"]) for match in _NAMED.finditer(text)) or any(
        _has_letters_and_digits(_core(match["told"])) for match in _BELOW.finditer(text)
    )


def _may_be_announced(text: str) -> bool:
    """Say whether it is worth looking for the word of a secret: a list of addresses is long and has none."""
    lowered = text.lower()
    return not text.isascii() or any(root in lowered for root in _ROOTS)


def none_holds_secret(texts: Iterable[str]) -> bool:
    """Say whether none of many texts holds a secret, as if they were asked one by one: in a single look.

    Nothing is announced from one to another, so that all of them together are one text.
    """
    return not holds_secret(_PARTED.join(filter(None, texts)))


def names_secrets(heading: str) -> bool:
    """Say whether a heading, folded, is that of a column of secrets: «contrasena», «clave de facebook».

    What says where a password is kept, or since when it is the same, is no secret.
    """
    return _HEADING.fullmatch(heading) is not None and _ABOUT_IT.search(heading) is None


def without_names(text: str, names: Collection[str]) -> str:
    """Return a text without the words that are names of accounts: what one is called is no secret."""
    for name in filter(None, names):
        text = re.sub(rf"(?<![\w@])@?{re.escape(name)}(?!\w)", "", text)
    return text


def secret_field(kind: str, row: Mapping[str, object], names: Collection[str] = ()) -> str:
    """Return the first field of a record whose texts hold a secret («notes»), or nothing.

    `names` are those of the accounts, which may be said anywhere.
    """
    for name, value in row.items():
        machine_made = f"{kind}.{name}" in MADE_BY_MACHINES
        card = CARDS.get(f"{kind}.{name}")
        is_place = card is not None and card.refuses_passwords
        for text in texts_in(value):
            is_held = holds_secret(text, machine_made=machine_made, names=names)
            if is_held or (is_place and bares_password(text)):
                return name
    return ""


def texts_in(value: object) -> Iterator[str]:
    """Yield every text inside a value: of a list, a mapping, or a record of any depth."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, Mapping):
            waiting.extend(found.values())
        elif isinstance(found, list | tuple | set | frozenset):
            waiting.extend(found)
        elif is_dataclass(found) and not isinstance(found, type):
            waiting.extend(getattr(found, part.name) for part in fields(found))


def refusal(label: str, field: str) -> Problem:
    """Return the refusal of a text that holds a secret; `label` is what she calls the field."""
    return Problem(
        _("«{label}» parece llevar una contraseña o un código secreto, y aquí no se guardan.").format(
            label=label
        ),
        _("Quítelo y escriba dónde está guardado (por ejemplo, «caja fuerte de Secretaría, sobre 3»)."),
        field,
    )


def left_out() -> str:
    """What is said of a cell of a list that holds a secret."""
    return _("parece llevar una contraseña o un código secreto, y queda fuera")


def _is_announced(key: str, behind: str) -> bool:
    """Say whether what stands behind «contraseña» tells it: «es Villa2024», «: 4821», « Villa2024»."""
    said = _SAID.match(behind)
    if _FACTOR.fullmatch(key):
        return said is not None and bool(_QUOTED.match(said["said"]) or _BARE_SEED.match(said["said"]))
    if said:
        words = said["said"].split()[:_TOLD_WORDS]
        after = said["said"].partition(": ")[2].partition(" ")[0]
        return (
            bool(_QUOTED.match(said["said"]))
            or any(_is_told(word, place) for place, word in enumerate(words))
            or _has_letters_and_digits(_core(after))
        )
    core = next(filter(None, map(_core, _DASHES.sub(" ", behind).split())), "")
    return _has_letters_and_digits(core) or (
        core.isdecimal() and 4 <= len(core) <= 8 and not _YEAR.match(core)
    )


def _is_told(word: str, place: int) -> bool:
    core = _core(word)
    if _YEAR.match(core) or (_is_ordinary(core) and not _REFERENCE.fullmatch(core)):
        return False
    if core.isdecimal():
        return place == 0 and 4 <= len(core) <= 8
    if _IN_GROUPS.fullmatch(core):
        return place == 0
    return (
        bool(_REFERENCE.fullmatch(core))
        or _has_letters_and_digits(core)
        or (len(core) >= 5 and any(letter in _ODD for letter in core) and not core.startswith(("@", "#")))
    )


def _has_letters_and_digits(core: str) -> bool:
    return (
        5 <= len(core) <= _LONGEST_PLAIN_WORD
        and any(letter.isalpha() for letter in core)
        and any(letter.isdecimal() for letter in core)
        and not _is_ordinary(core)
    )


def _core(word: str) -> str:
    return word.strip(_MARKS_AROUND).removesuffix("!").strip(_MARKS_AROUND)


def _is_unspeakable(word: str) -> bool:
    """Say whether a word mixes what nobody mixes when writing: «xK9$mmQ2», «Tr3bol-4zul»."""
    if _SEED.fullmatch(_core(word)):
        return True
    if word.isalpha() or (word == word.lower() and _HARD.isdisjoint(word)):
        return False
    core = _core(word)
    if not _is_mixed(word) or core.startswith(("@", "#")):
        return False
    bare = _HASHTAG.sub("", core)
    if any(map(_is_scrambled, _RUN.findall(bare))):
        return True
    return any(sign in _HARD for sign in bare[1:-1]) and bool(re.search(r"\d", bare))


def _is_scrambled(run: str) -> bool:
    """Say whether a word without signs goes from letters to digits and back, in both cases: «aB3dE5»."""
    inner = re.search(r"[^\W\d_]\d+[^\W\d_]", run)
    return bool(inner) and len(run) >= 6 and run.lower() != run and run.upper() != run


def _is_mixed(word: str) -> bool:
    core = word.strip(".,;:()[]«»\"'¿?¡").removesuffix("!")
    if not 8 <= len(core) <= _LONGEST_PLAIN_WORD or not any(map(str.isdigit, core)):
        return False
    others = (
        any(map(str.islower, core)),
        any(map(str.isupper, core)),
        not core.isalnum(),
    )
    return sum(others) >= 2 and (others[0] or others[1]) and not _is_ordinary(core)


def _is_ordinary(word: str) -> bool:
    """An address, an e-mail, a file path, or a reference such as «Decreto-28/2023»."""
    return bool(
        re.match(r"(https?://|www\.)", word, re.IGNORECASE)
        or re.fullmatch(r"@?[\w.+-]+@[\w-]+\.[\w.-]+", word)
        or re.fullmatch(r"[@#]\w+", word)
        or _REFERENCE.fullmatch(word)
        or _GIVEN_BY_NETWORKS.fullmatch(word)
        or _INVENTORY.fullmatch(word)
        or re.fullmatch(r"[\w-]+([./][\w-]+)+/?(\?\S*)?", word)
    )


def warning() -> str:
    """The sentence shown when a text looks like a password."""
    return _(
        "Esto parece una contraseña. Aquí no se guardan: escriba dónde está guardada "
        "(por ejemplo, «caja fuerte de Secretaría, sobre 3»)."
    )
