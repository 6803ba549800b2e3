"""Make what is not written by hand: the lock files and the list of texts."""

import subprocess

from devtools import environment, running
from devtools.environment import LOCKS, ROOT, say

_POT = ROOT / "resources" / "locale" / "muniredes.pot"


def lock() -> int:
    """Write the lock files anew: versions and hashes for every platform, no registry addresses."""
    interpreter = str(environment.ensure("dev"))
    for purpose, path in LOCKS.items():
        group = ["--group", "dev"] if purpose == "dev" else []
        command = [interpreter, "-m", "uv", "pip", "compile", "pyproject.toml", *group, "--universal"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet", "--upgrade"]
        command += ["--output-file", str(path)]
        if subprocess.run(command, check=False, cwd=ROOT).returncode:
            return 1
        say(f"Escrito: {path.relative_to(ROOT)}")
    return 0


def texts() -> int:
    """Write the list of texts to translate, from the sources; bring the translations up to date with it."""
    interpreter = str(environment.ensure("dev"))
    command = [interpreter, "-m", "babel.messages.frontend", "--quiet", "extract", "--no-location"]
    command += ["--sort-output", "--no-wrap", "--project", "MuniRedes", "-k", "mark", "-k", "ngettext:1,2"]
    command += ["-k", "Card:1c,2"]  # the word of a field is translated as that of its field
    command += ["--output-file", str(_POT), "muniredes"]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        return 1
    said = _POT.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for line in said if not line.startswith(("# Copyright", "# FIRST", '"POT-Creation-Date'))]
    _POT.write_text("".join(lines), encoding="utf-8")
    say(f"{_POT.relative_to(ROOT)}: {sum(line.startswith('msgid ') for line in lines) - 1} textos")
    return running.script("packaging/devtools/translations.py", [str(_POT.parent)])
