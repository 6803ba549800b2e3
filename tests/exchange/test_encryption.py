"""A package closed with words: nothing of it is read without them, and whatever is not as it was is found."""

import hashlib
import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import pwhash

from muniredes.domain.handover.passphrase import WORDS_FIELD
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, no_progress
from muniredes.exchange import encryption
from muniredes.files import is_guide, is_locked
from tests import properties

WORDS = "nube martillo perejil castillo violeta jilguero"
CONTENT = bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def _little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask Argon2id for as little as there is: what is tried here is the rest."""
    monkeypatch.setattr(encryption, "OPERATIONS", 1)
    monkeypatch.setattr(encryption, "MEMORY_KIB", 8)
    monkeypatch.setattr(encryption, "PIECE", 1000)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A package of eleven pieces, closed."""
    return _closed(tmp_path, CONTENT)


def _closed(folder: Path, content: bytes) -> Path:
    (folder / "dentro").write_bytes(content)
    target = folder / "cerrado.muniredes"
    target.unlink(missing_ok=True)
    sha256 = encryption.lock(folder / "dentro", target, WORDS, no_progress)
    assert sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    return target


def _opened(source: Path, words: str = WORDS) -> bytes:
    target = source.with_name("fuera")
    sha256 = encryption.unlock(source, target, words, no_progress)
    assert sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    return target.read_bytes()


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 2000, 10_240])
def test_what_goes_in_comes_out_whatever_its_size(tmp_path: Path, size: int) -> None:
    closed = _closed(tmp_path, CONTENT[:size])
    assert _opened(closed) == CONTENT[:size]
    assert is_locked(closed)
    assert is_guide(closed)


def test_the_words_are_the_same_however_they_are_typed(closed: Path) -> None:
    assert _opened(closed, "  Nube, MARTILLO — perejíl\ncastillo; violeta jilguero ") == CONTENT


def test_nothing_of_it_is_seen_and_no_two_are_alike(tmp_path: Path) -> None:
    first = _closed(tmp_path, b"secreto de Villa " * 500).read_bytes()
    second = _closed(tmp_path, b"secreto de Villa " * 500).read_bytes()
    assert b"secreto" not in first
    assert first[24:] != second[24:]
    assert b"martillo" not in first


@pytest.mark.parametrize(
    "words", ["", "nube", WORDS + " otra", WORDS[:-1], " ".join(reversed(WORDS.split()))]
)
def test_other_words_are_said_at_once(closed: Path, words: str) -> None:
    """Before anything is read of what follows the head: the rest is not even there."""
    closed.write_bytes(closed.read_bytes()[: encryption.HEAD_SIZE])
    with pytest.raises(Problem, match="no son las palabras") as refused:
        _opened(closed, words)
    assert refused.value.field == WORDS_FIELD
    assert closed.with_name("fuera").read_bytes() == b""


