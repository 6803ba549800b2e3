"""What a page of the manual says, another neither says again nor says otherwise."""

from collections.abc import Iterator
from datetime import date

import pytest

from muniredes.actions import clock, knowledge, reading, workspace
from muniredes.actions.channels import plans, profiles
from muniredes.actions.examples import example
from muniredes.actions.printing import manual
from muniredes.domain.accounts.account import IDLE_LIMIT_DAYS, AccountState
from muniredes.domain.accounts.remedies import Remedy
from muniredes.domain.accounts.rhythm import AMBER_PERCENT, RhythmLight
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.council import EntityKind
from muniredes.manual.document import Block, Document, Edition, Heading, Items, Rich
from muniredes.manual.drawing import Drawing
from muniredes.storage.database import Database
from tests.bodies import begin
from tests.manual.conftest import Composed
from tests.manual.texts import text_of
from tests.support import add_account, set_up


@pytest.fixture(scope="module")
def association(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The example of an association."""
    opened = example.create(tmp_path_factory.mktemp("peña") / "a.sqlite", EntityKind.ASSOCIATION)
    yield opened.database
    workspace.close(opened)


@pytest.fixture(params=["town", "association"])
def reserved(request: pytest.FixtureRequest, composed: Composed) -> Document:
    """The reserved edition of each example."""
    if request.param == "town":
        return composed(Edition.RESERVED)
    return manual.prepare(request.getfixturevalue("association"), Edition.RESERVED).document


def _blocks(document: Document) -> list[Block]:
    return [block for chapter in document.chapters for block in chapter.blocks]


def _items(document: Document, key: str) -> list[Rich]:
    blocks = _blocks(document)
    start = next((n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.key == key), None)
    found = None if start is None else blocks[start + 1]
    return list(found.items) if isinstance(found, Items) else []


def test_what_is_pending_of_an_account_is_in_one_list_and_names_it_once(reserved: Document) -> None:
    urgent, later = _items(reserved, "pendiente-urgente"), _items(reserved, "pendiente-conviene")
    assert urgent
    assert later
    for entry in (*urgent, *later):
        names = [span.text.strip(" .") for span in entry if span.bold]
        rest = "".join(span.text for span in entry if not span.bold)
        assert not [name for name in names if name in rest], "".join(span.text for span in entry)
    sent = [{span.link for span in entry if span.link} for entry in urgent]
    again = [entry for entry in later if any(span.link in links for span in entry for links in sent if links)]
    assert not ["".join(each.text for each in entry) for entry in again if "su ficha" in entry[-1].text]


def test_a_copy_that_a_closure_says_is_a_copy(database: Database) -> None:
    set_up(database)
    account = add_account(database, "t.me/ayto", account__state=AccountState.ACTIVE)
    profiles.close(database, account.id or 0, {"copied_on": date(2026, 9, 1), "reason": "Nadie la lleva"})
    snapshot = reading.snapshot(database)
    assert snapshot.last_copy_on(account) == date(2026, 9, 1)
    assert Cause.NO_COPY not in {each.cause for each in snapshot.risk(account, clock.today()).reasons}


def _example_cards(document: Document) -> str:
    blocks = _blocks(document)
    start = next(n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.key == "ejemplos")
    drawn = [each for each in blocks[start:] if isinstance(each, Drawing)]
    return "\n".join(shape.text for drawing in drawn for shape in drawing.shapes if shape.text)


def test_an_example_of_a_post_names_each_account_and_closes_what_it_quotes(
    composed: Composed,
) -> None:
    document = composed(Edition.RESERVED)
    said = " ".join(_example_cards(document).split())
    assert "Ayuntamiento de Villaejemplo" in said, "the name that is seen, and not only its network"
    assert said.count("«") == said.count("»") > 0
    whole = text_of(document)
    assert "aquí se dice todo" not in whole
    assert "los mismos en todas" not in whole


def test_the_hours_that_are_left_come_after_what_frees_them(reserved: Document) -> None:
    said = text_of(reserved)
    freed, left = said.find("Cerrar con orden"), said.find("Siguiendo lo anterior")
    assert left == -1 or -1 < freed < left


def test_only_what_stands_still_is_revived(association: Database, town_database: Database) -> None:
    for database in (association, town_database):
        snapshot = reading.snapshot(database)
        assert snapshot.plan is not None
        for item in plans.recommended(snapshot, snapshot.plan):
            account = snapshot.account(item.account_id)
            if account is not None and "reavivar" in item.choice.word:
                assert snapshot.rhythm(account, clock.today()).light is RhythmLight.RED, account.short_name


@pytest.mark.parametrize("kind", EntityKind)
def test_a_network_is_found_by_its_number_whoever_reads(database: Database, kind: EntityKind) -> None:
    begin(database, kind)
    networks = manual.gather(database, Edition.RESERVED).networks
    assert {key: network.id for key, network in networks.items() if key != network.id} == {}


def test_what_is_not_ours_is_not_counted_among_ours_at_risk(database: Database) -> None:
    set_up(database, "https://www.facebook.com/aytovilla")
    add_account(database, "https://x.com/aytovilla", account__state=AccountState.IMPERSONATED)
    said = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert "Hoy hay 1 cuenta en riesgo, y 1 que se hace pasar por nosotros." in said


def test_no_deadline_is_promised_where_none_is_written(reserved: Document) -> None:
    said = text_of(reserved)
    assert ("Y todas contestan en" in said) == ("Primera respuesta" in said)


def test_what_was_mended_and_is_still_wrong_is_not_said_to_be_done(database: Database) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/ayto", account__state=AccountState.ACTIVE)
    cause = Cause.NO_HOLDER
    assert cause in {each.cause for each in reading.snapshot(database).risk(account, clock.today()).reasons}
    day = date(2026, 11, 3)
    with database.write("x") as work:
        work.add(Remedy(account_id=account.id, cause=cause, begun_on=day, done_on=day))
    said = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert "hecho el 03/11/2026." not in said
    assert "se dio por hecho el 03/11/2026 y sigue sin constar" in said


def test_the_advice_and_the_light_of_an_account_say_the_same_of_a_month() -> None:
    """A month without a post is not yet a warning, with the limit of an account when nobody says another."""
    days = IDLE_LIMIT_DAYS * AMBER_PERCENT // 100
    assert 30 < days < 2 * 30
    told = next(each for each in knowledge.advice()["frecuencia"] if each.key == "silencio")
    assert told.title.startswith("Más de un mes")
