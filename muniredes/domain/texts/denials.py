"""What people write where there is none, or nobody knows: a «no» is never printed as an answer."""

import re

_NONE = (
    r"ning[uú]n[oa]?s?|nada|nadie|ning[uú]|ngu[eé]n|ningu[eé]n|inor ez|enlloc|"
    r"(?:en|a) (?:ning[uú]n|ninguna|cap|ningures)\b[^,;.:()]*"
)
"""«Nobody» and «nowhere», in the languages of Spain."""

_LATER = r"(?:todav[ií]a|a[uú]n|de momento|por ahora|ahora|encara|a[ií]nda)"
_PRONOUNS = r"(?:(?:me|nos|se|la|lo|las|los|le|l'|n'|en) ?)*"
_VERBS = r"(?:ten[eé]mos|tengo|tienen?|hay|ha[ií]n?|exist[ea]n?|procede|tenim|tinc|hi ha|t[ée]|temos)"
_UNDONE = r"(?:est[aá]n?|fue(?:ron)?|han?|hemos|aprob\w+|public\w+|cuelg\w+|colg\w+|pus\w+|salen?|consta\w*)"
_UNKNOWING = (
    r"(?:sé|se(?=\s*(?:$|[,.;:]|cu[aá]l|qui[eé]n|d[oó]nde|si\b|todav|a[uú]n))|"
    r"sabemos|sab\w+|acuerdo|recuerdo|ho s[eé]|ho sabem|o sei)"
)

_DENIAL = re.compile(
    rf"^(?:[-–—]+|n\.?/?a\.?|no|non|{_NONE}|"
    r"sin (?:web|sede|tel[eé]fono|m[oó]vil|correo|e-?mail|redes|escudo|logotipo|n[uú]mero)|"
    rf"(?:no|non),? {_PRONOUNS}{_VERBS}\b.*|(?:no,? )?{_LATER} no.*)$",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"[\d@/]|[,;:.(]\s*(?!todav[ií]a no$|a[uú]n no$)\w|"
    r"\b(?:pero|sino|aunque|porque|creo|cre[cu]|salvo|excepto|menos|solo|s[oó]lo|usamos|"
    r"(?:el|la|lo|los|las) de)\b",
    re.IGNORECASE,
)
"""What follows a «no» and is a clue: it is hers to keep."""

_UNKNOWN = re.compile(
    r"^(?:\?+|sin datos|ni idea|(?:lo )?desconozco|desconocid[oa]|"
    rf"(?:{_LATER} )?(?:no|non) {_PRONOUNS}(?:{_UNKNOWING}|consta)\b.*)$",
    re.IGNORECASE,
)
_BEGINS_AS_UNKNOWN = re.compile(
    rf"^(?:\?|sin datos|ni idea|(?:lo )?desconozco|desconocid|(?:{_LATER} )?(?:no|non) {_PRONOUNS}"
    rf"(?:{_UNKNOWING}|consta)\b)",
    re.IGNORECASE,
)
_BEGINS_AS_DENIAL = re.compile(
    rf"^(?:[-–—]+\s*$|n/a\b|(?:no|non)\s*(?:$|[,.;:(–—-])|(?:{_NONE})(?=\s*$|\s*[,.;:(–—-])|"
    rf"(?:no|non),? {_PRONOUNS}(?:{_VERBS}|{_UNDONE})\b|{_LATER} (?:no|nadie|sin)\b|"
    r"nadie (?:las?|los?|ha|se|todav[ií]a|a[uú]n|de momento|por ahora)\b|"
    r"(?:sin|por|falta|pendientes? de) (?:aprobar|publicar|colgar|poner|hacer|decidir|firmar|llevar)|"
    r"sin (?:aprobaci[oó]n|publicaci[oó]n|n[uú]mero)\b|pendientes?\s*$)",
    re.IGNORECASE,
)
_VERB_OF_DENIAL = re.compile(r"^no (?:la |lo )?(?:tenemos|tengo|tiene|hay|existe|procede)\b", re.IGNORECASE)
_NO_MORE = re.compile(
    r"(?:\s+(?:nada|ning[uú]n[oa]?|nadie|temas?|[aá]reas?|asuntos?|todav[ií]a|a[uú]n|de momento))*\W*$",
    re.IGNORECASE,
)


def is_denial(text: str) -> bool:
    """Whether a text says that there is none, and nothing else («no», «ninguna», «no tenemos web», «-»)."""
    said = _bare(text)
    return _DENIAL.match(said) is not None and not is_unknown(said) and not _says_more(said)


def is_unknown(text: str) -> bool:
    """Whether a text says that nobody knows, and nothing else («no lo sé», «?»): it is no answer yet."""
    said = _bare(text)
    return _UNKNOWN.match(said) is not None and not _says_more(said)


def names_nothing(text: str) -> bool:
    """Say whether a cell where a name goes names nothing: «nadie», «no tiene», «-», «?»."""
    return text.casefold() == "nadie" or is_denial(text) or is_unknown(text)


def denies(text: str) -> bool:
    """Whether a text is no answer, whatever else it says: «en ningún sitio, las tengo yo», «no están»."""
    said = text.strip()
    begins = _BEGINS_AS_DENIAL.match(said) or _BEGINS_AS_UNKNOWN.match(said)
    return bool(begins) or is_denial(said) or is_unknown(said)


def answered(text: str) -> str:
    """Return a text as it was written; nothing when it is no answer."""
    return "" if denies(text) else text


def names_no_subject(text: str) -> bool:
    """Whether a text says that there is no subject, or that nobody knows it; «No hay cole» is one."""
    said = text.strip()
    verb = _VERB_OF_DENIAL.match(said)
    if verb and not is_unknown(said):
        return _NO_MORE.match(said, verb.end()) is not None
    return is_denial(said) or is_unknown(said)


def _bare(text: str) -> str:
    return text.strip().rstrip(".!…").rstrip() or text.strip()


def _says_more(said: str) -> bool:
    return said.casefold() not in ("n/a", "n.a") and _SAYS_MORE.search(said) is not None
