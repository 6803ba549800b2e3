"""A package packed again by somebody who knows how it is made, with something else in it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from muniredes.exchange import delivery


def repacked(package: Path, others: Mapping[str, bytes], **said: Any) -> None:
    """Put other files in a package, and say other things in its list; it tells the truth and has its seal."""
    with zipfile.ZipFile(package) as whole:
        entries = {entry.filename: whole.read(entry) for entry in whole.infolist()}
    listed = json.loads(entries[delivery.MANIFEST_NAME])
    files = {file["nombre"]: file for file in listed["ficheros"]}
    for name, content in others.items():
        digest = hashlib.sha256(content).hexdigest()
        files[name] = {"nombre": name, "bytes": len(content), "sha256": digest}
    listed = {**listed, "ficheros": list(files.values()), **said}
    entries |= {**others, delivery.MANIFEST_NAME: json.dumps(listed).encode()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as again:
        again.comment = b"0" * 64
        for name, content in entries.items():
            again.writestr(name, content)
    data = made.getvalue()[:-64]
    package.write_bytes(data + hashlib.sha256(data).hexdigest().encode())
