"""The licences of what is really inside a build, gathered from the packages themselves in one page."""

import re
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

NAME = "LICENCIAS.txt"
_TEXT = re.compile(r"(^|/)(licen[cs]es?|copying|notice|authors)[^/]*(/[^/]+)?$", re.IGNORECASE)
_TEXTS = Path(__file__).parent / "licence_texts"
"""Those that a package names and does not bring."""
_RULE = "=" * 78
_HEAD = """MuniRedes se publica con la licencia EUPL 1.2: está en LICENSE.

Dentro lleva el trabajo de otras personas, cada uno con su licencia. Las tipografías tienen la suya en
resources/fonts. Qt y PySide6 se usan con la LGPL 3: son ficheros sueltos que se pueden cambiar por otros.
"""


def write(modules: Iterable[str], place: Path) -> Path:
    """Write the page about the packages that some modules come from; return it."""
    owners = metadata.packages_distributions()
    names = sorted({name for module in modules for name in owners.get(module.partition(".")[0], ())})
    parts = [_HEAD, *(_part(metadata.distribution(name)) for name in names), _python()]
    parts += [
        f"{_RULE}\n{path.stem}\n\n{path.read_text(encoding='utf-8')}" for path in sorted(_TEXTS.iterdir())
    ]
    place.mkdir(parents=True, exist_ok=True)
    target = place / NAME
    target.write_text("\n".join(parts), encoding="utf-8")
    return target


def _part(package: metadata.Distribution) -> str:
    said = package.metadata
    told = [*(said.get_all("License-Expression") or ()), _classified(said), *(said.get_all("License") or ())]
    about = next((str(each).partition("\n")[0] for each in told if each), "")
    texts = [
        Path(str(path.locate())).read_text(encoding="utf-8", errors="replace")
        for path in package.files or ()
        if ".dist-info" in str(path) and _TEXT.search(str(path).replace("\\", "/"))
    ]
    return "\n".join([_RULE, f"{said['Name']} {package.version} · {about}", "", *texts])


def _classified(said: metadata.PackageMetadata) -> str:
    """Return the licence among the labels of a package: «MIT License»."""
    labels = [str(label) for label in said.get_all("Classifier") or ()]
    return ", ".join(label.rpartition(" :: ")[2] for label in labels if label.startswith("License ::"))


def _python() -> str:
    """Return the licence of Python, which is inside too."""
    version = ".".join(map(str, sys.version_info[:3]))
    for path in (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
    ):
        if path.exists():
            return "\n".join([_RULE, f"Python {version} · PSF-2.0", "", path.read_text(encoding="utf-8")])
    return "\n".join([_RULE, f"Python {version} · PSF-2.0", "https://docs.python.org/3/license.html"])
