"""The shipped knowledge, read once when it is first needed."""

from functools import cache

from muniredes import paths
from muniredes.catalog.advice import load_advice
from muniredes.catalog.municipalities import Gazetteer, load_gazetteer
from muniredes.catalog.networks import load_networks
from muniredes.domain.knowledge import AdviceBook, Networks


@cache
def networks() -> Networks:
    """Return every network of the catalogue by id."""
    return load_networks(paths.resource("catalog", "networks.toml"))


@cache
def advice() -> AdviceBook:
    """Return the advice that the manual prints."""
    return load_advice(paths.resource("catalog", "advice.toml"))


@cache
def gazetteer() -> Gazetteer:
    """Return the municipalities of Spain, to search in."""
    return load_gazetteer(paths.resource("catalog"))
