"""Files from outside are read in a room apart: what is too much is refused in words."""

import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.exchange import packages
from muniredes.exchange.sandbox import client, cpu_time, limits
from tests.exchange import hostile

TIMES = int(os.environ.get("MUNIREDES_TORTURE", "3"))


def _list(path: Path) -> object:
    return client.tables(path, 25_000)


def _unpack(path: Path) -> None:
    with packages.unpacked(path, path.with_name(".obra-")):
        pass


READERS: tuple[Callable[[Path], object], ...] = (client.picture, _list, _unpack)
"""Every file is read as everything that it might be."""


@pytest.fixture(scope="module", autouse=True)
def _no_reader_left() -> Iterator[None]:
    yield
    client.close()


def _file(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_picture_and_a_list_come_back_as_they_are(tmp_path: Path) -> None:
    picture = client.picture(_file(tmp_path, "logo.svg", hostile.deep_drawing(3)))
    assert (picture.media_type, picture.width) == ("image/png", 2048)
    (table,) = client.tables(_file(tmp_path, "ñandú.xlsx", hostile.workbook()), 100)
    assert table.rows[1] == (2, ("Facebook", "https://facebook.com/villa0", "nada"))


def test_one_reader_serves_many_files(tmp_path: Path) -> None:
    path = _file(tmp_path, "lista.xlsx", hostile.workbook())
    client.tables(path, 100)
    first = client._room._reader
    with pytest.raises(Problem):
        client.tables(_file(tmp_path, "nada.csv", b""), 100)
    client.tables(path, 100)
    assert first is not None
    assert client._room._reader is first


def test_a_refusal_says_what_the_reader_says(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        client.picture(_file(tmp_path, "rota.jpg", b"no es una foto"))
    assert "No se puede leer la imagen «rota.jpg»." in refused.value.sentence
    with pytest.raises(Problem, match="No se encuentra"):
        client.picture(tmp_path / "falta.png")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("hondo.svg", hostile.deep_drawing(limits.DEEPEST + 1), "grupos uno dentro de otro"),
        ("hondísimo.svg", hostile.deep_drawing(100_000), "grupos uno dentro de otro"),
        ("grande.png", hostile.huge_picture(), "millones de píxeles"),
        ("risa.svg", hostile.laughing_drawing(), "no se ha cambiado nada"),
        ("lento.svg", hostile.slow_drawing(), "no se ha cambiado nada"),
    ],
)
def test_a_picture_that_is_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, said: str
) -> None:
    monkeypatch.setattr(limits, "MOST_SECONDS", 4.0)
    with pytest.raises(Problem) as refused:
        client.picture(_file(tmp_path, name, data))
    assert name in refused.value.sentence
    assert said in refused.value.sentence


@pytest.mark.parametrize("levels", [limits.DEEPEST - 5, 60])
def test_a_drawing_within_the_limit_is_drawn_on_any_stack(tmp_path: Path, levels: int) -> None:
    assert client.picture(_file(tmp_path, "hondo.svg", hostile.deep_drawing(levels))).width == 2048


@pytest.mark.parametrize(
    ("name", "data"),
    [("900.json", hostile.deep_json(900)), ("hondo.json", hostile.deep_json(200_000))],
)
def test_a_deep_list_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(Problem, match="uno dentro de otro"):
        client.tables(_file(tmp_path, name, data), 100)


def test_ten_thousand_merged_blocks_say_no_more_than_they_hold(tmp_path: Path) -> None:
    (table,) = client.tables(_file(tmp_path, "lista.xlsx", hostile.merged_workbook()), 100)
    assert len(table.rows) <= 100


@pytest.mark.skipif(sys.platform == "darwin", reason="no system limit of memory there")
def test_a_cell_of_hundreds_of_megabytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no se ha cambiado nada"):
        client.tables(_file(tmp_path, "lista.xlsx", hostile.wide_row_workbook()), 100)


