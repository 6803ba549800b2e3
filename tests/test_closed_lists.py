"""A table that says something of each member of a closed list says it of all of them."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum
from types import ModuleType

import muniredes

PARTIAL_ON_PURPOSE = {
    "muniredes.desktop.pages.catalogue._MAKERS": "a place that is a wizard is none of the pages",
    "muniredes.desktop.wizards.catalogue._MAKERS": "nor the other way round",
    "muniredes.domain.places.WIZARD_WORDS": "only wizards are said by it",
    "muniredes.domain.calendar.year.electoral._ADVICE": "green needs no advice, and leaves before",
    "muniredes.domain.publishing_checks._BEYOND": "only what `beyond_reach` answers stops anything",
    "muniredes.manual.papers.catalogue._COMPOSERS": "a resolution is of a request, and has its own",
    "muniredes.desktop.forms.asking._WAYS": "the others are asked apart, as their cards say",
    "muniredes.domain.calendar.lists.listing._WORDS": "the others are fields, whose cards have the word",
    "muniredes.exchange.calendar_files.columns._OWN_HEADINGS": "nor is it asked for what is a field",
    "muniredes.storage.tables.guide._HELD": "a record is in a list, and has no column",
}
"""Tables that are indexed only by those of their members that they have, and why."""


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(muniredes.__path__, "muniredes."):
        if ".migrations" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _tables() -> Iterator[tuple[ModuleType, str, type[Enum], set[object]]]:
    """Yield every constant of a module whose keys are members of one closed list."""
    for module in _modules():
        for name, table in vars(module).items():
            if isinstance(table, dict) and table:
                kinds = {type(key) for key in table}
                kind = kinds.pop()
                if not kinds and issubclass(kind, Enum) and kind.__module__.startswith("muniredes"):
                    yield module, name, kind, set(table)


def test_what_is_looked_up_without_asking_is_there() -> None:
    """A member without its entry is a `KeyError` on the day somebody gives that answer.

    A table that leaves some out is asked with `.get` or `in`, or says why here.
    """
    lacking = {}
    for module, name, kind, there in _tables():
        missing = [member.name for member in kind if member not in there]
        if missing and re.search(rf"\b{name}\[", inspect.getsource(module)):
            lacking[f"{module.__name__}.{name}"] = missing
    assert {name: missing for name, missing in lacking.items() if name not in PARTIAL_ON_PURPOSE} == {}
    assert PARTIAL_ON_PURPOSE.keys() <= lacking.keys(), "one of them is whole, or gone"
