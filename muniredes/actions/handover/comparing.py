"""What changed between two moments: the guide of today, a term that ended, a copy, or what somebody gave."""

from collections.abc import Iterable
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from muniredes.actions import clock, reading, terms, workspace
from muniredes.actions.handover import receiving
from muniredes.actions.printing import manual
from muniredes.actions.safekeeping import backups, copy_names
from muniredes.domain.council import Council
from muniredes.domain.handover.comparison import Comparison, Moment
from muniredes.domain.handover.passphrase import WORDS_FIELD
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, within
from muniredes.domain.texts.text import file_word
from muniredes.exchange import packages
from muniredes.files import shown
from muniredes.i18n import _
from muniredes.manual.comparing import compare as compare_manuals
from muniredes.manual.compose import compose
from muniredes.manual.document import Document
from muniredes.manual.papers.comparison import comparison_paper
from muniredes.storage import reading as stored
from muniredes.storage.database import Database
from muniredes.storage.history import steps
from muniredes.storage.safekeeping import copies_folder

KINDS = manual.KINDS


@dataclass(frozen=True, slots=True)
class Source:
    """Where a moment is kept; None is the guide that is open, as it is now.

    A package that is closed has the `words` that open it, which nobody keeps; one that `is_term` is a term
    that ended.
    """

    name: str
    path: Path | None = None
    is_term: bool = field(default=False, compare=False)
    words: str = field(default="", repr=False, compare=False)


class ClosedSource(Problem):
    """A moment is in a closed package, and its words are others: which of the two it is, `source` says."""

    def __init__(self, source: Source, problem: Problem) -> None:
        super().__init__(problem.what, problem.remedy, problem.field)
        self.source = source


def sources(database: Database) -> tuple[Source, ...]:
    """Return the moments to choose from: now, the terms that ended, and the copies, newest first."""
    kept = map(of_term, terms.past(database))
    names = copy_names.copies(backups.copies(database))
    copies = (Source(_("Copia del {when}").format(when=when), path) for path, when in names.items())
    return (Source(_("Hoy")), *kept, *copies)


def of_term(term: terms.PastTerm) -> Source:
    """Return the moment at which a term ended."""
    return Source(_("Mandato {label}").format(label=term.label), term.path, is_term=True)


def of_file(path: Path, words: str = "", others: Iterable[Source] = ()) -> Source:
    """Return a moment that is in a file: a copy, a guide or a package, with the words of a closed one.

    When one of the `others` is in another file of the same name, its folder is said too.
    """
    is_alone = all(each.path is None or each.path == path or each.path.name != path.name for each in others)
    name = shown(path.name)
    if not is_alone:
        name = _("{name}, en {folder}").format(name=name, folder=shown(path.parent))
    return Source(name, path, words=words)


def compare(database: Database, before: Source, after: Source, progress: Progress) -> Comparison:
    """Say what changed from one moment to another; it may run beside the window, and `progress` may stop it.

    Each is brought to a folder of its own, which goes at the end: neither they nor the guide are touched.
    Raises a Problem when one is damaged, of a newer program, of another body, or has nothing in it; and one
    whose field is `WORDS_FIELD` when it is a closed package and its words are others.
    """
    if before == after:
        raise Problem(_("Son el mismo momento."), _("Elija dos distintos."))
    with packages.private_folder(copies_folder.workroom_of(database.path)) as folder:
        old, then = manual_of(database, before, folder / "antes", within(progress, 0, 0.45))
        new, now = manual_of(database, after, folder / "despues", within(progress, 0.45, 0.9))
        chapters, alike = compare_manuals(old, new, within(progress, 0.9, 1))
    return Comparison(then, now, chapters, alike)


def write_manual(database: Database, before: Source, target: Path, progress: Progress) -> None:
    """Write the manual of today, which says in its annex what changed since another moment; keep its number.

    It may run beside the window, and `progress` may stop it. Raises a Problem as `compare` does.
    """
    with packages.private_folder(copies_folder.workroom_of(database.path)) as folder:
        then = manual_of(database, before, folder / "antes", within(progress, 0, 0.4))
    draft = manual.prepare(database, manual.Edition.RESERVED, then)
    manual.write(draft.document, target, within(progress, 0.4, 1))
    manual.record(database, draft.issue)


def manual_of(
    database: Database, source: Source, folder: Path, progress: Progress
) -> tuple[Document, Moment]:
    """Return the manual of a moment as it was on its last day, and which day that was.

    It is brought to `folder`, which is made. The program does not speak to that guide afterwards.
    """
    return copy_context().run(_manual_of, database, source, folder, progress)


def _manual_of(
    database: Database, source: Source, folder: Path, progress: Progress
) -> tuple[Document, Moment]:
    folder.mkdir(mode=0o700)
    place = folder / packages.INNER_NAME
    bring = partial(workspace.look_at, place=place, progress=within(progress, 0.3, 0.8))
    if source.path is None:
        copied = folder / "hoy.sqlite"
        backups.export(database, copied)
        opened = bring(copied)
    elif receiving.needs_words(source.path):
        unlocked = folder / "abierto"
        unlocked.mkdir(mode=0o700)
        opened = bring(_unlocked(source, source.path, unlocked, within(progress, 0, 0.3)))
    else:
        with packages.unpacked(source.path, copies_folder.workroom_of(database.path)) as inner:
            opened = bring(inner)
    try:
        _refuse_another(database, opened.database, source)
        data = manual.gather(opened.database, manual.Edition.RESERVED)
        with opened.database.read() as sql:
            last = steps.last_moment(sql)
        day = last.date() if source.path is not None and last is not None else clock.today()
        progress(0.8)
        data = manual.with_calendar(opened.database, replace(data, as_of=day))
        return compose(data), Moment(source.name, day, source.is_term)
    finally:
        workspace.close(opened)


def _unlocked(source: Source, path: Path, folder: Path, progress: Progress) -> Path:
    """Open a closed package in a folder, and return its database."""
    try:
        return receiving.open_package(path, folder, source.words, progress).database
    except Problem as problem:
        if problem.field == WORDS_FIELD:
            raise ClosedSource(source, problem) from problem
        raise


def _refuse_another(database: Database, other: Database, source: Source) -> None:
    """Refuse the guide of another body: nothing in it can be said to have changed."""
    ours, theirs = _body(database), _body(other)
    if ours is None or theirs is None:
        raise Problem(
            _("En «{name}» no hay ninguna guía empezada.").format(name=shown(source.name)),
            _("Elija otro momento."),
        )
    codes = ours.municipality_code, theirs.municipality_code
    if ours.kind is not theirs.kind or (all(codes) and codes[0] != codes[1]):
        raise Problem(
            _("«{name}» es la guía de {council}.").format(
                name=shown(source.name), council=theirs.official_name
            ),
            _("Solo se comparan dos momentos del mismo organismo."),
        )


def _body(database: Database) -> Council | None:
    with database.read() as sql:
        return stored.snapshot(sql).council


def paper_name(database: Database) -> str:
    """Return what the file of what changed is called."""
    council = reading.snapshot(database).council
    title = _("Qué ha cambiado")
    return f"{file_word(title)}-{file_word(council.name if council else '')}.pdf"


def compose_paper(database: Database, found: Comparison) -> Document:
    """Compose what changed as a paper of today."""
    return comparison_paper(manual.gather(database, manual.Edition.RESERVED), found)


def write(database: Database, found: Comparison, target: Path, progress: Progress) -> None:
    """Write what changed as what the name of the file says; it may run beside the window."""
    manual.write(compose_paper(database, found), target, progress)
