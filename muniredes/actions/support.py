"""The report for support: log, versions and self-test, without anything of the guide."""

import json
import platform
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from muniredes import __version__, log, paths, policy
from muniredes.actions import clock, reading
from muniredes.domain.progress import Cancelled, Progress
from muniredes.domain.support import SupportReport, nameless_log
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing
from muniredes.i18n import _
from muniredes.storage.database import Database

__all__ = ["SupportReport", "known_words", "prepare", "write"]

_CHECKS = 115
"""About how many checks there are: only to say how far it is."""

_MOST = 256 * 1024
"""Letters of each log that are sent: the last ones."""


def known_words(database: Database) -> frozenset[str]:
    """Return the words of the guide that must never be in a report: people, the town, accounts."""
    snapshot = reading.snapshot(database)
    council = snapshot.council
    found = {council.name, council.website, council.phone} if council else set()
    for person in snapshot.people:
        found |= {person.name, person.email, person.phone, *person.name.split()}
    for account in snapshot.accounts:
        found |= {account.address, account.handle}
    return frozenset(word for word in found if word)


def prepare(known: frozenset[str], window: str, progress: Progress) -> SupportReport:
    """Gather the report; `window` says what the window knows of itself. It takes as long as the self-test.

    Stopped half-way, the report says how far the self-test went.
    """
    about_her = known | {paths.user_name(), platform.node()}
    files = [("versiones.txt", _versions(window))]
    for path in (*sorted(log.log_file().parent.glob("muniredes.log*")), log.crash_file()):
        if path.is_file():
            said = path.read_text(encoding="utf-8", errors="replace")[-_MOST:]
            files.append((f"{path.name.removesuffix('.log')}.txt", nameless_log(said, about_her)))
    files.append(("comprobar.txt", "\n".join(_checked(progress)) + "\n"))
    return SupportReport(tuple(files))


def _versions(window: str) -> str:
    lines = [
        f"MuniRedes {__version__}",
        f"Python {platform.python_version()}",
        platform.platform(),
        "construido" if getattr(sys, "frozen", False) else "desde las fuentes",
        "portátil" if paths.portable_folder() else "instalado",
        window,
    ]
    lines += [f"lo fija la diputación: {title}" for title, _said in policy.in_force().told()]
    lines += [_("La fecha del ordenador es {day}.").format(day=clock.machine().date().isoformat())]
    return "\n".join(lines) + "\n"


def _checked(progress: Progress) -> Iterator[str]:
    """Run the self-test on the example town, in a process of its own, and yield a line for each check."""
    run = subprocess.Popen(  # noqa: S603  this same program
        paths.own_command("comprobar", "--json"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=paths.own_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        text=True,
        encoding="utf-8",
    )
    assert run.stdout is not None
    with run:
        try:
            for number, line in enumerate(run.stdout, start=1):
                yield _told(line)
                progress(min(1.0, number / _CHECKS))
        except Cancelled:
            yield _("Se ha parado antes de acabar.")
        finally:
            run.kill()


def _told(line: str) -> str:
    """Return a check in one line; of what went wrong, only the kind."""
    said = json.loads(line)
    if "check" not in said:
        return f"MuniRedes {said['version']}: {said['failures']}"
    why = "" if said["ok"] else f" {said['said'].partition(':')[0]}"
    return f"{'✓' if said['ok'] else '✗'} {said['check']} ({said['ms']} ms){why}"


def write(report: SupportReport, target: Path) -> None:
    """Write the report as a ZIP, whole or not at all."""
    with (
        disk_problems(target),
        perhaps_open_elsewhere(target),
        sharing(target) as neighbour,
        zipfile.ZipFile(neighbour, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name, said in report.files:
            package.writestr(name, said)
