"""What the program knows, brought up to date alone: from a signed file and without a network.

What a council has changed of the lists and texts is its own (`OwnText`), and stays as it wrote it.
"""

import logging
import shutil
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from muniredes import __version__, paths, policy
from muniredes.domain.dates import long_date
from muniredes.domain.knowledge.edition import KnowledgeEdition
from muniredes.domain.problems import Problem
from muniredes.exchange import knowledge_file
from muniredes.files import disk_problems, folder_in_place, replacing
from muniredes.i18n import _

_FOLDER = "saber"
_READ_BY = "leido-por.txt"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InUse:
    """Of which day the catalogue in use is, who published it, and what is wrong with a newer one.

    Nobody publishes the one that comes with the program.
    """

    day: date
    publisher: str = ""
    complaint: str = ""


class _Now:
    """What is in use in this process."""

    found: InUse | None = None


def trusted_keys() -> tuple[str, ...]:
    """Return the public keys of whoever may bring it up to date: the publisher and the province."""
    lines = paths.resource("keys", "saber.txt").read_text(encoding="utf-8").splitlines()
    own = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    fixed = policy.in_force().knowledge_key
    return (*own, fixed) if fixed else own


def in_use() -> InUse:
    """Return which catalogue is being read."""
    return _Now.found or InUse(_shipped_day())


def begin() -> None:
    """Read from now on the newest catalogue here that is whole, signed and newer than the program's.

    It is called once, before anything is known. Whatever is wrong with it is said, and the one that came
    with the program is read.
    """
    paths.fix_catalog(None)
    _Now.found = None
    newest = max(_kept(), default=None)
    if newest is None:
        return
    try:
        edition = knowledge_file.kept(newest, trusted_keys())
        if edition.day > _shipped_day():
            _make_sure_it_is_understood(newest)
            paths.fix_catalog(newest)
            _Now.found = InUse(edition.day, edition.publisher)
    except Problem as problem:
        _log.warning("the newer catalogue is not used: %s", problem.sentence)
        said = _("No se usa lo último que sabía el programa, sino lo que traía. {why}")
        _Now.found = InUse(_shipped_day(), complaint=said.format(why=problem.sentence))


def look(source: Path) -> KnowledgeEdition:
    """Return what a file brings, verified and newer than what is in use; otherwise a Problem."""
    return _opened(source).edition


def take(source: Path) -> KnowledgeEdition:
    """Keep what a file brings, to be read from the next start on; return it. A Problem changes nothing."""
    signed = _opened(source)
    _sweep()
    home = paths.data_folder() / _FOLDER
    made = home / f".{uuid4().hex[:8]}.tmp"
    try:
        with disk_problems(home):
            paths.make_private_folder(home)
        knowledge_file.keep(signed, made)
        _make_sure_it_is_understood(made)
        with disk_problems(home):
            target = home / f"{signed.edition.day.isoformat()}-{uuid4().hex[:8]}"
            folder_in_place(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    for older in _kept():
        if older < target:
            shutil.rmtree(older, ignore_errors=True)
    return signed.edition


def try_out(target: Path) -> None:
    """Sign the catalogue in use with a key of this moment at `target`, and read it whole as it arrives.

    A Problem says what this computer cannot do of it.
    """
    private, public = knowledge_file.new_keys()
    used = in_use()
    edition = KnowledgeEdition(used.day, used.publisher, "")
    knowledge_file.pack(paths.catalog(), edition, private, target)
    place = target.with_suffix("")
    knowledge_file.keep(knowledge_file.opened(target, [public]), place)
    _make_sure_it_is_understood(place)


def _opened(source: Path) -> knowledge_file.Signed:
    keys = trusted_keys()
    if not keys:
        raise Problem(
            _("Este programa no tiene la clave con la que se comprueba quién firma esos ficheros."),
            _("La pone quien lo publica, o su diputación en la política de este ordenador."),
        )
    signed = knowledge_file.opened(source, keys)
    present = max((in_use().day, *(_day_of(folder) for folder in _kept())))
    if signed.edition.day <= present:
        raise Problem(
            _("Eso es del {day}, y el programa ya sabe lo de ese día o más.").format(
                day=long_date(signed.edition.day)
            ),
            _("No hace falta hacer nada."),
        )
    return signed


def _sweep() -> None:
    """Take away what was left half made when the program was killed."""
    for left in (paths.data_folder() / _FOLDER).glob(".*.tmp"):
        shutil.rmtree(left, ignore_errors=True)


def _kept() -> tuple[Path, ...]:
    """Return the folders of newer catalogues, each named by its day."""
    home = paths.data_folder() / _FOLDER
    try:
        return tuple(folder for folder in home.iterdir() if _day_of(folder) > date.min)
    except OSError:
        return ()


def _day_of(folder: Path) -> date:
    try:
        return date.fromisoformat(folder.name[:10])
    except ValueError:
        return date.min


def _make_sure_it_is_understood(folder: Path) -> None:
    """Read a catalogue whole unless this version of the program already has; a Problem when it cannot."""
    mark = folder / _READ_BY
    if mark.exists() and mark.read_text(encoding="utf-8") == __version__:
        return
    from muniredes.catalog.whole import read_all  # it is most of what the program imports

    try:
        read_all(folder)
    except (OSError, KeyError, ValueError, TypeError, LookupError) as error:
        raise Problem(
            _("Ese fichero es para otra versión del programa."),
            _("Ponga al día el programa y vuelva a intentarlo."),
        ) from error
    with replacing(mark) as neighbour:
        neighbour.write_text(__version__, encoding="utf-8")


def _shipped_day() -> date:
    said = tomllib.loads(paths.resource("catalog", "edition.toml").read_text(encoding="utf-8"))
    found = said["dia"]
    assert isinstance(found, date)
    return found
