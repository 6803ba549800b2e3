"""Which account leads to which, and what is wrong when it leads nowhere."""

from datetime import date

import pytest

from muniredes.actions import accounts, history, knowledge, reading, records
from muniredes.actions.channels import links
from muniredes.actions.channels.links import SeenLinks
from muniredes.actions.printing import manual
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.channels.lines import EditorialLine
from muniredes.domain.channels.links import checks, flaws, linking
from muniredes.domain.findings import examine
from muniredes.domain.guide import measures
from muniredes.domain.places import Place
from muniredes.manual.document import Table
from muniredes.manual.rehearsal.asks import plain
from muniredes.storage.database import Database
from tests.support import add_account, set_up

TODAY = date(2026, 11, 24)
INSTAGRAM = Account(id=1, network_id="instagram", handle="villa")
FACEBOOK = Account(id=2, network_id="facebook", handle="ayto")
GONE = Account(id=3, network_id="tuenti", handle="ayto", state=AccountState.CLOSED)


def _flaws(line: EditorialLine, *linked: Account) -> tuple[str, ...]:
    return flaws(checks(line, linked, [FACEBOOK], knowledge.networks(), TODAY))


def test_what_nobody_looked_at_is_not_a_fault() -> None:
    assert _flaws(EditorialLine()) == ()


@pytest.mark.parametrize(
    ("line", "linked", "said"),
    [
        (EditorialLine(links_to_register=False), (), "no enlaza a la web"),
        (EditorialLine(linked_from_web=False), (), "la web no enlaza a esta cuenta"),
        (EditorialLine(links_to_none=True), (), "no enlaza a ninguna otra cuenta"),
        (EditorialLine(), (GONE,), "enlaza a Tuenti · ayto, que ya no se usa"),
        (EditorialLine(links_checked_on=date(2025, 11, 23)), (FACEBOOK,), "no se comprueban desde el 23"),
    ],
)
def test_each_fault_is_said_and_only_that_one(
    line: EditorialLine, linked: tuple[Account, ...], said: str
) -> None:
    (flaw,) = _flaws(line, *linked)
    assert said in flaw


def test_a_profile_that_leads_everywhere_is_right() -> None:
    line = EditorialLine(links_to_register=True, linked_from_web=True, links_checked_on=date(2025, 11, 24))
    assert _flaws(line, FACEBOOK) == ()


def test_what_was_not_looked_at_is_no_fault() -> None:
    assert _flaws(EditorialLine(links_to_register=True, links_checked_on=TODAY)) == ()


def test_the_only_account_needs_no_other() -> None:
    line = EditorialLine(links_to_none=True, links_checked_on=TODAY)
    assert flaws(checks(line, (), (), knowledge.networks(), TODAY)) == ()


def test_the_web_is_where_links_go_and_not_where_they_start() -> None:
    web = Account(id=4, network_id="web", address="https://villa.es")
    assert linking([web, GONE, FACEBOOK]) == (FACEBOOK,)


@pytest.fixture
def pair(database: Database) -> tuple[int, int]:
    """The numbers of an Instagram and a Facebook account."""
    set_up(database)
    found = add_account(database, "instagram.com/villa"), add_account(database, "facebook.com/ayto")
    assert found[0].id is not None
    assert found[1].id is not None
    return found[0].id, found[1].id


def _led(database: Database, account_id: int) -> list[str]:
    snapshot = reading.snapshot(database)
    account = snapshot.account(account_id)
    assert account is not None
    return [other.handle for other in snapshot.linked(account)]


def test_links_are_written_in_one_step_and_undone_in_one(database: Database, pair: tuple[int, int]) -> None:
    instagram, facebook = pair
    seen = {instagram: SeenLinks(line={"links_to_register": False}, to=frozenset({facebook}))}
    links.keep(database, {"register_address": "https://villa.es/redes"}, seen)
    snapshot = reading.snapshot(database)
    assert snapshot.plan is not None
    assert snapshot.plan.register_address == "https://villa.es/redes"
    assert _led(database, instagram) == ["ayto"]
    history.undo(database)
    assert _led(database, instagram) == []
    assert reading.snapshot(database).plan is None


