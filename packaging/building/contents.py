"""What goes into the program for people without Python, and what stays out because nothing uses it.

`muniredes.spec` asks here. A TOC is PyInstaller's list of (name inside, file outside, kind).
"""

import re
from collections.abc import Iterable
from pathlib import Path

Toc = list[tuple[str, str, str]]

EXCLUDED = [
    # Qt's other worlds, and a window system of another library.
    *(f"PySide6.{name}" for name in ("QtQml", "QtQuick", "QtPdf", "QtVirtualKeyboard", "QtOpenGL", "QtTest")),
    "tkinter",
    # There is no network: nothing needs to encrypt a connection, and Python counts digests by itself.
    *("_ssl", "ssl", "_hashlib"),
    # What others use to install, test, print in colour or talk to servers.
    *("setuptools", "pkg_resources", "distutils", "ensurepip", "pip", "lib2to3", "pydoc", "pdb", "doctest"),
    *("pygments", "rich", "markdown_it", "babel", "numpy", "pandas", "pytest", "hypothesis", "greenlet"),
    *("sqlalchemy.testing", "alembic.testing", "lxml.html", "lxml.objectify", "lxml.isoschematron"),
    *("PIL.ImageTk", "PIL.ImageQt", "PIL._avif", "PIL.AvifImagePlugin"),
]
"""Modules that something asks for «if they are there»."""


def other_countries() -> list[str]:
    """Return the modules with the holidays of other countries: `catalog/holidays.py` imports Spain alone."""
    import holidays

    folder = Path(holidays.__path__[0]) / "countries"
    names = sorted(path.stem for path in folder.glob("*.py") if path.stem not in {"__init__", "spain"})
    return ["holidays.financial", *(f"holidays.countries.{name}" for name in names)]


_PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platformthemes": ("qxdgdesktopportal",),
    "imageformats": ("qjpeg", "qgif", "qico", "qsvg", "qwebp"),
    "iconengines": ("qsvgicon",),
    "styles": ("qmodernwindowsstyle",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
}
"""The plugins of Qt that a window drawn without OpenGL can ask for, by folder."""

_PLUGIN = re.compile(r"(?:^|/)plugins/(?P<folder>[\w-]+)/(?:lib)?(?P<name>[\w-]+)\.(?:so|dll)$")
_TRANSLATION = re.compile(r"(?:^|/)translations/(?!qtbase_es\.qm$)[^/]+$")
_UNUSED = re.compile(r"(?:^|/)(opengl32sw\.dll|d3dcompiler_\d+\.dll|lxml/isoschematron/.*)$")
_OTHER_HOLIDAYS = re.compile(r"(?:^|/)holidays/locale/(?!es/LC_MESSAGES/ES\.mo$)")
_LIBRARY = re.compile(r"^(lib[^/]+\.so[.\d]*|[^/]+\.libs/[^/]+|PySide6/Qt/lib/[^/]+)$")


def kept(entries: Toc) -> Toc:
    """Return the files that something can use: these plugins, this language, no drawing in hardware."""
    return [entry for entry in entries if is_kept(entry[0].replace("\\", "/"))]


def is_kept(name: str) -> bool:
    """Whether a file of a dependency goes into a build."""
    plugin = _PLUGIN.search(name)
    if plugin is not None:
        return plugin["name"] in _PLUGINS.get(plugin["folder"], ())
    return not any(pattern.search(name) for pattern in (_TRANSLATION, _UNUSED, _OTHER_HOLIDAYS))


def linked(entries: Toc) -> Toc:
    """Return the files without the shared libraries of Linux that nothing left is linked to.

    A library can be there twice, once as a link to the other: both go or stay.
    """
    from PyInstaller.depend.bindepend import get_imports

    roots = [source for name, source, kind in entries if kind != "SYMLINK" and _LIBRARY.match(name) is None]
    wanted = {"libpython"}
    for source in roots:
        wanted |= {_base(str(found)) for found, _where in get_imports(source)}
    return [entry for entry in entries if _LIBRARY.match(entry[0]) is None or _is_wanted(entry, wanted)]


def _is_wanted(entry: tuple[str, str, str], wanted: Iterable[str]) -> bool:
    name, source, _kind = entry
    bases = {_base(name), _base(source)}
    return bool(bases & set(wanted)) or any(base.startswith("libpython") for base in bases)


def _base(path: str) -> str:
    return path.rpartition("/")[2]
