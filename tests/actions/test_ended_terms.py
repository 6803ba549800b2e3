"""The terms that ended go wherever the guide goes: to the second copy, back from it, to another folder."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from muniredes import paths, policy
from muniredes.actions import clock, people, terms, workspace
from muniredes.actions.safekeeping import backups, province, second_copy
from muniredes.domain.problems import Problem
from muniredes.policy import Policy
from muniredes.storage.safekeeping import backup
from tests.support import set_up

_TERM = "mandato-2023-2027.sqlite"


@pytest.fixture(autouse=True)
def _no_policy() -> Iterator[None]:
    yield
    policy.obey(Policy())


def _live_a_term(path: Path) -> Path:
    """Leave a guide whose first term ended; return where the term is kept."""
    opened = workspace.open_file(path)
    set_up(opened.database, "facebook.com/ayto", term_starts=date(2023, 6, 17))
    clock.pretend(date(2027, 6, 14))
    kept = terms.keep_old(opened.database)
    terms.begin(opened.database, date(2027, 6, 12))
    workspace.close(opened)
    return kept


def _terms_of(path: Path) -> list[tuple[str, Path]]:
    opened = workspace.open_file(path)
    found = [(term.label, term.path) for term in terms.past(opened.database)]
    workspace.close(opened)
    return found


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return tmp_path / "aquí" / "pueblo.sqlite"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    found = tmp_path / "lápiz"
    found.mkdir()
    second_copy.choose(found)
    return found


def test_the_second_copy_of_a_computer_that_died_brings_its_terms_back(
    guide: Path, stick: Path, tmp_path: Path
) -> None:
    kept = _live_a_term(guide)
    held = kept.read_bytes()
    copy = second_copy.keep(guide)
    assert copy is not None
    assert (stick / "mandatos" / _TERM).read_bytes() == held
    there = tmp_path / "otro" / "pueblo.sqlite"
    backups.restore_file(there, copy)
    assert _terms_of(there) == [("2023–2027", there.with_name("mandatos") / _TERM)]


def test_a_second_copy_made_before_has_the_term_that_ended_since(guide: Path, stick: Path) -> None:
    kept = _live_a_term(guide)
    held = kept.read_bytes()
    kept.unlink()
    first = second_copy.keep(guide)
    assert not (stick / "mandatos").exists()
    kept.write_bytes(held)
    assert second_copy.keep(guide) == first
    assert second_copy.keep(guide) == first
    assert [path.name for path in (stick / "mandatos").iterdir()] == [_TERM]


def test_what_is_on_the_stick_is_not_read_whole_again_each_quarter_of_an_hour(
    guide: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _live_a_term(guide)
    second_copy.keep(guide)
    read: list[Path] = []
    monkeypatch.setattr(backup, "check", read.append)
    second_copy.keep(guide)
    assert read == []
    (stick / "mandatos" / _TERM).unlink()
    second_copy.keep(guide)
    assert (stick / "mandatos" / _TERM).exists()
    assert len(read) == 1


def test_two_guides_on_one_stick_each_have_their_own(guide: Path, stick: Path, tmp_path: Path) -> None:
    _live_a_term(guide)
    other = tmp_path / "vecino" / "pueblo.sqlite"
    clock.pretend(date(2026, 11, 24))
    opened = workspace.open_file(other)
    people.add(opened.database, {"name": "De otro pueblo"})
    workspace.close(opened)
    _live_a_term(other)
    copies = [second_copy.keep(each) for each in (guide, other)]
    assert len(list((stick / "mandatos").iterdir())) == 2
    for number, copy in enumerate(copies):
        assert copy is not None
        there = tmp_path / f"nuevo {number}" / "pueblo.sqlite"
        backups.restore_file(there, copy)
        (found,) = _terms_of(there)
        assert found[0] == "2023–2027"
        assert [path.name for path in there.with_name("mandatos").iterdir()] == [_TERM]


def test_the_folder_that_is_fixed_gets_them_too(tmp_path: Path) -> None:
    _live_a_term(paths.database_file())
    policy.obey(Policy(data_folder=tmp_path / "nueva"))
    province.bring_guide(paths.database_file())
    assert _terms_of(paths.database_file()) == [("2023–2027", tmp_path / "nueva" / "mandatos" / _TERM)]


def test_a_damaged_term_keeps_no_guide_from_being_brought(guide: Path, stick: Path, tmp_path: Path) -> None:
    kept = _live_a_term(guide)
    copy = second_copy.keep(guide)
    assert copy is not None
    far = stick / "mandatos" / _TERM
    far.write_bytes(far.read_bytes()[:-4096] + b"\0" * 4096)
    there = tmp_path / "otro" / "pueblo.sqlite"
    backups.restore_file(there, copy)
    assert _terms_of(there) == []
    kept.write_bytes(kept.read_bytes()[:-4096] + b"\0" * 4096)
    assert second_copy.keep(guide) == copy


@pytest.mark.usefixtures("stick")
def test_what_is_not_put_there_leaves_no_term_behind(guide: Path, tmp_path: Path) -> None:
    _live_a_term(guide)
    copy = second_copy.keep(guide)
    assert copy is not None
    copy.write_bytes(copy.read_bytes()[:-4096] + b"\0" * 4096)
    there = tmp_path / "otro" / "pueblo.sqlite"
    with pytest.raises(Problem):
        backups.restore_file(there, copy)
    assert not there.with_name("mandatos").exists()
