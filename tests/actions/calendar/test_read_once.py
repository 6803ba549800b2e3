"""What a list is read as is what comes in, and an account that takes nothing more takes nothing from it."""

from pathlib import Path

from muniredes.actions import reading as guide
from muniredes.actions.calendar.files import importing
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.calendar.lists.list_import import JudgedRow, PostVerdict
from muniredes.storage.database import Database
from tests.support import set_up

ROWS = (
    "Día;Hora;Canal;Título\n"
    "24/12/2026;18:00;Instagram;Cabalgata\n"
    "25/12/2026;18:00;Facebook e Instagram;Belén\n"
    "26/12/2026;18:00;X;Fuegos\n"
    "27/12/2026;18:00;Todas;Feria\n"
)


def town(database: Database) -> None:
    """Facebook, a personal profile on Instagram, and a closed X."""
    set_up(database, "facebook.com/ayto", "instagram.com/lourdes", "x.com/ayto")
    with database.write("") as work:
        for account in work.all(Account):
            if account.network_id == "instagram":
                account.personal_profile = True
            if account.network_id == "x":
                account.state = AccountState.CLOSED


def judged(database: Database, folder: Path, rows: str = ROWS) -> tuple[JudgedRow, ...]:
    path = folder / "plan.csv"
    path.write_text(rows, encoding="utf-8")
    opened = importing.open_list(path)
    return importing.preview(database, opened, opened.columns)


def test_nothing_comes_into_an_account_that_takes_no_posts(database: Database, tmp_path: Path) -> None:
    town(database)
    alone, both, closed, every = judged(database, tmp_path)
    facebook = next(each for each in guide.snapshot(database).accounts if each.network_id == "facebook")
    assert (alone.verdict, closed.verdict) == (PostVerdict.SKIP, PostVerdict.SKIP)
    assert "es un perfil personal" in " ".join(alone.remarks)
    assert "esa cuenta está cerrada" in " ".join(closed.remarks)
    assert both.new is not None
    assert both.new.channels == (f"account.{facebook.id}",)
    assert "por ese canal no entra: «Instagram · lourdes»: es un perfil personal" in " ".join(both.remarks)
    assert every.new is not None
    assert every.new.channels == (f"account.{facebook.id}",)


def test_what_went_out_there_is_still_written_down(database: Database, tmp_path: Path) -> None:
    town(database)
    rows = "Día;Canal;Título;Estado\n20/10/2026;X;Pregón;Publicada\n"
    (row,) = judged(database, tmp_path, rows)
    assert row.new is not None
    (key,) = row.new.channels
    assert importing.channel_words(guide.snapshot(database))[key] == "X (antes Twitter) · ayto"
