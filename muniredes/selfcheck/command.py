"""«muniredes comprobar»: does the program work on this computer? One line per check, with its time."""

import json
import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from muniredes import __version__, cli, log, offline
from muniredes.console import complain, say
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _, ngettext
from muniredes.selfcheck import files, paper, window
from muniredes.selfcheck.trial import Check, Trial

Report = Callable[[str, bool, int, str], None]
"""Takes what was checked, whether it works, the milliseconds it took and what went wrong."""


def run(given: Path | None, *, as_json: bool = False) -> int:
    """Check everything on a copy of the data, or on the example town; return the exit code.

    The data themselves are never written. With `as_json`, each line is an object for other programs:
    `check`, `ok`, `ms` and `said`, and at the end `version` and `failures`.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = _report_json if as_json else _report
    with tempfile.TemporaryDirectory(prefix="muniredes-", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder), given)
        failures = sum(not _passes(name, check, report) for name, check in _every(trial))
        trial.close()
    if as_json:
        say(json.dumps({"version": __version__, "failures": failures}))
    elif failures:
        complain(ngettext("Ha fallado {n} comprobación.", "Han fallado {n} comprobaciones.", failures))
    else:
        say(_("Todo funciona."))
    return cli.REFUSED if failures else cli.DONE


def _report(name: str, ok: bool, ms: int, said: str) -> None:
    say(_("✓ {name} ({ms} ms)").format(name=name, ms=ms) if ok else f"✗ {name}: {said}")


def _report_json(name: str, ok: bool, ms: int, said: str) -> None:
    say(json.dumps({"check": name, "ok": ok, "ms": ms, "said": said}, ensure_ascii=False))


def _passes(name: str, check: Callable[[], object], report: Report) -> bool:
    start, said = time.perf_counter(), ""
    try:
        check()
    except Exception as error:  # whatever fails is what this command is for
        logging.getLogger(__name__).exception("check: %s", name)
        said = error.sentence if isinstance(error, Problem) else _in_words(error)
    report(name, not said, round((time.perf_counter() - start) * 1000), said)
    return not said


def _in_words(error: Exception) -> str:
    """Say a fault of ours to whoever runs this; what it is for those who mend it is in the log."""
    if isinstance(error, ImportError):
        what = _("Al programa le falta una parte: instálelo otra vez.")
    elif isinstance(error, MemoryError):
        what = _("No hay memoria bastante: cierre otros programas.")
    elif isinstance(error, OSError):
        what = _("El ordenador no ha dejado leer o escribir un fichero.")
    else:
        what = _("Algo del programa ha fallado.")
    return _("{what} El detalle está en el registro: {path}").format(what=what, path=shown(log.log_file()))


def _every(trial: Trial) -> Iterator[Check]:
    """Yield every check with its name, in an order where each needs those before it."""
    yield _("Catálogo"), files.catalogue
    yield _("Firma de lo que sabe el programa"), partial(files.newer_catalogue, trial)
    yield _("Base de datos"), partial(files.open_guide, trial)
    yield _("Copia de seguridad"), partial(files.back_up, trial)
    yield _("Lector de ficheros"), partial(files.read_apart, trial)
    if trial.workspace is None:
        return
    yield _("Ventana en español"), partial(window.open_window, trial)
    if trial.bench is not None:
        yield from window.pages(trial.bench)
        yield from window.wizards(trial.bench)
        yield from window.dialogs(trial.bench)
    yield from _after_the_window(trial)


def _after_the_window(trial: Trial) -> Iterator[Check]:
    yield _("Letras de otros alfabetos"), paper.letters
    yield from paper.manuals(trial)
    yield from paper.papers(trial)
    yield _("Listas de crisis en blanco e informe de una crisis"), partial(paper.crisis_papers, trial)
    yield _("Hojas del mes"), partial(paper.month, trial)
    yield _("Piezas de cada red"), partial(paper.pieces, trial)
    yield _("Calendario para Excel y otros programas"), partial(files.calendars, trial)
    yield _("Listas que se traen"), partial(files.lists, trial)
    yield _("Copia fuera y vuelta a ella"), partial(files.restore, trial)
    yield _("Paquete cerrado con palabras, y su recibo"), partial(paper.deliver, trial)
    yield _("Sin conexiones a internet"), _stayed_offline


def _stayed_offline() -> None:
    """Nothing that was done until now has tried to leave this computer."""
    if offline.attempts():
        raise Problem(_("Algo ha intentado conectarse a internet."), ", ".join(offline.attempts()))
