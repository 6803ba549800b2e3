"""Two copies are never called alike, and a file is asked about as a person calls it."""

from datetime import datetime
from pathlib import Path

from muniredes.actions.safekeeping import copy_names
from muniredes.storage.safekeeping.copies_folder import BackupCopy, BackupReason


def _copy(moment: str, turn: int = 1) -> BackupCopy:
    name = f"{moment}-{turn}.sqlite"
    return BackupCopy(Path(name), datetime.fromisoformat(moment), BackupReason.ASKED, turn)


def test_seconds_and_turns_are_said_only_where_they_tell_copies_apart() -> None:
    found = (
        _copy("2026-11-24T09:03:07"),
        _copy("2026-11-24T09:03:41"),
        _copy("2026-11-24T09:05:00"),
        _copy("2026-11-24T10:00:00"),
        _copy("2026-11-24T10:00:00", 2),
    )
    said = copy_names.copies(found)
    assert len(set(said.values())) == len(found)
    assert list(said.values()) == [
        "24 de noviembre de 2026, a las 09:03:07",
        "24 de noviembre de 2026, a las 09:03:41",
        "24 de noviembre de 2026, a las 09:05",
        "24 de noviembre de 2026, a las 10:00:00 (la 1.ª)",
        "24 de noviembre de 2026, a las 10:00:00 (la 2.ª)",
    ]
    assert copy_names.copy(found[2].path, found) == "24 de noviembre de 2026, a las 09:05"
    assert copy_names.copy(Path("/usb/guía.zip"), found) == "guía.zip"
