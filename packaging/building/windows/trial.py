"""What a person and an administrator do with the installers, done under Wine in a prefix with nothing else.

Wine has no SmartScreen, no printers and no fonts of Windows: those are not tried here.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from devtools.environment import say

from building.version import version
from building.windows import installers
from building.windows.wine import Wine

_ALL_WELL = 0
_OLDER = "0.0.9"
_LEFT_OVER = Path("_internal") / "de-una-version-anterior.txt"
_POLICY = r"HKLM\Software\Policies\MuniRedes"
_INSTALLED = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
Step = tuple[str, Callable[[], bool]]


def run(folder: Path, setup: Path, msi: Path, place: Path) -> int:
    """Install, use, update and remove, in both ways; return 0 when all went well."""
    prefix = place / "prueba"
    shutil.rmtree(prefix, ignore_errors=True)
    older = _older(folder, place / "anterior")
    tried = _Trial(Wine(prefix), setup, msi, older)
    try:
        for name, step in tried.steps():
            if not step():
                say(f"✗ Windows: {name}\n{tried.told}")
                return 1
            say(f"✓ Windows: {name}")
    finally:
        tried.wine.stop()
    return 0


def _older(folder: Path, place: Path) -> tuple[Path, Path]:
    """Return both installers of a version that came before: the program, and a file that it has no more."""
    shutil.rmtree(place, ignore_errors=True)
    small = place / "muniredes"
    (small / "_internal").mkdir(parents=True)
    shutil.copy(folder / "muniredes.exe", small)
    (small / _LEFT_OVER).touch()
    return installers.setup(small, place, _OLDER), installers.msi(small, place, _OLDER)


class _Trial:
    """The steps, each of which needs those before it."""

    def __init__(self, wine: Wine, setup: Path, msi: Path, older: tuple[Path, Path]) -> None:
        self.wine, self._setup, self._msi = wine, setup, msi
        self._older_setup, self._older_msi = older
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
            ("obedece lo que la diputación fija en el registro", self._obey),
            ("se vuelve a instalar encima y deja los datos", self._update),
            ("se quita y deja los datos", self._remove),
            ("se actualiza desde una versión anterior", self._update_from_older),
            ("se quita otra vez", self._remove),
            ("se actualiza desde una versión anterior (MSI)", self._update_msi_from_older),
            ("una versión anterior no la sustituye (MSI)", self._refuse_older_msi),
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
        return bool(self._last_object('{"version"')["failures"] == 0)

    def _manual(self) -> bool:
        program, manual = str(self._own / "muniredes.exe"), self._local / "manual ñ.pdf"
        self._data.parent.mkdir(parents=True, exist_ok=True)
        made = self._run(program, "ejemplo", "--datos", self._inside(self._data))
        made = made and self._run(program, "manual", "--salida", self._inside(manual))
        return made and manual.read_bytes().startswith(b"%PDF-")

    def _inside(self, path: Path) -> str:
        """Return a path as the program sees it."""
        return "C:\\" + str(path.relative_to(self.wine.drive)).replace("/", "\\")

    def _obey(self) -> bool:
        """Fix three things in the registry as a group policy does, and see them followed."""
        fixed, program = self.wine.drive / "Guías", str(self._own / "muniredes.exe")
        values = (
            ("carpeta_datos", "REG_EXPAND_SZ", "%SystemDrive%\\Guías\\{usuario}"),
            ("telefonos", "REG_MULTI_SZ", "Informática; 900 111 222\\0Prensa; 900 333 444"),
            ("prohibir_enlaces", "REG_DWORD", "1"),
        )
        for name, kind, said in values:
            if not self._run("reg", "add", _POLICY, "/v", name, "/t", kind, "/d", said, "/f"):
                return False
        if not self._run(program, "politica", "--json"):
            return False
        told = self._last_object('{"fixed"')
        followed = (
            told["fixed"].get("prohibir_enlaces") == "Sí" and "900 333 444" in told["fixed"]["telefonos"]
        )
        where = fixed / Path(told["fixed"]["carpeta_datos"].replace("\\", "/")).name
        where.mkdir(parents=True)
        shutil.copy(self._data, where)
        manual = fixed / "manual.pdf"
        done = followed and self._run(program, "manual", "--salida", self._inside(manual)) and manual.exists()
        return done and self._run("reg", "delete", _POLICY, "/f")

    def _last_object(self, beginning: str) -> Any:
        """Return the last line of JSON that begins so in what was told."""
        return json.loads([line for line in self.told.splitlines() if line.startswith(beginning)][-1])

    def _update(self) -> bool:
        before = self._data.read_bytes()
        left_over = self._own / _LEFT_OVER
        left_over.touch()
        return self._install() and not left_over.exists() and self._data.read_bytes() == before

    def _update_from_older(self) -> bool:
        before = self._data.read_bytes()
        if not self._run(str(self._older_setup), "/S") or self._listed("HKCU") != [_OLDER]:
            return False
        done = (self._own / _LEFT_OVER).exists() and self._install() and self._listed("HKCU") == [version()]
        return done and not (self._own / _LEFT_OVER).exists() and self._data.read_bytes() == before

    def _listed(self, root: str) -> list[str]:
        """Return the versions of the program in the list of what can be removed."""
        self._run("reg", "query", f"{root}\\{_INSTALLED}", "/s")
        parts = self.told.split("HKEY_")
        ours = [part for part in parts if re.search(r"DisplayName\s+REG_SZ\s+MuniRedes\s", part)]
        return [found[1] for part in ours if (found := re.search(r"DisplayVersion\s+REG_SZ\s+(\S+)", part))]

    def _remove(self) -> bool:
        """The uninstaller copies itself elsewhere and goes on there: wait for it."""
        before = self._data.read_bytes()
        done = self._run(str(self._own / "quitar.exe"), "/S", f"_?={self._inside(self._own)}")
        return done and not (self._own / "muniredes.exe").exists() and self._data.read_bytes() == before

    def _update_msi_from_older(self) -> bool:
        older = self._run("msiexec", "/i", str(self._older_msi), "/qn") and self._listed("HKLM") == [_OLDER]
        done = older and (self._shared / _LEFT_OVER).exists() and self._install_msi()
        return done and self._listed("HKLM") == [version()] and not (self._shared / _LEFT_OVER).exists()

    def _refuse_older_msi(self) -> bool:
        refused = not self._run("msiexec", "/i", str(self._older_msi), "/qn")
        whole = (self._shared / "_internal" / "base_library.zip").exists()
        return refused and whole and self._listed("HKLM") == [version()]

    def _install_msi(self) -> bool:
        done = self._run("msiexec", "/i", str(self._msi), "/qn")
        return done and (self._shared / "muniredes.exe").exists()

    def _remove_msi(self) -> bool:
        done = self._run("msiexec", "/x", str(self._msi), "/qn")
        return done and not (self._shared / "muniredes.exe").exists() and self._data.exists()


def _hide_wmi(folder: Path) -> None:
    """Take away, in what is tried alone, the part of Python that Wine ends instead of refusing."""
    (folder / "_internal" / "_wmi.pyd").unlink(missing_ok=True)
