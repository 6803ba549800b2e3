"""What each copy is called, so that no two are called alike: by its day and hour, as people say them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from muniredes.actions import clock
from muniredes.domain.dates import long_date
from muniredes.files import shown
from muniredes.i18n import _
from muniredes.storage.safekeeping.copies_folder import BackupCopy


def copies(found: Sequence[BackupCopy]) -> Mapping[Path, str]:
    """«24 de noviembre de 2026, a las 09:03»; with its seconds, or its turn, where two would be alike."""
    said: dict[Path, str] = {}
    for say in (_by_minute, _by_second, _by_turn):
        alike = Counter(said.values())
        said |= {each.path: say(each) for each in found if alike[said.get(each.path, "")] != 1}
    return said


def copy(path: Path, among: Sequence[BackupCopy]) -> str:
    """Return what a file is called: as a copy if it is one of them, and by its name otherwise."""
    return copies(among).get(path) or shown(path.name)


def _by_minute(each: BackupCopy) -> str:
    return _told(each, "%H:%M")


def _by_second(each: BackupCopy) -> str:
    return _told(each, "%H:%M:%S")


def _by_turn(each: BackupCopy) -> str:
    return _("{when} (la {n}.ª)").format(when=_by_second(each), n=each.turn)


def _told(each: BackupCopy, hours: str) -> str:
    made = clock.told(each.made_at)
    return _("{day}, a las {hour}").format(day=long_date(made.date()), hour=made.strftime(hours))
