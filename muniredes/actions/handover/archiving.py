"""The archive of what was published: measure the file of a copy, and look whether one is still the same."""

from dataclasses import dataclass
from pathlib import Path

from muniredes.actions import clock, editing, knowledge
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.handover.archive import ArchiveCopy, Likeness, Measured, likeness
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.domain.snapshot import Snapshot
from muniredes.exchange import digests
from muniredes.exchange.digests import measure
from muniredes.i18n import _
from muniredes.storage.database import Database

__all__ = ["ToAsk", "compare", "keep", "measure", "note", "to_ask"]

_KIND = "archive_copy"
_OF_COPIES = (Cause.NO_COPY, Cause.OLD_COPY)

_UNCHECKED = {"matched_on": None, "checked_on": None, "outcome": None}


def keep(database: Database, number: int, found: Measured) -> Change:
    """Write down which file a copy is. Raises a Problem when it is that of another copy already."""
    with database.write("") as work:
        copy = work.get(ArchiveCopy, number)
        for other in work.all(ArchiveCopy):
            if other is not copy and other.sha256 == found.sha256:
                raise Problem(
                    _("Ese mismo fichero ya está apuntado: «{name}».").format(name=other.title),
                    _("Elija otro, o borre una de las dos copias."),
                )
        values = {"name": found.name, "size_bytes": found.size, "sha256": found.sha256, **_UNCHECKED}
        editing.put(_KIND, copy, values)
        work.title = _("Fichero medido: {name}").format(name=copy.title)
    return work.change


def compare(copy: ArchiveCopy, path: Path, progress: Progress) -> Likeness:
    """Say whether a file is the one that was measured once; of another size, without reading it.

    It may run beside the window. Raises a Problem for what is no file, or cannot be read.
    """
    size = digests.size_of(path)
    if size != copy.size_bytes:
        return Likeness.OTHER_SIZE
    return likeness(copy, measure(path, progress))


def note(database: Database, number: int, found: Likeness) -> Change:
    """Write down what was found today when the file of a copy was looked for."""
    with database.write("") as work:
        copy = work.get(ArchiveCopy, number)
        is_same, today = found is Likeness.SAME, clock.today()
        values = {"checked_on": today, "outcome": found, "matched_on": today if is_same else copy.matched_on}
        editing.put(_KIND, copy, values)
        said = _("Fichero comprobado: {name}") if is_same else _("Fichero comprobado, y no es ese: {name}")
        work.title = said.format(name=copy.title)
    return work.change


@dataclass(frozen=True, slots=True)
class ToAsk:
    """An account of which there is no recent copy: why in a sentence, and how that network gives it."""

    account: Account
    why: str
    how: str


def to_ask(snapshot: Snapshot) -> tuple[ToAsk, ...]:
    """Return the accounts whose copy has to be asked for, with the way of each network."""
    today, networks = clock.today(), knowledge.networks()
    found = []
    for account in snapshot.own_accounts:
        if snapshot.standing(account, today).standing.is_out_of_reach:
            continue
        whys = [each.sentence for each in snapshot.risk(account, today).reasons if each.cause in _OF_COPIES]
        network = networks.get(account.network_id)
        told = network.official_copy.value if network and network.official_copy else ""
        if account.personal_profile:
            told = _(
                "Es un perfil personal: solo su dueño puede pedirla; que le dé lo que era del organismo."
            )
        found += [ToAsk(account, why, told) for why in whys]
    return tuple(found)
