"""Every text a user reads goes through here; the msgids are Spanish, so Spanish needs no catalogue."""

import gettext
from collections.abc import Callable
from functools import cache

from muniredes import paths

DOMAIN = "muniredes"


class _Language:
    """The translations in use; there is one per process, as there is one user."""

    translations: gettext.NullTranslations = gettext.NullTranslations()
    wording: Callable[[str], str] = staticmethod(lambda text: text)


def use_language(code: str) -> None:
    """Switch every later text to the language `code` ("ca", "gl"…); unknown codes leave Spanish."""
    _Language.translations = gettext.translation(
        DOMAIN, localedir=paths.resource("locale"), languages=[code], fallback=True
    )


def use_wording(wording: Callable[[str], str]) -> None:
    """Say every later text in the words of a kind of body: an association has no mayor."""
    _Language.wording = staticmethod(cache(wording))


def _(text: str) -> str:
    """Return `text` in the language in use, and in the words of whoever it speaks to."""
    return _Language.wording(_Language.translations.gettext(text))


def literally(text: str) -> str:
    """Return `text` in the language in use and in its own words: the name of a kind of body is its name."""
    return _Language.translations.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the singular or plural text for `count`, with `{n}` replaced by it."""
    said = _Language.wording(_Language.translations.ngettext(one, many, count))
    return said.replace("{n}", f"{count:d}")


def mark(text: str) -> str:
    """Mark a text of a constant table for extraction; it is translated when it is shown."""
    return text
