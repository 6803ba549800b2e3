"""What people get for Linux: a Debian package and a folder in a .tar.gz; same inputs, same bytes."""

import gzip
import os
import shutil
import stat
import subprocess
import tarfile
from pathlib import Path

from devtools.environment import ROOT, CannotGoOn

from building import bare_root
from building.version import moment, version

_FILES = Path(__file__).parent / "linux_files"
_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: MuniRedes
Files: *
Copyright: MuniRedes
License: EUPL-1.2
 El texto está en /usr/lib/muniredes/_internal/LICENSE
"""
_REFRESH = """#!/bin/sh
set -e
for order in "update-desktop-database -q" "update-mime-database /usr/share/mime" \\
    "gtk-update-icon-cache -q -t /usr/share/icons/hicolor"; do
  if command -v ${order%% *} >/dev/null; then $order || true; fi
done
"""
"""Run after the package comes and after it goes: the menu and the file type are seen at once."""


def deb(folder: Path, place: Path, derived: Path) -> Path:
    """Make the Debian package of a build, with what is made from the program's tables; return it."""
    tree = place / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(folder, tree, derived)
    target = place / f"muniredes_{version()}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
    variables = os.environ | {"SOURCE_DATE_EPOCH": str(moment())}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=variables)
    if done.returncode:
        raise CannotGoOn(f"dpkg-deb: {done.stderr}")
    return target


def lay_out(folder: Path, tree: Path, derived: Path) -> None:
    """Put in `tree` the files of a build where Debian wants them, and what the package says of itself."""
    share = tree / "usr" / "share"
    home = tree / "usr" / "lib" / "muniredes"
    shutil.copytree(folder, home, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "muniredes").symlink_to("../lib/muniredes/muniredes")
    for source, inner in (
        (_FILES / "muniredes.desktop", "applications/muniredes.desktop"),
        (_FILES / "muniredes.xml", "mime/packages/muniredes.xml"),
        (ROOT / "resources" / "icons" / "app.svg", "icons/hicolor/scalable/apps/muniredes.svg"),
    ):
        target = share / inner
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    manual = (derived / "muniredes.1").read_text(encoding="utf-8").replace("@VERSION@", version())
    (share / "man" / "man1").mkdir(parents=True)
    (share / "man" / "man1" / "muniredes.1.gz").write_bytes(gzip.compress(manual.encode(), mtime=0))
    (share / "doc" / "muniredes").mkdir(parents=True)
    (share / "doc" / "muniredes" / "copyright").write_text(_COPYRIGHT, encoding="utf-8")
    shutil.copy(derived / "politica.toml", share / "doc" / "muniredes" / "politica.toml")
    _describe(tree, _kilobytes(tree))


def _kilobytes(tree: Path) -> int:
    """Return what a tree takes on the disk, as Debian counts it: each file in whole kilobytes, links once."""
    files = {path.lstat().st_ino: path.lstat() for path in tree.rglob("*")}
    return sum(1 if not stat.S_ISREG(each.st_mode) else -(-each.st_size // 1024) for each in files.values())


def _describe(tree: Path, kilobytes: int) -> None:
    """Write what the package says of itself, and what it runs to be seen in the menu."""
    about = tree / "DEBIAN"
    about.mkdir()
    (about / "control").write_text(
        f"""Package: muniredes
Version: {version()}
Architecture: amd64
Maintainer: {_maintainer()}
Installed-Size: {kilobytes}
Depends: {", ".join(sorted(bare_root.DECLARED))}
Section: misc
Priority: optional
Description: guía y manual de relevo de las redes sociales de un ayuntamiento
 Pregunta una cosa cada vez y lo imprime todo en un PDF accesible. No necesita
 internet, ni una cuenta, ni ser especialista. Nunca pide contraseñas.
""",
        encoding="utf-8",
    )
    for name in ("postinst", "postrm"):
        (about / name).write_text(_REFRESH, encoding="utf-8")
        (about / name).chmod(0o755)


def _maintainer() -> str:
    """Return who answers for the package, as Debian's own tools are told; without it, nobody's address."""
    name = os.environ.get("DEBFULLNAME", "MuniRedes")
    return f"{name} <{os.environ.get('DEBEMAIL', 'sin-direccion@muniredes.invalid')}>"


def tar(folder: Path, place: Path) -> Path:
    """Make the portable folder of a build, that keeps its data beside itself; return it."""
    target = place / f"MuniRedes-{version()}-linux.tar.gz"

    def tidy(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = moment()
        return member

    with (
        target.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=moment()) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        mark = tarfile.TarInfo("MuniRedes/muniredes.portable")
        archive.addfile(tidy(mark))
        for path in sorted(folder.rglob("*")):
            name = f"MuniRedes/{path.relative_to(folder).as_posix()}"
            archive.add(path, name, recursive=False, filter=tidy)
    return target
