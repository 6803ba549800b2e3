"""The handover that the example town has begun to prepare."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from muniredes.actions import clock, reading, records
from muniredes.actions.examples import guide
from muniredes.actions.handover import preparing
from muniredes.domain.handover.archive import Likeness
from muniredes.domain.handover.record import CheckAnswer
from muniredes.storage.database import Database

Entry = Mapping[str, Any]


def begin(database: Database, entry: Entry) -> None:
    """Begin the handover of the file, with what was answered to its first questions.

    An answer is of every account that it names with `redes`, or of the whole council without it.
    """
    with database.write("") as work:
        facts = {
            name: guide.value(work, "handover", name, given) for name, given in entry["traspaso"].items()
        }
    preparing.prepare(database, facts)
    _archive(database, entry["archivo"])
    _rehearse(database, entry["ensayos"])
    lines = preparing.lines(reading.snapshot(database))
    for given in entry["respuestas"]:
        networks = given.get("redes")
        for line in lines:
            of_these = line.account is None if networks is None else _is_of(line.account, networks)
            if line.item.key == given["pregunta"] and of_these:
                values = {"answer": CheckAnswer(given["respuesta"]), "note": given.get("nota", "")}
                preparing.answer(database, line.item.key, line.account_id, values)


def _archive(database: Database, entries: Sequence[Entry]) -> None:
    """Put in the archive the copies of the file, each of the account of a network, so many days ago."""
    for entry in entries:
        of_it = (each for each in reading.snapshot(database).own_accounts if each.network_id == entry["red"])
        days = {name: clock.today() - timedelta(days=ago) for name, ago in entry["hace"].items()}
        values = {name: given for name, given in entry.items() if name not in ("red", "hace")}
        if "outcome" in values:
            values["outcome"] = Likeness(values["outcome"])
        records.add(database, "archive_copy", {"account_id": next(of_it).id, **days, **values})


def _rehearse(database: Database, entries: Sequence[Entry]) -> None:
    for entry in entries:
        values = {name: given for name, given in entry.items() if name != "hace"}
        taken_on = clock.today() - timedelta(days=entry["hace"])
        records.add(database, "rehearsal", {"taken_on": taken_on, **values})


def _is_of(account: Any, networks: list[str]) -> bool:
    return account is not None and account.network_id in networks
