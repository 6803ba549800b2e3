"""The rehearsal taken in the window: asked, corrected, overruled, kept, and each gap mended."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions.handover import rehearsing
from muniredes.desktop.dialogs.rehearsal import PaperResultDialog, RehearsalDialog
from muniredes.desktop.pages.handover.rehearsal import RehearsalPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.handover.rehearsal import Trial
from muniredes.domain.places import Place, Target
from muniredes.manual.rehearsal.pages import page_texts
from tests.desktop.hands import button, delete, dialog, press, seen, words, write


def _panel(bench: Workbench) -> RehearsalPanel:
    bench.go(Target(Place.HANDOVER, None, "rehearsal"))
    page = bench.page(Place.HANDOVER)
    assert isinstance(page, TabbedPage)
    (panel,) = (each for each in page.panels if isinstance(each, RehearsalPanel))
    return panel


def _begun(bench: Workbench, qtbot: QtBot, verb: str = "Hacer el ensayo") -> RehearsalDialog:
    press(_panel(bench), verb)
    taken = dialog(RehearsalDialog)
    press(taken, verb.split(maxsplit=1)[0] if verb.startswith("Seguir") else "Empezar")
    qtbot.waitUntil(lambda: "Situación" in words(taken), timeout=60_000)
    return taken


def _trial(bench: Workbench) -> Trial:
    return rehearsing.prepare(rehearsing.compose(bench.hub.database), lambda _part: None)


def test_it_is_taken_from_the_first_situation_to_the_last(town_bench: Workbench, qtbot: QtBot) -> None:
    trial = _trial(town_bench)
    taken = _begun(town_bench, qtbot)
    for number, situation in enumerate(trial.situations, start=1):
        said = words(taken)
        assert f"Situación {number} de {len(trial.situations)}" in said
        assert situation.story in said
        assert "Tiempo: 0:" in said
        for ask in situation.asks:
            assert ask.answer not in said or not ask.answer, "it does not give the answers away"
            write(taken, ask.question, ask.answer)
        press(taken, "Corregir")
        for ask in situation.asks:
            assert ask.said in words(taken)
        press(taken, "Siguiente situación" if number < len(trial.situations) else "Ver el resultado")
    whole = sum(all(ask.is_said for ask in each.asks) for each in trial.situations)
    assert f"{whole} de {len(trial.situations)} en " in words(taken)
    press(taken, "Guardar el resultado")
    *_before, kept = town_bench.hub.snapshot.rehearsals
    assert (kept.solved, kept.asked, kept.person_id) == (whole, len(trial.situations), None)
    assert kept.score in words(_panel(town_bench))


def test_nothing_takes_the_place_of_what_was_pressed_while_it_is_made_ready(town_bench: Workbench) -> None:
    press(_panel(town_bench), "Hacer el ensayo")
    taken = dialog(RehearsalDialog)
    begin, close = button(taken, "Empezar"), button(taken, "Cerrar")
    places = begin.geometry(), close.geometry()
    press(taken, "Empezar")
    assert not begin.isEnabled()
    seen(taken, QWidget)
    assert (begin.geometry(), close.geometry()) == places


def test_she_may_say_that_it_was_so_and_go_on_another_day(town_bench: Workbench, qtbot: QtBot) -> None:
    taken = _begun(town_bench, qtbot)
    press(taken, "Corregir")
    assert words(taken).count("No encontrado") == 3
    press(taken, "Sí era eso")
    assert words(taken).count("No encontrado") == 2
    press(taken, "Dejarlo para otro día")
    again = _begun(town_bench, qtbot, "Seguir el ensayo")
    assert "Situación 2 de" in words(again)
    assert "Sigue donde lo dejó" in words(again)


def test_what_is_missed_leads_to_where_it_is_written(town_bench: Workbench, qtbot: QtBot) -> None:
    trial = _trial(town_bench)
    taken = _begun(town_bench, qtbot)
    for number in range(1, len(trial.situations) + 1):
        press(taken, "Corregir")
        press(taken, "Siguiente situación" if number < len(trial.situations) else "Ver el resultado")
    said = words(taken)
    assert f"0 de {len(trial.situations)}" in said
    assert f"Quedan {len(trial.situations)} situaciones sin resolver" in said
    for ask in trial.situations[0].asks:
        assert f"{ask.about} · " in said, "it is known of which account, or chapter, each is"
    press(taken, "Arreglar")
    assert town_bench.hub.snapshot.rehearsals[-1].solved == 0
    assert town_bench.window.pages.currentWidget() is town_bench.page(Place.ACCOUNTS)


def test_gaps_are_told_before_it_is_taken(town_bench: Workbench) -> None:
    panel = _panel(town_bench)
    gaps = rehearsing.gaps(town_bench.hub.database)
    said = words(panel)
    assert gaps
    for ask in gaps[:5]:
        assert ask.question in said
    press(panel, "Arreglar")
    assert gaps[0].target.place in (Place.ACCOUNTS, Place.PREPARE_CRISIS, Place.PEOPLE)


def test_it_is_answered_on_paper_and_its_result_kept(town_bench: Workbench, tmp_path: Path) -> None:
    panel = _panel(town_bench)
    before = len(town_bench.hub.snapshot.rehearsals)
    panel.write_paper(tmp_path / "ensayo.pdf")
    panel.write_answers(rehearsing.compose(town_bench.hub.database), tmp_path / "respuestas.pdf")
    assert len(page_texts((tmp_path / "ensayo.pdf").read_bytes())) >= 2
    assert "Respuestas" in page_texts((tmp_path / "respuestas.pdf").read_bytes())[0]
    press(panel, "Apuntar uno hecho en papel")
    asked = dialog(PaperResultDialog)
    write(asked, "Situaciones resueltas", "18")
    press(asked, "Guardar")
    assert "Falta alguno de los tres números." in words(asked)
    write(asked, "De cuántas situaciones", "20")
    write(asked, "Minutos que llevó", "34")
    press(asked, "Guardar")
    assert "18 de 20 en 34 minutos" in words(panel)
    delete(panel)
    assert "18 de 20 en 34 minutos" not in words(panel)
    assert len(town_bench.hub.snapshot.rehearsals) == before
