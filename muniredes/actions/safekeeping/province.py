"""What the policy of the province does with a guide: the folder it is brought to, and its second copy."""

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from muniredes import paths, policy
from muniredes.actions import clock
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress, within
from muniredes.files import disk_problems, shown
from muniredes.i18n import _
from muniredes.storage.data_file import contents
from muniredes.storage.data_file.contents import LastAction
from muniredes.storage.data_file.lock import WriterLock
from muniredes.storage.data_file.replacement import put_copy
from muniredes.storage.safekeeping import backup, copies_folder, ended_terms

_SAFE = "-_."


def is_to_be_brought(path: Path) -> bool:
    """Whether the folder that is fixed now has no guide yet, and there is one in the usual folder."""
    fixed = policy.in_force().data_folder
    return (
        fixed is not None
        and path == fixed / paths.DATABASE_NAME
        and not path.exists()
        and _usual_guide().is_file()
    )


def _usual_guide() -> Path:
    return paths.usual_data_folder() / paths.DATABASE_NAME


def bring_guide(path: Path) -> str:
    """Copy the guide there was to the folder that is fixed now, when it has none yet; return what to say.

    The one there was stays where it is: if the policy goes, it is found again. It may run beside the window.
    Raises a Problem.
    """
    if not is_to_be_brought(path):
        return ""
    before = _usual_guide()
    lock = WriterLock(before)
    if not lock.take():
        raise Problem(
            _("Su diputación ha cambiado la carpeta de los datos, y la guía está abierta en otra ventana."),
            _("Cierre la otra ventana y vuelva a abrir el programa."),
        )
    try:
        with disk_problems(path):
            paths.make_private_folder(path.parent)
        with ended_terms.taking_in(path, ended_terms.sound(ended_terms.of(before)), clock.machine()):
            backup.write_copy(before, path)
    finally:
        lock.release()
    return _(
        "Su diputación guarda ahora la guía en «{new}». Se ha llevado allí la que tenía; la de antes sigue "
        "en «{old}»."
    ).format(new=shown(path.parent), old=shown(before.parent))


def keep_second_copy(path: Path, own: Path | None = None, progress: Progress = no_progress) -> Path | None:
    """Leave a checked copy of a guide in the second folder, one for each user and month; return it.

    It is the one that the policy names, which is made, or her `own`, which has to be there: what is missing
    of a stick is the stick, and never a folder of this disk with its name.

    One that is already there and knows as much stays as it is; one of another guide is never touched, and
    the copy takes another name. The terms that ended go with it. It reads the guide by itself and may run
    beside the window; `progress` may stop it, and then no copy is half there. Raises a Problem when the
    folder is out of reach.
    """
    fixed = policy.in_force().second_copy
    folder = fixed or own
    known = contents.last_action(path)
    if folder is None or known is None:
        return None
    if fixed is None and not folder.is_dir():
        raise Problem(
            _("La carpeta de la segunda copia no está: «{folder}».").format(folder=shown(folder)),
            _("Ponga el lápiz o conecte con el servidor, y vuelva a intentarlo."),
        )
    who = "".join(sign if sign.isalnum() or sign in _SAFE else "_" for sign in paths.user_name())
    name = f"{path.stem}-{who}-{clock.machine():%Y-%m}"
    with TemporaryDirectory(prefix="muniredes-", ignore_cleanup_errors=True) as room, disk_problems(folder):
        if fixed is not None:
            folder.mkdir(parents=True, exist_ok=True)
        target, is_there = _place_in(folder, name, path, known, Path(room), within(progress, 0, 0.3))
        if not is_there:
            whole = Path(room) / "whole.sqlite"
            backup.write_copy(path, whole)
            put_copy(whole, target, over_a_guide=True, progress=within(progress, 0.3, 0.9))
            copies_folder.sweep_beside(target, f"{path.stem}-{who}")
    with disk_problems(folder):
        lacking = ended_terms.lacking(path, target)
    for term in ended_terms.sound(lacking):
        progress(0.9)
        ended_terms.bring(term, target)
    return target


def _place_in(
    folder: Path, name: str, path: Path, known: LastAction, room: Path, progress: Progress
) -> tuple[Path, bool]:
    """Return where the copy of a guide goes in a folder, and whether one that knows as much is there."""
    for turn in count(1):
        target = folder / (f"{name}-{turn}.sqlite" if turn > 1 else f"{name}.sqlite")
        if not target.exists():
            break
        found = _last_action_far(target, room, progress)
        if found is not None and contents.knows(path, found):
            return target, found.number == known.number
    return target, False


def _last_action_far(path: Path, room: Path, progress: Progress) -> LastAction | None:
    """Return the last thing done in a file of a network folder: SQLite reads a copy of it that is near."""
    near = room / "there.sqlite"
    put_copy(path, near, over_a_guide=True, progress=progress)
    return contents.last_action(near)
