"""What a person and an administrator do with the installers, done under Wine in a prefix with nothing else.

Wine has no SmartScreen, no printers and no fonts of Windows: those are not tried here.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from devtools.environment import say

from building.windows.wine import Wine

_ALL_WELL = 0
Step = tuple[str, Callable[[], bool]]


def run(folder: Path, setup: Path, msi: Path, place: Path) -> int:
    """Install, use, update and remove, in both ways; return 0 when all went well."""
    prefix = place / "prueba"
    shutil.rmtree(prefix, ignore_errors=True)
    tried = _Trial(Wine(prefix), setup, msi)
    try:
        for name, step in tried.steps():
            if not step():
                say(f"✗ Windows: {name}\n{tried.told}")
                return 1
            say(f"✓ Windows: {name}")
    finally:
        tried.wine.stop()
    del folder
    return 0


class _Trial:
    """The steps, each of which needs those before it."""

    def __init__(self, wine: Wine, setup: Path, msi: Path) -> None:
        self.wine, self._setup, self._msi = wine, setup, msi
        self.told = ""
        home = next(path for path in (wine.drive / "users").iterdir() if path.name != "Public")
        self._local = home / "AppData" / "Local"
        self._own = self._local / "Programs" / "MuniRedes"
        self._shared = wine.drive / "Program Files" / "MuniRedes"
        self._data = self._local / "MuniRedes" / "muniredes.sqlite"
        self._menu = home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"

    def steps(self) -> tuple[Step, ...]:
        """Return what is done, in order."""
        return (
            ("se instala en silencio, solo para esa persona", self._install),
            ("pasa sus comprobaciones", self._check),
            ("hace la guía y el manual de ejemplo", self._manual),
            ("se actualiza y deja los datos", self._update),
            ("se quita y deja los datos", self._remove),
            ("se instala en silencio para todo el ordenador (MSI)", self._install_msi),
            ("se vuelve a instalar encima (MSI)", self._install_msi),
            ("se quita en silencio y deja los datos (MSI)", self._remove_msi),
        )

    def _run(self, *words: str) -> bool:
        done = self.wine.run(*words)
        self.told = f"{' '.join(words)} → {done.returncode}\n{done.stdout[-2000:]}"
        return done.returncode == _ALL_WELL

    def _install(self) -> bool:
        program, shortcut = self._own / "muniredes.exe", self._menu / "MuniRedes.lnk"
        done = self._run(str(self._setup), "/S") and program.exists() and shortcut.exists()
        _hide_wmi(self._own)
        return done

    def _check(self) -> bool:
        if not self._run(str(self._own / "muniredes.exe"), "comprobar", "--json"):
            return False
        last = [line for line in self.told.splitlines() if line.startswith('{"version"')]
        return bool(last) and bool(json.loads(last[-1])["failures"] == 0)

    def _manual(self) -> bool:
        program, manual = str(self._own / "muniredes.exe"), self._local / "manual ñ.pdf"
        self._data.parent.mkdir(parents=True, exist_ok=True)
        made = self._run(program, "ejemplo", "--datos", self._inside(self._data))
        made = made and self._run(program, "manual", "--salida", self._inside(manual))
        return made and manual.read_bytes().startswith(b"%PDF-")

    def _inside(self, path: Path) -> str:
        """Return a path as the program sees it."""
        return "C:\\" + str(path.relative_to(self.wine.drive)).replace("/", "\\")

    def _update(self) -> bool:
        before = self._data.read_bytes()
        left_over = self._own / "_internal" / "de-una-version-anterior.txt"
        left_over.touch()
        return self._install() and not left_over.exists() and self._data.read_bytes() == before

    def _remove(self) -> bool:
        """The uninstaller copies itself elsewhere and goes on there: wait for it."""
        before = self._data.read_bytes()
        done = self._run(str(self._own / "quitar.exe"), "/S", f"_?={self._inside(self._own)}")
        return done and not (self._own / "muniredes.exe").exists() and self._data.read_bytes() == before

    def _install_msi(self) -> bool:
        done = self._run("msiexec", "/i", str(self._msi), "/qn")
        return done and (self._shared / "muniredes.exe").exists()

    def _remove_msi(self) -> bool:
        done = self._run("msiexec", "/x", str(self._msi), "/qn")
        return done and not (self._shared / "muniredes.exe").exists() and self._data.exists()


def _hide_wmi(folder: Path) -> None:
    """Take away, in what is tried alone, the part of Python that Wine ends instead of refusing."""
    (folder / "_internal" / "_wmi.pyd").unlink(missing_ok=True)
