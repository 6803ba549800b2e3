"""The bar, the card of a step and the ending agree on whether people were told."""

from pytestqt.qtbot import QtBot

from muniredes.actions.crisis import course, steps
from muniredes.desktop.dialogs.crisis.ending import EndingDialog
from muniredes.desktop.pages.crisis.now.step_card import StepCard
from muniredes.desktop.window.crisis_bar import CrisisBar
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.crisis.knowledge import Stage
from tests.desktop.hands import words
from tests.support import set_up


def test_a_notice_that_its_step_gave_is_given_everywhere(bench: Workbench, qtbot: QtBot) -> None:
    hub = bench.hub
    set_up(hub.database)
    (number,) = course.begin(hub.database, "cuenta", is_drill=True).ids("incident")
    hub.note_changed()
    bar, card = CrisisBar(hub), StepCard(hub)
    for shown in (bar, card):
        qtbot.addWidget(shown)
        shown.show()
    file = hub.snapshot.crisis.file(number)
    assert file is not None
    step = next(each for each in file.steps if each.stage is Stage.FIRST)
    card.show_step(file, step)
    assert "consta como aviso dado" in words(card)
    assert "Primer aviso" in words(bar)
    assert step.id is not None
    hub.perform(steps.tick, step.id, "Por megafonía")
    assert "Primer aviso" not in words(bar)
    told = hub.snapshot.crisis.file(number)
    assert told is not None
    ending = EndingDialog(hub, told)
    qtbot.addWidget(ending)
    ending.show()
    assert "No consta que se haya avisado" not in words(ending)
