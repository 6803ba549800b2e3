"""A delivery package: it proves itself whole, and whatever else comes is refused with nothing written."""

import hashlib
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.handover import past_terms
from muniredes.domain.handover.package import ACT_NAME, Manifest
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.exchange import delivery
from tests import properties

MANIFEST = Manifest("Ayuntamiento de Villa", date(2027, 6, 12), "Elecciones", "Entregado", "0008", "1.0")


def _content(number: int) -> bytes:
    """Return bytes that do not shrink."""
    return b"".join(hashlib.sha256(b"%d %d" % (number, turn)).digest() for turn in range(30))[:900]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small package."""
    folder = tmp_path_factory.mktemp("dentro")
    for number, name in enumerate(delivery.PACKED):
        (folder / name).write_bytes(_content(number))
    target = folder / "entrega.muniredes"
    delivery.pack(folder, MANIFEST, target, lambda _part: None)
    return target.read_bytes()


def _read(source: Path, target: Path) -> Manifest:
    return delivery.read(source, target, lambda: None).manifest


def test_it_is_an_ordinary_zip_with_a_list_that_anybody_can_check(whole: bytes, tmp_path: Path) -> None:
    source = tmp_path / "e.muniredes"
    source.write_bytes(whole)
    with zipfile.ZipFile(source) as package:
        assert package.testzip() is None
        said = json.loads(package.read(delivery.MANIFEST_NAME))
        for file in said["ficheros"]:
            assert hashlib.sha256(package.read(file["nombre"])).hexdigest() == file["sha256"]
    manifest = _read(source, tmp_path / "datos")
    assert (manifest.council, manifest.made_on) == ("Ayuntamiento de Villa", date(2027, 6, 12))
    assert (tmp_path / "datos").read_bytes() == _content(0)


@pytest.mark.parametrize("count", [1, 30, 31, 60])
def test_whatever_is_packed_can_be_received(tmp_path: Path, count: int) -> None:
    """Of more terms than a package brings go the newest, and what is no term of ours stays."""
    inside, ended = tmp_path / "dentro", tmp_path / "dentro" / past_terms.FOLDER
    ended.mkdir(parents=True)
    for number, name in enumerate(delivery.PACKED):
        (inside / name).write_bytes(_content(number))
    names = [past_terms.file_of(f"{1900 + number}-{1904 + number}") for number in range(count)]
    for name in (*names, "mandato-viejo.sqlite"):
        (ended / name).write_bytes(name.encode())
    delivery.pack(inside, MANIFEST, tmp_path / "e.muniredes", lambda _part: None)
    target = tmp_path / "otra" / "datos"
    target.parent.mkdir()
    manifest = _read(tmp_path / "e.muniredes", target)
    brought = [file.name for file in manifest.files if file.name not in delivery.PACKED]
    assert brought == names[-30:]
    assert sorted(path.name for path in target.with_name(past_terms.FOLDER).iterdir()) == brought


@properties.ON_FILES
@given(st.data())
def test_any_byte_that_changes_is_found(whole: bytes, tmp_path: Path, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(1, 255))
    source = tmp_path / "e.muniredes"
    source.write_bytes(changed)
    with pytest.raises(Problem):
        _read(source, tmp_path / "datos")
    assert not (tmp_path / "datos").exists()


def test_every_byte_of_the_seal_and_the_headers_counts(whole: bytes, tmp_path: Path) -> None:
    """The last bytes are the directory and the seal, which no digest of a file covers."""
    source = tmp_path / "e.muniredes"
    for place in [*range(60), *range(len(whole) - 700, len(whole))]:
        changed = bytearray(whole)
        changed[place] ^= 0x20
        source.write_bytes(changed)
        with pytest.raises(Problem):
            _read(source, tmp_path / "datos")


@pytest.mark.parametrize("cut", [1, 64, 65, 500])
def test_what_is_cut_or_added_is_found(whole: bytes, tmp_path: Path, cut: int) -> None:
    source = tmp_path / "e.muniredes"
    for changed in (whole[:-cut], whole + b"x" * cut, b"x" * cut + whole):
        source.write_bytes(changed)
        with pytest.raises(Problem):
            _read(source, tmp_path / "datos")


def _sealed(path: Path) -> None:
    delivery._seal(path)


@pytest.mark.parametrize("flaw", ["../fuera.txt", "otro.txt", "manifest", "lie", "bomb"])
def test_one_sealed_by_somebody_hostile_is_refused_too(whole: bytes, tmp_path: Path, flaw: str) -> None:
    """The seal proves that nothing changed, and not that whoever made it meant well."""
    original = tmp_path / "o.muniredes"
    original.write_bytes(whole)
    source = tmp_path / "e.muniredes"
    with zipfile.ZipFile(original) as good, zipfile.ZipFile(source, "w") as bad:
        bad.comment = b"0" * 64
        for entry in good.infolist():
            content = good.read(entry)
            if entry.filename == delivery.MANIFEST_NAME and flaw == "manifest":
                content = b"[" * 30_000
            if entry.filename == ACT_NAME and flaw == "lie":
                content = b"otra acta"
            if entry.filename == delivery.MANIFEST_NAME and flaw == "bomb":
                content = content.replace(b"900", str(10**13).encode())
            bad.writestr(entry.filename, content)
        if flaw.endswith(".txt"):
            bad.writestr(flaw, b"hola")
    _sealed(source)
    with pytest.raises(Problem):
        _read(source, tmp_path / "datos")
    assert not (tmp_path / "fuera.txt").exists()


def test_stopping_it_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "dentro"
    folder.mkdir()
    for name in delivery.PACKED:
        (folder / name).write_bytes(b"algo")

    def stop(part: float) -> None:
        if part > 0.4:
            raise Cancelled

    out = tmp_path / "salida"
    out.mkdir()
    with pytest.raises(Cancelled):
        delivery.pack(folder, MANIFEST, out / "e.muniredes", stop)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK", b"hola" * 100, b"PK\x03\x04" + b"\0" * 200])
def test_what_is_no_package_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "e.muniredes"
    source.write_bytes(content)
    with pytest.raises(Problem):
        _read(source, tmp_path / "datos")
