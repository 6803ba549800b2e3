"""Damage a guide, a copy or a package at random, and see what the program says of it.

What is right is one of three: it is as it was, it is said, or it is refused in words with a way back.
"""

import random
import re
import shutil
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from muniredes.actions import people, workspace
from muniredes.actions.examples import example
from muniredes.actions.handover import delivering, receiving
from muniredes.actions.safekeeping import backups
from muniredes.domain.problems import Problem
from muniredes.storage.safekeeping import backup
from muniredes.storage.safekeeping.copies_folder import BackupReason
from tests.torture.outcomes import Attempt, Outcome, State, read_on, state_of

OLD = sorted((Path(__file__).parent.parent / "fixtures" / "databases").glob("v*.sqlite"))


@dataclass(frozen=True)
class Material:
    """What is damaged: a guide with its copies, closed and killed, and every kind of copy of it."""

    closed: Path
    killed: Path
    shelved: Path
    exported: Path
    packed: Path
    delivered: Path
    closed_package: Path


WORDS = "nube martillo perejil castillo violeta jilguero"
"""What closes and opens the package of the material."""


def material(folder: Path) -> Material:
    """Make everything that is damaged, in a folder."""
    home = folder / "casa"
    home.mkdir(parents=True)
    opened = example.create(home / "ejemplo.sqlite")
    exported, packed = folder / "copia.sqlite", folder / "copia.zip"
    backups.export(opened.database, exported)
    backups.export(opened.database, packed)
    delivered = folder / "entrega.muniredes"
    delivering.draw_up_delivery(opened.database)
    delivering.deliver(opened.database, delivered)
    closed_package = folder / "cerrada.muniredes"
    delivering.deliver(opened.database, closed_package, words=WORDS)
    workspace.close(opened)
    copy = backup.make(opened.path, datetime(2026, 11, 24, 12), BackupReason.ASKED)
    killed = _killed(opened.path, folder)
    return Material(opened.path, killed, copy.path, exported, packed, delivered, closed_package)


def _killed(closed: Path, folder: Path) -> Path:
    """Return the same guide as a program that was killed left it: with something new, and no seal."""
    shutil.copytree(closed.parent, folder / "matada")
    opened = workspace.open_file(folder / "matada" / closed.name)
    people.add(opened.database, {"name": "Lo último que se hizo"})
    backups.back_up(opened.database)
    workspace.let_go(opened)
    return opened.path


def damage(path: Path, chance: random.Random) -> None:
    """Change a file as a bad disk does: a bit, a stretch, an empty page, two pages exchanged, a cut."""
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data))
    kind = chance.randrange(6)
    page = place // 4096 * 4096
    if kind <= 1:
        data[place] ^= 1 << chance.randrange(8)
    elif kind == 2:
        data[place : place + 40] = chance.randbytes(len(data[place : place + 40]))
    elif kind == 3:
        data[page : page + 4096] = bytes(len(data[page : page + 4096]))
    elif kind == 4:
        other = chance.randrange(len(data)) // 4096 * 4096
        data[page : page + 4096], data[other : other + 4096] = (
            data[other : other + 4096],
            data[page : page + 4096],
        )
    else:
        del data[place:]
    path.write_bytes(data)


_STRUCTURE = re.compile(rb"CREATE (?:TABLE|INDEX|VIRTUAL TABLE)[\t\n -~]{20,}")
_LETTERS = string.printable.encode()


def respell(path: Path, chance: random.Random) -> None:
    """Change a letter or some of what a file says of its own structure, which SQLite reads as an order."""
    data = bytearray(path.read_bytes())
    begin, end = chance.choice([found.span() for found in _STRUCTURE.finditer(data)])
    for _turn in range(chance.choice((1, 1, 2, 5))):
        data[chance.randrange(begin, end)] = chance.choice(_LETTERS)
    path.write_bytes(data)


Damage = Callable[[Path, random.Random], None]


def of_the_guide(source: Path, work: Path, chance: random.Random, harm: Damage = damage) -> Outcome:
    """Damage a guide, open it, do with it what is done every day, and go back to its copy when refused."""
    path = work / "casa" / source.name
    shutil.copytree(source.parent, path.parent)
    before = _state_at(path)
    harm(path, chance)
    try:
        opened = workspace.open_file(path)
    except Problem as problem:
        return _way_back(path, before) if problem.sentence else Outcome.TRACEBACK
    try:
        if state_of(opened.database) == before:
            return Outcome.SAME if read_on(opened.database, chance) else Outcome.WRONG
        read_on(opened.database, chance)
        return Outcome.TOLD if opened.notices else Outcome.WRONG
    finally:
        workspace.let_go(opened)


def _way_back(path: Path, before: State) -> Outcome:
    """Go back to the last good copy, as she would: it has everything."""
    last = backups.last_good(path)
    if last is None:
        return Outcome.LOST
    backups.restore_file(path, last.copy.path)
    return Outcome.REFUSED if _state_at(path) == before else Outcome.LOST


def of_an_old_guide(work: Path, chance: random.Random) -> Outcome:
    """Damage a guide of a former version, which never had a seal, and open it: it is brought up to date."""
    path = work / "guia.sqlite"
    shutil.copyfile(chance.choice(OLD), path)
    damage(path, chance)
    damaged = path.read_bytes()
    try:
        opened = workspace.open_file(path)
    except Problem as problem:
        return Outcome.REFUSED if problem.sentence and path.read_bytes() == damaged else Outcome.LOST
    try:
        read_on(opened.database, chance)
        return Outcome.TOLD if opened.notices else Outcome.WRONG
    finally:
        workspace.let_go(opened)


Bring = Callable[[Path, Path], object]


def of_a_copy(copy: Path, bring: Bring, work: Path, chance: random.Random) -> Outcome:
    """Damage a copy and go back to it: it is as it was, or nothing changes."""
    path, bad = work / "guia.sqlite", work / copy.name
    shutil.copyfile(copy, bad)
    damage(bad, chance)
    try:
        bring(path, bad)
    except Problem as problem:
        return Outcome.REFUSED if problem.sentence and not path.exists() else Outcome.LOST
    whole = work / "bien.sqlite"
    bring(whole, copy)
    return Outcome.SAME if _state_at(path) == _state_at(whole) else Outcome.WRONG


def _receive_with_words(path: Path, source: Path) -> None:
    receiving.receive_file(path, source, WORDS)


def _state_at(path: Path) -> State:
    opened = workspace.look_only(path)
    try:
        return state_of(opened.database)
    finally:
        workspace.let_go(opened)


def attempts(made: Material) -> Mapping[str, Attempt]:
    """Return every kind of damage by its name."""
    restore, receive = backups.restore_file, receiving.receive_file
    return {
        "el fichero, cerrado en paz": partial(of_the_guide, made.closed),
        "el fichero de un programa muerto": partial(of_the_guide, made.killed),
        "su estructura, mal escrita": partial(of_the_guide, made.killed, harm=respell),
        "el fichero de una versión anterior": of_an_old_guide,
        "una copia de la carpeta": partial(of_a_copy, made.shelved, restore),
        "una copia guardada fuera (.sqlite)": partial(of_a_copy, made.exported, restore),
        "una copia guardada fuera (.zip)": partial(of_a_copy, made.packed, restore),
        "un paquete de traspaso (.muniredes)": partial(of_a_copy, made.delivered, receive),
        "un paquete cerrado con palabras": partial(of_a_copy, made.closed_package, _receive_with_words),
    }
