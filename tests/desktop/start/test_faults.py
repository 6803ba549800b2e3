"""What nobody foresaw in work beside the window is told in one place, and leaves nobody waiting."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniredes.actions import support
from muniredes.actions.handover import rehearsing
from muniredes.desktop.background.jobs import Job, only_logged, wait_for_all
from muniredes.desktop.background.told_once import SaidOnce
from muniredes.desktop.dialogs.rehearsal import RehearsalDialog
from muniredes.desktop.dialogs.support import SupportDialog
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.problems import Problem
from tests.desktop.hands import button, press


def _broken(*_given: object) -> None:
    raise ZeroDivisionError


def _refused(*_given: object) -> None:
    raise Problem("No se puede.", "Pruebe otra vez.")


def _ended(job: Job) -> list[object]:
    told: list[object] = []
    job.failed.connect(told.append)
    job.start()
    wait_for_all()
    QApplication.processEvents()
    return told


@pytest.mark.usefixtures("qapp")
def test_only_a_problem_is_said_to_whoever_asked(qtbot: QtBot) -> None:
    (problem,) = _ended(Job(_refused))
    assert isinstance(problem, Problem)
    with qtbot.captureExceptions() as raised:
        assert _ended(Job(_broken)) == []
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    quiet = Job(_broken)
    quiet.on_fault = only_logged
    assert _ended(quiet) == []


def test_whoever_waits_for_it_catches_it_where_she_asked(bench: Workbench) -> None:
    with pytest.raises(ZeroDivisionError):
        work_apart(bench.window, "Haciéndolo…", _broken)


def test_a_fault_leaves_its_button_to_be_pressed_again(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(rehearsing, "prepare", _broken)
    monkeypatch.setattr(support, "prepare", _broken)
    trial = RehearsalDialog(town_bench.hub, town_bench.window)
    report = SupportDialog(town_bench.hub, town_bench.window)
    for dialog, verb in ((trial, "Empezar"), (report, "Preparar el informe")):
        with qtbot.captureExceptions() as raised:
            dialog.open()
            press(dialog, verb)
            wait_for_all()
            QApplication.processEvents()
        assert raised
        assert button(dialog, verb).isEnabled()
        dialog.close()


def test_a_trouble_that_lasts_is_said_once() -> None:
    said: list[str] = []
    trouble = SaidOnce(said.append)
    for _turn in range(2):
        trouble.say(Problem("No está."))
    trouble.is_over()
    trouble.say(Problem("No está."))
    assert len(said) == 2
