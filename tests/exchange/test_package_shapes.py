"""Packages whose seal holds and whose shape is none of ours: one sentence, and nothing is written."""

import hashlib
import io
import json
import sqlite3
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from muniredes.__main__ import main
from muniredes.actions import workspace
from muniredes.actions.handover import acts, delivering
from muniredes.domain.handover.record import ActKind
from muniredes.domain.images import pixels_said
from muniredes.exchange import delivery, zip_shape
from muniredes.exchange.packages import INNER_NAME, NOTE_NAME
from tests.conftest import pretend_now
from tests.support import set_up

Entries = dict[str, bytes]
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of a small council, made once; nobody writes in it."""
    pretend_now()
    folder = tmp_path_factory.mktemp("entregado")
    opened = workspace.open_file(folder / "muniredes.sqlite")
    set_up(opened.database, "facebook.com/ayto")
    acts.keep(opened.database, ActKind.FINAL, b"%PDF de mentira")
    made = delivering.deliver(opened.database, folder / "v.muniredes").path
    workspace.close(opened)
    return made


def _entries(package: Path) -> Entries:
    with zipfile.ZipFile(package) as whole:
        return {entry.filename: whole.read(entry) for entry in whole.infolist()}


def _sealed(data: bytes) -> bytes:
    """Return a ZIP with the digest of what is before its comment, which has its length, in its place."""
    return data[:-64] + hashlib.sha256(data[:-64]).hexdigest().encode()


def _packed(entries: Entries, modes: Mapping[str, int] | None = None, more: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.comment = b"0" * 64
        for name, content in [*entries.items(), *([(more, b"hola")] if more else [])]:
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = ((modes or {}).get(name, 0o600)) << 16
            whole.writestr(info, content)
    return _sealed(made.getvalue())


def _with_base(package: Path, change: Callable[[sqlite3.Connection], object]) -> bytes:
    """Return the package with another database in it, and its manifest true of it."""
    entries = _entries(package)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(entries[INNER_NAME])
        change(connection)
        connection.commit()
        entries[INNER_NAME] = connection.serialize()
    said = json.loads(entries[delivery.MANIFEST_NAME])
    for file in said["ficheros"]:
        content = entries[file["nombre"]]
        file |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    entries[delivery.MANIFEST_NAME] = json.dumps(said).encode()
    return _packed(entries)


def _said(package: Path, **values: object) -> bytes:
    entries = _entries(package)
    said = json.loads(entries[delivery.MANIFEST_NAME]) | values
    entries[delivery.MANIFEST_NAME] = json.dumps(said).encode()
    return _packed(entries)


def _listed(package: Path, at: int, kind: str, value: int) -> bytes:
    """Return the package with another number in what its list says of its last file."""
    data = bytearray(package.read_bytes())
    struct.pack_into(kind, data, data.rfind(b"PK\x01\x02") + at, value)
    return _sealed(bytes(data))


def _ended(package: Path, at: int, kind: str, value: int) -> bytes:
    data = bytearray(package.read_bytes())
    struct.pack_into(kind, data, data.rfind(b"PK\x05\x06") + at, value)
    return _sealed(bytes(data))


def _hidden(package: Path) -> bytes:
    data = package.read_bytes()
    place = data.find(b"PK\x01\x02")
    return _sealed(data[:place] + b"escondido" + data[place:])


def _wall() -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(bytes(100))) + part(b"IEND", b"")


def _hang_a_wall(connection: sqlite3.Connection) -> None:
    row = (hashlib.sha256(_wall()).hexdigest(), "image/png", 60_000, 60_000, _wall())
    connection.execute("INSERT INTO image (sha256, media_type, width, height, data) VALUES (?,?,?,?,?)", row)


def _two_versions(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO alembic_version VALUES ('0001')")


SHAPES: Mapping[str, Callable[[Path], bytes]] = {
    "a link": lambda each: _packed(_entries(each), {NOTE_NAME: stat.S_IFLNK | 0o777}),
    "the database a link": lambda each: _packed(_entries(each), {INNER_NAME: stat.S_IFLNK | 0o777}),
    "a folder": lambda each: _packed(_entries(each), {"acta.pdf": stat.S_IFDIR | 0o755}),
    "a pipe": lambda each: _packed(_entries(each), {"acta.pdf": stat.S_IFIFO | 0o600}),
    "a file outside": lambda each: _packed(_entries(each), more="../fuera.txt"),
    "an absolute file": lambda each: _packed(_entries(each), more="/etc/fuera.txt"),
    "a file twice": lambda each: _packed(_entries(each), more=INNER_NAME),
    "a size that is not": lambda each: _listed(each, 20, "<I", 0xFFFFFFFE),
    "a long name": lambda each: _listed(each, 28, "<H", 65_535),
    "no files, it says": lambda each: _ended(each, 10, "<H", 0),
    "of another disk": lambda each: _ended(each, 4, "<H", 3),
    "a short comment": lambda each: _ended(each, 20, "<H", 10),
    "something between": _hidden,
    "something behind": lambda each: _sealed(each.read_bytes() + b"hola" + b"0" * 64),
    "two in one": lambda each: _sealed(b"PK\x03\x04hola" + each.read_bytes()),
    "a line that moves the cursor": lambda each: _said(each, programa="1\r\n\x1b[31mfuera"),
    "a line without end": lambda each: _said(each, programa="x" * 40_000),
    "two versions": lambda each: _with_base(each, _two_versions),
    "a wall of a few bytes": lambda each: _with_base(each, _hang_a_wall),
    "one half": lambda each: each.read_bytes()[: each.stat().st_size // 2],
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_not_as_we_make_it_is_refused_in_a_sentence(
    package: Path, tmp_path: Path, capsys: Said, shape: str
) -> None:
    source, there = tmp_path / "otro.muniredes", tmp_path / "otro" / "muniredes.sqlite"
    source.write_bytes(SHAPES[shape](package))
    received = ["recibir", str(source), "--datos", str(there)]
    for order in (["verificar", str(source)], [*received, "--solo-ver"], received):
        capsys.readouterr()
        assert main(order) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert not there.parent.exists()


def test_what_is_made_again_as_we_make_it_is_taken(package: Path, tmp_path: Path) -> None:
    """What the shapes are made with is not what is wrong with them."""
    source = tmp_path / "otro.muniredes"
    source.write_bytes(_packed(_entries(package)))
    assert main(["verificar", str(source)]) == 0
    source.write_bytes(_with_base(package, lambda connection: connection.execute("SELECT 1")))
    assert main(["verificar", str(source)]) == 0


def test_one_so_big_that_its_sizes_are_elsewhere_is_as_we_make_it(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries, target = _entries(package), tmp_path / "grande.zip"
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    for name, content in entries.items():
        (tmp_path / name).write_bytes(content)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in entries:
            delivery._write_file(whole, tmp_path / name)
    with target.open("rb") as stream, zipfile.ZipFile(stream) as whole:
        zip_shape.refuse_odd(whole, stream)


@pytest.mark.parametrize("sign", [b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2", b"\xff\xd8\xff\xff\xc0"])
def test_a_picture_says_how_many_pixels_it_has(sign: bytes) -> None:
    assert pixels_said(sign + b"\x00\x0b\x08" + struct.pack(">HH", 300, 200)) == 60_000
    assert pixels_said(_wall()) == 3_600_000_000
    assert pixels_said(sign) == pixels_said(b"") == pixels_said(b"\xff\xd8\xff\x00\x00\x00\x00") == 0
