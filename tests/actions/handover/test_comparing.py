"""What changed from one moment of the guide to another, wherever each is kept; none is touched."""

import hashlib
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from muniredes.actions import (
    accounts,
    clock,
    council,
    history,
    knowledge,
    reading,
    terms,
    workspace,
)
from muniredes.actions.handover import comparing, delivering
from muniredes.actions.handover.comparing import Source
from muniredes.actions.printing import manual
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.domain.council import BodyLack, EntityKind
from muniredes.domain.handover.comparison import Comparison, Turn
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, no_progress
from muniredes.manual.rehearsal.pages import page_texts, squeezed
from muniredes.storage.database import Database
from tests.support import add_account, set_up

PURPOSE = "MARCA: ahora también el centro de día"


def _now(database: Database) -> Source:
    return comparing.sources(database)[0]


def _compare(database: Database, before: Source) -> Comparison:
    return comparing.compare(database, before, _now(database), no_progress)


def _all_told(found: Comparison) -> str:
    return "\n".join(each.told for chapter in found.chapters for each in chapter.differences)


@pytest.fixture
def small(database: Database) -> Database:
    set_up(database)
    add_account(database, "facebook.com/ayto", account__purpose="avisos")
    return database


def _purpose(database: Database) -> None:
    (account,) = reading.snapshot(database).own_accounts
    accounts.edit(database, account.id or 0, {"account.purpose": PURPOSE})


def test_a_term_that_ended_is_compared_with_today(town: Workspace) -> None:
    clock.pretend(date(2027, 6, 14))
    kept = terms.keep_old(town.database)
    terms.begin(town.database, date(2027, 6, 12))
    before = hashlib.sha256(kept.read_bytes()).hexdigest()
    place = next(each for each in comparing.sources(town.database) if each.path == kept)
    assert place.name == "Mandato 2023–2027"
    found = _compare(town.database, place)
    chapters = {chapter.number for chapter in found.chapters}
    assert {"2", "3"} <= chapters
    assert "6" not in chapters
    assert any("Guía de estilo" in title for title in found.alike)
    assert any(
        each.turn is Turn.CHANGED and "→ pendiente" in each.told
        for chapter in found.chapters
        for each in chapter.differences
    )
    assert found.after.day == date(2027, 6, 14)
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == before
    assert not list(kept.parent.glob("*.tmp"))


@pytest.mark.parametrize("name", ["copia.zip", "copia.sqlite", "guia.muniredes"])
def test_a_copy_of_any_kind_is_compared(small: Database, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    backups.export(small, target)
    _purpose(small)
    found = _compare(small, comparing.of_file(target))
    assert f"avisos → {PURPOSE}" in _all_told(found)


def test_a_package_that_was_given_is_compared(small: Database, tmp_path: Path) -> None:
    target = tmp_path / "AYTO.muniredes"
    delivering.deliver(small, target)
    _purpose(small)
    assert f"avisos → {PURPOSE}" in _all_told(_compare(small, comparing.of_file(target)))


def test_the_manual_says_what_changed_since_any_moment(small: Database, tmp_path: Path) -> None:
    """A package that somebody gave is as good as a term that ended: no term has to be closed for it."""
    package, target = tmp_path / "AYTO.muniredes", tmp_path / "manual.pdf"
    delivering.deliver(small, package)
    _purpose(small)
    before = package.read_bytes()
    comparing.write_manual(small, comparing.of_file(package), target, no_progress)
    said = "".join(page_texts(target.read_bytes()))
    assert squeezed("Qué ha cambiado desde: AYTO.muniredes") in said
    assert squeezed(PURPOSE) in said
    assert package.read_bytes() == before


def test_the_manual_that_says_what_changed_keeps_its_number(small: Database, tmp_path: Path) -> None:
    """What is printed after another change is another version, as after any manual."""
    package, target = tmp_path / "AYTO.muniredes", tmp_path / "manual.pdf"
    delivering.deliver(small, package)
    comparing.write_manual(small, comparing.of_file(package), target, no_progress)
    first = manual.newest(reading.snapshot(small), manual.Edition.RESERVED)
    assert first is not None
    _purpose(small)
    assert manual.prepare(small, manual.Edition.RESERVED).issue.version == first.version + 1


def test_a_copy_of_the_shelf_is_compared_and_the_same_twice_says_the_same(small: Database) -> None:
    backups.back_up(small)
    place = comparing.sources(small)[1]
    assert place.name.startswith("Copia del ")
    assert _compare(small, place).count == 0
    _purpose(small)
    assert _compare(small, place).count > 0
    history.undo(small)
    assert _compare(small, place).count == 0


def test_what_is_looked_into_does_not_change_whom_the_program_speaks_to(small: Database) -> None:
    council.edit(small, {"lacks": (BodyLack.WEBSITE,)})
    backups.back_up(small)
    council.edit(small, {"lacks": (), "website": "https://www.ayto.example"})
    reading.snapshot(small)
    advice = knowledge.advice()
    comparing.manual_of(small, comparing.sources(small)[1], small.path.parent / "antes", no_progress)
    assert knowledge.advice() is advice


def test_the_same_moment_is_not_compared_with_itself(small: Database) -> None:
    with pytest.raises(Problem, match="mismo momento"):
        _compare(small, _now(small))


def test_the_guide_of_another_body_is_refused(small: Database, tmp_path: Path) -> None:
    other = workspace.open_file(tmp_path / "otra" / "otra.sqlite")
    set_up(other.database)
    council.edit(other.database, {"kind": EntityKind.ASSOCIATION, "name": "Peña Taurina"})
    workspace.close(other)
    with pytest.raises(Problem, match="es la guía de Peña Taurina"):
        _compare(small, comparing.of_file(other.path))


def test_what_has_no_guide_inside_or_is_damaged_is_said(small: Database, tmp_path: Path) -> None:
    empty = workspace.open_file(tmp_path / "vacia" / "vacia.sqlite")
    workspace.close(empty)
    with pytest.raises(Problem, match="no hay ninguna guía"):
        _compare(small, comparing.of_file(empty.path))
    broken = tmp_path / "rota.muniredes"
    broken.write_bytes(b"PK\x03\x04 no es un paquete")
    with pytest.raises(Problem):
        _compare(small, comparing.of_file(broken))


def test_it_can_be_stopped_and_leaves_nothing(small: Database) -> None:
    backups.back_up(small)
    place, told = comparing.sources(small)[1], []

    def stop(part: float) -> None:
        told.append(part)
        if part > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        comparing.compare(small, place, _now(small), stop)
    assert told[-1] > 0.5
    assert not list(small.path.parent.rglob("*.tmp"))
    assert reading.snapshot(small).own_accounts


def test_it_is_a_paper_with_its_tags(small: Database, tmp_path: Path) -> None:
    backups.back_up(small)
    _purpose(small)
    found = _compare(small, comparing.sources(small)[1])
    assert comparing.paper_name(small) == "Qué-ha-cambiado-Villa.pdf"
    for name in ("a.pdf", "a.docx", "a.html"):
        comparing.write(small, found, tmp_path / name, no_progress)
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.MarkInfo.Marked
        assert metadata["pdfuaid:part"] == "1"
        assert "Qué ha cambiado en el manual" in str(pdf.docinfo["/Title"])
    assert PURPOSE in (tmp_path / "a.html").read_text(encoding="utf-8")
