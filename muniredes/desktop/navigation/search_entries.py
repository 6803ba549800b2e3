"""What the program can do, by its name and by what else a person would call it: for the search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muniredes.actions import knowledge
from muniredes.actions.printing import papers
from muniredes.desktop.keys import KEYS
from muniredes.desktop.navigation.search_synonyms import KEY_WORDS, PAGE_WORDS, PARTS, WIZARD_OTHER_WORDS
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.domain.places import WIZARD_WORDS, Place, Target, page_of
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

SEEMS = "seems-"
"""How the field of a target begins that asks for the list of a crisis, to say whether it is that."""

_LONG, _ENDING = 6, 2
"""From how many letters a word may end otherwise, and how many are its ending."""

_SMALL = frozenset(
    fold("a al con de del el en es ha han he la las lo los me mi mis nos para por que se su un una y").split()
)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that can be opened. `also` has the other words it answers to; `kind` says what it is."""

    title: str
    kind: str
    target: Target
    also: str = ""

    def answers_to(self, folded: str) -> bool:
        """Whether some words, folded, are in its name or its other words."""
        return _answers(f"{self.title} {self.also}", folded)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """Something that is done with a key: its name, the key, and what the window calls it."""

    title: str
    keys: str
    name: str


def _answers(said: str, asked: str) -> bool:
    """Whether some words, folded, are said: together, or each of them that is not a small one."""
    said = fold(said)
    words = [word for word in asked.split() if word not in _SMALL]
    return asked in said or (bool(words) and all(_is_said(word, said.split()) for word in words))


def _is_said(word: str, among: Sequence[str]) -> bool:
    """Whether a word begins one of those said, whatever its ending: «hackeado», «hackearon»."""
    stem = word[:-_ENDING] if len(word) >= _LONG else word
    return any(each.startswith(stem) for each in among)


def entries(typed: str) -> Iterator[SearchEntry]:
    """Yield what answers to some words: pages first, then what is inside them, and the wizards."""
    wanted = fold(typed).strip()
    if wanted:
        yield from (entry for entry in every_entry() if entry.answers_to(wanted))


def key_entries(typed: str) -> Iterator[KeyEntry]:
    """Yield what is done with a key and answers to some words."""
    wanted = fold(typed).strip()
    for title, also, name in KEY_WORDS:
        if wanted and _answers(f"{_(title)} {_(also)}", wanted):
            yield KeyEntry(_(title), KEYS[name], name)


def way_back(typed: str) -> bool:
    """Whether some words ask for the way back to her own guide."""
    wanted = fold(typed).strip()
    said = _("Volver a mi guía, salir, cerrar, dejar de mirar, mi pueblo, original, guía propia")
    return bool(wanted) and _answers(said, wanted)


def every_entry() -> Iterator[SearchEntry]:
    """Yield everything that can be opened by its name."""
    pages = page_words()
    for place, title in pages.items():
        yield SearchEntry(title, _("Página"), Target(place), _(PAGE_WORDS.get(place, title)))
    for key, fact in knowledge.crisis_book().checklists.items():
        also = f"{fact.value.plain} {fact.value.also}"
        yield SearchEntry(
            fact.value.title, pages[Place.CRISIS], Target(Place.CRISIS, None, f"{SEEMS}{key}"), also
        )
    for title, also, place, field in PARTS:
        kind = pages.get(page_of(place)) or pages[Place.SETTINGS]
        yield SearchEntry(_(title), kind, Target(place, None, field), _(also))
    for paper in papers.papers():
        yield SearchEntry(paper.word, _("Documento"), Target(Place.MANUAL, None, paper.value), paper.purpose)
    for place, title in WIZARD_WORDS.items():
        yield SearchEntry(_(title), _("Asistente"), Target(place), _(WIZARD_OTHER_WORDS.get(place, title)))