@pytest.mark.skipif(os.name == "nt", reason="nothing is stopped like that there")
def test_a_busy_computer_does_not_make_a_sound_file_a_hostile_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts is how long the reader works, not how long it waits for its turn."""
    path = _file(tmp_path, "lista.xlsx", hostile.workbook())
    client.tables(path, 100)
    reader = client._room._reader
    assert reader is not None
    monkeypatch.setattr(limits, "MOST_SECONDS", 1.0)
    reader._process.send_signal(signal.SIGSTOP)
    threading.Timer(2.0, reader._process.send_signal, [signal.SIGCONT]).start()
    started = time.monotonic()
    assert client.tables(path, 100)
    assert time.monotonic() - started > limits.MOST_SECONDS


def test_a_slow_computer_is_given_longer_and_no_other_is_given_less(monkeypatch: pytest.MonkeyPatch) -> None:
    for taken, times in ((0.0, 1.0), (cpu_time._USUAL * 3, 3.0), (3600.0, cpu_time.SLOWEST)):
        monkeypatch.setattr(cpu_time, "_timed", lambda taken=taken: taken)
        assert cpu_time.slowness() == pytest.approx(times)


@pytest.mark.skipif(os.name == "nt", reason="no pipes with a name there")
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe would be waited for."""
    os.mkfifo(tmp_path / "tubo.csv")
    with pytest.raises(Problem, match="no es un fichero que se pueda leer"):
        client.tables(tmp_path / "tubo.csv", 100)
    with pytest.raises(Problem, match="es una carpeta"):
        client.tables(tmp_path, 100)


def test_after_a_hostile_file_a_good_one_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hurried, pytest.raises(Problem):
        hurried.setattr(limits, "MOST_SECONDS", 1.0)
        client.picture(_file(tmp_path, "risa.svg", hostile.laughing_drawing()))
    assert client.picture(_file(tmp_path, "logo.svg", hostile.deep_drawing(3))).width == 2048


def test_a_reader_that_died_is_replaced(tmp_path: Path) -> None:
    path = _file(tmp_path, "lista.xlsx", hostile.workbook())
    client.tables(path, 100)
    reader = client._room._reader
    assert reader is not None
    reader._process.kill()
    reader._process.wait()
    assert client.tables(path, 100)


def test_a_reading_can_be_stopped(tmp_path: Path) -> None:
    path = _file(tmp_path, "lento.svg", hostile.slow_drawing())
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()

    def progress(_part: float) -> None:
        if stop.is_set():
            raise Cancelled

    with pytest.raises(Cancelled):
        client.picture(path, progress)
    assert client._room._reader is None, "what was reading is no more"


def test_a_computer_that_starts_no_reader_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "logo.svg", hostile.deep_drawing(3))
    client.close()
    monkeypatch.setattr(paths, "own_command", lambda *_words: [str(tmp_path / "no-existe")])
    with pytest.raises(Problem, match="lector de ficheros"):
        client.picture(path)


@pytest.mark.skipif(os.name == "nt", reason="reads /proc")
def test_the_memory_of_a_reader_has_a_ceiling(tmp_path: Path) -> None:
    client.picture(_file(tmp_path, "logo.svg", hostile.deep_drawing(3)))
    reader = client._room._reader
    assert reader is not None
    said = Path(f"/proc/{reader._process.pid}/limits").read_text(encoding="ascii")
    (line,) = [line for line in said.splitlines() if line.startswith("Max data size")]
    assert line.split()[3] == str(limits.MOST_MEMORY)


def _ending(path: Path, read: Callable[[Path], object]) -> str:
    """Read a file; return how it ended: «read», or the sentence of its refusal."""
    try:
        read(path)
    except Problem as problem:
        return problem.sentence if problem.what and problem.remedy else ""
    return "read"


@pytest.mark.torture
@pytest.mark.parametrize("kind", hostile.GOOD)
def test_spoilt_files_end_in_a_value_or_in_a_sentence(tmp_path: Path, kind: str) -> None:
    dice = random.Random(f"{kind} {TIMES}")  # noqa: S311  the same files for the same number of turns
    for _turn in range(TIMES * 3):
        name, data = hostile.spoilt(dice, kind)
        path = _file(tmp_path, name, data)
        for read in READERS:
            started = time.monotonic()
            assert _ending(path, read), data
            assert time.monotonic() - started < client._TO_START + limits.MOST_SECONDS
