"""An act is kept just as it was drawn up, and says how far the handover is."""

import pytest

from muniredes.actions import accounts, history, reading
from muniredes.actions.handover import acts, preparing
from muniredes.domain.handover.record import ActKind, HandoverFile, HandoverStage
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import set_up


def _file(database: Database) -> HandoverFile:
    found = reading.snapshot(database).handover
    assert found is not None
    return found


def _draw_up(database: Database, kind: ActKind) -> bytes:
    pdf = acts.draw(acts.compose(database, kind), lambda _part: None)
    acts.keep(database, kind, pdf)
    return pdf


def test_each_act_moves_the_handover_on(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    for kind, stage in (
        (ActKind.PRELIMINARY, HandoverStage.PRELIMINARY),
        (ActKind.UPDATED, HandoverStage.UPDATED),
        (ActKind.UPDATED, HandoverStage.UPDATED),
        (ActKind.FINAL, HandoverStage.DELIVERED),
        (ActKind.COMPLEMENTARY, HandoverStage.DELIVERED),
    ):
        acts.keep(database, kind, kind.value.encode())
        assert _file(database).stage is stage
    history.undo(database)
    history.undo(database)
    assert _file(database).stage is HandoverStage.UPDATED


def test_an_act_never_follows_later_edits(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    pdf = _draw_up(database, ActKind.PRELIMINARY)
    accounts.edit(database, 1, {"account.name": "Otro nombre"})
    (act,) = _file(database).acts
    assert acts.kept(database, act) == pdf
    assert acts.draw(acts.compose(database, ActKind.UPDATED), lambda _part: None) != pdf


def test_an_act_that_is_not_its_own_any_more_is_refused(database: Database) -> None:
    set_up(database)
    acts.keep(database, ActKind.FINAL, b"una cosa")
    (act,) = _file(database).acts
    act.sha256 = "0" * 64
    with pytest.raises(Problem, match="falta o no es"):
        acts.kept(database, act)


@pytest.mark.parametrize("kind", [ActKind.PRELIMINARY, ActKind.UPDATED, ActKind.FINAL])
def test_after_the_delivery_there_is_only_the_complementary_act(database: Database, kind: ActKind) -> None:
    set_up(database)
    acts.keep(database, ActKind.FINAL, b"acta")
    with pytest.raises(Problem, match="va más adelante"):
        acts.keep(database, kind, b"otra")
    assert len(_file(database).acts) == 1
    preparing.edit(database, {"observations": "Falta un sobre"})
    acts.keep(database, ActKind.COMPLEMENTARY, b"complementaria")
    assert len(_file(database).acts) == 2


def test_a_handover_done_in_one_sitting(database: Database) -> None:
    """The extraordinary one: nothing was prepared, and the first act is that of the delivery."""
    set_up(database)
    _draw_up(database, ActKind.FINAL)
    assert _file(database).stage is HandoverStage.DELIVERED
