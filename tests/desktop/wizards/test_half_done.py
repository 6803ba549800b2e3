"""What was left half done in a wizard goes on from every door, about what it was begun."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QApplication, QPushButton

from muniredes.actions import clock, drafts, records
from muniredes.desktop.navigation.half_done import half_said, half_said_of_account
from muniredes.desktop.pages.today import day_seen
from muniredes.desktop.theme import ThemeChoice
from muniredes.desktop.window.half_done_bar import HalfDoneBar
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.plan import WizardPlan
from muniredes.desktop.wizards.catalogue import BEGIN_ANEW, every_plan, make_plan
from muniredes.domain.citizens.citizen_test import TestAnswer, half_done
from muniredes.domain.guide import Task, TaskState, tasks
from muniredes.domain.places import Place, Target, page_of
from tests.desktop.hands import dialog, press, seen, words
from tests.support import set_up

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


def test_every_wizard_goes_on_from_any_door_but_those_that_begin_one_more(town_bench: Workbench) -> None:
    wrong = []
    for plan in every_plan(town_bench.hub):
        place = Place(plan.name)
        _begun(town_bench, plan)
        town_bench.go(Target(place))
        opened = dialog(WizardDialog)
        expected = "" if place in BEGIN_ANEW else plan.subject
        if opened.session.plan.subject != expected:
            wrong.append((plan.name, plan.subject, opened.session.plan.subject))
        opened.close()
        drafts.discard(town_bench.hub.database, plan.name, plan.subject)
        drafts.discard(town_bench.hub.database, plan.name, "")
        town_bench.hub.draft_changed()
    assert wrong == []


def test_another_blog_is_another_though_one_is_half_told(town_bench: Workbench) -> None:
    account = town_bench.hub.snapshot.own_accounts[0]
    plan = make_plan(town_bench.hub, Target(Place.SAY_BLOG, account.id))
    assert plan is not None
    _begun(town_bench, plan)
    town_bench.go(Target(Place.CHANNELS, None, "blog"))
    press(town_bench.page(Place.CHANNELS), "Añadir un blog")
    assert dialog(WizardDialog).session.plan.subject == ""


def test_what_is_begun_about_nothing_yet_goes_on_first(town_bench: Workbench) -> None:
    account = town_bench.hub.snapshot.own_accounts[0]
    for target in (Target(Place.CHECK_LINKS), Target(Place.CHECK_LINKS, account.id)):
        plan = make_plan(town_bench.hub, target)
        assert plan is not None
        _begun(town_bench, plan)
    (task,) = _doors(town_bench, Place.CHECK_LINKS.value)
    assert task.target == Target(Place.CHECK_LINKS)
    assert task.state is not TaskState.NOT_STARTED


def test_a_card_does_not_tell_what_is_of_something_else_of_its_number(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/ayto")
    bench.hub.perform(records.add, "citizen_test", {"done_on": clock.today()})
    (account,), (test,) = bench.hub.snapshot.own_accounts, bench.hub.snapshot.citizen_tests
    assert account.id == test.id
    drafts.keep(bench.hub.database, Place.CITIZEN_TEST.value, str(test.id), "", HALF, [])
    bench.hub.draft_changed()
    assert not half_said_of_account(bench.hub.snapshot, account)
    assert [each.detail for each in half_said(bench.hub.snapshot)] == [""]


def test_only_the_test_that_goes_on_is_offered_to_go_on_with(bench: Workbench) -> None:
    lacking = (TestAnswer(key="a", passed=True), TestAnswer(key="b"))
    for day in (date(2025, 3, 2), date(2026, 11, 2), date(2026, 11, 20)):
        bench.hub.perform(records.add, "citizen_test", {"done_on": day, "answers": lacking})
    asked: list[Target] = []
    bench.go(Target(Place.CONVERSATION, None, "citizen_test"))
    page = bench.page(Place.CONVERSATION)
    page.target_asked.connect(asked.append)
    assert [each.text() for each in seen(page, QPushButton)].count("Seguir la prueba") == 1
    press(page, "Seguir la prueba")
    goes_on = half_done(bench.hub.snapshot.citizen_tests, clock.today())
    assert goes_on is not None
    assert [each.object_id for each in asked] == [goes_on.id]


def test_every_page_where_something_is_begun_says_that_it_was_left_half_way(bench: Workbench) -> None:
    told = {
        Place.SETUP: (Target(Place.TODAY), "Empezar"),
        Place.SAY_STYLE: (Target(Place.STYLE), "Empezar la guía"),
        Place.SAY_CONVERSATION: (Target(Place.CONVERSATION, None, "answers"), "Decir cómo se atiende"),
        Place.WHO: (Target(Place.PEOPLE), "Decir quién es quién"),
    }
    for place, (page, begin) in told.items():
        bench.go(page)
        shown = bench.page(page.place)
        assert begin in [each.text() for each in seen(shown, QPushButton)]
        plan = make_plan(bench.hub, Target(place))
        assert plan is not None
        _begun(bench, plan)
        shown.refresh_if_stale()
        press(shown, "Seguir donde lo dejó")
        assert dialog(WizardDialog).session.plan.name == place.value
        dialog(WizardDialog).reject()
    bench.go(Target(Place.STYLE))
    bench.page(Place.STYLE).refresh_if_stale()
    assert "La guía de estilo está a medias" in words(bench.window)


def test_every_wizard_left_half_way_is_told_at_the_top_of_its_page(town_bench: Workbench) -> None:
    window, wrong = town_bench.window, []
    for plan in every_plan(town_bench.hub):
        page = page_of(Place(plan.name))
        number = int(plan.subject) if page is Place.ACCOUNTS and plan.subject.isdecimal() else None
        town_bench.go(Target(page, number))
        if "Lo dejó a medias" in words(window):
            wrong.append((plan.name, "before"))
        _begun(town_bench, plan)
        town_bench.go(Target(Place.SETTINGS))
        if "Lo dejó a medias" in words(window):
            wrong.append((plan.name, "elsewhere"))
        town_bench.go(Target(page, number))
        if words(window).count("Lo dejó a medias") != 1:
            wrong.append((plan.name, plan.subject))
        drafts.discard(town_bench.hub.database, plan.name, plan.subject)
        town_bench.hub.draft_changed()
        town_bench.page(page).refresh_if_stale()
    assert wrong == []


def test_what_is_told_at_the_top_of_a_page_goes_on_from_there(town_bench: Workbench) -> None:
    accounts = [each for each in town_bench.hub.snapshot.own_accounts if each.id is not None][:3]
    town_bench.go(Target(Place.STYLE))
    (bar,) = town_bench.window.findChildren(HalfDoneBar)
    for place, verb in ((Place.SAY_STYLE, "Seguir"), (Place.PLAN_YEAR, "Seguir")):
        plan = make_plan(town_bench.hub, Target(place))
        assert plan is not None
        _begun(town_bench, plan)
        town_bench.go(Target(page_of(place)))
        press(bar, verb)
        assert dialog(WizardDialog).session.plan.name == place.value
        dialog(WizardDialog).close()
        drafts.discard(town_bench.hub.database, plan.name, plan.subject)
        town_bench.hub.draft_changed()
        QApplication.processEvents()
        assert bar.isHidden()
    for account in accounts:
        drafts.keep(town_bench.hub.database, Place.CLOSE_PROFILE.value, str(account.id), "", HALF, [])
    town_bench.hub.draft_changed()
    town_bench.go(Target(Place.CHANNELS))
    assert "))" not in words(bar), "a name of an account has brackets of its own"
    buttons = [each.text() for each in seen(bar, QPushButton)]
    assert len(buttons) == 3
    assert buttons[-1] == "Ver todo en «Hoy»"


def test_what_was_left_half_said_is_told_on_its_page_and_on_its_card(town_bench: Workbench) -> None:
    account = town_bench.hub.snapshot.own_accounts[0]
    town_bench.go(Target(Place.ACCOUNTS, account.id))
    page = town_bench.page(Place.ACCOUNTS)
    assert "Lo dejó a medias" not in words(page)
    for plan in every_plan(town_bench.hub):
        if plan.name == Place.PREPARE_HANDOVER.value:
            _begun(town_bench, plan)
    drafts.keep(town_bench.hub.database, Place.ADD_ACCOUNT.value, str(account.id), "", HALF, [])
    town_bench.hub.draft_changed()
    town_bench.go(Target(Place.TODAY))
    town_bench.go(Target(Place.ACCOUNTS, account.id))
    assert "Lo dejó a medias: Completar la cuenta." in words(page)
    press(page, "Seguir")
    opened = dialog(WizardDialog)
    assert opened.session.plan.subject == str(account.id)
    opened.close()
    town_bench.go(Target(Place.HANDOVER))
    told = words(town_bench.window)
    assert "Lo dejó a medias: Preparar el traspaso." in told


def test_with_large_letters_in_a_small_window_the_page_keeps_its_room(town_bench: Workbench) -> None:
    window = town_bench.window
    (bar,) = window.findChildren(HalfDoneBar)
    plan = make_plan(town_bench.hub, Target(Place.SAY_STYLE))
    assert plan is not None
    _begun(town_bench, plan)
    town_bench.go(Target(Place.STYLE))
    assert not bar.isHidden()
    window.look.choose(ThemeChoice.LIGHT, 200)
    window.resize(1024, 560)
    QApplication.processEvents()
    (bar,) = window.findChildren(HalfDoneBar)
    assert bar.isHidden()
    window.resize(1024, 1300)
    QApplication.processEvents()
    assert not bar.isHidden()
