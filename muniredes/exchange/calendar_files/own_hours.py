"""Columns that say the hour of one network alone: «Hora FB», «Instagram (hora)»."""

import re
from collections.abc import Mapping, Sequence

from muniredes.domain.accounts.network_words import named_network
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold

_HOUR = re.compile(r"\b(?:hora|horario|time)\b\.?")
_JOINS = re.compile(r"\b(?:de publicacion|publicacion|publ|para|del?|en)\b|[().:_/·-]+")
_FEWEST = 2


def own_hours(headings: Sequence[str], usual: int | None, networks: Networks) -> Mapping[int, str]:
    """Return the networks whose hour some columns say, by their place; `usual` is the one taken for all.

    One alone says the hour of the whole row, unless another one does.
    """
    found = {
        index: network.id
        for index, heading in enumerate(headings)
        if _HOUR.search(fold(heading)) and (network := named_network(_bare(heading), networks)) is not None
    }
    has_usual = usual is not None and usual not in found
    return found if len(found) >= _FEWEST or has_usual else {}


def _bare(heading: str) -> str:
    return " ".join(_JOINS.sub(" ", _HOUR.sub(" ", fold(heading))).split())
