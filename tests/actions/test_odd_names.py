"""A file whose name is of bytes that are no letters is read, kept and told as any other, with «�» in them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from muniredes.actions import council, reading, records
from muniredes.actions.calendar.files import importing
from muniredes.actions.channels import account_import
from muniredes.actions.crisis import course, timeline
from muniredes.actions.handover import archiving, comparing, receiving
from muniredes.actions.safekeeping import second_copy
from muniredes.domain.problems import Problem
from muniredes.domain.progress import no_progress
from muniredes.storage.database import Database
from tests.support import add_account, set_up

SHOWN = "mal\ufffd"


@pytest.fixture
def odd(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Return what writes a file with a name that nobody can write, only ending as is asked."""

    def written(ending: str, content: bytes) -> Path:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/mal\xff" + ending.encode()))
        try:
            path.write_bytes(content)
        except OSError:
            pytest.skip("this disk takes no such name")
        return path

    return written


Odd = Callable[[str, bytes], Path]


def test_it_is_measured_and_written_down(database: Database, odd: Odd) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/ayto")
    (number,) = records.add(database, "archive_copy", {"account_id": account.id}).ids("archive_copy")
    archiving.keep(database, number, archiving.measure(odd(".zip", b"lo publicado"), no_progress))
    assert [each.name for each in reading.snapshot(database).archive] == [f"{SHOWN}.zip"]


def test_it_is_proof_in_a_crisis(database: Database, odd: Odd, tmp_path: Path) -> None:
    set_up(database)
    Image.new("RGB", (300, 300)).save(tmp_path / "a.png")
    capture = timeline.read_capture(odd(".png", (tmp_path / "a.png").read_bytes()))
    (number,) = course.begin(database, "cuenta").ids("incident")
    timeline.attach(database, number, capture)
    assert capture.name == f"{SHOWN}.png"


def test_its_list_comes_in_and_what_does_not_is_kept_beside(database: Database, odd: Odd) -> None:
    set_up(database, "facebook.com/ayto")
    path = odd(".csv", b"fecha;titulo\n4/3/2027;Pleno\nayer;Bando\n")
    opened = importing.open_list(path)
    assert opened.name == f"{SHOWN}.csv"
    rows = importing.preview(database, opened, opened.columns)
    kept = importing.keep_refused(database, opened, rows, path)
    assert kept is not None
    assert kept.is_file()


@pytest.mark.parametrize(
    "read",
    [
        importing.open_list,
        account_import.open_list,
        council.read_picture,
        receiving.look,
    ],
)
def test_what_is_refused_is_told(odd: Odd, read: Callable[[Path], object]) -> None:
    with pytest.raises(Problem) as told:
        read(odd(".svg", b""))
    told.value.sentence.encode()


def test_its_moment_is_called_as_it_is_shown(odd: Odd) -> None:
    path = odd(".sqlite", b"")
    assert comparing.of_file(path).name == f"{SHOWN}.sqlite"
    twin = comparing.Source("otra", path.parent / "otra" / path.name)
    comparing.of_file(path, others=[twin]).name.encode()


def test_a_folder_is_remembered_as_it_is(odd: Odd) -> None:
    folder = odd("", b"").with_name(odd("", b"").name + "-carpeta")
    second_copy.choose(folder)
    assert second_copy.state().folder == folder
