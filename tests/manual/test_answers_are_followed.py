"""How an account stands, and what there is none of, is followed by all that comes of it."""

import pytest

from muniredes.actions import accounts, clock, council, knowledge, reading, records
from muniredes.actions.channels import coordination, plans
from muniredes.actions.handover import archiving, preparing
from muniredes.actions.printing import manual
from muniredes.actions.printing.manual import Edition
from muniredes.domain.accounts.account import Account, AccountState, SecondFactor
from muniredes.domain.channels.coordination import Medium, Role
from muniredes.domain.channels.plan import Choice, TownSize
from muniredes.domain.declared_absent import NONE
from muniredes.domain.handover.checklist import CheckBlock
from muniredes.manual.rehearsal.situations import every_situation
from muniredes.storage.database import Database
from tests.manual.texts import text_of
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
    return next(
        each
        for each in reading.snapshot(database).accounts
        if each.network_id == network and not each.personal_profile
    )


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


def test_a_web_that_is_said_is_a_channel_whatever_became_of_an_account_of_it(closed: Database) -> None:
    council.edit(closed, {"website": "www.villa.es"})
    add_account(closed, "https://villa.es", account__network_id="web")
    for state in (AccountState.CLOSED, AccountState.NO_ACCESS):
        accounts.edit(closed, _of(closed, "web").id or 0, {"account.state": state})
        assert Medium.WEB.value in _present(closed)
        assert Medium.WEB in reading.snapshot(closed).known_media
    accounts.edit(closed, _of(closed, "web").id or 0, {"account.state": AccountState.ACTIVE})
    assert Medium.WEB.value not in _present(closed), "the account is that channel"
    council.edit(closed, {"website": NONE})
    accounts.edit(closed, _of(closed, "web").id or 0, {"account.state": AccountState.CLOSED})
    assert Medium.WEB.value not in _present(closed)


def test_a_topic_keeps_the_medium_that_was_chosen_for_it_after_an_old_account_was_closed(
    closed: Database,
) -> None:
    coordination.set_matrix(closed, {"Fiestas": {}}, ())
    topic = reading.snapshot(closed).topics[0].id
    records.add(closed, "channel_use", {"topic_id": topic, "medium": Medium.WHATSAPP, "role": Role.FIRST})
    assert Medium.WHATSAPP.value in _present(closed)
    state = {"account.state": AccountState.NO_ACCESS}
    accounts.edit(closed, _of(closed, "whatsapp").id or 0, state)
    assert Medium.WHATSAPP.value not in _present(closed)


def test_no_topic_sends_to_an_account_out_of_hand_and_the_rest_are_told(closed: Database) -> None:
    state = {"account.state": AccountState.NO_ACCESS}
    accounts.edit(closed, _of(closed, "whatsapp").id or 0, state)
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
    said = text_of(manual.prepare(closed, Edition.PUBLIC).document)
    table = next(block for block in chapter.blocks if type(block).__name__ == "Table")
    told = [["".join(span.text for span in cell) for cell in row] for row in table.rows]  # type: ignore[union-attr]
    assert told == [["Fiestas", "Facebook · ayto", "—"], ["Plenos", "Facebook · ayto", "—"]]
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
    (item,) = (each for each in plans.recommended(snapshot, snapshot.plan) if each.network_id == "whatsapp")
    assert item.choice is Choice.NOT_NOW
    assert item.reasons[0].startswith("Se cerró")


PERSONAL = "facebook.com/profile.php?id=100012345678901"


@pytest.fixture
def out_of_hand(database: Database) -> Database:
    """A town with a page in order, somebody's own profile, and an account that nobody can enter."""
    set_up(database)
    put_in_order(database, "facebook.com/ayto")
    add_account(
        database, PERSONAL, account__personal_profile=True, custody__password_place="En un cuaderno del bar"
    )
    add_account(database, "instagram.com/ayto", account__state=AccountState.NO_ACCESS)
    return database


