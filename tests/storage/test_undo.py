"""Taking back what is big: as fast as it was done, whole or not at all, and by whom it was done."""

from datetime import date, datetime
from pathlib import Path

import pytest

from muniredes.actions import history
from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.files import importing
from muniredes.actions.calendar.parts import Written
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.history import Change
from muniredes.domain.progress import Cancelled
from muniredes.storage import search
from muniredes.storage.database import Database
from tests import asked
from tests.support import set_up

ROWS = 600
FIRST, LAST = date(2026, 1, 1), date(2040, 12, 31)


@pytest.fixture
def brought(database: Database, tmp_path: Path) -> Change:
    """An import of some hundreds of posts."""
    set_up(database, "facebook.com/AytoVilla")
    path = tmp_path / "lista.csv"
    lines = [f"{1 + n % 28}/{1 + n % 12}/2027;10:00;Facebook;Aviso {n};Texto {n}" for n in range(ROWS)]
    path.write_text("Fecha;Hora;Canal;Título;Texto\n" + "\n".join(lines), encoding="utf-8")
    opened = importing.open_list(path)
    return importing.accept(database, importing.preview(database, opened, opened.columns), makes_people=True)


def counts(database: Database) -> list[int]:
    with database.read() as sql:
        return [len(sql.objects(kind)) for kind in (Message, Outlet, Post)]


def test_an_import_is_taken_back_in_few_statements_and_done_again(
    database: Database, brought: Change
) -> None:
    assert counts(database) == [ROWS] * 3
    with asked.statements() as found:
        history.undo(database)
    assert counts(database) == [0] * 3
    assert len(found) < ROWS / 4
    assert not reading.dated(database, FIRST, LAST)
    history.redo(database)
    assert counts(database) == [ROWS] * 3
    from muniredes.actions import reading as guide

    assert [hit.title for hit in guide.find(database, "Aviso 17")][:1] == ["Aviso 17"]
    history.undo(database)
    assert counts(database) == [0] * 3
    assert brought.title


def test_one_that_is_stopped_changes_nothing(database: Database, brought: Change) -> None:
    assert brought.action_id is not None

    def stop(part: float) -> None:
        if part > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        history.take_back(database, brought.action_id, stop)
    assert counts(database) == [ROWS] * 3
    assert history.to_undo(database).id == brought.action_id


def test_what_would_be_undone_is_told(database: Database) -> None:
    set_up(database)
    written = Written(message={"title": "Feria"}, texts={"web": ""}, at=datetime(2026, 12, 1, 10))
    change = writing.create(database, written)
    head = history.to_undo(database)
    assert (head.id, head.title, head.size) == (change.action_id, "Publicación nueva: Feria", 3)


def test_a_name_is_found_by_what_it_has_inside(database: Database) -> None:
    set_up(database, "facebook.com/sotilladaoficial", "facebook.com/otra")
    with database.read() as sql:
        found = search.find(sql, "oficial")
    assert [hit.title for hit in found] == ["sotilladaoficial"]
