"""Pack everything for whoever comes: the data, both manuals and the act, all of the same moment."""

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from muniredes import __version__
from muniredes.actions import clock, knowledge, reading, terms
from muniredes.actions.handover import acts, agreeing, preparing, since_term, writing
from muniredes.actions.handover.passphrase import refuse_weak
from muniredes.actions.printing import manual
from muniredes.actions.safekeeping import backups
from muniredes.domain.handover import past_terms
from muniredes.domain.handover.package import ACT_NAME, Manifest, Receipt, file_name
from muniredes.domain.handover.record import ActKind, HandoverFile, HandoverReason
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress, within
from muniredes.domain.snapshot import Snapshot
from muniredes.exchange import delivery, encryption, packages
from muniredes.files import disk_problems, replacing, resolved
from muniredes.i18n import _
from muniredes.storage import schema
from muniredes.storage.data_file.replacement import put_copy
from muniredes.storage.database import Database
from muniredes.storage.safekeeping import copies_folder, ended_terms

REASONS: Mapping[str, HandoverReason] = {
    "elecciones": HandoverReason.ELECTIONS,
    "mocion": HandoverReason.MOTION,
    "dimision": HandoverReason.RESIGNATION,
    "puesto": HandoverReason.DESK,
    "baja": HandoverReason.LEAVE,
    "otro": HandoverReason.OTHER,
}
"""The reasons of a handover as the command line calls them."""

_PLAIN_NAME = "paquete.zip"
"""The package before it is closed, in a private folder."""


def suggested_name(database: Database) -> str:
    """Return the name that a package made today would have."""
    return file_name(reading.snapshot(database).council, clock.today())


def deliver_for_good(
    database: Database, target: Path, reason: HandoverReason | None = None, words: str = ""
) -> Receipt:
    """Write the package with the act of delivery in it, and say in the guide that it was handed over.

    `reason` is why; without one, what is said. See `_deliver_with`.
    """
    made: list[bytes] = []

    def draw_up(copy: Database) -> None:
        made.append(draw_up_delivery(copy, reason))

    def keep(own: Database) -> None:
        if made[0]:
            _keep_delivery(own, reason, made[0])

    return _deliver_with(database, target, words, reason, draw_up, keep)


def deliver_because(database: Database, target: Path, reason: HandoverReason, words: str = "") -> Receipt:
    """Write the package, and say in it and in the guide why it is handed over: see `_deliver_with`."""
    say = partial(_say_why, reason=reason)
    return _deliver_with(database, target, words, reason, say, say)


def _deliver_with(
    database: Database,
    target: Path,
    words: str,
    reason: HandoverReason | None,
    first: Callable[[Database], None],
    afterwards: Callable[[Database], None],
) -> Receipt:
    """Do something in a copy `first`, write the package of it, and `afterwards` do the same in the guide.

    The guide has it once the package is whole, just before it takes its place: if it fails, the guide is as
    it was, and a program that is killed never leaves a package of which the guide knows nothing. Both have it
    at the same moment, so that they are known for the same. Raises a Problem when the guide cannot be
    written.
    """

    def keep_too() -> None:
        with closing(Database(database.path, lambda: moment)) as own:
            afterwards(own)

    if database.is_read_only:
        raise Problem(database.read_only_because, _("No se ha entregado nada."))
    if reason is not None and not reason.scope.covers(knowledge.served()):
        raise Problem(_("Aquí no cabe este motivo: «{why}».").format(why=reason.word), _("Diga otro motivo."))
    moment = clock.now()
    with packages.private_folder(copies_folder.workroom_of(database.path)) as folder:
        inner = folder / packages.INNER_NAME
        backups.export(database, inner)
        with closing(Database(inner, lambda: moment)) as copy:
            first(copy)
            return _deliver(copy, target, no_progress, words, database, keep_too)


def draw_up_delivery(database: Database, reason: HandoverReason | None = None) -> bytes:
    """Draw up the act of delivery, as in one sitting, and return it; nothing when there is one."""
    file = reading.snapshot(database).handover
    if file is not None and file.closed_on is None and file.is_delivered:
        return b""
    _say_why(database, reason)
    pdf = acts.draw(acts.compose(database, ActKind.FINAL), no_progress)
    acts.keep(database, ActKind.FINAL, pdf)
    return pdf


