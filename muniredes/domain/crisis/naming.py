"""The texts of the lists by their keys, in words: which one it is, and what it says."""

from muniredes.domain.crisis.knowledge import CrisisBook, Stage, in_minutes
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.own import OUT, told_apart
from muniredes.domain.knowledge.facts import Networks
from muniredes.i18n import _, mark

_FIELDS = {
    "do": mark("qué hay que hacer"),
    "why": mark("por qué"),
    "roles": mark("quién"),
    "minutes": mark("cuándo"),
    "paste": mark("texto para pegar"),
    OUT: mark("paso que aquí no se usa"),
    "when": mark("cuándo es este nivel"),
    "told": mark("a quién se avisa"),
    "first_notice": mark("primer aviso"),
    "cadence": mark("entre aviso y aviso"),
}
_MINUTES = ("minutes", "first_notice", "cadence")


def named(key: str, book: CrisisBook, networks: Networks) -> str:
    """«Emergencia · Llame al 112 · por qué»."""
    kind, *rest = key.split("/")
    if kind == "paso":
        return _step(key, book)
    if kind == "mensaje":
        return f"{_list_name(rest[0], book)} · {Stage(rest[1]).word}"
    if kind == "nivel":
        return f"{CrisisLevel(int(rest[0])).title} · {_(_FIELDS[rest[1]])}"
    network = networks.get(rest[0])
    return _("Recuperar la cuenta · {network}").format(network=network.name if network else _("otra red"))


def _step(key: str, book: CrisisBook) -> str:
    checklist, step, field = told_apart(key)
    fact = book.checklists.get(checklist)
    found = fact.value.step(step) if fact else None
    do = found.do.rstrip(".") if found else _("un paso que ya no está")
    return f"{_list_name(checklist, book)} · {do} · {_(_FIELDS[field])}"


def _list_name(checklist: str, book: CrisisBook) -> str:
    fact = book.checklists.get(checklist)
    return fact.value.title if fact else checklist


def in_words(key: str, text: str) -> str:
    """Return what a text says: minutes and parts are kept as figures and keys."""
    field = key.rpartition("/")[2]
    if field in _MINUTES and text.isdecimal():
        return in_minutes(int(text))
    if field == "roles":
        return ", ".join(CrisisRole(role).word for role in text.split(",") if role)
    if field == OUT:
        return _("no se usa") if text else _("se usa")
    return text
