"""What a delivery package says of itself: of whom, of which day, and the digest of everything inside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from muniredes.domain.council import Council
from muniredes.domain.file_digests import PackedFile, files_from_json, files_to_json
from muniredes.domain.texts.text import file_word
from muniredes.i18n import _, mark

SUFFIX = ".muniredes"
FORMAT = 1
"""The version of the package itself; that of the data inside is its schema."""

_LONGEST = 1000
_MOVES = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What moves the cursor of a terminal or paints with it, and what is half of a letter."""

MANUAL_NAME, PUBLIC_NAME, ACT_NAME = "manual-reservada.pdf", "manual-publica.pdf", "acta.pdf"
PAGE_NAME = "ABRIR-EN-EL-NAVEGADOR.html"
_WHAT_IS: Mapping[str, str] = {
    PAGE_NAME: mark("el manual entero en una página, que se abre sin el programa y sin conexión"),
    MANUAL_NAME: mark("el manual, con todo menos las contraseñas, que no están en ningún sitio"),
    PUBLIC_NAME: mark("el manual, para publicarlo"),
    ACT_NAME: mark("el acta"),
}


def what_is(name: str) -> str:
    """Return what a file of a package is for whoever has not the program; «» for what only it reads."""
    return _(_WHAT_IS[name]) if name in _WHAT_IS else ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of a package. `schema` is the version of its data, `program` the one that packed it.

    `made_with` is what else its manuals depend on; packages of before do not say it.
    """

    council: str
    made_on: date
    reason: str
    stage: str
    schema: str
    program: str
    files: tuple[PackedFile, ...] = ()
    made_with: str = ""

    @property
    def size(self) -> int:
        """Bytes of everything inside, unpacked."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A package that exists and is whole: where it is, and the SHA-256 of all its bytes.

    One that `is_closed` opens with words alone: its digest is that of the file as it goes, closed.
    """

    path: Path
    sha256: str
    manifest: Manifest
    is_closed: bool = False

    @property
    def code(self) -> str:
        """What its code says to whoever points a phone at it, in ASCII: the day and the digest."""
        return f"MuniRedes {self.manifest.made_on.isoformat()} SHA-256 {self.sha256}"


def to_json(manifest: Manifest) -> dict[str, Any]:
    """Return a manifest as its file holds it, in Spanish: somebody may read it without the program."""
    return {
        "formato": FORMAT,
        "organismo": manifest.council,
        "fecha": manifest.made_on.isoformat(),
        "motivo": manifest.reason,
        "estado": manifest.stage,
        "esquema": manifest.schema,
        "programa": manifest.program,
        "hecho_con": manifest.made_with,
        "ficheros": files_to_json(manifest.files),
    }


def from_json(said: Mapping[str, Any]) -> Manifest:
    """Return a manifest from what its file holds. Raises ValueError, TypeError or KeyError."""
    texts = [said[name] for name in ("organismo", "motivo", "estado", "esquema", "programa")]
    made_with = said.get("hecho_con", "")
    if said["formato"] != FORMAT or not all(map(_is_line, (*texts, made_with))):
        raise ValueError(said["formato"])
    council, reason, stage, schema, program = texts
    day, files = date.fromisoformat(said["fecha"]), files_from_json(said["ficheros"])
    return Manifest(council, day, reason, stage, schema, program, files, made_with)


def _is_line(said: object) -> bool:
    """Whether it is a text that can be shown in a line, as all of ours are."""
    return isinstance(said, str) and len(said) <= _LONGEST and _MOVES.search(said) is None


def file_name(council: Council | None, day: date) -> str:
    """Return the name that a package has: «El-Ballestero-2027-06-12.muniredes»."""
    return f"{file_word(council.name if council else '')}-{day.isoformat()}{SUFFIX}"
