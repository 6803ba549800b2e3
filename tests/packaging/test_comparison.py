"""What a build lacks is found by comparing it with the sources, and is named."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from building.comparison import ROOT, Built, Used, lacking, read_build, shipped_data

USED = Used(
    frozenset(("holidays", "PIL._imaging", "fcntl", "_virtualenv")),
    frozenset(
        (
            "holidays/locale/es/LC_MESSAGES/ES.mo",
            "PySide6/Qt/plugins/platforms/libqoffscreen.so",
            "PySide6/Qt/lib/libQt6Core.so.6",
            "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
            "pip-23.2.1.dist-info/entry_points.txt",
        )
    ),
)
WHOLE = Built(
    frozenset(("holidays", "PIL._imaging", "fcntl")),
    frozenset(
        (
            "holidays/locale/es/LC_MESSAGES/ES.mo",
            "PySide6/Qt/plugins/platforms/libqoffscreen.so",
            "libQt6Core.so.6",
            "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
        )
    ),
)


def _without(name: str) -> Built:
    return Built(WHOLE.modules - {name}, WHOLE.files - {name})


def test_a_whole_build_lacks_nothing() -> None:
    assert lacking(USED, WHOLE) == []


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("holidays/locale/es/LC_MESSAGES/ES.mo", "el fichero holidays/locale/es/LC_MESSAGES/ES.mo"),
        (
            "PySide6/Qt/plugins/platforms/libqoffscreen.so",
            "el fichero PySide6/Qt/plugins/platforms/libqoffscreen.so",
        ),
        ("libQt6Core.so.6", "el fichero PySide6/Qt/lib/libQt6Core.so.6"),
        ("holidays", "el módulo holidays"),
    ],
)
def test_whatever_is_lost_is_named(lost: str, said: str) -> None:
    assert lacking(USED, _without(lost)) == [said]


def test_a_data_file_of_the_project_that_is_left_out_is_named() -> None:
    assert "resources/catalog/networks.toml" in shipped_data()
    assert lacking(Used(frozenset(), frozenset()), WHOLE, ["resources/a.toml"]) == [
        "el dato resources/a.toml"
    ]


def test_on_windows_other_systems_modules_are_not_missed() -> None:
    files = frozenset(("holidays/locale/es/LC_MESSAGES/ES.mo",))
    windows = Built(frozenset(("holidays", "PIL._imaging")), files, is_windows=True)
    assert lacking(USED, windows) == []


def test_a_build_is_read_from_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("building.comparison._packed", lambda _program: {"muniredes.cli"})
    inner = tmp_path / "_internal"
    (inner / "PIL").mkdir(parents=True)
    (inner / "PIL" / "_imaging.cpython-311-x86_64-linux-gnu.so").touch()
    with zipfile.ZipFile(inner / "base_library.zip", "w") as library:
        library.writestr("encodings/__init__.pyc", "")
    built = read_build(tmp_path)
    assert {"muniredes.cli", "PIL._imaging", "encodings"} <= built.modules
    assert "PIL/_imaging.cpython-311-x86_64-linux-gnu.so" in built.files


def test_what_was_recorded_is_read(tmp_path: Path) -> None:
    path = tmp_path / "used.json"
    path.write_text(json.dumps({"modules": ["a"], "files": ["b/c"]}), encoding="utf-8")
    assert Used.read(path) == Used(frozenset("a"), frozenset(("b/c",)))


def test_a_source_that_gives_up_when_it_is_imported_is_no_data_that_is_missing(tmp_path: Path) -> None:
    """Nothing is compiled here: Python opens every source, also that of what is of another system."""
    target = tmp_path / "usado.json"
    recorder = ROOT / "packaging" / "building" / "recorder.py"
    surroundings = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path / "compilado")}
    guide = ["--datos", str(tmp_path / "g.sqlite")]
    subprocess.run([sys.executable, "-m", "muniredes", "ejemplo", *guide], check=True, cwd=ROOT)
    order = [
        sys.executable,
        str(recorder),
        str(target),
        "manual",
        *guide,
        "--salida",
        str(tmp_path / "m.pdf"),
    ]
    subprocess.run(order, check=True, env=surroundings)
    used = Used.read(target)
    assert "dateutil.tz" in used.modules
    assert not [name for name in used.files if name.endswith(".py")]
