"""Have a file from outside read in the sandbox: wait for the answer, stop it, and say why there is none."""

import atexit
import logging
import queue
import stat
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from muniredes import paths
from muniredes.domain.images import StoredImage
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.exchange.sandbox import cpu_time, limits, protocol
from muniredes.exchange.tables.rows import RawTable
from muniredes.files import disk_problems, shown
from muniredes.i18n import _

_log = logging.getLogger(__name__)

_LOOK_EVERY = 0.05
_ORDER = "leer-aparte"
"""The hidden order that makes a reader of the program: `__main__` knows it."""

_TO_START = 30.0
"""Seconds for a reader to begin: a slow disk, an antivirus that looks at it first."""

_Message = tuple[protocol.Header, bytes] | None


def picture(path: Path, progress: Progress = no_progress) -> StoredImage:
    """Return the picture in a file: see `pictures.read_picture`. May be called beside the window.

    Raises a Problem for what cannot be read within the limits, and Cancelled when `progress` does.
    """
    header, data = _room.ask("picture", path, {}, progress)
    return protocol.picture_of(header, data)


def tables(path: Path, most_rows: int, progress: Progress = no_progress) -> tuple[RawTable, ...]:
    """Return the tables in a file: see `tables.read_tables`. May be called beside the window."""
    header, _data = _room.ask("tables", path, {"most_rows": most_rows}, progress)
    return protocol.tables_of(header)


def package(path: Path, target: Path, progress: Progress = no_progress) -> None:
    """Unpack the database inside a package at `target`: see `packages.extract`."""
    _room.ask("package", path, {"target": str(target)}, progress)


def delivery(path: Path, target: Path, progress: Progress = no_progress) -> protocol.Header:
    """Verify a delivery package and unpack its database at `target`: see `delivery.read`."""
    header, _data = _room.ask("delivery", path, {"target": str(target)}, progress)
    return header


def close() -> None:
    """Let the reader go; the next file starts another."""
    _room.close()


class _Gone(Exception):
    """The reader went before it took the file: it had waited long enough, or was told to end."""


class _Reader:
    """One process that reads: what it answers is put in a queue by a thread."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  this same program
            paths.own_command(_ORDER),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=paths.own_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: queue.SimpleQueue[_Message] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        message: _Message = ({}, b"")
        while message is not None:
            try:
                message = protocol.receive(self._process.stdout)
            except (OSError, ValueError):
                message = None
            self._answers.put(message)

    def ask(self, header: protocol.Header) -> None:
        """Hand over a file. Raises `_Gone`."""
        assert self._process.stdin is not None
        try:
            protocol.send(self._process.stdin, header)
        except (OSError, ValueError) as error:
            raise _Gone from error

    def next_answer(self, waiting: float, working: float, progress: Progress) -> _Message:
        """Return what it says next, None when it has gone: within some seconds of waiting, and of working.

        Raises TimeoutError, and what `progress` does.
        """
        until, used = time.monotonic() + waiting, cpu_time.used_by(self._process)
        while time.monotonic() < until and cpu_time.used_by(self._process) - used < working:
            progress(0.0)
            try:
                return self._answers.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                continue
        raise TimeoutError

    def end(self) -> None:
        """Stop it, whatever it is doing, and wait until it is no more."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close_quietly(stream)


def _close_quietly(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        _log.info("the reader had gone with something still to be said")


class _Sandbox:
    """At most one reader at a time, kept while it is well: the second file does not wait for a start."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._reader: _Reader | None = None

    def ask(
        self, task: str, path: Path, more: Mapping[str, Any], progress: Progress
    ) -> tuple[protocol.Header, bytes]:
        """Return the answer of a reader about a file."""
        with disk_problems(path):
            kind = path.stat().st_mode
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            raise _no_file(path)
        while not self._turn.acquire(timeout=_LOOK_EVERY):
            progress(0.0)
        try:
            header, data = self._answer(path, {"task": task, "path": str(path.absolute()), **more}, progress)
        except BaseException:
            self._end()
            raise
        finally:
            self._turn.release()
        problem = protocol.problem_of(header)
        if problem is not None:
            raise problem
        return header, data

    def _answer(
        self, path: Path, header: protocol.Header, progress: Progress
    ) -> tuple[protocol.Header, bytes]:
        for _try in range(2):
            try:
                return self._answer_of_one(path, header, progress)
            except _Gone:
                self._end()
        raise _no_reader()

    def _answer_of_one(
        self, path: Path, header: protocol.Header, progress: Progress
    ) -> tuple[protocol.Header, bytes]:
        reader = self._reader = self._reader or _started()
        try:
            reader.ask(header)
            taken = reader.next_answer(_TO_START, _TO_START, progress)
            if taken is None:
                raise _Gone
        except TimeoutError as error:
            raise _Gone from error
        working = limits.MOST_SECONDS * taken[0]["slowness"]
        try:
            answer = reader.next_answer(limits.MOST_WAITING, working, progress)
            while answer is not None and answer[0].get("going"):
                answer = reader.next_answer(limits.MOST_WAITING, working, progress)
        except TimeoutError as error:
            raise _too_slow(path) from error
        if answer is None or "gave_up" in answer[0]:
            _log.info("a reader gave up: %s", answer[0] if answer else "it died")
            raise _too_much(path)
        return answer

    def _end(self) -> None:
        if self._reader is not None:
            self._reader.end()
            self._reader = None

    def close(self) -> None:
        """End the reader when nobody is using it."""
        with self._turn:
            self._end()


def _started() -> _Reader:
    try:
        return _Reader()
    except OSError as error:
        raise _no_reader() from error


def _too_slow(path: Path) -> Problem:
    return Problem(
        _("Leer «{name}» lleva demasiado tiempo y se ha dejado.").format(name=shown(path.name)),
        _("Ábralo con el programa que lo hizo, hágalo más sencillo o más corto y guárdelo; no se ha "
          "cambiado nada."),
    )  # fmt: skip


def _too_much(path: Path) -> Problem:
    return Problem(
        _("«{name}» es demasiado complicado, o está mal hecho, y no se ha podido leer.").format(
            name=shown(path.name)
        ),
        _("Ábralo con otro programa y guárdelo otra vez, más sencillo; no se ha cambiado nada."),
    )


def _no_file(path: Path) -> Problem:
    return Problem(
        _("«{name}» no es un fichero que se pueda leer.").format(name=shown(path.name)),
        _("Elija otro; no se ha cambiado nada."),
    )


def _no_reader() -> Problem:
    return Problem(
        _("El ordenador no deja que MuniRedes abra su lector de ficheros."),
        _("Puede ser el antivirus: avise a quien lleva los ordenadores; no se ha cambiado nada."),
    )


_room = _Sandbox()
atexit.register(close)
