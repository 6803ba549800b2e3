"""How an account stands, and what there is none of, is followed by all that comes of it."""

import pytest

from muniredes.actions import (
    accounts,
    channels,
    clock,
    coordination,
    council,
    knowledge,
    manual,
    reading,
    records,
)
from muniredes.actions.manual import Edition
from muniredes.domain.accounts import Account, AccountState
from muniredes.domain.channels.coordination import Medium, Role
from muniredes.domain.channels.plan import Choice, TownSize
from muniredes.domain.lacking import NONE
from muniredes.storage.database import Database
from tests.manual.test_compose import _said
from tests.support import add_account, put_in_order, set_up

WHATSAPP = "whatsapp.com/channel/0029VaABCDEFGHIJ"


@pytest.fixture
def closed(database: Database) -> Database:
    """A town whose channel of WhatsApp is closed, and whose page of Facebook is in order."""
    set_up(database)
    put_in_order(database, "facebook.com/ayto")
    add_account(database, WHATSAPP)
    account = _of(database, "whatsapp")
    accounts.edit(database, account.id or 0, {"account.state": AccountState.CLOSED})
    return database


def _of(database: Database, network: str) -> Account:
    return next(each for each in reading.snapshot(database).accounts if each.network_id == network)


def _present(database: Database) -> dict[str, str]:
    snapshot = reading.snapshot(database)
    found = snapshot.posting_channels(knowledge.networks(), clock.today())
    return {channel.key: channel.name for channel in found}


@pytest.mark.parametrize("state", [AccountState.CLOSED, AccountState.NO_ACCESS])
def test_an_account_out_of_hand_leaves_no_channel_of_its_name(closed: Database, state: AccountState) -> None:
    accounts.edit(closed, _of(closed, "whatsapp").id or 0, {"account.state": state})
    assert not any("WhatsApp" in name for name in _present(closed).values())


def test_somebody_else_s_account_does_not_take_a_channel_away(closed: Database) -> None:
    state = {"account.state": AccountState.IMPERSONATED}
    accounts.edit(closed, _of(closed, "whatsapp").id or 0, state)
    assert Medium.WHATSAPP.value in _present(closed)


def test_no_topic_sends_to_a_closed_account_and_the_rest_are_told(closed: Database) -> None:
    facebook = f"account.{_of(closed, 'facebook').id}"
    present = reading.snapshot(closed).posting_channels(knowledge.networks(), clock.today())
    rows = {"Plenos": {facebook: Role.FIRST}, "Fiestas": {facebook: Role.SUPPORT}, "Censo": {}}
    coordination.set_matrix(closed, rows, present)
    topics = {topic.name: topic.id for topic in reading.snapshot(closed).topics}
    use = {"topic_id": topics["Fiestas"], "medium": Medium.WHATSAPP, "role": Role.FIRST}
    records.add(closed, "channel_use", use)
    (chapter,) = (
        each
        for each in manual.prepare(closed, Edition.PUBLIC).document.chapters
        if each.title == "Qué se cuenta y dónde"
    )
    said = _said(manual.prepare(closed, Edition.PUBLIC).document)
    table = next(block for block in chapter.blocks if type(block).__name__ == "Table")
    told = [["".join(span.text for span in cell) for cell in row] for row in table.rows]  # type: ignore[union-attr]
    assert told == [["Fiestas", "—", "Facebook · ayto"], ["Plenos", "Facebook · ayto", "—"]]
    assert "Mire primero en" in said


def test_only_what_is_known_to_be_there_is_proposed(closed: Database) -> None:
    snapshot = reading.snapshot(closed)
    assert snapshot.known_media == {Medium.BOARD}
    council.edit(closed, {"website": "www.villa.es"})
    assert reading.snapshot(closed).known_media == {Medium.BOARD, Medium.WEB}
    council.edit(closed, {"website": NONE})
    assert reading.snapshot(closed).known_media == {Medium.BOARD}
    present = snapshot.posting_channels(knowledge.networks(), clock.today())
    coordination.set_matrix(closed, {"Agua": {Medium.LOUDSPEAKER.value: Role.FIRST}}, present)
    assert reading.snapshot(closed).known_media == {Medium.BOARD, Medium.LOUDSPEAKER}


def test_a_closed_network_is_not_advised_to_be_opened(closed: Database) -> None:
    records.keep_only(closed, "channel_plan", {"size": TownSize.VILLAGE})
    snapshot = reading.snapshot(closed)
    assert snapshot.plan is not None
    (item,) = (
        each for each in channels.recommended(snapshot, snapshot.plan) if each.network_id == "whatsapp"
    )
    assert item.choice is Choice.NOT_NOW
    assert item.reasons[0].startswith("Se cerró")
