"""The archive: a file is measured once, told apart from any other ever after, and counts as a copy."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from muniredes.actions import accounts, clock, history, reading, records
from muniredes.actions.handover import acts, archiving, preparing
from muniredes.actions.printing import manual
from muniredes.actions.printing.manual import Edition
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.findings import examine
from muniredes.domain.handover.archive import ArchiveCopy, Likeness, check_words
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.record import ActKind, CheckAnswer
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, no_progress
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import add_account, set_up

DAY = timedelta(days=1)
BIG = 9 * 1024 * 1024 + 17


@pytest.fixture
def account_id(database: Database) -> int:
    set_up(database)
    return add_account(database, "facebook.com/ayto").id or 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "facebook.zip"
    found.write_bytes(b"lo publicado" * (BIG // 12))
    return found


def _add(database: Database, account_id: int, **values: object) -> int:
    (number,) = records.add(database, "archive_copy", {"account_id": account_id, **values}).ids(
        "archive_copy"
    )
    return number


def _copy(database: Database, number: int) -> ArchiveCopy:
    return next(each for each in reading.snapshot(database).archive if each.id == number)


def test_a_file_is_measured_and_told_apart_from_any_other(
    database: Database, account_id: int, path: Path, tmp_path: Path
) -> None:
    number = _add(database, account_id)
    archiving.keep(database, number, archiving.measure(path, no_progress))
    copy = _copy(database, number)
    assert (copy.name, copy.size_bytes) == ("facebook.zip", path.stat().st_size)
    assert copy.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()

    moved = path.rename(tmp_path / "otro nombre.zip")
    assert archiving.compare(copy, moved, no_progress) is Likeness.SAME
    archiving.note(database, number, Likeness.SAME)
    assert _copy(database, number).matched_on == clock.today()

    data = bytearray(moved.read_bytes())
    data[BIG // 2] ^= 1
    moved.write_bytes(data)
    assert archiving.compare(copy, moved, no_progress) is Likeness.ANOTHER
    moved.write_bytes(data[:-1])
    assert archiving.compare(copy, moved, no_progress) is Likeness.OTHER_SIZE


@pytest.mark.parametrize("found", [Likeness.ANOTHER, Likeness.OTHER_SIZE, Likeness.NOT_FOUND])
def test_what_was_found_is_kept_and_said_everywhere(
    database: Database, account_id: int, path: Path, networks: Networks, found: Likeness
) -> None:
    """A check that fails is a fact: when, and what; the day on which the file was the same is not lost."""
    number = _add(database, account_id, made_on=clock.today(), place="Caja fuerte")
    archiving.keep(database, number, archiving.measure(path, no_progress))
    archiving.note(database, number, Likeness.SAME)
    clock.pretend(clock.today() + DAY)
    archiving.note(database, number, found)
    copy = _copy(database, number)
    assert (copy.checked_on, copy.outcome, copy.matched_on) == (clock.today(), found, clock.today() - DAY)
    said = check_words(copy)
    assert said == (
        f"Comprobada el 25 de noviembre de 2026. {found.word} El 24 de noviembre de 2026 aún era el mismo."
    )
    known = reading.snapshot(database)
    sentences = [each.sentence for each in examine(known, networks, clock.today()).findings]
    assert f"Archivo, «facebook.zip»: {said}" in sentences
    account = known.own_accounts[0]
    assert Cause.NO_COPY in [each.cause for each in known.risk(account, clock.today()).reasons]
    for document in (manual.prepare(database, Edition.RESERVED), acts.compose(database, ActKind.PRELIMINARY)):
        assert said in text_of(document.document)

    archiving.note(database, number, Likeness.SAME)
    copy = _copy(database, number)
    assert (copy.outcome, copy.matched_on) == (Likeness.SAME, clock.today())
    archiving.keep(database, number, archiving.measure(path, no_progress))
    copy = _copy(database, number)
    assert (copy.checked_on, copy.outcome, copy.matched_on) == (None, None, None)


def test_measuring_tells_how_far_it_is_and_can_be_stopped(path: Path) -> None:
    told: list[float] = []
    archiving.measure(path, told.append)
    assert len(told) == 3
    assert told == sorted(told)
    assert told[-1] < 1

    def stop(_part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        archiving.measure(path, stop)


def test_a_file_that_is_still_being_downloaded_is_not_measured(path: Path) -> None:
    def goes_on(_part: float) -> None:
        with path.open("ab") as stream:
            stream.write(b"mas")

    with pytest.raises(Problem, match="ha cambiado mientras se medía"):
        archiving.measure(path, goes_on)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no es un fichero"):
        archiving.measure(tmp_path, no_progress)
    with pytest.raises(Problem):
        archiving.measure(tmp_path / "no está.zip", no_progress)


def test_an_empty_file_has_a_digest_too(tmp_path: Path) -> None:
    empty = tmp_path / "vacío.zip"
    empty.touch()
    assert archiving.measure(empty, no_progress).sha256 == hashlib.sha256(b"").hexdigest()


def test_the_same_file_is_not_two_copies(database: Database, account_id: int, path: Path) -> None:
    first, second = _add(database, account_id), _add(database, account_id)
    found = archiving.measure(path, no_progress)
    archiving.keep(database, first, found)
    archiving.keep(database, first, found)
    with pytest.raises(Problem, match=r"ya está apuntado: «facebook\.zip»"):
        archiving.keep(database, second, found)
    assert not _copy(database, second).is_measured


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"made_on": date(2026, 11, 25)}, "made_on"),
        ({"covers_from": date(2026, 3, 2), "covers_until": date(2026, 3, 1)}, "covers_until"),
        ({"made_on": date(2026, 3, 1), "covers_until": date(2026, 3, 2)}, "covers_until"),
        ({"sha256": "abc"}, "sha256"),
        ({"size_bytes": -1}, "size_bytes"),
    ],
)
def test_what_cannot_be_is_refused(
    database: Database, account_id: int, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Problem) as refused:
        _add(database, account_id, **values)
    assert refused.value.field == f"archive_copy.{field}"


def _line(database: Database, item: str) -> CheckLine:
    return next(line for line in preparing.lines(reading.snapshot(database)) if line.item.key == item)


def test_what_the_archive_knows_is_not_asked_again(database: Database, account_id: int, path: Path) -> None:
    number = _add(database, account_id, made_on=clock.today())
    assert not _line(database, "copia").is_answered, "nobody knows where it is"
    records.edit(database, "archive_copy", number, {"place": "Archivo municipal"})
    assert _line(database, "copia").is_answered
    assert not _line(database, "huella").is_answered
    archiving.keep(database, number, archiving.measure(path, no_progress))
    line = _line(database, "huella")
    assert line.answer is not None
    assert (line.answer.answer, line.answer.answered_on) == (CheckAnswer.YES, clock.today())
    assert "facebook.zip" in line.answer.note
    assert line.archived is not None
    assert line.archived.id == number


def test_what_somebody_answered_stands_unless_it_was_a_no(database: Database, account_id: int) -> None:
    preparing.answer(database, "copia", account_id, {"answer": CheckAnswer.NO, "note": "sin pedir"})
    assert _line(database, "copia").is_wanting
    _add(database, account_id, made_on=clock.today(), place="Archivo municipal")
    line = _line(database, "copia")
    assert line.answer is not None
    assert (line.answer.answer, line.answer.note) == (CheckAnswer.YES, "sin pedir")
    preparing.answer(database, "copia", account_id, {"answer": CheckAnswer.NOT_APPLICABLE})
    assert _line(database, "copia").archived is None


def test_the_newest_of_what_is_said_and_archived_counts(database: Database, account_id: int) -> None:
    def causes() -> set[Cause]:
        known = reading.snapshot(database)
        return {reason.cause for reason in known.risk(known.own_accounts[0], clock.today()).reasons}

    def last() -> date | None:
        known = reading.snapshot(database)
        return known.last_copy_on(known.own_accounts[0])

    assert Cause.NO_COPY in causes()
    assert [each.account.id for each in archiving.to_ask(reading.snapshot(database))] == [account_id]
    number = _add(database, account_id, made_on=clock.today() - 400 * DAY)
    assert Cause.OLD_COPY in causes()
    accounts.edit(database, account_id, {"custody.last_copy_on": clock.today() - 10 * DAY})
    assert causes().isdisjoint({Cause.NO_COPY, Cause.OLD_COPY})
    assert last() == clock.today() - 10 * DAY
    records.edit(database, "archive_copy", number, {"made_on": clock.today() - DAY})
    assert last() == clock.today() - DAY
    assert archiving.to_ask(reading.snapshot(database)) == ()


def test_how_to_ask_for_a_copy_is_said_of_each_network(database: Database, account_id: int) -> None:
    (told,) = archiving.to_ask(reading.snapshot(database))
    assert told.account.id == account_id
    assert "No consta ninguna copia" in told.why
    assert "Descargar información" in told.how


def test_what_is_not_known_of_a_copy_is_pending(
    database: Database, account_id: int, networks: Networks, path: Path
) -> None:
    def pending() -> list[str]:
        found = examine(reading.snapshot(database), networks, clock.today()).findings
        return [each.sentence for each in found if each.target.field == "archive_copy"]

    number = _add(database, account_id, made_on=clock.today())
    assert pending() == ["Archivo, «Copia sin fichero todavía»: falta dónde se guarda y huella (SHA-256)."]
    records.edit(database, "archive_copy", number, {"place": "Archivo municipal"})
    archiving.keep(database, number, archiving.measure(path, no_progress))
    assert pending() == []


def test_it_goes_to_the_bin_and_is_found_by_what_it_says(database: Database, account_id: int) -> None:
    number = _add(database, account_id, name="takeout.zip", place="Estantería gris")
    (hit,) = reading.find(database, "estanteria")
    assert (hit.kind, hit.id, hit.title) == ("archive_copy", number, "takeout.zip")
    records.delete(database, "archive_copy", number)
    assert reading.snapshot(database).archive == ()
    (item,) = history.trash(database)
    assert item.ref.kind == "archive_copy"
    history.take_back(database, item.action_id)
    assert _copy(database, number).place == "Estantería gris"


def test_the_copy_of_an_account_that_is_deleted_stays(database: Database, account_id: int) -> None:
    number = _add(database, account_id, name="a.zip")
    accounts.delete(database, account_id)
    assert _copy(database, number).account_id is None


def test_a_finding_of_a_copy_opens_it(database: Database, account_id: int, networks: Networks) -> None:
    number = _add(database, account_id)
    found = examine(reading.snapshot(database), networks, clock.today()).findings
    (target,) = [each.target for each in found if each.target.field == "archive_copy"]
    assert (target.place, target.object_id) == (Place.HANDOVER, number)
