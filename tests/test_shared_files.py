"""What is written for others can be opened by others; what is hers stays hers."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from muniredes.actions import pieces, reading
from muniredes.actions.calendar.files import exporting
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Problem
from muniredes.files import replacing, sharing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows gives a file the rights of its folder")

Write = Callable[[Workspace, Path], object]


@pytest.fixture(params=[0o022, 0o002, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the system takes away from every new file of hers."""
    wanted: int = request.param
    before = os.umask(wanted)
    yield wanted
    os.umask(before)


def _paper(town: Workspace, target: Path) -> None:
    papers.write(papers.prepare(town.database, Paper.RULES), target)


def _manual(town: Workspace, target: Path) -> None:
    document = manual.prepare(town.database, Edition.PUBLIC).document
    papers.write(document, target)


def _calendar(town: Workspace, target: Path) -> None:
    exporting.write(exporting.prepare(town.database, exporting.kind_of(target)), target)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("manual.pdf", _manual),
        ("normas.pdf", _paper),
        ("normas.docx", _paper),
        ("normas.html", _paper),
        ("calendario.ics", _calendar),
        ("calendario.xlsx", _calendar),
        ("calendario.csv", _calendar),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_document_has_the_rights_of_any_other_document(
    town: Workspace, tmp_path: Path, umask: int, name: str, write: Write
) -> None:
    target = tmp_path / name
    for _time in ("new", "again"):
        write(town, target)
        assert target.stat().st_mode & 0o777 == 0o666 & ~umask
        target.chmod(0o600)


def test_the_pieces_have_the_rights_of_any_other_picture(town: Workspace, tmp_path: Path, umask: int) -> None:
    made = pieces.write(
        pieces.usable_pieces(reading.snapshot(town.database))[:1],
        pieces.brand(town.database),
        tmp_path,
        lambda _part: None,
    )
    assert {path.stat().st_mode & 0o777 for path in made} == {0o666 & ~umask}


@pytest.mark.parametrize("name", ["copia.zip", "copia.sqlite"])
def test_a_copy_of_the_guide_is_only_hers(town: Workspace, tmp_path: Path, umask: int, name: str) -> None:
    del umask
    backups.export(town.database, tmp_path / name)
    copy = backups.back_up(town.database).path
    for path in (tmp_path / name, copy):
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("write", [replacing, sharing])
def test_a_pipe_or_a_device_is_never_taken_for_a_file(
    tmp_path: Path, write: Callable[[Path], AbstractContextManager[Path]]
) -> None:
    pipe = tmp_path / "tubo"
    os.mkfifo(pipe)
    with pytest.raises(Problem, match="no es un fichero corriente"), write(pipe) as neighbour:
        neighbour.write_text("hola", encoding="utf-8")
    assert pipe.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["tubo"]
