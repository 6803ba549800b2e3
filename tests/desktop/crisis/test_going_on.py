"""A crisis that goes on: what is pressed is what is done, and what comes is in view."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from muniredes.actions import accounts, clock, history, reading
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.crisis import course
from muniredes.actions.crisis import steps as doing
from muniredes.actions.printing import crisis_report
from muniredes.desktop.dialogs.crisis.pause import PauseDialog
from muniredes.desktop.look import Look
from muniredes.desktop.pages.crisis.now.run import RunScreen
from muniredes.desktop.pages.crisis.now.step_card import StepCard
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.crisis.gaps import ACCOUNT_GAP, NEXT_GAP
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, dialog, field, press, seen, words
from tests.manual.texts import text_of


def _begin(bench: Workbench, checklist: str) -> int:
    bench.hub.perform(course.begin, checklist)
    bench.go(Target(Place.CRISIS, field="now"))
    number = bench.hub.snapshot.crisis.files[0].incident.id
    assert number is not None
    return number


def _area_of(card: StepCard) -> QScrollArea:
    area = card.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    return area


def _steps(bench: Workbench) -> QListWidget:
    (run,) = seen(bench.window, RunScreen)
    return run.steps.rows


def test_the_step_pressed_in_a_scrolled_list_is_the_one_that_is_marked(bench: Workbench) -> None:
    _begin(bench, "cuenta")
    rows = _steps(bench)
    bar = rows.verticalScrollBar()
    for pressed in (9, 8, 10):
        bar.setValue(bar.maximum() - 7)
        at = rows.visualItemRect(rows.item(pressed)).center()
        assert rows.viewport().rect().contains(at)
        scrolled = bar.value()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert bar.value() == scrolled, "the list stays under the hand"
        (card,) = seen(bench.window, StepCard)
        step = bench.hub.snapshot.crisis.files[0].steps[pressed]
        assert step.do in words(card)
        assert rows.currentRow() == pressed
        assert [rows.row(item) for item in rows.selectedItems()] == [pressed]


def test_a_step_that_is_added_does_not_move_the_list(bench: Workbench) -> None:
    _begin(bench, "cuenta")
    rows, bar = _steps(bench), _steps(bench).verticalScrollBar()
    bar.setValue(bar.maximum())
    scrolled = bar.value()
    bench.hub.note_changed()
    assert bar.value() == scrolled
    assert rows.currentRow() == 0


@pytest.mark.parametrize("where", ["card", "verbs"])
def test_only_the_account_in_other_hands_stops_when_it_is_said_which(
    town_bench: Workbench, where: str
) -> None:
    number = _begin(town_bench, "cuenta")
    taken = town_bench.hub.snapshot.posting_accounts(clock.today())[0]
    town_bench.hub.perform(course.name_account, number, taken.id)
    if where == "card":
        steps = town_bench.hub.snapshot.crisis.files[0].steps
        _steps(town_bench).setCurrentRow(next(n for n, step in enumerate(steps) if step.key == "pausar"))
    (run,) = seen(town_bench.window, RunScreen)
    press(run.card if where == "card" else run.verbs, "Parar lo programado en esa cuenta")
    stopped = town_bench.hub.snapshot.crisis.files[0].incident.paused_posts
    assert stopped
    assert {line.account_id for line in calendar.lines(town_bench.hub.database, stopped)} == {taken.id}
    told = town_bench.hub.snapshot.crisis.files[0].entries[-1].text
    assert told.endswith(f"en pausa, en {accounts.title(taken)}")
    history.undo(town_bench.hub.database)
    assert reading.snapshot(town_bench.hub.database).crisis.files[0].incident.paused_posts == ()


def test_it_is_asked_which_account_stops_while_nobody_has_said_it(town_bench: Workbench) -> None:
    _begin(town_bench, "cuenta")
    press(town_bench.window, "Parar lo programado…")
    asked = dialog(PauseDialog)
    assert "Todavía no ha dicho qué cuenta" in words(asked)
    assert not any(box.isChecked() for box in asked.boxes.values())
    assert town_bench.hub.snapshot.crisis.files[0].incident.paused_posts == ()


def test_the_head_of_the_next_step_is_in_view(bench: Workbench, qtbot: QtBot) -> None:
    bench.window.resize(1280, 800)
    _begin(bench, "cuenta")
    (card,) = seen(bench.window, StepCard)
    area = _area_of(card)
    content = area.widget()
    assert content is not None
    for _step in range(3):
        qtbot.waitUntil(card.done.isEnabled)
        note = card._note.findChildren(QLineEdit)[0]
        note.setFocus()
        top = card.mapTo(content, QPoint(0, 0)).y()
        area.verticalScrollBar().setValue(top + 60)
        QTest.mouseClick(card.done, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(card.done.isEnabled)
        seen(bench.window, StepCard)
        assert card.mapTo(area.viewport(), QPoint(0, 0)).y() >= 0
        assert button(card, "Hecho").hasFocus()


def test_with_letters_twice_as_large_what_to_do_is_read_before_it_is_done(
    bench: Workbench, look: Look, qtbot: QtBot
) -> None:
    """On the smallest screen the step and «Hecho» do not fit together: the cursor waits on the step."""
    look.scale = 200
    look.dress()
    look.changed.emit()
    bench.window.resize(1008, 560)
    _begin(bench, "cuenta")
    (card,) = seen(bench.window, StepCard)
    for _step in range(3):
        qtbot.waitUntil(card.done.isEnabled)
        seen(bench.window, StepCard)
        shown = _area_of(card).viewport()
        said = next(each for each in seen(card, QLabel) if each.property("role") == "h2")
        assert shown.rect().contains(QRect(said.mapTo(shown, QPoint(0, 0)), said.size()))
        focused = bench.window.focusWidget()
        assert focused is card or shown.rect().contains(focused.mapTo(shown, focused.rect().center()))
        press(card, "Hecho")


def test_the_report_prints_the_text_that_was_in_view_when_the_step_was_done(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _begin(bench, "cuenta")
    steps = bench.hub.snapshot.crisis.files[0].steps
    row = next(n for n, step in enumerate(steps) if NEXT_GAP in step.paste)
    _steps(bench).setCurrentRow(row)
    (card,) = seen(bench.window, StepCard)
    shown = field(card, "Texto para pegar")
    assert isinstance(shown, QPlainTextEdit)
    pasted = shown.toPlainText()
    assert "Le digo algo: a las " in pasted
    qtbot.waitUntil(card.done.isEnabled)
    press(card, "Hecho")
    later = clock.instant() + timedelta(hours=5)
    monkeypatch.setattr(clock, "instant", lambda: later)
    bench.hub.perform(course.end, number)
    pasted = pasted.replace(ACCOUNT_GAP, "________")
    assert f"Texto propuesto: «{pasted}»" in text_of(crisis_report.report(bench.hub.database, number))


def test_a_step_that_is_not_done_after_all_is_to_be_said_at_another_hour(bench: Workbench) -> None:
    _begin(bench, "cuenta")
    step = next(each for each in bench.hub.snapshot.crisis.files[0].steps if NEXT_GAP in each.paste)
    assert step.id is not None
    bench.hub.perform(doing.tick, step.id, "", "Le digo algo: a las 23:15.")
    bench.hub.perform(doing.untick, step.id)
    again = next(each for each in bench.hub.snapshot.crisis.files[0].steps if each.id == step.id)
    assert again.paste == step.paste
    assert NEXT_GAP in again.paste
