"""A newer catalogue as one signed file: an ordinary ZIP with a manifest, its signature and the catalogue.

The signature (Ed25519, RFC 8032) is of the bytes of the manifest, and the manifest has the digest of every
file: nothing of what is inside is looked at before somebody trusted is known to have written it.
"""

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from muniredes.broken import BROKEN
from muniredes.domain.file_digests import PackedFile
from muniredes.domain.knowledge.edition import KnowledgeEdition, from_json, to_json
from muniredes.domain.problems import Problem
from muniredes.files import disk_problems, replacing, sharing, shown
from muniredes.i18n import _

MANIFEST_NAME, SIGNATURE_NAME = "manifiesto.json", "firma.txt"
MOST_BYTES = 8 * 1024 * 1024
"""More than twenty times what the catalogue takes, packed."""

_MOST_MANIFEST = 256 * 1024
_MOST_SIGNATURE = 1024
_MOST_INSIDE = 32 * 1024 * 1024
_KINDS = (".toml", ".csv", ".md")
_FIXED_DATE = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Signed:
    """An edition whose signature holds: its manifest as it was signed, the signature, and what is inside."""

    edition: KnowledgeEdition
    manifest: bytes
    signature: bytes
    contents: Mapping[str, bytes]


def pack(folder: Path, edition: KnowledgeEdition, private_key: str, target: Path) -> None:
    """Sign every file of a catalogue with a private key (base64 of its 32 bytes) and pack it at `target`."""
    from nacl.signing import SigningKey

    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in _KINDS
    }
    listed = tuple(
        PackedFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in contents.items()
    )
    whole = json.dumps(to_json(replace(edition, files=listed)), ensure_ascii=False, indent=1).encode()
    signature = SigningKey(base64.b64decode(private_key)).sign(whole).signature
    with disk_problems(target), sharing(target) as neighbour, zipfile.ZipFile(neighbour, "w") as package:
        for name, data in {
            MANIFEST_NAME: whole, SIGNATURE_NAME: base64.b64encode(signature), **contents,
        }.items():  # fmt: skip
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)


def new_keys() -> tuple[str, str]:
    """Return a new private key and its public one, each as base64 of its 32 bytes."""
    from nacl.signing import SigningKey

    made = SigningKey.generate()
    return base64.b64encode(bytes(made)).decode(), base64.b64encode(bytes(made.verify_key)).decode()


def opened(source: Path, keys: Iterable[str]) -> Signed:
    """Return what a file brings, once somebody whose public key is in `keys` is known to have signed it.

    Raises a Problem for what is no such file, was changed, or was signed by somebody else.
    """
    with disk_problems(source):
        if source.stat().st_size > MOST_BYTES:
            raise _not_one(source)
        with _damage(source), zipfile.ZipFile(source) as package:
            names = package.namelist()
            manifest = _read(package, MANIFEST_NAME, _MOST_MANIFEST)
            signature = base64.b64decode(_read(package, SIGNATURE_NAME, _MOST_SIGNATURE), validate=True)
            edition = _trusted(source, manifest, signature, keys)
            inside = {file.name: _read(package, file.name, file.size) for file in edition.files}
    if sorted(names) != sorted((MANIFEST_NAME, SIGNATURE_NAME, *inside)):
        raise _changed(source)
    _refuse_other_contents(source, edition, inside)
    return Signed(edition, manifest, signature, inside)


def kept(folder: Path, keys: Iterable[str]) -> KnowledgeEdition:
    """Return the edition that `keep` left in a folder; a Problem when anything is not as it was signed."""
    with disk_problems(folder), _damage(folder):
        manifest = (folder / MANIFEST_NAME).read_bytes()
        edition = _trusted(
            folder, manifest, base64.b64decode((folder / SIGNATURE_NAME).read_bytes(), validate=True), keys
        )
        inside = {file.name: folder.joinpath(file.name).read_bytes() for file in edition.files}
        here = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in _KINDS
        }  # what nobody signed would be read as well
    if here != set(inside):
        raise _changed(folder)
    _refuse_other_contents(folder, edition, inside)
    return edition


def keep(signed: Signed, folder: Path) -> None:
    """Write an edition in a folder, with its signature, so that it can be verified there at each start."""
    with disk_problems(folder):
        for name, data in signed.contents.items():
            place = folder.joinpath(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            _put(place, data)
        _put(folder / SIGNATURE_NAME, base64.b64encode(signed.signature))
        _put(folder / MANIFEST_NAME, signed.manifest)


def _put(place: Path, data: bytes) -> None:
    with replacing(place) as neighbour:
        neighbour.write_bytes(data)


def _read(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a file of at most so many bytes, whatever it says of itself."""
    with package.open(name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError(name)
    return data


def _trusted(source: Path, manifest: bytes, signature: bytes, keys: Iterable[str]) -> KnowledgeEdition:
    """Return the edition of a manifest that one of the keys signed."""
    if not any(_is_of(key, manifest, signature) for key in keys):
        raise Problem(
            _("«{name}» no lo ha firmado nadie de quien este programa se fíe, o se ha cambiado.").format(
                name=shown(source.name)
            ),
            _("Pídalo otra vez a quien se lo dio; se sigue usando lo que había."),
        )
    edition = from_json(json.loads(manifest))
    if sum(file.size for file in edition.files) > _MOST_INSIDE or not all(map(_is_ours, edition.files)):
        raise _not_one(source)
    return edition


def _is_of(key: str, manifest: bytes, signature: bytes) -> bool:
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(base64.b64decode(key, validate=True)).verify(manifest, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def _is_ours(file: PackedFile) -> bool:
    """Whether a name can only be of a file of the catalogue, inside its folder."""
    path = PurePosixPath(file.name)
    return path.suffix in _KINDS and all(
        part.replace("_", "").replace("-", "").isalnum() for part in path.with_suffix("").parts
    )


def _refuse_other_contents(source: Path, edition: KnowledgeEdition, inside: Mapping[str, bytes]) -> None:
    for file in edition.files:
        if hashlib.sha256(inside[file.name]).hexdigest() != file.sha256:
            raise _changed(source)


@contextmanager
def _damage(source: Path) -> Iterator[None]:
    """Say what any part that cannot be read means."""
    try:
        yield
    except (*BROKEN, TypeError, AttributeError) as error:
        raise _not_one(source) from error


def _not_one(source: Path) -> Problem:
    return Problem(
        _("«{name}» no es un fichero con lo que sabe el programa, o está dañado.").format(
            name=shown(source.name)
        ),
        _("Elija el que termina en «.saber»; se sigue usando lo que había."),
    )


def _changed(source: Path) -> Problem:
    return Problem(
        _("«{name}» no lleva dentro lo que se firmó.").format(name=shown(source.name)),
        _("Pídalo otra vez a quien se lo dio; se sigue usando lo que había."),
    )
