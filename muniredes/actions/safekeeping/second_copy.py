"""The second copy: a folder on a stick or on a server, when it was brought there, and when to ask for it.

Which folder it is belongs to this computer and not to the guide: it is kept beside the preferences.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from muniredes import paths, policy
from muniredes.actions import clock
from muniredes.actions.safekeeping import province
from muniredes.domain.council import Council
from muniredes.domain.dates import long_date
from muniredes.domain.places import Place, Target
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.today.items import AgendaItem
from muniredes.files import disk_problems, replacing, shown
from muniredes.i18n import _
from muniredes.storage.database import Database
from muniredes.storage.safekeeping import copies_folder

OLD_DAYS = 14
"""Days after which she is asked for a new one. It is a proposal: no rule gives them."""

_NAME = "segunda-copia.json"


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """Where the second copy goes, None while nowhere; the last day it did; whether the policy decides it."""

    folder: Path | None
    copied_on: date | None
    is_fixed: bool

    def is_old(self, today: date) -> bool:
        """Whether it is time to make another; of a folder that nobody chose there is nothing to make."""
        if self.folder is None:
            return False
        return self.copied_on is None or today - self.copied_on > timedelta(days=OLD_DAYS)


def state() -> SecondCopy:
    """Return where it goes and since when it is there."""
    kept, fixed = _kept(), policy.in_force().second_copy
    folder = fixed or (Path(kept["folder"]) if kept.get("folder") else None)
    is_same = folder is not None and kept.get("copied_to") == str(folder)
    copied = _day(kept.get("copied_on", "")) if is_same else None
    return SecondCopy(folder, copied, fixed is not None)


def is_on_same_disk(folder: Path | None, guide: Path) -> bool:
    """Whether the folder is in the disk of the guide; of one that is not there now, nothing is known."""
    try:
        return folder is not None and folder.stat().st_dev == guide.parent.stat().st_dev
    except OSError:
        return False


def choose(folder: Path | None) -> None:
    """Say where it goes from now on; None is nowhere. What is there already stays."""
    _keep({**_kept(), "folder": str(folder) if folder else ""})


def keep(path: Path, progress: Progress = no_progress) -> Path | None:
    """Leave the copy of a guide where it goes, and note the day; it may run beside the window.

    `progress` may stop it, and then no copy is half there. Raises a Problem when the stick is not there, or
    the folder is out of reach.
    """
    found = state()
    made = province.keep_second_copy(path, found.folder, progress)
    if made is not None:
        copied = {"copied_to": str(found.folder), "copied_on": clock.machine().date().isoformat()}
        _keep({**_kept(), **copied})
    return made


def reminder(council: Council | None) -> AgendaItem | None:
    """Return what «Hoy» says when the copy is old; nothing of an example, or before there is a folder."""
    found = state()
    if council is None or council.is_example or not found.is_old(clock.machine().date()):
        return None
    assert found.folder is not None
    text = _("No hay ninguna segunda copia todavía.")
    if found.copied_on is not None:
        text = _("La segunda copia es del {day}.").format(day=long_date(found.copied_on))
    detail = _("Ponga el lápiz o conecte con el servidor: va a «{folder}».").format(
        folder=shown(found.folder)
    )
    return AgendaItem(text, detail, _("Copiar"), Target(Place.SETTINGS, None, "copies"))


def places(database: Database) -> tuple[tuple[str, str], ...]:
    """Return where the guide and its copies are in this computer, in words, for the sheet of a bad day."""
    found = state()
    known = [
        (_("La guía"), shown(database.path)),
        (_("Sus copias"), shown(copies_folder.folder_of(database.path))),
        (_("La segunda copia"), shown(found.folder) if found.folder else ""),
    ]
    contact = policy.in_force().contact
    return (*known, (_("Ayuda de la diputación"), contact)) if contact else tuple(known)


def _file() -> Path:
    return paths.settings_folder() / _NAME


def _kept() -> dict[str, str]:
    """Return what is noted; a file that cannot be read is as if nothing were: the folder is asked again."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _keep(values: dict[str, str]) -> None:
    path = _file()
    with disk_problems(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as neighbour:
            neighbour.write_text(json.dumps(values), encoding="utf-8")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
