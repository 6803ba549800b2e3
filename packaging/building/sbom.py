"""What is inside, in CycloneDX (SBOM): for whoever has to know whether a fault of others is in here too."""

import json
import platform
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from devtools.environment import LOCKS, ROOT, CannotGoOn, apart

from building.version import version

_LOCK = Path(__file__).parent / "sbom.lock"
_TITLE = re.compile(r"^={20,}\n(\S+) (\S+) · ", re.MULTILINE)


def write(licences: Path, place: Path, room: Path) -> Path:
    """Write the list of what the program carries in `place`; return it. Its tool is installed in `room`.

    `licences` is the page of a build: a package that is inside and not in the list is refused.
    """
    target = place / f"MuniRedes-{version()}-sbom.cdx.json"
    command = [str(_tool(room)), "-m", "cyclonedx_py", "requirements", str(LOCKS["run"])]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
    command += ["--output-format", "JSON", "--output-file", str(target)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise CannotGoOn(f"No se ha podido hacer la lista de componentes: {done.stderr[-600:]}")
    said = json.loads(target.read_text(encoding="utf-8"))
    for each in said["components"]:
        each.pop("description", None)  # the line of the lock file
    said["components"].append(_python())
    said["metadata"]["component"]["version"] = version()
    target.write_text(json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    lacking = missing(licences.read_text(encoding="utf-8"), (each["name"] for each in said["components"]))
    if lacking:
        raise CannotGoOn(f"Está dentro y no en la lista de componentes: {', '.join(lacking)}")
    return target


def missing(licences: str, listed: Iterable[str]) -> list[str]:
    """Return the packages that a page of licences tells of and a list of components does not."""
    names = {_plain(name) for name in listed} | {"python"}
    return [name for name, _version in _TITLE.findall(licences) if _plain(name) not in names]


def _plain(name: str) -> str:
    """Return a name as the registry compares them: «rl_accel» is «rl-accel»."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _python() -> dict[str, object]:
    return {
        "bom-ref": "CPython",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
        "name": "CPython",
        "type": "platform",
        "version": platform.python_version(),
    }


def _tool(room: Path) -> Path:
    """Return a Python with the tool, installed by its hashes; the same one while its list is the same."""
    return apart(room / "sbom", _LOCK)
