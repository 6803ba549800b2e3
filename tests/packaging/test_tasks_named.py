"""Every task of a developer that a text names can be asked for as it says."""

import argparse
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import dev
import pytest

ROOT = Path(__file__).parent.parent.parent
_NAMED = re.compile(r"""dev\.py(?:"\n\s*")? (?P<task>[a-z]+)(?P<rest>[^`«»"#|)\n]*)""")
_OPTION = re.compile(r"(?<!\S)--[a-z][\w-]*")


def _tasks() -> Mapping[str, frozenset[str]]:
    """Return the options of each task."""
    (known,) = [each for each in dev.parser()._actions if isinstance(each, argparse._SubParsersAction)]
    return {name: frozenset(task._option_string_actions) for name, task in known.choices.items()}


def _texts() -> Iterator[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("these are sources without their history")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix in ("", ".md", ".py", ".toml", ".txt", ".spec"):
            yield path


def test_every_task_that_is_named_exists() -> None:
    tasks, wrong, count = _tasks(), [], 0
    for path in _texts():
        for found in _NAMED.finditer(path.read_text(encoding="utf-8", errors="replace")):
            count += 1
            asked = _OPTION.findall(found["rest"].partition(" -- ")[0])
            if found["task"] not in tasks or not tasks[found["task"]].issuperset(asked):
                wrong.append(f"{path.relative_to(ROOT)}: {found[0]}")
    assert wrong == []
    assert count > 25
