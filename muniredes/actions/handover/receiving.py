"""Take what another packed: everything is verified first, and what there was is kept among the copies."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from muniredes import paths
from muniredes.actions import clock, editing, knowledge, people, reading, workspace
from muniredes.actions.handover import agreeing, preparing
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.domain.choices import PersonChoice
from muniredes.domain.council import Council
from muniredes.domain.findings import examine
from muniredes.domain.handover import past_terms
from muniredes.domain.handover.inside import Agreement, Counts, Inside, Present, facts, of_here, papers
from muniredes.domain.handover.package import ACT_NAME, PAGE_NAME, Receipt
from muniredes.domain.handover.passphrase import WORDS_FIELD
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress, within
from muniredes.exchange import delivery, encryption, packages
from muniredes.exchange.packages import INNER_NAME
from muniredes.files import disk_problems, is_locked, shown
from muniredes.i18n import _, mark, worded
from muniredes.storage import reading as stored
from muniredes.storage import schema
from muniredes.storage.calendar import posts
from muniredes.storage.data_file import contents
from muniredes.storage.database import Database
from muniredes.storage.safekeeping import backup, copies_folder, ended_terms

_VERIFYING = 0.6
"""The part of receiving that is reading every byte of the package."""

_LOOKING = 0.3
"""The part of looking at a package that is verifying it and reading what it brings."""

_RECEIVED = mark("Recibido un paquete: quien lo recibe dirá quién es")
"""What changing hands is called in the history: by this it is told from what whoever received it does."""

_LOOKED_AT = "mirando.sqlite"
_UNLOCKED = "abierto"
_AGAIN = "hecho-otra-vez"
_UNLOCKING = 0.4
"""The part of opening a closed package that is opening it, before it is verified."""


@dataclass(frozen=True)
class OpenedPackage:
    """A package that was verified byte by byte: what it is, and its database unpacked.

    The terms that ended are in a folder beside it.
    """

    receipt: Receipt
    database: Path

    @property
    def terms(self) -> Sequence[Path]:
        """The terms that ended, unpacked."""
        folder = self.database.with_name(past_terms.FOLDER)
        names = [file.name for file in self.receipt.manifest.files]
        return [folder / name for name in names if past_terms.label_of(name) is not None]


def needs_words(source: Path) -> bool:
    """Whether a package is closed, and only words open it. Raises a Problem when it cannot be read."""
    with disk_problems(source):
        return is_locked(source)


def open_package(
    source: Path, folder: Path, words: str = "", progress: Progress = no_progress
) -> OpenedPackage:
    """Verify a package wholly and unpack its database in `folder`; it may run beside the window.

    Raises a Problem, with nothing changed, when it is damaged, of a newer program, or no package at all; and
    one whose field is `WORDS_FIELD` when it is closed, and with other words or none.
    """
    inner = folder / INNER_NAME
    if needs_words(source):
        receipt = _unlocked(source, inner, words, progress)
    else:
        receipt = delivery.opened(source, inner, progress)
    if receipt.manifest.schema not in schema.known_versions():
        raise _newer(source)
    package = OpenedPackage(receipt, inner)
    for brought in (inner, *package.terms):
        backup.check(brought, source)
    _refuse_another_act(source, receipt, inner)
    return package


def _refuse_another_act(source: Path, receipt: Receipt, inner: Path) -> None:
    """Refuse a package whose act is not the last that its guide keeps: somebody packed it again.

    Before any act was drawn up, the one that travels is a preliminary one that the guide does not keep.
    """
    drawn_up = contents.newest_act(inner)
    (packed,) = (file for file in receipt.manifest.files if file.name == ACT_NAME)
    if drawn_up and packed.sha256 != drawn_up:
        raise Problem(
            _("El acta que lleva «{name}» no es la que guarda su guía: alguien la ha cambiado.").format(
                name=shown(source.name)
            ),
            _("Pida otra copia a quien lo entregó; no se ha cambiado nada."),
        )


def _unlocked(source: Path, inner: Path, words: str, progress: Progress) -> Receipt:
    """Open what words close, in a folder of its own, and unpack the database inside at `inner`."""
    if not words:
        raise Problem(
            _("«{name}» está cerrado con palabras.").format(name=shown(source.name)),
            _("Escriba las que le dio quien lo entregó."),
            WORDS_FIELD,
        )
    with packages.private_folder(inner.with_name(_UNLOCKED)) as folder:
        plain = folder / source.name
        sha256 = encryption.unlock(source, plain, words, within(progress, 0, _UNLOCKING))
        found = delivery.opened(plain, inner, within(progress, _UNLOCKING, 1))
    return Receipt(source, sha256, found.manifest, is_closed=True)


def look(source: Path, here: Path | None = None, progress: Progress = no_progress, words: str = "") -> Inside:
    """Verify a package wholly, read all that is in it and say what it is; nothing is kept of it.

    `here` is the guide in whose place it would go; `words`, what opens one that is closed. It may run beside
    the window, and `progress` may stop it.
    Raises a Problem when it is damaged, of a newer program, or no package at all.
    """
    reading_it = within(progress, 0, _LOOKING)
    with _unpacked(source, here, words, within(reading_it, 0, _VERIFYING)) as package:
        present = _present(here, package.database)
        place = package.database.with_name(_LOOKED_AT)
        looked_at = workspace.look_at(package.database, place, within(reading_it, _VERIFYING, 1))
        try:
            inside = _inside(package, looked_at.database, present)
            agreement = _agreement(package, looked_at.database, within(progress, _LOOKING, 1))
            return replace(inside, agreement=agreement)
        finally:
            workspace.close(looked_at)


def _agreement(package: OpenedPackage, database: Database, progress: Progress) -> Agreement:
    folder = package.database.with_name(_AGAIN)
    folder.mkdir(mode=0o700)
    page = package.database.with_name(PAGE_NAME)
    return agreeing.compared(package.receipt, database, page, folder, progress)


def _inside(package: OpenedPackage, database: Database, present: Present | None) -> Inside:
    """Say what a database brings, in the words of its body, without beginning to speak to it."""
    with database.read() as sql:
        snapshot = stored.snapshot(sql, clock.today())
        matters = examine(snapshot, knowledge.networks(), clock.today(), knowledge.crisis_book()).findings
        counts = Counts(posts.count_to_come(sql, clock.now()), stored.count_images(sql), len(matters))
    body, receipt = snapshot.council, package.receipt
    is_older = schema.check_version(package.database, schema.known_versions()) != schema.HEAD
    with worded(knowledge.wordings()[body.kind]) if body else nullcontext():
        told = facts(receipt, snapshot, counts, knowledge.networks(), clock.today(), is_older=is_older)
    return Inside(
        receipt,
        body.official_name if body else shown(receipt.path.name),
        told,
        papers(receipt),
        of_here(present, body.name if body else ""),
        present,
    )


def _present(here: Path | None, brought: Path) -> Present | None:
    """Say what the guide that is here has; None when there is none, or nothing in it."""
    held = contents.holding(here) if here is not None and here.exists() else None
    if here is None or held is None or not (held.council or held.accounts or held.people):
        return None
    received = _(_RECEIVED)
    ours, theirs = contents.last_action(here, received), contents.last_action(brought)
    since = theirs is not None and contents.knows(here, theirs)
    return Present(
        council=held.council,
        accounts=held.accounts,
        people=held.people,
        folder=shown(copies_folder.folder_of(here)),
        lost=contents.done_after(here, theirs, received) if since and theirs else None,
        is_continued=not since and ours is not None and contents.knows(brought, ours),
    )


def receive_file(path: Path, source: Path, words: str = "") -> Path | None:
    """Put what a package brings in the place of the file at `path`, which nobody has open, in one step.

    Whoever handed over is nobody in it any more. Return where what there was is kept; None when there was
    nothing.
    """
    with _unpacked(source, path, words) as package, ended_terms.taking_in(path, package.terms, clock.now()):
        return backups.restore_file(path, package.database, finish=_in_other_hands)


def receive(opened: Workspace, source: Path, progress: Progress = no_progress) -> Workspace:
    """Put what a package brings in the place of the guide that is open; return the workspace opened anew."""
    take(opened, source, progress)
    return backups.open_again(opened)


def _in_other_hands(brought: Path) -> None:
    """Write in what a package brought, before it is anybody's guide, that it was received today.

    Whoever handed over signs nothing more: who goes on says who she is. A handover that was closed stays.
    """
    with closing(Database(brought, clock.now)) as database, database.write(_(_RECEIVED)) as work:
        body = work.first(Council)
        if body is not None:
            body.user_id = None
        handover = preparing.one_to_receive(work)
        if handover is not None and handover.received_on is None:
            editing.put("handover", handover, {"received_on": clock.today()})


def take(
    opened: Workspace, source: Path, progress: Progress, seen: Receipt | None = None, words: str = ""
) -> Path | None:
    """Verify a package and put it in the place of the open guide, as received: see `safekeeping.bring_back`.

    `seen` is what she was shown: a package that is another since then is not taken.
    """
    council = reading.snapshot(opened.database).council
    if council is not None and council.is_example and paths.is_of_example(opened.path):
        raise Problem(_("Está viendo el pueblo de ejemplo."), _("Vuelva a su guía y reciba allí el paquete."))
    with _unpacked(source, opened.path, words, within(progress, 0, _VERIFYING)) as package:
        if seen is not None and package.receipt.sha256 != seen.sha256:
            raise Problem(
                _("«{name}» no es ya el paquete que ha mirado.").format(name=shown(source.name)),
                _("Ábralo otra vez y mire lo que trae; no se ha cambiado nada."),
            )
        rest = within(progress, _VERIFYING, 1)
        with ended_terms.taking_in(opened.path, package.terms, clock.now()):
            return backups.bring_back(opened, package.database, rest, _in_other_hands)


def _newer(source: Path) -> Problem:
    return Problem(
        _("«{name}» se hizo con una versión más nueva de MuniRedes.").format(name=shown(source.name)),
        _("Instale la versión nueva para recibirlo; no se ha cambiado nada."),
    )


def begin_first_days(database: Database) -> Change:
    """Write that it was received today, and open the window for observations; what was written stays."""
    with database.write(_("Recibido: empiezan los diez primeros días")) as work:
        handover = preparing.put(work, {})
        today = clock.today()
        body = work.first(Council)
        values = {
            "received_on": handover.received_on or today,
            "observations_on": handover.observations_on or today,
            "receiver_id": handover.receiver_id or _other_than(handover.giver_id, body),
        }
        editing.put("handover", handover, values)
    return work.change


def say_who_receives(database: Database, choice: PersonChoice) -> Change:
    """Say who uses the program once it was received: she is who receives, unless somebody was named."""
    with database.write(_("Cambiado quién usa el programa")) as work:
        body, handover = people.use(work, choice), preparing.open_one(work)
        if handover is not None and handover.received_on is not None and handover.receiver_id is None:
            editing.put("handover", handover, {"receiver_id": _other_than(handover.giver_id, body)})
    return work.change


def _other_than(giver_id: int | None, body: Council | None) -> int | None:
    """Return whoever uses the program, unless she is who handed over."""
    user = body.user_id if body else None
    return None if user == giver_id else user


def nothing_was_left(database: Database) -> Change:
    """Begin a handover in which whoever left handed nothing over: it is said so, and the first days begin.

    Whoever uses the program receives. A handover under way is used, and keeps what it says.
    """
    with database.write(_("No le han dejado nada")) as work:
        body = work.first(Council)
        user = body.user_id if body else None
        handover = preparing.put(work, {})
        today = clock.today()
        values = {
            "giver_id": None if handover.giver_id == user else handover.giver_id,
            "receiver_id": handover.receiver_id or user,
            "refused_on": handover.refused_on or today,
            "refusal": handover.refusal or _("Quien se fue no entregó nada."),
            "received_on": handover.received_on or today,
            "observations_on": handover.observations_on or today,
        }
        editing.put("handover", handover, values)
    return work.change


@contextmanager
def _unpacked(
    source: Path, here: Path | None, words: str, progress: Progress = no_progress
) -> Iterator[OpenedPackage]:
    """Yield a package, verified and unpacked in a private folder, which goes at the end.

    It is among the copies of the guide that is `here`, or where the system has such things: what a killed
    program leaves in either is swept.
    """
    if here is not None and here.exists():
        with disk_problems(here), packages.private_folder(copies_folder.workroom_of(here)) as folder:
            yield open_package(source, folder, words, progress)
        return
    with packages.passing_folder() as folder:
        yield open_package(source, folder, words, progress)