def _keep_delivery(database: Database, reason: HandoverReason | None, pdf: bytes) -> None:
    """Do again in the guide what `draw_up_delivery` did in its copy."""
    _say_why(database, reason)
    acts.keep(database, ActKind.FINAL, pdf)


def _say_why(database: Database, reason: HandoverReason | None) -> None:
    preparing.prepare(database, {} if reason is None else {"reason": reason})


def deliver(database: Database, target: Path, progress: Progress = no_progress, words: str = "") -> Receipt:
    """Write the package of what there is now at `target`, whole or not at all; it may run beside the window.

    Everything inside is made from one copy, so that it is all of the same moment. `progress` may stop it.
    With `words`, only they open it: at `target` there is never anything that is not closed. Raises a Problem
    when they are too easy to guess.
    """
    return _deliver(database, target, progress, words, database)


def _deliver(
    database: Database,
    target: Path,
    progress: Progress,
    words: str,
    home: Database,
    first: Callable[[], None] = lambda: None,
) -> Receipt:
    """Write the package of a guide; the terms that ended are kept beside that of `home`.

    `first` is done when it is whole, before it takes its place.
    """
    if words:
        refuse_weak(database, words)
    with disk_problems(target):
        is_open = resolved(target) == resolved(database.path)
    if is_open:
        raise Problem(_("Ese es el fichero que está abierto."), _("Elija otro nombre para el paquete."))
    before = since_term.read(home, manual.Edition.RESERVED, within(progress, 0, 0.1))
    with (
        packages.private_folder(copies_folder.workroom_of(database.path)) as folder,
        closing(_copied(database, folder / packages.INNER_NAME)) as copy,
    ):
        progress(0.1)
        _write_papers(copy, folder, before, progress)
        _bring_terms(home, folder / past_terms.FOLDER)
        over = backups.gives_way(target, database)
        if not words:
            last = within(progress, 0.85, 1)
            manifest = delivery.pack(folder, _manifest(copy), target, last, over_a_guide=over, first=first)
            return Receipt(target, delivery.digest_of(target), manifest)
        plain = folder / _PLAIN_NAME
        manifest = delivery.pack(folder, _manifest(copy), plain, within(progress, 0.85, 0.93))
        last = within(progress, 0.93, 1)
        sha256 = encryption.lock(plain, target, words, last, over_a_guide=over, first=first)
    return Receipt(target, sha256, manifest, is_closed=True)


def _copied(database: Database, inner: Path) -> Database:
    """Return what there is now, in a file of its own."""
    backups.export(database, inner)
    return Database(inner, clock.now, _("Es la copia que se entrega."))


def _bring_terms(home: Database, folder: Path) -> None:
    """Bring the terms that ended as they are kept; one that is damaged would make all the rest be refused."""
    for term in ended_terms.sound(past.path for past in terms.past(home)):
        folder.mkdir(mode=0o700, exist_ok=True)
        with disk_problems(folder):
            put_copy(term, folder / term.name)


def _write_papers(copy: Database, folder: Path, before: manual.Before | None, progress: Progress) -> None:
    writing.write_manuals(copy, folder, before, within(progress, 0.1, 0.7))
    act = _newest_act(copy, within(progress, 0.7, 0.85))
    with replacing(folder / ACT_NAME) as neighbour:
        neighbour.write_bytes(act)


def _newest_act(copy: Database, progress: Progress) -> bytes:
    """Return the act that was drawn up last; before any, the preliminary one of today."""
    file = reading.snapshot(copy).handover
    if file is not None and file.acts:
        return acts.kept(copy, file.acts[-1])
    return acts.draw(acts.compose(copy, ActKind.PRELIMINARY), progress)


def _manifest(copy: Database) -> Manifest:
    snapshot: Snapshot = reading.snapshot(copy)
    file: HandoverFile | None = snapshot.handover
    return Manifest(
        council=snapshot.council.official_name if snapshot.council else "",
        made_on=clock.today(),
        reason=file.handover.why if file else "",
        stage=file.stage.word if file else "",
        schema=schema.HEAD,
        program=__version__,
        made_with=agreeing.made_with(),
    )