def test_looking_again_changes_only_what_is_different(database: Database, pair: tuple[int, int]) -> None:
    instagram, facebook = pair
    links.keep(database, {}, {instagram: SeenLinks(to=frozenset({facebook}))})
    kept = reading.snapshot(database).links
    links.keep(database, {}, {instagram: SeenLinks(to=frozenset({facebook, instagram}))})
    assert [link.id for link in reading.snapshot(database).links] == [link.id for link in kept]
    links.keep(database, {}, {instagram: SeenLinks()})
    assert _led(database, instagram) == []


def test_a_link_goes_with_its_account_and_comes_back_with_it(
    database: Database, pair: tuple[int, int]
) -> None:
    instagram, facebook = pair
    links.keep(database, {}, {instagram: SeenLinks(to=frozenset({facebook}))})
    accounts.delete(database, facebook)
    assert reading.snapshot(database).links == ()
    history.undo(database)
    assert _led(database, instagram) == ["ayto"]


def test_once_begun_every_profile_is_asked_for(database: Database, pair: tuple[int, int]) -> None:
    def said() -> list[str]:
        found = examine(reading.snapshot(database), knowledge.networks(), TODAY).findings
        return [finding.sentence for finding in found if finding.target.place is Place.CHECK_LINKS]

    instagram, facebook = pair
    assert said() == []
    seen = SeenLinks(line={"links_to_register": True, "linked_from_web": False}, to=frozenset({facebook}))
    links.keep(database, {}, {instagram: seen})
    assert set(said()) == {
        "Falta decir dónde está publicada la lista de cuentas oficiales.",
        "Facebook · ayto: falta comprobar a qué enlaza.",
        "Instagram · villa: la web no enlaza a esta cuenta.",
    }
    records.keep_only(database, "channel_plan", {"register_address": "https://villa.es/redes"})
    links.keep(database, {}, {instagram: SeenLinks(line={"linked_from_web": True}, to=frozenset({facebook}))})
    assert said() == ["Facebook · ayto: falta comprobar a qué enlaza."]


def test_a_profile_of_which_no_link_was_said_is_still_to_be_seen(
    database: Database, pair: tuple[int, int]
) -> None:
    """As alike as can be where it is asked, where it is counted and where it is printed."""
    instagram, _facebook = pair
    seen = {"links_to_register": True, "linked_from_web": True}
    plan = {"register_address": "https://villa.es/redes"}
    every = {number: SeenLinks(line={**seen, "links_to_none": None}) for number in pair}
    links.keep(database, plan, every)

    def found() -> tuple[int, int, list[str]]:
        snapshot = reading.snapshot(database)
        sentences = [each.sentence for each in examine(snapshot, knowledge.networks(), TODAY).findings]
        chapters = manual.prepare(database, manual.Edition.RESERVED).document.chapters
        blocks = [block for chapter in chapters for block in chapter.blocks]
        tables = [block for block in blocks if isinstance(block, Table)]
        (table,) = [each for each in tables if each.summary == "Enlaces de cada cuenta"]
        told = sorted(plain(row[3]) for row in table.rows)
        asked = sum("falta comprobar a qué enlaza" in each for each in sentences)
        return asked, measures.links(snapshot, TODAY).done, told

    assert found() == (2, 1, ["pendiente", "pendiente"])
    links.keep(database, plan, {instagram: SeenLinks(line={**seen, "links_to_none": True})})
    assert found() == (1, 2, ["Ninguna", "pendiente"])
    accounts.delete(database, instagram)
    assert found() == (0, 2, ["No hay otra"])
    snapshot = reading.snapshot(database)
    assert not links.is_to_ask(snapshot, snapshot.accounts[0])
