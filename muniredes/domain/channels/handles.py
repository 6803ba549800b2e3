"""A name for a profile that outlives who opened it: short, plain, and nobody's."""

import re
from collections.abc import Iterable, Iterator

from muniredes.domain.knowledge.facts import Network
from muniredes.domain.people import Person
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

LONGEST = 15
"""What every network takes: X allows no more than 15 characters."""

PREFIX = "ayto"
_SHORTEST_TAIL = 5
_ENOUGH = 6
"""With as many letters, what is left of a name says which town it is."""

_LEAST_BEGUN = 3
_SYLLABLE = re.compile(r"(?:[bcfgp][lr]|[dt]r|ch|ll|rr|qu|[b-df-hj-np-tv-z])(?=[aeiou])")
"""Where a syllable begins, but for those that begin with a vowel."""

_PLAIN = re.compile(r"[a-z0-9_]+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LITTLE_WORDS = {"de", "del", "la", "las", "el", "los", "y", "i", "d", "l", "a", "en"}
_PARTIES = frozenset(
    {
        "psoe", "psc", "pp", "vox", "podemos", "sumar", "iu", "cs", "ciudadanos", "erc", "junts", "pnv",
        "eajpnv", "bildu", "bng", "compromis", "prc", "upn", "cup", "foro", "teruelexiste", "par", "cha",
    }
)  # fmt: skip


def propose(council: str, service: str = "", network: Network | None = None) -> str:
    """Return a name for a council, and one of its services: «aytovilla», «aytovilla_bibli»; at most 15.

    It is one that the network takes: «aytovillabibli» where «_» is not allowed.
    """
    made = _proposed(council, service)
    able = (each for each in (made, made.replace("_", "")) if not any(_breaks_rule(each, network)))
    return next(able, made)


def _proposed(council: str, service: str) -> str:
    town = [word for word in _words(council) if word not in _LITTLE_WORDS] or _words(council)
    room = LONGEST - len(PREFIX)
    left = max(_SHORTEST_TAIL, room - len("".join(town))) - 1
    tail = f"_{_shortened(_words(service), left)}" if service else ""
    return PREFIX + _shortened(town, room - len(tail)) + tail


def _shortened(words: Iterable[str], room: int) -> str:
    """Return the words that fit whole; where they say too little, with the beginning of the next."""
    made = ""
    for word in words:
        left = room - len(made)
        if len(word) > left:
            is_little = bool(made) and (len(made) >= _ENOUGH or left < _LEAST_BEGUN)
            return made if is_little else made + _begun(word, left)
        made += word
    return made


def _begun(word: str, most: int) -> str:
    """Return the beginning of a word, cut between two syllables where that leaves enough of it."""
    cuts = (found.start() for found in _SYLLABLE.finditer(word, 1))
    return word[: max((cut for cut in cuts if _LEAST_BEGUN <= cut <= most), default=most)]


def service(profile: str, council: str, network: str) -> str:
    """Return what a profile is about, from its name, without the words for the council and the network."""
    known = _LITTLE_WORDS | {"ayuntamiento", "ayto"} | set(_words(council)) | set(_words(network))
    return " ".join(word for word in _words(profile) if word not in known)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text).replace("·", ""))


def flaws(handle: str, network: Network | None, people: Iterable[Person]) -> Iterator[str]:
    """Yield what is wrong with a name, in sentences."""
    bare = handle.removeprefix("@")
    if len(bare) > LONGEST:
        yield _("Tiene {n} letras: con más de {most} no podrá ser igual en todas las redes.").format(
            n=len(bare), most=LONGEST
        )
    if not _PLAIN.fullmatch(bare):
        yield _("Use solo letras sin tilde ni ñ, números y «_»: así se puede escribir en cualquier sitio.")
    if _YEAR.search(bare):
        yield _("Lleva un año: dentro de unos años estorbará.")
    yield from _names_somebody(bare, people)
    yield from _breaks_rule(bare, network)


def _names_somebody(bare: str, people: Iterable[Person]) -> Iterator[str]:
    folded = fold(bare)
    parts = set(re.split(r"[^a-z]+", folded))
    if parts & _PARTIES or any(folded.startswith(party) and len(party) > 3 for party in _PARTIES):
        yield _("Parece el nombre de un partido: la cuenta es de todo el pueblo.")
    if "alcald" in folded:
        yield _("Nombra a la alcaldía, que cambia: la cuenta tiene que servir a quien venga.")
    for person in people:
        if person.kind is None or not person.kind.leaves_with_the_term:
            continue
        if any(len(word) > 4 and word in folded for word in _words(person.name)):
            yield _("Lleva el nombre de {name}, que se va con el mandato.").format(name=person.name)


def _breaks_rule(bare: str, network: Network | None) -> Iterator[str]:
    if network is None or network.handle_rule is None:
        return
    rule = network.handle_rule.value
    if not rule.shortest <= len(bare) <= rule.longest or not re.fullmatch(rule.pattern, bare):
        yield _("{network} no lo admite: {rule}.").format(network=network.name, rule=rule.words)
