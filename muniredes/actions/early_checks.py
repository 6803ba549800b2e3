"""What would be refused at the end of a form of many pages, known while the page it is on is in view."""

from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from muniredes.actions import clock, editing
from muniredes.domain import checks, declared_absent
from muniredes.domain.problems import Problem
from muniredes.storage.tables import CLASS_OF

_WHOLE = (str, int, float, date)
"""Answers that are the value of a field as they are; lists and people are settled at the end."""

_SAID_ELSEWHERE = ("name", "handle", "title")
"""What names a thing is asked on another page: its lack is not what is looked for here."""


def refused(values: Mapping[str, Any], needed: Collection[str] = ()) -> Problem | None:
    """Return why one of some values («council.phone») cannot be kept, None when all of them can.

    Of those that are `needed` their lack counts too; of others it is what another page asks.
    """
    for kind in dict.fromkeys(key.partition(".")[0] for key in values):
        if kind in CLASS_OF:
            problem = _refused_in(kind, editing.of_kind(kind, values))
            is_told = problem is not None and values.get(problem.field) not in (None, "")
            if problem is not None and (is_told or problem.field in needed):
                return problem
    return None


def _refused_in(kind: str, values: Mapping[str, Any]) -> Problem | None:
    made: Any = CLASS_OF[kind]
    known = {each.name: each for each in fields(made)}
    needed = {
        name: ""
        for name, each in known.items()
        if each.default is MISSING and each.default_factory is MISSING and each.init
    }
    thing = made(**needed)
    for name in _SAID_ELSEWHERE:
        if name in known:
            setattr(thing, name, "·")
    for name, value in declared_absent.settled(kind, thing, values).items():
        if name in known and isinstance(value, _WHOLE):
            setattr(thing, name, value)
    try:
        checks.check(kind, thing, clock.today())
    except Problem as problem:
        return problem
    return None
