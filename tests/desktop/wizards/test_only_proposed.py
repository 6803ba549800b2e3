"""What a wizard proposes is an answer of hers once she goes on with its page, and of nobody until then."""

from PySide6.QtWidgets import QWidget

from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.plan import WizardPlan, is_given
from muniredes.desktop.wizards.asking.session import SUMMARY
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, press, words, write
from tests.support import add_account, add_person, set_up


def _proposed(plan: WizardPlan) -> dict[str, dict[str, object]]:
    """Return what a wizard proposes in each of its pages, with what is known."""
    known = plan.first_answers()
    found = {each.key: plan.usual(each, known) for each in plan.questions(known)}
    return {key: told for key, told in found.items() if any(map(is_given, told.values()))}


def _jump_to_the_end(wizard: WizardDialog) -> None:
    """Open the last page that asks something, and go on from it: the others are not seen."""
    wizard.open_at(wizard.session.keys[-2])
    while wizard.session.current != SUMMARY:
        press(wizard, "Siguiente")


def test_nothing_that_was_not_seen_is_handed_to_be_saved(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/AytoVilla", "instagram.com/aytovilla")
    add_person(bench.hub.database, "Rosa Vidal", post="Alcaldesa")
    bench.hub.note_changed()
    proposing = 0
    for plan in every_plan(bench.hub):
        proposed = _proposed(plan)
        if not proposed:
            continue
        proposing += 1
        wizard = bench.open_wizard(plan, "")
        _jump_to_the_end(wizard)
        given = wizard.session.answers
        last = wizard.session.keys[-2]
        for key in set(proposed) - {last}:
            assert not any(map(is_given, given.get(key, {}).values())), f"{plan.name}, «{key}»"
            assert key not in wizard.session.answered
        if set(proposed) - {last}:
            assert "dentro hay una propuesta" in words(wizard)
        wizard.reject()
    assert proposing >= 4


def test_a_line_that_nobody_saw_is_not_written_and_what_was_said_of_it_stays(bench: Workbench) -> None:
    set_up(bench.hub.database)
    account = add_account(bench.hub.database, "facebook.com/AytoVilla")
    add_account(bench.hub.database, "instagram.com/aytovilla")
    bench.hub.note_changed()
    bench.go(Target(Place.CHOOSE_NETWORKS))
    wizard = dialog(WizardDialog)
    _jump_to_the_end(wizard)
    press(wizard, "Guardar qué publicamos en cada red")
    lines = {each.account_id: each for each in bench.hub.snapshot.lines}
    assert len(lines) == 1, "the one that was seen"
    assert account.id not in lines


def test_who_is_likely_is_nobody_until_she_goes_on(bench: Workbench) -> None:
    set_up(bench.hub.database)
    add_person(bench.hub.database, "Rosa Vidal", post="Alcaldesa")
    bench.hub.note_changed()
    bench.go(Target(Place.PREPARE_CRISIS, None, "drill"))
    wizard = dialog(WizardDialog)
    write(wizard, "Próximo simulacro", "02/02/2027")
    press(wizard, "Siguiente")
    press(wizard, "Guardar la preparación")
    record = bench.hub.snapshot.crisis
    assert record.plan is not None
    assert not record.duties
    assert not [each for each in record.contacts if not each.key]


def test_going_back_or_elsewhere_is_not_agreeing_and_what_is_written_stays(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/AytoVilla")
    bench.hub.note_changed()
    bench.go(Target(Place.CHOOSE_NETWORKS))
    wizard = dialog(WizardDialog)
    for _time in range(4):
        press(wizard, "Siguiente")
    key = wizard.session.current
    write(wizard, "Tono", "De usted.")
    proposed = _shown(wizard)
    press(wizard, "Atrás")
    assert wizard.session.answers[key] == {"editorial_line.tone": "De usted."}
    press(wizard, "Siguiente")
    assert _shown(wizard) == proposed, "it is proposed again, beside what she wrote"
    wizard.reject()
    bench.go(Target(Place.CHOOSE_NETWORKS))
    again = dialog(WizardDialog)
    assert again.session.answers[key] == {"editorial_line.tone": "De usted."}
    assert _shown(again) == proposed
    press(again, "Siguiente")
    press(again, "Guardar qué publicamos en cada red")
    (line,) = bench.hub.snapshot.lines
    assert line.tone == "De usted."
    assert line.content


def test_what_she_empties_is_not_proposed_again(bench: Workbench) -> None:
    set_up(bench.hub.database, "facebook.com/AytoVilla")
    bench.hub.note_changed()
    bench.go(Target(Place.CHOOSE_NETWORKS))
    wizard = dialog(WizardDialog)
    for _time in range(4):
        press(wizard, "Siguiente")
    write(wizard, "Tono", "")
    press(wizard, "Atrás")
    press(wizard, "Siguiente")
    assert not _shown(wizard)["editorial_line.tone"]
    press(wizard, "Siguiente")
    press(wizard, "Atrás")
    assert not _shown(wizard)["editorial_line.tone"]
    wizard.reject()


def _shown(wizard: QWidget) -> dict[str, object]:
    assert isinstance(wizard, WizardDialog)
    from muniredes.desktop.wizards.asking.page import QuestionPage

    assert isinstance(wizard.page, QuestionPage)
    return wizard.page.answers()
