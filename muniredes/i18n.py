"""Every text a user reads goes through here; the msgids are Spanish, so Spanish needs no catalogue.

The language is one for the program, and another where something is made in it: a manual in Catalan from
a window in Spanish. It goes along into whatever thread the work is done in (`contextvars`), and so do the
words of the body that is spoken to: who looks into another guide beside the window changes none of its words.
"""

import gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from muniredes import paths

DOMAIN = "muniredes"
_GROUPED_FROM = 5
SPANISH = "es"


@dataclass(frozen=True, slots=True)
class _Language:
    """A language by its code («ca», «gl»…), and what says each text in it."""

    code: str
    translations: gettext.NullTranslations


class _Program:
    """The language of the program; there is one per process, as there is one user."""

    language = _Language(SPANISH, gettext.NullTranslations())


_within: ContextVar[_Language | None] = ContextVar("language", default=None)
_worded: ContextVar[Callable[[str], str] | None] = ContextVar("wording", default=None)


def language() -> str:
    """Return the code of the language in use here."""
    return _in_use().code


def language_tag() -> str:
    """Return the language in use here as documents name it (BCP 47): Spanish is that of Spain."""
    return f"{SPANISH}-ES" if language() == SPANISH else language()


def use_language(code: str, folder: Path | None = None) -> None:
    """Say every later text in the language `code`; one that is not in `folder` leaves it in Spanish."""
    _Program.language = _read(code, folder)


@contextmanager
def speaking(code: str, folder: Path | None = None) -> Iterator[None]:
    """Say what is said within in another language, whatever that of the window is."""
    before = _within.set(_read(code, folder))
    try:
        yield
    finally:
        _within.reset(before)


@cache
def _read(code: str, folder: Path | None) -> _Language:
    place = folder or paths.resource("locale")
    return _Language(code, gettext.translation(DOMAIN, localedir=place, languages=[code], fallback=True))


def _in_use() -> _Language:
    return _within.get() or _Program.language


def use_wording(wording: Callable[[str], str]) -> None:
    """Say every later text of this work in the words of a kind of body: an association has no mayor."""
    _worded.set(cache(wording))


@contextmanager
def worded(wording: Callable[[str], str]) -> Iterator[None]:
    """Say what is said within in the words of another kind of body than that of the window."""
    before = _worded.set(wording)
    try:
        yield
    finally:
        _worded.reset(before)


def _in_words(text: str) -> str:
    wording = _worded.get()
    return wording(text) if wording else text


def _(text: str) -> str:
    """Return `text` in the language in use, and in the words of whoever it speaks to."""
    said = (_within.get() or _Program.language).translations.gettext(text)  # asked 17 000 times in a manual
    wording = _worded.get()
    return wording(said) if wording else said


def in_context(context: str, text: str) -> str:
    """Return `text` as it is said of one thing, «account.name», or as of any when nobody said more."""
    translations = _in_use().translations
    said = translations.pgettext(context, text)
    return _in_words(said if said != text else translations.gettext(text))


def literally(text: str) -> str:
    """Return `text` in the language in use and in its own words: the name of a kind of body is its name."""
    return _in_use().translations.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the singular or plural text for `count`, with `{n}` replaced by it."""
    said = _in_words(_in_use().translations.ngettext(one, many, count))
    return said.replace("{n}", figure(count))


def figure(number: float) -> str:
    """«2,5», «1000», «62.973»: never more than two decimals, thousands apart from five figures on.

    Four go together, as the Ortografía of the RAE and the CLDR have it for Spanish.
    """
    whole, _dot, part = f"{number:.2f}".rstrip("0").rstrip(".").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".") if len(whole.lstrip("-")) >= _GROUPED_FROM else whole
    return f"{grouped},{part}" if part else grouped


def mark(text: str) -> str:
    """Mark a text of a constant table for extraction; it is translated when it is shown."""
    return text
