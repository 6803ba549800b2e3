"""The terms that ended go in the package: who receives elsewhere looks at them, and prints the same."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from muniredes.actions import clock, council, people, reading, terms, workspace
from muniredes.actions.handover import acts, delivering, preparing, receiving, since_term
from muniredes.actions.printing import manual
from muniredes.actions.printing.manual import Edition
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Database, Workspace
from muniredes.domain.handover.record import ActKind
from muniredes.domain.problems import Problem
from muniredes.domain.progress import no_progress
from muniredes.exchange import delivery, packages
from tests.actions.handover.repacking import repacked
from tests.support import set_up

TERM = "mandato-2023-2027.sqlite"
_WORDS = "cuneta istmo residuo sujeto pata lento"


@pytest.fixture
def begun(opened: Workspace) -> Database:
    """A guide that was handed over with the elections, on the second day of its new term."""
    return _begun(opened)


def _begun(opened: Workspace) -> Database:
    database = opened.database
    set_up(database, "facebook.com/ayto", term_starts=date(2023, 6, 17))
    clock.pretend(date(2027, 6, 14))
    acts.keep(database, ActKind.FINAL, b"%PDF de mentira")
    terms.keep_old(database)
    terms.begin(database, date(2027, 6, 12))
    return database


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Where the guide would be in another computer."""
    return tmp_path / "otro" / "muniredes.sqlite"


def _printed(database: Database, target: Path) -> bytes:
    before = since_term.read(database, Edition.RESERVED, no_progress)
    manual.write(manual.prepare(database, Edition.RESERVED, before).document, target, no_progress)
    return target.read_bytes()


@pytest.mark.parametrize("words", ["", _WORDS])
def test_after_a_new_term_the_manual_is_the_same_on_another_computer(
    begun: Database, there: Path, tmp_path: Path, words: str
) -> None:
    package = delivering.deliver(begun, tmp_path / "villa.muniredes", words=words).path
    facts = {fact.name: fact.said for fact in receiving.look(package, words=words).facts}
    assert facts["Mandatos anteriores"] == "2023–2027"
    assert receiving.receive_file(there, package, words) is None
    user = reading.snapshot(begun).user
    assert user is not None
    preparing.edit(begun, {"received_on": clock.today()})
    found = workspace.open_file(there)
    assert [term.label for term in terms.past(found.database)] == ["2023–2027"]
    council.edit(found.database, {"user_id": user.id})
    before, after = _printed(begun, tmp_path / "m.pdf"), _printed(found.database, tmp_path / "m.pdf")
    workspace.close(found)
    assert before == after


def test_what_was_kept_there_stays_and_a_term_is_of_its_own_guide_alone(
    begun: Database, there: Path, tmp_path: Path
) -> None:
    """The guide that gives way had a term of its own that ended, of the same years."""
    other = workspace.open_file(there)
    own = terms.past(_begun(other))
    workspace.close(other)
    held = own[0].path.read_bytes()
    aside = receiving.receive_file(there, delivering.deliver(begun, tmp_path / "villa.muniredes").path)
    assert own[0].path.read_bytes() == held
    found = workspace.open_file(there)
    (term,) = terms.past(found.database)
    assert (term.label, term.path == own[0].path) == ("2023–2027", False)
    workspace.close(found)
    assert aside is not None
    backups.restore_file(there, aside)
    found = workspace.open_file(there)
    assert terms.past(found.database) == own
    workspace.close(found)


def test_received_twice_it_is_kept_once(begun: Database, there: Path, tmp_path: Path) -> None:
    package = delivering.deliver(begun, tmp_path / "villa.muniredes").path
    receiving.receive_file(there, package)
    found = workspace.open_file(there)
    people.add(found.database, {"name": "Luis Pérez"})
    workspace.close(found)
    receiving.receive_file(there, package)
    assert [path.name for path in there.with_name("mandatos").iterdir()] == [TERM]


def test_one_that_cannot_be_taken_leaves_no_term_behind(begun: Database, there: Path, tmp_path: Path) -> None:
    package = delivering.deliver(begun, tmp_path / "villa.muniredes").path
    there.parent.mkdir()
    there.mkdir()
    with pytest.raises(Problem):
        receiving.receive_file(there, package)
    assert not list(there.with_name("mandatos").glob("*"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (TERM, b"SQLite format 3\0 y nada"),
        (TERM, b""),
        ("mandato-2023-2027.exe", b"hola"),
        ("mandatos/mandato-2023-2027.sqlite", b"hola"),
        ("mandato-..-2027.sqlite", b"hola"),
    ],
)
def test_what_is_no_term_is_refused_and_nothing_is_written(
    begun: Database, there: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    package = delivering.deliver(begun, tmp_path / "villa.muniredes").path
    repacked(package, {name: content})
    with pytest.raises(Problem):
        receiving.receive_file(there, package)
    assert not there.parent.exists()


def test_one_that_is_damaged_here_keeps_no_package_from_being_made(begun: Database, tmp_path: Path) -> None:
    terms.past(begun)[0].path.write_bytes(b"SQLite format 3\0 y nada")
    package = delivering.deliver(begun, tmp_path / "villa.muniredes").path
    assert "Mandatos anteriores" not in {fact.name for fact in receiving.look(package).facts}


def _names(package: Path) -> Iterator[str]:
    with zipfile.ZipFile(package) as whole:
        yield from whole.namelist()


def test_without_any_that_ended_it_is_as_it_always_was(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database, "facebook.com/ayto")
    package = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    assert sorted(_names(package)) == sorted((*delivery.PACKED, delivery.MANIFEST_NAME, packages.NOTE_NAME))
