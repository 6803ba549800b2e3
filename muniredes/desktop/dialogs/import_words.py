"""What a list that comes in is called, which files it may be in, and how each of its rows is shown."""

from dataclasses import dataclass

from muniredes.i18n import _


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list brings in, in words: the whole errand, what is read, what is written, its third heading."""

    title: str
    lead: str
    verb: str
    thing: str
    kinds: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is shown before it comes in; `tone` is «danger», «warning» or none.

    `understood` is what its cells mean: when, and on which channels.
    """

    place: str
    title: str
    verdict: str
    why: str
    tone: str = ""
    understood: str = ""


_KINDS = "csv tsv txt xlsx xlsm xls ods docx odt html htm json jsonl geojson ics"


def kinds_of_lists() -> str:
    """What a list may be, as the dialog that asks for a file says it."""
    kinds = " ".join(f"*.{kind}" for kind in _KINDS.split())
    return _("Listas ({kinds});;Todos (*)").format(kinds=kinds)
