"""Keep what was typed and not saved yet, so that closing or failing loses nothing.

It goes in the guide; when that cannot be written, in the user's own folder; when not even there, in memory
until the program is closed.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from muniredes import paths
from muniredes.domain.drafts import Answers, Draft
from muniredes.domain.problems import Problem
from muniredes.domain.texts.secrets import holds_secret, texts_in
from muniredes.files import remove, replacing
from muniredes.storage import reading
from muniredes.storage.database import Database

_log = logging.getLogger(__name__)
_in_memory: dict[Path, Draft] = {}
"""Drafts that no disk takes, by the file where they would be."""


def load(database: Database, wizard: str, subject: str) -> Draft | None:
    """Return what was left unfinished, or None."""
    place = _place(database, wizard, subject)
    if place in _in_memory:
        return _in_memory[place]
    outside = _read(place) if place.exists() else None
    if outside is not None:
        return outside
    with database.read() as sql:
        return reading.draft(sql, wizard, subject)


def kept(database: Database, wizard: str) -> tuple[Draft, ...]:
    """Return every draft of a form, wherever each is kept, by what it is about."""
    with database.read() as sql:
        subjects = {subject for name, subject in reading.drafts(sql) if name == wizard}
    subjects |= {each.subject for each in _outside(database) if each.wizard == wizard}
    found = (load(database, wizard, subject) for subject in sorted(subjects))
    return tuple(draft for draft in found if draft is not None)


def _outside(database: Database) -> Iterator[Draft]:
    """Yield the drafts that this guide did not take."""
    folder = paths.data_folder() / "borradores"
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        draft = _read(file)
        if draft is not None and _place(database, draft.wizard, draft.subject) == file:
            yield draft
    yield from _of_memory(database)


def _read(place: Path) -> Draft | None:
    """Return the draft of a file; None, and it is in the log, for a damaged one: it hides no other."""
    try:
        return Draft(**json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        _log.exception("draft that cannot be read: %s", place.name)
        return None


def keep(
    database: Database,
    wizard: str,
    subject: str,
    page: str,
    answers: Mapping[str, Answers],
    unknown: list[str],
) -> None:
    """Write down where somebody is and what was told, but answers that hold a secret. It never refuses."""
    draft = Draft(
        wizard=wizard, subject=subject, page=page, answers=without_secrets(answers), unknown=list(unknown)
    )
    place = _place(database, wizard, subject)
    try:
        with database.note() as sql:
            sql.put(draft)
    except Problem as problem:
        _log.warning("draft kept outside the guide: %s", problem.sentence)
        _keep_outside(place, draft)
        return
    _forget_outside(place)


def keep_again(database: Database) -> bool:
    """Try again to write what no disk took; return whether something is still in memory alone."""
    for draft in _of_memory(database):
        keep(database, draft.wizard, draft.subject, draft.page, draft.answers, draft.unknown)
    return bool(_of_memory(database))


def _of_memory(database: Database) -> tuple[Draft, ...]:
    found = tuple(_in_memory.items())
    return tuple(each for place, each in found if _place(database, each.wizard, each.subject) == place)


def discard(database: Database, wizard: str, subject: str) -> None:
    """Forget what was left unfinished; one that the guide does not let go is offered again."""
    _forget_outside(_place(database, wizard, subject))
    try:
        with database.note() as sql:
            sql.remove(Draft, wizard, subject)
    except Problem as problem:
        _log.warning("draft not forgotten: %s", problem.sentence)


def _place(database: Database, wizard: str, subject: str) -> Path:
    """Return the file of a draft that its guide does not take; each guide has its own."""
    name = hashlib.sha256(f"{os.path.realpath(database.path)}|{wizard}|{subject}".encode()).hexdigest()
    return paths.data_folder() / "borradores" / f"{name[:32]}.json"


def _keep_outside(place: Path, draft: Draft) -> None:
    try:
        paths.make_private_folder(place.parent)
        with replacing(place) as neighbour:
            neighbour.write_text(json.dumps(asdict(draft), ensure_ascii=False), encoding="utf-8")
    except (OSError, Problem):
        _log.exception("draft kept in memory")
        _in_memory[place] = draft
    else:
        _in_memory.pop(place, None)


def _forget_outside(place: Path) -> None:
    _in_memory.pop(place, None)
    try:
        remove(place)
    except OSError:
        _log.exception("draft not forgotten")


def without_secrets(answers: Mapping[str, Answers]) -> dict[str, Answers]:
    """Return the answers of each page but those that hold a secret."""
    return {
        page: {name: said for name, said in told.items() if not any(map(holds_secret, texts_in(said)))}
        for page, told in answers.items()
    }