@properties.ON_FILES
@given(st.data())
def test_any_byte_that_changes_is_found(closed: Path, data: st.DataObject) -> None:
    whole = closed.read_bytes()
    try:
        changed = bytearray(whole)
        changed[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
        closed.write_bytes(changed)
        with pytest.raises(Problem) as refused:
            _opened(closed)
        assert refused.value.remedy
    finally:
        closed.write_bytes(whole)


def test_every_byte_of_the_head_counts(closed: Path) -> None:
    """And none of them is taken for other words: that it is damaged is what she has to know."""
    whole = closed.read_bytes()
    for place in range(encryption.HEAD_SIZE):
        changed = bytearray(whole)
        changed[place] ^= 0x10
        closed.write_bytes(changed)
        with pytest.raises(Problem) as refused:
            _opened(closed)
        assert refused.value.field != WORDS_FIELD


def test_what_is_cut_added_or_put_in_another_order_is_found(closed: Path) -> None:
    whole, long = closed.read_bytes(), encryption.PIECE + encryption.MORE
    head, body = whole[: encryption.HEAD_SIZE], whole[encryption.HEAD_SIZE :]
    pieces = [body[start : start + long] for start in range(0, len(body), long)]
    assert len(pieces) == 11
    for changed in (
        [],
        pieces[:-1],
        pieces[:1],
        pieces[1:],
        [pieces[1], pieces[0], *pieces[2:]],
        [pieces[0], *pieces],
        [*pieces, pieces[-1]],
        [*pieces, b"x"],
        [*pieces[:-1], pieces[-1][:-1]],
    ):
        closed.write_bytes(head + b"".join(changed))
        with pytest.raises(Problem, match="está dañado"):
            _opened(closed)


def test_the_head_of_one_does_not_go_with_the_body_of_another(tmp_path: Path) -> None:
    first = _closed(tmp_path, CONTENT).read_bytes()
    second = _closed(tmp_path, CONTENT)
    second.write_bytes(first[: encryption.HEAD_SIZE] + second.read_bytes()[encryption.HEAD_SIZE :])
    with pytest.raises(Problem, match="está dañado"):
        _opened(second)


def _signed(head: bytes) -> bytes:
    return head + hashlib.sha256(head).digest()


@pytest.mark.parametrize(
    ("operations", "memory"),
    [(0, 8), (1, 0), (1, 7), (2**32 - 1, 8), (1, 2**32 - 1), (7, 1024), (1, 256 * 1024 + 1)],
)
def test_a_head_that_asks_for_too_much_is_refused_before_anything_is_done(
    closed: Path, operations: int, memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: object, **_more: object) -> bytes:
        raise AssertionError("it was believed")

    whole = closed.read_bytes()
    head = whole[:16] + struct.pack(">II", operations, memory) + whole[24 : encryption.HEAD_SIZE - 32]
    closed.write_bytes(_signed(head) + whole[encryption.HEAD_SIZE :])
    monkeypatch.setattr(pwhash.argon2id, "kdf", never)
    with pytest.raises(Problem, match="pide más memoria"):
        _opened(closed)


@pytest.mark.parametrize(
    "content", [b"", b"MuniRedes-clave\x01", b"MuniRedes-clave\x02" + bytes(300), bytes(500)]
)
def test_what_is_no_closed_package_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "e.muniredes"
    source.write_bytes(content)
    with pytest.raises(Problem):
        _opened(source)


def test_without_memory_it_is_said(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_given: object, **_more: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(pwhash.argon2id, "kdf", none_left)
    with pytest.raises(Problem, match="memoria bastante"):
        _opened(closed)


def test_stopped_or_failed_half_way_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "dentro").write_bytes(CONTENT)
    out = tmp_path / "salida"
    out.mkdir()

    def stop(part: float) -> None:
        if part > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        encryption.lock(tmp_path / "dentro", out / "c.muniredes", WORDS, stop)
    assert list(out.iterdir()) == []


def test_it_never_takes_the_place_of_another_that_cannot_be_looked_into(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(Problem, match="guarda los datos de una guía"):
        encryption.lock(closed.with_name("dentro"), closed, WORDS, no_progress)
    assert closed.read_bytes() == before


def test_it_is_read_and_written_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large, it is never whole in memory: no piece asked for is larger than one of the stream."""
    asked: list[int] = []
    pieces = encryption._pieces

    def watched(stream: object, size: int, most: int) -> object:
        asked.append(most)
        return pieces(stream, size, most)  # type: ignore[arg-type]

    monkeypatch.setattr(encryption, "_pieces", watched)
    with (tmp_path / "dentro").open("wb") as stream:
        stream.truncate(300_000)
    target = tmp_path / "c.muniredes"
    encryption.lock(tmp_path / "dentro", target, WORDS, no_progress)
    encryption.unlock(target, tmp_path / "fuera", WORDS, no_progress)
    assert asked == [encryption.PIECE, encryption.PIECE + encryption.MORE]
    assert os.path.getsize(tmp_path / "fuera") == 300_000  # noqa: PTH202
