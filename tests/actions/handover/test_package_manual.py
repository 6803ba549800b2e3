"""The manuals of a package are made again from its data: when they are not the same, it is said."""

import errno
import os
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from muniredes.__main__ import main
from muniredes.actions import accounts, clock, reading, terms, workspace
from muniredes.actions.handover import agreeing, comparing, delivering, receiving, since_term
from muniredes.actions.printing import manual
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover.inside import Agreement
from muniredes.domain.handover.package import MANUAL_NAME, PAGE_NAME, PUBLIC_NAME
from muniredes.domain.problems import Problem
from muniredes.domain.progress import no_progress
from muniredes.exchange.packages import INNER_NAME
from tests.actions.handover.repacking import repacked
from tests.support import set_up

_WORDS = "cuneta istmo residuo sujeto pata lento"


def _delivered(opened: Workspace, folder: Path, words: str = "") -> Path:
    set_up(opened.database, "facebook.com/ayto", "instagram.com/ayto")
    return delivering.deliver(opened.database, folder / "villa.muniredes", words=words).path


@pytest.mark.parametrize("words", ["", _WORDS])
def test_it_says_what_its_data_say_also_when_it_is_opened_another_day(
    opened: Workspace, tmp_path: Path, words: str
) -> None:
    package, day = _delivered(opened, tmp_path, words), clock.today()
    assert receiving.look(package, words=words).agreement is Agreement.SAME
    clock.pretend(day + timedelta(days=40))
    assert receiving.look(package, words=words).agreement is Agreement.SAME
    assert clock.today() == day + timedelta(days=40)


def test_after_a_new_term_too(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database, "facebook.com/ayto", term_starts=date(2023, 6, 17))
    clock.pretend(date(2027, 6, 14))
    terms.keep_old(opened.database)
    terms.begin(opened.database, date(2027, 6, 12))
    package = delivering.deliver(opened.database, tmp_path / "villa.muniredes").path
    before = since_term.read(opened.database, manual.Edition.RESERVED, no_progress)
    assert receiving.look(package).agreement is Agreement.SAME
    assert since_term.at_hand(opened.database) is before, "what is only looked into takes the place of none"


def test_two_guides_read_at_a_time_have_each_its_own_term(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database, "facebook.com/ayto", term_starts=date(2023, 6, 17))
    clock.pretend(date(2027, 6, 14))
    terms.keep_old(opened.database)
    terms.begin(opened.database, date(2027, 6, 12))
    kept, made = terms.past(opened.database)[0].path, list[object]()

    def with_another_meanwhile(*_all: object) -> object:
        made.append(object())
        own = made[-1]
        if len(made) == 1:
            kept.touch()
            since_term.read(opened.database, manual.Edition.RESERVED, no_progress)
        return own

    monkeypatch.setattr(comparing, "manual_of", with_another_meanwhile)
    assert since_term.read(opened.database, manual.Edition.RESERVED, no_progress) is made[0]


@pytest.mark.parametrize(
    "name", ["muniredes.manual.pdf.sharing", "muniredes.actions.handover.writing.replacing"]
)
def test_a_full_disk_accuses_nobody(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    package = _delivered(opened, tmp_path)

    def full(*_all: object, **_more: object) -> object:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(name, full)
    with pytest.raises(Problem, match="El disco está lleno"):
        receiving.look(package)


def test_when_only_the_page_is_compared_it_is_said(opened: Workspace, tmp_path: Path) -> None:
    package = _delivered(opened, tmp_path)
    made_with = " ".join((*agreeing.made_with().split()[:2], "0.0.1"))
    repacked(package, {MANUAL_NAME: b"%PDF-1.7 otro"}, hecho_con=made_with)
    inside = receiving.look(package)
    assert inside.agreement is Agreement.PAGE
    assert "los PDF no se han comparado" in inside.agreement.sentence


def _another_purpose(package: Path, folder: Path) -> bytes:
    with zipfile.ZipFile(package) as whole:
        inner = Path(whole.extract(INNER_NAME, folder / "abierto"))
    found = workspace.open_file(inner)
    number = reading.snapshot(found.database).own_accounts[0].id
    assert number is not None
    accounts.edit(found.database, number, {"account.purpose": "Otra cosa"})
    workspace.close(found)
    return inner.read_bytes()


def _spoilt(package: Path, name: str) -> bytes:
    with zipfile.ZipFile(package) as whole:
        return whole.read(name).replace(b"Villa", b"Vilja").replace(b"/Title", b"/Titel")


@pytest.mark.parametrize(
    "harm",
    [
        lambda package, folder: {INNER_NAME: _another_purpose(package, folder)},
        *(lambda package, _folder, name=name: {name: _spoilt(package, name)} for name in (PAGE_NAME,)),
        *(
            lambda _package, _folder, name=name: {name: b"%PDF-1.7 otro"}
            for name in (MANUAL_NAME, PUBLIC_NAME)
        ),
    ],
    ids=["datos", "página", "manual", "pública"],
)
def test_what_somebody_changed_is_said_by_every_door(
    opened: Workspace,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    harm: Callable[[Path, Path], dict[str, bytes]],
) -> None:
    package = _delivered(opened, tmp_path)
    repacked(package, harm(package, tmp_path))
    inside = receiving.look(package)
    assert inside.agreement is Agreement.OTHER
    assert "El manual de «villa.muniredes» no dice lo mismo" in inside.warning
    capsys.readouterr()
    assert main(["verificar", str(package)]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert len(said.err.strip().splitlines()) == 1
    there = tmp_path / "otro" / "muniredes.sqlite"
    assert main(["recibir", str(package), "--datos", str(there)]) == 0
    assert "no dice lo mismo que los datos" in capsys.readouterr().out


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_one_of_a_day_that_never_was_is_said_too(opened: Workspace, tmp_path: Path, day: str) -> None:
    package = _delivered(opened, tmp_path)
    repacked(package, {}, fecha=day)
    assert receiving.look(package).agreement is Agreement.OTHER


@pytest.mark.parametrize("said", [{"programa": "0.0.9"}, {"hecho_con": ""}, {"hecho_con": "ca 2020-01-01 1"}])
def test_one_of_another_version_or_language_is_not_compared_and_it_is_said(
    opened: Workspace, tmp_path: Path, said: dict[str, str]
) -> None:
    package = _delivered(opened, tmp_path)
    repacked(package, {MANUAL_NAME: b"%PDF-1.7 otro"}, **said)
    inside = receiving.look(package)
    assert inside.agreement is Agreement.UNKNOWN
    assert "otra versión, otro saber u otra lengua" in inside.agreement.sentence
    assert not inside.warning
