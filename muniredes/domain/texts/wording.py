"""How the program speaks to each kind of body: its texts are those of a town hall, in other words.

Only the texts of the program are, never what somebody typed; the words are those of `bodies.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

T = TypeVar("T")

_TO_FEMININE = {
    "el": "la", "del": "de la", "al": "a la", "un": "una", "este": "esta", "ese": "esa", "otro": "otra",
    "nuestro": "nuestra", "los": "las", "unos": "unas", "ningún": "ninguna", "algún": "alguna",
    "todo el": "toda la", "cada": "cada", "varios": "varias", "otros": "otras", "nuestros": "nuestras",
    "estos": "estas", "mismo": "misma", "todos los": "todas las", "de los": "de las", "muchos": "muchas",
    "por el": "por la", "propio": "propia", "aquel": "aquella", "del otro": "de la otra",
    "el mismo": "la misma", "nuevo": "nueva", "el nuevo": "la nueva", "un nuevo": "una nueva",
    "del nuevo": "de la nueva", "al nuevo": "a la nueva", "este nuevo": "esta nueva",
}  # fmt: skip
_TO_MASCULINE = {
    **{feminine: masculine for masculine, feminine in _TO_FEMININE.items()},
    "de la": "del",
    "a la": "al",
}
_SKIPPED = frozenset(
    {"id", "key", "source", "channels", "copied", "checklists", "opens", "address", "asked", "regions",
     "first", "support", "rule", "network_id"}
)  # fmt: skip
"""Fields that name things instead of saying them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands for a word: its gender («m», «f», or «a» for an adjective) and itself."""

    gender: str
    word: str


@dataclass(frozen=True)
class Wording:
    """The words of one kind of body: `genders` are those of the words that `words` stands for.

    `foreign` are beginnings of words never said to it; `phrases` are changed whole, before the words; `names`
    are left as they are: what something is called does not change with who reads it.
    """

    words: Mapping[str, Said]
    genders: Mapping[str, str]
    phrases: Mapping[str, str]
    foreign: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        """Return a text of the program in the words of this kind of body."""
        for written, said in self.phrases.items():
            text = text.replace(written, said)
        return self._pattern.sub(self._said, text) if self.words else text

    def foreign_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that are not of this kind of body."""
        return tuple(dict.fromkeys(self._foreign.findall(text))) if self.foreign else ()

    @cached_property
    def _foreign(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.foreign))})\w*", re.IGNORECASE)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(
            (word for found in self.words for word in {found, _capital(found)}), key=len, reverse=True
        )
        before = sorted({*_TO_FEMININE, *_TO_MASCULINE}, key=len, reverse=True)
        determiners = "|".join(f"{word}|{_capital(word)}" for word in before)
        names = "|".join(map(re.escape, self.names)) or r"\b\B"
        said = rf"(?:\b(?P<before>{determiners}) )?\b(?!(?:{names})\b)(?P<word>{'|'.join(words)})\b"
        return re.compile(rf"\b(?P<name>{names})\b|{said}")

    def _said(self, found: re.Match[str]) -> str:
        if found["name"]:
            return found["name"]
        written, before = found["word"], found["before"] or ""
        key = written if written in self.words else written[0].lower() + written[1:]
        said = self.words[key]
        word = _capital(said.word) if written[0].isupper() else said.word
        if not before:
            return word
        return f"{_agreed(before, self.genders[key], said.gender)} {word}"


def _agreed(before: str, written: str, said: str) -> str:
    """Return what goes before a noun, in the gender of the noun that stands for it."""
    if written == said or "a" in (written, said):
        return before
    table = _TO_FEMININE if said == "f" else _TO_MASCULINE
    agreed = table.get(before.lower(), before.lower())
    return _capital(agreed) if before[0].isupper() else agreed


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def reworded(value: T, say: Wording) -> T:
    """Return a value of the catalogue with every text that people read in the words of a kind of body."""
    return _reworded(value, say)  # type: ignore[no-any-return]


def _reworded(value: Any, say: Wording) -> Any:
    if type(value) is str:
        return say(value)
    if isinstance(value, tuple):
        return tuple(_reworded(item, say) for item in value)
    if isinstance(value, Mapping):
        return {key: _reworded(item, say) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {name: _reworded(item, say) for name, item in _texts(value)}
        return replace(value, **changed) if changed else value
    return value


def _texts(value: Any) -> Iterable[tuple[str, Any]]:
    for field in fields(value):
        item = getattr(value, field.name)
        named = field.name in _SKIPPED and not _holds_things(item)
        if not named and (type(item) is str or isinstance(item, tuple | Mapping) or is_dataclass(item)):
            yield field.name, item


def _holds_things(item: Any) -> bool:
    """Whether a field holds things that are said, by their names or one after another, and not names."""
    if isinstance(item, Mapping):
        return True
    return isinstance(item, tuple) and any(is_dataclass(each) for each in item)
