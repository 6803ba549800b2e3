"""The catalogue in another language: files with the same keys and only texts, over those in Spanish.

They are in a folder with the code of the language, beside the files that they say in other words
(`ca/networks.toml` over `networks.toml`). What is not there stays in Spanish.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from muniredes.domain.problems import Problem
from muniredes.i18n import SPANISH, _, language

_GAP = re.compile(r"\{[^{}]*\}")
_NEVER_SAID = frozenset({"fuente", "revisado", "verificado", "leida"})
"""What a fact rests on is the same in any language."""
_DEEPEST = 3
"""How many folders are between a file and the catalogue's own, at most."""


_CODE = re.compile(r"[a-z]{2,3}")


def languages(folder: Path) -> tuple[str, ...]:
    """Return the codes of the languages, besides Spanish, in which a catalogue says something."""
    found = (path.name for path in folder.iterdir() if path.is_dir() and _CODE.fullmatch(path.name))
    return tuple(sorted(found))


def said_in_its_language(path: Path, content: dict[str, Any]) -> dict[str, Any]:
    """Return a file of the catalogue with the texts of the language in use; a Problem names a wrong one."""
    from muniredes.catalog.records import table

    over = None if language() == SPANISH else _over(path)
    return _merged(over, "", content, table(over)) if over else content


def _over(path: Path) -> Path | None:
    """Return the file that says another one in the language in use."""
    for folder in path.parents[:_DEEPEST]:
        found = folder / language() / path.relative_to(folder)
        if found.exists():
            return found
    return None


def _merged(file: Path, entry: str, under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for name, said in over.items():
        place = f"{entry}.{name}" if entry else name
        if name not in under or name in _NEVER_SAID:
            raise _problem(file, place, _("no está en el catálogo en español, o no se traduce"))
        merged[name] = _value(file, place, under[name], said)
    return merged


def _value(file: Path, place: str, under: object, over: object) -> object:
    if isinstance(under, dict) and isinstance(over, dict):
        return _merged(file, place, under, over)
    if isinstance(under, str) and isinstance(over, str):
        if sorted(_GAP.findall(under)) != sorted(_GAP.findall(over)):
            raise _problem(file, place, _("los huecos entre llaves tienen que ser los mismos"))
        return over
    if isinstance(under, list) and isinstance(over, list) and len(under) == len(over):
        return [_value(file, place, one, other) for one, other in zip(under, over, strict=True)]
    raise _problem(file, place, _("solo se traducen los textos, y las listas enteras"))


def _problem(file: Path, place: str, what: str) -> Problem:
    said = _("{file}, entrada «{entry}»: {what}.").format(file=file.name, entry=place, what=what)
    return Problem(said, _("Corrija el fichero del catálogo o vuelva a instalar el programa."))
