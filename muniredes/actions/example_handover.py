"""The handover that the example town has begun to prepare."""

from collections.abc import Mapping
from typing import Any

from muniredes.actions import example_guide, reading
from muniredes.actions.handover import preparing
from muniredes.domain.handover.record import CheckAnswer
from muniredes.storage.database import Database

Entry = Mapping[str, Any]


def begin(database: Database, entry: Entry) -> None:
    """Begin the handover of the file, with what was answered to its first questions.

    An answer is of every account that it names with `redes`, or of the whole council without it.
    """
    with database.write("") as work:
        facts = {
            name: example_guide.value(work, "handover", name, given)
            for name, given in entry["traspaso"].items()
        }
    preparing.prepare(database, facts)
    lines = preparing.lines(reading.snapshot(database))
    for given in entry["respuestas"]:
        networks = given.get("redes")
        for line in lines:
            of_these = line.account is None if networks is None else _is_of(line.account, networks)
            if line.item.key == given["pregunta"] and of_these:
                values = {"answer": CheckAnswer(given["respuesta"]), "note": given.get("nota", "")}
                preparing.answer(database, line.item.key, line.account_id, values)


def _is_of(account: Any, networks: list[str]) -> bool:
    return account is not None and account.network_id in networks
