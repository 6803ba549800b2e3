"""Columns that say the hour of one network alone: «Hora FB», «Instagram (hora)»."""

import re
from collections.abc import Mapping, Sequence

from muniredes.domain.accounts.network_words import named_network
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold

_HOUR = re.compile(r"\b(?:hora|horario|time)\b\.?")
_JOINS = re.compile(r"\b(?:de publicacion|publicacion|publ|para|del?|en)\b|[().:_/·-]+")


def own_hours(headings: Sequence[str], networks: Networks) -> Mapping[int, str]:
    """Return the networks whose hour some columns say, by their place."""
    return {
        index: network.id
        for index, heading in enumerate(headings)
        if _HOUR.search(fold(heading)) and (network := named_network(_bare(heading), networks)) is not None
    }


def _bare(heading: str) -> str:
    return " ".join(_JOINS.sub(" ", _HOUR.sub(" ", fold(heading))).split())
