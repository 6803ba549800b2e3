"""What was left half done in a wizard goes on from every door, about what it was begun."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from muniredes.actions import clock, drafts
from muniredes.desktop.pages.today import day_seen
from muniredes.desktop.wizards.catalogue import every_plan, make_plan
from muniredes.desktop.wizards.plan import WizardPlan
from muniredes.desktop.workbench import Workbench
from muniredes.domain.guide import Task, TaskState, tasks
from muniredes.domain.places import Place, Target

HALF = {"anything": {"said": "a medias"}}


def _begun(bench: Workbench, plan: WizardPlan) -> None:
    drafts.keep(bench.hub.database, plan.name, plan.subject, "", HALF, [])
    bench.hub.draft_changed()
    QApplication.processEvents()


def _subject(bench: Workbench, target: Target) -> str | None:
    plan = make_plan(bench.hub, target)
    return plan.subject if plan else None


def _doors(bench: Workbench, name: str) -> Iterator[Task]:
    found = tasks(bench.hub.snapshot, clock.today())
    yield from (task for task in found if task.target.place.value == name)


def test_every_wizard_goes_on_from_today_and_from_the_guide(town_bench: Workbench) -> None:
    wrong = []
    for plan in every_plan(town_bench.hub):
        _begun(town_bench, plan)
        half = [item.target for item in day_seen(town_bench.hub.snapshot).half_said]
        targets = [target for target in half if target.place.value == plan.name]
        targets += [task.target for task in _doors(town_bench, plan.name)]
        assert targets, plan.name
        wrong += [
            (plan.name, plan.subject, each) for each in targets if _subject(town_bench, each) != plan.subject
        ]
        drafts.discard(town_bench.hub.database, plan.name, plan.subject)
        town_bench.hub.draft_changed()
    assert wrong == []


def test_what_is_begun_about_nothing_yet_goes_on_first(town_bench: Workbench) -> None:
    account = town_bench.hub.snapshot.own_accounts[0]
    for target in (Target(Place.CHECK_LINKS), Target(Place.CHECK_LINKS, account.id)):
        plan = make_plan(town_bench.hub, target)
        assert plan is not None
        _begun(town_bench, plan)
    (task,) = _doors(town_bench, Place.CHECK_LINKS.value)
    assert task.target == Target(Place.CHECK_LINKS)
    assert task.state is not TaskState.NOT_STARTED
