"""The accounts are tried together, one after another: in the order of each network, and with its waiting."""

import pytest

from muniredes.actions import clock, council, knowledge, reading
from muniredes.actions.handover import acts, preparing
from muniredes.domain.council import EntityKind
from muniredes.domain.handover import waiting
from muniredes.domain.handover.checklist import CheckBlock
from muniredes.domain.handover.record import ActKind, HandoverReason
from muniredes.domain.handover.timeline import HandoverStep, steps_of
from muniredes.storage.database import Database
from tests.manual.samples import texts
from tests.support import set_up

_FIVE = {"prueba_acceso", "juntos_control", "juntos_retirada", "juntos_factor", "juntos_recuperacion"}
"""Got in, administrator added, old one removed, second factor moved, recovery changed."""


def _together(database: Database, address: str) -> list[str]:
    set_up(database, address)
    lines = preparing.lines(reading.snapshot(database))
    return [line.item.key for line in lines if line.item.block is CheckBlock.TOGETHER]


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("facebook.com/ayto", "juntos_control", "juntos_recuperacion"),
        ("instagram.com/ayto", "juntos_recuperacion", "juntos_control"),
        ("x.com/ayto", "rotacion", "juntos_factor"),
    ],
)
def test_each_network_has_its_order_and_who_leaves_goes_last(
    database: Database, address: str, before: str, after: str
) -> None:
    asked = _together(database, address)
    assert set(asked) >= _FIVE
    assert asked[0] == "prueba_acceso"
    assert asked[-1] == "juntos_retirada"
    assert asked.index(before) < asked.index(after)


def test_a_page_of_the_town_is_asked_only_whether_one_gets_in(database: Database) -> None:
    assert _together(database, "www.villa.es") == ["prueba_acceso"]


def test_the_way_of_the_network_is_known_with_how_long_it_makes_wait(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    snapshot = reading.snapshot(database)
    (account,) = snapshot.own_accounts
    said = knowledge.networks()["facebook"].transfer
    assert said is not None
    assert preparing.way_of(snapshot, account).sentence == said.value
    assert "siete días" in said.value
    (_stands, how), (_exposed, risk) = preparing.how_it_is(snapshot, account)
    assert how == snapshot.standing(account, clock.today()).word
    assert risk.startswith("En riesgo. ")


def test_what_was_tried_together_is_in_the_act(database: Database) -> None:
    _together(database, "facebook.com/ayto")
    document = acts.compose(database, ActKind.FINAL).document
    assert "¿Tiene ya el control total quien recibe?" in " ".join(texts(document))


def test_once_it_was_delivered_what_came_before_is_late_for_nobody(database: Database) -> None:
    """In one sitting nothing was prepared three days before: nobody is asked to, ever."""
    set_up(database, "facebook.com/ayto")
    preparing.prepare(database, {"reason": HandoverReason.RESIGNATION, "planned_on": clock.today()})
    acts.keep(database, ActKind.FINAL, b"%PDF")
    snapshot = reading.snapshot(database)
    assert any(step.is_late(clock.today()) for step in steps_of(snapshot)), "its day went by"
    assert list(waiting.late(snapshot, clock.today())) == []
    asked = [item.text for item in waiting.coming(snapshot, clock.today(), 10)]
    assert asked == [HandoverStep.ROTATION.word, HandoverStep.APPOINTMENTS.word]


def test_a_body_without_elections_has_the_steps_of_its_handover_in_today_too(database: Database) -> None:
    set_up(database, "facebook.com/peña")
    council.edit(database, {"kind": EntityKind.ASSOCIATION})
    assert list(waiting.coming(reading.snapshot(database), clock.today(), 400)) == []
    preparing.prepare(database, {"reason": HandoverReason.DESK, "planned_on": clock.today()})
    snapshot = reading.snapshot(database)
    asked = [item.text for item in waiting.coming(snapshot, clock.today(), 10)]
    assert HandoverStep.DELIVERY.word in asked
    assert HandoverStep.ROTATION.word in asked