def test_nothing_passes_of_a_personal_profile_nor_of_what_nobody_can_enter(out_of_hand: Database) -> None:
    snapshot = reading.snapshot(out_of_hand)
    personal = next(each for each in snapshot.accounts if each.personal_profile)
    lost = _of(out_of_hand, "instagram")
    first = preparing.first_day_lines(snapshot)
    lines = (*preparing.lines(snapshot), *first)
    assert [line.item.key for line in lines if line.account_id == personal.id] == ["perfil_personal"]
    assert [line.item.key for line in first if line.account_id == lost.id] == ["recibir_entrar"]
    blocks = {line.item.block for line in lines if line.account_id == lost.id}
    assert blocks == {CheckBlock.INVENTORY, CheckBlock.ARCHIVE, CheckBlock.RECEIVING}
    said = {each.sentence for each in preparing.what_is_missing(snapshot)}
    assert {"Facebook · 100012345678901", "Instagram · ayto"} <= said


def test_a_rehearsal_is_only_of_what_somebody_can_enter(out_of_hand: Database) -> None:
    data = manual.gather(out_of_hand, Edition.RESERVED)
    told = " ".join(each.story for each in every_situation(data))
    assert "Facebook · ayto" in told
    assert "Instagram" not in told
    assert "100012345678901" not in told


def test_the_password_of_a_personal_profile_is_its_own(out_of_hand: Database) -> None:
    said = text_of(manual.prepare(out_of_hand, Edition.RESERVED).document)
    assert "En un cuaderno del bar" in said
    assert "la del perfil que la administra" not in said


def test_what_was_published_on_a_personal_profile_is_asked_of_its_owner(out_of_hand: Database) -> None:
    snapshot = reading.snapshot(out_of_hand)
    asked = {bool(each.account.personal_profile): each.how for each in archiving.to_ask(snapshot)}
    assert asked[True].startswith("Es un perfil personal")
    assert not asked[False].startswith("Es un perfil personal")


def test_a_sheet_that_says_no_answers_the_question_of_the_handover(out_of_hand: Database) -> None:
    factor = {"custody.second_factor": SecondFactor.NONE}
    accounts.edit(out_of_hand, _of(out_of_hand, "facebook").id or 0, factor)
    found = preparing.what_is_missing(reading.snapshot(out_of_hand))
    (detail,) = (each.detail for each in found if "doble verificación" in each.detail and each.target.field)
    assert detail.endswith("Su ficha dice que no tiene doble verificación.")


def test_each_edition_that_was_printed_stays_in_the_versions(out_of_hand: Database) -> None:
    for edition in (Edition.RESERVED, Edition.PUBLIC):
        manual.record(out_of_hand, manual.prepare(out_of_hand, edition).issue)
    issues = reading.snapshot(out_of_hand).issues
    assert [each.edition for each in issues] == [Edition.RESERVED.value, Edition.PUBLIC.value]
    assert manual.prepare(out_of_hand, Edition.PUBLIC).issue.version == 2


def test_without_a_logo_nothing_asks_how_it_is_used(out_of_hand: Database) -> None:
    records.keep_only(out_of_hand, "style_guide", {"tone": "De usted"})
    asked = ("Espacio libre alrededor", "Tamaño mínimo", "logotipos editables")
    assert [each for each in asked if each not in _everything(out_of_hand)] == []
    lacks = dict.fromkeys(("logo", "typefaces", "colours"), NONE)
    records.keep_only(out_of_hand, "style_guide", lacks)
    said = _everything(out_of_hand)
    assert [each for each in asked if each in said] == []
    assert said.count("No tiene.") >= len(lacks)


def _everything(database: Database) -> str:
    """Return what the manual says, and what is asked before handing over."""
    lines = preparing.lines(reading.snapshot(database))
    return "\n".join(
        (text_of(manual.prepare(database, Edition.RESERVED).document), *(each.sentence for each in lines))
    )


@pytest.mark.parametrize("typed", ["whatsapp 600 11 22 33", "WhatsApp: +34 600112233", "wa.me/34600112233"])
def test_a_telephone_is_no_channel(typed: str) -> None:
    found = accounts.told_apart(typed)
    assert (found.network_id, found.address) == ("whatsapp_lista", "https://wa.me/34600112233")


def test_without_a_web_nobody_is_sent_to_say_things_there(closed: Database) -> None:
    def told() -> str:
        said = text_of(manual.prepare(closed, Edition.RESERVED).document)
        steps = (step for fact in knowledge.remedies().values() for step in fact.value.steps)
        return "\n".join((*steps, said))

    sent = ("Diga en la web", "En la web municipal")
    assert [each for each in sent if each not in told()] == []
    council.edit(closed, {"website": NONE})
    assert [each for each in sent if each in told()] == []
    assert "Diga en el tablón" in told()
