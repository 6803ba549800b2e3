"""Start the program, or do its main job without a screen when there is none."""

import os
import subprocess
import sys
from pathlib import Path

from devtools import environment, system_libraries
from devtools.environment import ROOT, CannotGoOn, say

_EXAMPLE, _MANUAL = "ejemplo.sqlite", "manual-ejemplo.pdf"
COMMANDS = frozenset(
    (
        "ejemplo", "manual", "calendario", "importar", "copia", "restaurar", "entregar", "recibir",
        "verificar", "preparar", "saber", "politica", "comprobar",
    )
)  # fmt: skip
"""The orders that need no screen: this runs before the program's own parser can be imported."""
_ANSWERED = COMMANDS | {"-h", "--ayuda", "--help", "--version"}


def run(passed_on: list[str]) -> int:
    """Open the window, or run the sub-command in `passed_on`; without a screen, do the main job."""
    interpreter = environment.ensure("run")
    needs_screen = not any(word in _ANSWERED for word in passed_on)
    try:
        system_libraries.ensure()
    except CannotGoOn as reason:
        if needs_screen and has_screen():
            raise
        say(str(reason))
    if needs_screen and not has_screen():
        say("No hay pantalla: se hace el trabajo principal sin ventana, con el pueblo de ejemplo.")
        return _main_job(interpreter)
    return subprocess.run([str(interpreter), "-m", "muniredes", *passed_on], check=False).returncode


def has_screen() -> bool:
    """Say whether there is a screen to show a window on."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    if display.startswith(":"):
        number = display[1:].partition(".")[0]
        return Path(f"/tmp/.X11-unix/X{number}").exists()
    return bool(display)


def _main_job(interpreter: Path) -> int:
    """Write the example town and its manual in the current folder."""
    example, manual = Path(_EXAMPLE).resolve(), Path(_MANUAL).resolve()
    if example.exists():
        say(f"Ya estaba: {example}")
    elif _muniredes(interpreter, "ejemplo", "--datos", str(example)):
        return 1
    if _muniredes(interpreter, "manual", "--datos", str(example), "--salida", str(manual)):
        return 1
    sys.stdout.write(f"{example}\n{manual}\n")
    return 0


def _muniredes(interpreter: Path, *words: str) -> int:
    command = [str(interpreter), "-m", "muniredes", *words]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode


def script(name: str, arguments: list[str]) -> int:
    """Run a script or a folder with `__main__.py` of the project, with everything developers need."""
    interpreter = environment.ensure("dev")
    system_libraries.ensure()
    variables = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [str(interpreter), str(ROOT / name), *arguments]
    return subprocess.run(command, check=False, env=variables).returncode
