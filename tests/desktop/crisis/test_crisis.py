"""The red button, as somebody frightened uses it: a mouse or the keyboard, and nothing to remember."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from muniredes.actions import accounts, clock, council, knowledge, reading, records
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.calendar import reading as reading_posts
from muniredes.actions.crisis import course, steps
from muniredes.actions.workspace import Workspace
from muniredes.desktop.dialogs.crisis.beginning import BeginningDialog
from muniredes.desktop.dialogs.crisis.ending import EndingDialog
from muniredes.desktop.dialogs.crisis.handover import HandoverDialog
from muniredes.desktop.dialogs.crisis.level import LevelDialog
from muniredes.desktop.dialogs.crisis.next_notice import NextNoticeDialog
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.crisis.pause import PauseDialog
from muniredes.desktop.dialogs.crisis.resume import ResumeDialog
from muniredes.desktop.pages.crisis.now.run import RunScreen
from muniredes.desktop.pages.crisis.now.start import StartScreen
from muniredes.desktop.pages.crisis.now.step_card import StepCard
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.pressable import Pressable
from muniredes.desktop.window.crisis_bar import CrisisBar
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.places import Place, Target
from tests.desktop.crises import begin, newest, press_sentence, red_button
from tests.desktop.hands import button, choose, dialog, field, keys, press, seen, words, write, write_new

CHECKLISTS = tuple(knowledge.crisis_book().checklists)


@pytest.fixture
def quick_hand(qapp: QApplication) -> Iterator[None]:
    """Somebody whose double click is over at once: what waits for its end hardly waits."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(1)
    yield
    qapp.setDoubleClickInterval(usual)


def wait_for_done(qtbot: QtBot, bench: Workbench) -> None:
    (card,) = seen(bench.window, StepCard)
    qtbot.waitUntil(card.done.isEnabled)


def more(bench: Workbench, text: str) -> None:
    """Choose something of the menu «Más»."""
    menu = button(bench.window, "Más").menu()
    found: list[QAction] = [action for action in menu.actions() if action.text() == text]
    found[0].trigger()


@pytest.mark.usefixtures("quick_hand")
@pytest.mark.parametrize("checklist", CHECKLISTS)
def test_each_of_them_is_walked_from_the_button_to_its_end(
    bench: Workbench, qtbot: QtBot, checklist: str
) -> None:
    """Without any data at all: nobody has set the program up yet."""
    asked = begin(bench, checklist).steps
    for number, step in enumerate(asked, start=1):
        wait_for_done(qtbot, bench)
        said = words(bench.window)
        assert f"Paso {number} de {len(asked)}" in said
        assert step.do in said
        press(bench.window, "Hecho")
        assert newest(bench).steps[number - 1].done_at is not None
    assert "No queda ningún paso." in words(bench.window)
    closing = button(bench.window, "Cerrar la crisis…")
    assert closing.hasFocus()
    assert not closing.visibleRegion().isEmpty()
    press(bench.window, "Cerrar la crisis…")
    press(dialog(EndingDialog), "Cerrar la crisis")
    assert not newest(bench).incident.is_open
    assert not bench.crisis_bar.isVisible()


def test_with_the_keyboard_alone(bench: Workbench, qtbot: QtBot) -> None:
    red_button(bench)
    assert len(seen(bench.window, Pressable)) == len(CHECKLISTS) + 1
    focused = QGuiApplication.focusObject()
    assert isinstance(focused, Pressable)
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    focused = QGuiApplication.focusObject()
    assert isinstance(focused, Pressable)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    (card,) = seen(bench.window, StepCard)
    qtbot.waitUntil(card.done.hasFocus)
    keys(card.done, Qt.Key.Key_Space)
    assert newest(bench).steps[0].done_at is not None
    qtbot.waitUntil(card.done.hasFocus)
    keys(card.done, Qt.Key.Key_Space)
    assert [step.done_at is not None for step in newest(bench).steps[:3]] == [True, True, False]


def test_a_double_click_does_not_do_two_steps(bench: Workbench, qtbot: QtBot) -> None:
    begin(bench, "cuenta")
    wait_for_done(qtbot, bench)
    done = button(bench.window, "Hecho")
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    assert sum(step.done_at is not None for step in newest(bench).steps) == 1


@pytest.mark.parametrize(
    ("answers", "checklist"),
    [
        (["Sí"], "emergencia"),
        (["No", "Sí"], "cuenta"),
        (["No", "No", "Sí"], "suplantacion"),
        (["No", "No", "No", "Sí"], "error"),
    ],
)
def test_who_does_not_know_answers_a_few_questions(
    bench: Workbench, answers: list[str], checklist: str
) -> None:
    red_button(bench)
    press_sentence(bench, "No lo sé")
    for answer in answers:
        press(bench.window, answer)
    assert bench.hub.snapshot.crisis.files == ()
    press(bench.window, "Empezar")
    assert newest(bench).incident.checklist == checklist


def test_no_answer_is_given_by_the_key_that_gave_the_last_one(bench: Workbench) -> None:
    red_button(bench)
    press_sentence(bench, "No lo sé")
    for place in range(2):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLabel)
        keys(focused, Qt.Key.Key_Return)
        assert f"Pregunta {place + 1} de" in words(bench.window)
        keys(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is button(bench.window, "Sí"), "the keyboard reaches it all"
        press(bench.window, "No")


def test_today_does_not_say_to_publish_a_crisis(town_bench: Workbench) -> None:
    begin(town_bench, "bulo")
    town_bench.go(Target(Place.TODAY))
    said = words(town_bench.window)
    assert "Crisis abierta" in said
    assert "Publique esto ahora" not in said


def test_a_drill_is_no_open_crisis_anywhere(town_bench: Workbench) -> None:
    town_bench.hub.perform(course.begin, "bulo", is_drill=True)
    town_bench.go(Target(Place.TODAY))
    said = words(town_bench.window)
    assert "Simulacro: " in said
    assert "Crisis abierta" not in said
    assert town_bench.crisis_bar.property("drill") is True
    town_bench.hub.perform(course.begin, "cuenta")
    assert town_bench.crisis_bar.property("drill") is False


@pytest.mark.usefixtures("quick_hand")
def test_telling_people_stands_out_only_in_the_steps_that_do(bench: Workbench, qtbot: QtBot) -> None:
    """A rumour is first looked at: what its first steps say is to say nothing."""
    for step in begin(bench, "bulo").steps:
        wait_for_done(qtbot, bench)
        said = f"Preparar: {step.stage.word.lower()}…" if step.stage else "Avisar a la gente…"
        assert (button(bench.window, said).property("role") == "primary") is (step.stage is not None)
        press(bench.window, "Hecho")
    assert button(bench.window, "Avisar a la gente…").property("role") == "primary"


def test_who_answers_no_to_everything_is_shown_what_was_not_asked_about(bench: Workbench) -> None:
    """Four «no» say nothing of a rumour: nobody asked about one."""
    red_button(bench)
    known = knowledge.crisis_book()
    assert f"{len(known.questions)} preguntas y lo vemos." in words(bench.window)
    press_sentence(bench, "No lo sé")
    for _question in known.questions:
        press(bench.window, "No")
    said = words(bench.window)
    assert "Parece esto" not in said
    offered = {each.accessibleName() for each in seen(bench.window, Pressable)}
    asked = {question.yes for question in known.questions}
    assert offered == {fact.value.plain for key, fact in known.checklists.items() if key not in asked}
    assert "vuelva a mirarlo dentro de una hora" in said
    press_sentence(bench, known.checklist("luto").plain)
    assert newest(bench).incident.checklist == "luto"


def test_phones_come_first_and_every_page_tells_what_is_open(town_bench: Workbench) -> None:
    red_button(town_bench)
    said = words(town_bench.window)
    doors = said.index("¿Qué pasa?")
    for phone in knowledge.crisis_book().phones:
        assert 0 <= said.find(phone.value.phone) < doors, f"{phone.value.name} dropped out"
    file = begin(town_bench, "emergencia")
    for place in (Place.TODAY, Place.ACCOUNTS, Place.SETTINGS):
        town_bench.go(Target(place))
        assert f"{file.incident.title} · Primer aviso" in words(town_bench.window)
    press(town_bench.window, "Seguir")
    assert seen(town_bench.window, RunScreen)


def test_the_clock_above_every_page_counts(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    began = begin(bench, "emergencia").incident.began_at
    assert began is not None
    monkeypatch.setattr(clock, "instant", lambda: began + timedelta(minutes=5))
    bench.crisis_bar.tick()
    assert "(faltan 10 min)" in words(bench.crisis_bar)
    monkeypatch.setattr(clock, "instant", lambda: began + timedelta(minutes=20))
    bench.crisis_bar.tick()
    assert "(hace 5 min)" in words(bench.crisis_bar)


def test_the_program_comes_back_at_the_step_where_it_was_closed(
    window: MainWindow, opened: Workspace, qtbot: QtBot
) -> None:
    (number,) = course.begin(opened.database, "cuenta").ids("incident")
    (file,) = reading.snapshot(opened.database).crisis.open_files
    assert file.incident.id == number
    assert file.steps[0].id is not None
    steps.tick(opened.database, file.steps[0].id)
    bench = Workbench(window, opened)
    wait_for_done(qtbot, bench)
    said = words(bench.window)
    assert f"Paso 2 de {len(file.steps)}" in said
    assert file.steps[1].do in said


def test_a_step_can_be_left_out_only_with_its_reason(bench: Workbench) -> None:
    begin(bench, "cuenta")
    press(bench.window, "No hace falta")
    assert "por qué" in words(bench.window)
    assert newest(bench).steps[0].is_pending
    write(bench.window, "Nota", "No ha publicado nada")
    press(bench.window, "No hace falta")
    assert newest(bench).steps[0].is_skipped


def test_a_note_is_kept_when_the_page_is_left(bench: Workbench) -> None:
    begin(bench, "cuenta")
    note = field(bench.window, "Nota")
    note.setFocus()
    QTest.keyClicks(note, "lo hago desde el movil")
    bench.go(Target(Place.TODAY))
    assert newest(bench).steps[0].note == "lo hago desde el movil"


def test_another_step_is_looked_at_and_one_is_added(bench: Workbench) -> None:
    begin(bench, "cuenta")
    (rows,) = [each for each in seen(bench.window, QListWidget) if each.count() > 5]
    rows.setCurrentRow(2)
    assert "Paso 3 de" in words(bench.window)
    write(bench.window, "Añadir un paso detrás del que está a la vista", "Avisar a la Diputación")
    press(bench.window, "Añadir")
    assert newest(bench).steps[3].do == "Avisar a la Diputación"
    press(bench.window, "Añadir")
    assert "Falta qué hay que hacer" in words(bench.window)


def test_a_step_is_given_to_somebody(town_bench: Workbench) -> None:
    begin(town_bench, "cuenta")
    step = newest(town_bench).steps[0]
    person = next(each for each in town_bench.hub.snapshot.people if each.id != step.person_id)
    names = field(town_bench.window, "Quién lo hace")
    assert isinstance(names, QComboBox)
    while names.currentText() != person.with_post:
        before = names.currentIndex()
        keys(names, Qt.Key.Key_Down)
        if names.currentIndex() == before:
            names.setCurrentIndex(0)
    assert newest(town_bench).steps[0].person_id == person.id


def test_a_notice_is_filled_copied_and_written_down(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    begin(town_bench, "emergencia")
    press(town_bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    assert "Falta rellenar" in words(sheet)
    press(sheet, "Ya está publicado")
    assert "Quedan huecos" in words(sheet)
    write(sheet, "Qué ocurre y dónde", "corte de la carretera en el puente")
    write(sheet, "Qué debe hacer", "no cruce el puente")
    write(sheet, "Qué no se sabe", "cuándo se abrirá")
    press(sheet, "Copiar")
    assert "corte de la carretera en el puente" in QGuiApplication.clipboard().text()
    (first, *_rest) = seen(sheet, QCheckBox)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.rect().center() / 8)
    first.setChecked(True)
    press(sheet, "Ya está publicado")
    file = newest(town_bench)
    assert file.entries[-1].kind is EntryKind.NOTICE
    assert file.entries[-1].text.startswith(f"En {first.text()}: ")
    assert file.incident.next_notice_at is not None
    assert file.incident.next_notice_at - clock.instant() > timedelta(minutes=55)
    assert opened == []


def test_what_is_written_by_hand_in_a_notice_stays_when_a_gap_is_filled(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = begin(bench, "emergencia").incident.began_at
    assert began is not None
    press(bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    assert field(sheet, "Qué ocurre y dónde").hasFocus()
    write(sheet, "Qué ocurre y dónde", "fuego en el monte")
    sheet.text.setPlainText(sheet.text.toPlainText().replace("Fuente: {ORGANISMO}.", "Su ayuntamiento."))
    write(sheet, "Qué debe hacer", "cierre las ventanas")
    write(sheet, "Qué ocurre y dónde", "fuego en el pinar")
    said = sheet.text.toPlainText()
    assert said.endswith("Su ayuntamiento.")
    assert "fuego en el pinar. Haga esto: cierre las ventanas" in said
    assert "monte" not in said
    press(sheet, "Copiar el texto")
    assert "Copiado: péguelo con Ctrl+V" in words(sheet)
    write(sheet, "Qué no se sabe", "cuándo acabará")
    assert "Copiado" not in words(sheet), "what was copied is no longer what is written"
    monkeypatch.setattr(clock, "instant", lambda: began + timedelta(minutes=20))
    press(sheet, "Ya está publicado")
    assert "No ha marcado dónde" in words(sheet)
    (elsewhere,) = [each for each in seen(sheet, QCheckBox) if each.text().startswith("En otro sitio")]
    elsewhere.setChecked(True)
    press(sheet, "Ya está publicado")
    due = newest(bench).incident.next_notice_at
    assert due is not None
    assert due - began < timedelta(minutes=61), "the hour that the text promises"


def test_what_is_promised_is_still_to_come(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    began = begin(bench, "servicio").incident.began_at
    assert began is not None
    late = began + timedelta(minutes=50)
    monkeypatch.setattr(clock, "instant", lambda: late)
    press(bench.window, "Avisar a la gente…")
    due = clocks.when(late + timedelta(minutes=120), clocks.zone(None), clock.today())
    assert due in dialog(NoticeDialog).text.toPlainText()


def test_a_notice_of_a_drill_says_that_nobody_should_see_it(bench: Workbench) -> None:
    red_button(bench)
    (drill,) = seen(bench.window, QCheckBox)
    drill.setChecked(True)
    press_sentence(bench, knowledge.crisis_book().checklist("bulo").plain)
    press(bench.window, "Avisar a la gente…")
    assert "no lo publique" in words(dialog(NoticeDialog))


def test_texts_to_paste_say_since_when_it_is_known(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    file = begin(bench, "brecha")
    assert file.incident.began_at is not None
    since = clocks.hour_of_day(file.incident.began_at, clocks.zone(None))
    hours_later = file.incident.began_at + timedelta(hours=26)
    monkeypatch.setattr(clock, "instant", lambda: hours_later)
    row = next(n for n, step in enumerate(file.steps) if "{CUÁNDO SE SUPO}" in step.paste)
    (rows,) = [each for each in seen(bench.window, QListWidget) if each.count() == len(file.steps)]
    rows.setCurrentRow(row)
    (card,) = seen(bench.window, StepCard)
    (text,) = seen(card, QPlainTextEdit)
    assert text.toPlainText().startswith(f"A las {since} hemos sabido")


def test_the_program_opens_at_the_crisis_that_is_going_on(
    bench: Workbench, window: MainWindow, opened: Workspace, qtbot: QtBot
) -> None:
    file = begin(bench, "cuenta")
    wait_for_done(qtbot, bench)
    press(bench.window, "Hecho")
    again = Workbench(window, opened)
    assert "Paso 2 de" in words(again.window)
    assert newest(again).incident.id == file.incident.id


def test_a_notice_says_which_accounts_are_not_offered_and_why(bench: Workbench) -> None:
    accounts.add(bench.hub.database, accounts.told_apart("WhatsApp: Avisos del pueblo"), {})
    bench.hub.note_changed()
    begin(bench, "emergencia")
    press(bench.window, "Avisar a la gente…")
    said = words(dialog(NoticeDialog))
    assert "Ahora no sale por ninguna cuenta." in said
    name, why = "Canal de WhatsApp · Avisos del pueblo", "no consta su dirección ni quién tiene las llaves"
    assert f"{name} (por poner en orden) no sale aquí: {why}." in said


def test_a_text_too_long_says_by_how_much_and_is_changed_for_one_account(town_bench: Workbench) -> None:
    begin(town_bench, "emergencia")
    press(town_bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    choose(sheet, "Qué aviso", "En blanco")
    sheet.text.setPlainText("a" * 300)
    said = words(sheet)
    assert "sobran 20 caracteres" in said
    row = next(row for row in sheet.rows if "sobran" in words(row))
    press(row, "Cambiar solo aquí")
    write(row, f"Texto solo para {row.name}", "Corto y claro")
    assert "sobra" not in words(row)
    press(row, "Copiar")
    assert QGuiApplication.clipboard().text() == "Corto y claro"
    other = next(each for each in sheet.rows if each is not row)
    for each in (row, other):
        seen(each, QCheckBox)[0].setChecked(True)
    press(sheet, "Ya está publicado")
    told = {entry.text for entry in newest(town_bench).entries if entry.kind is EntryKind.NOTICE}
    assert told == {f"En {row.name}: Corto y claro", f"En {other.name}: {'a' * 300}"}


def test_a_text_changed_for_one_account_goes_back_to_that_of_all(town_bench: Workbench) -> None:
    begin(town_bench, "luto")
    press(town_bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    sheet.text.setPlainText("Para todas")
    row = sheet.rows[0]
    press(row, "Cambiar solo aquí")
    write(row, f"Texto solo para {row.name}", "Solo aquí")
    assert row.text == "Solo aquí"
    press(row, "Volver al texto de todas")
    assert row.text == "Para todas"
    assert button(row, "Cambiar solo aquí").hasFocus()
    assert "Volver al texto de todas" not in words(row)


def test_what_is_answered_in_private_is_offered_to_no_account(town_bench: Workbench) -> None:
    begin(town_bench, "imagen")
    press(town_bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    assert sheet.rows == []
    assert "en privado" in words(sheet)


def _states(bench: Workbench) -> dict[PostState, int]:
    today, year = clock.today(), timedelta(days=365)
    dated = calendar.dated(bench.hub.database, today - year, today + year)
    lines = tuple(line for line in dated if line.state.is_pending)
    lines += tuple(
        line
        for line in calendar.lines(bench.hub.database, newest(bench).incident.paused_posts)
        if line.state is PostState.PAUSED
    )
    return {state: sum(line.state is state for line in lines) for state in PostState}


def test_one_press_stops_what_was_planned_and_one_goes_on(town_bench: Workbench) -> None:
    begin(town_bench, "luto")
    before = _states(town_bench)
    press(town_bench.window, "Parar lo programado")
    stopped = newest(town_bench).incident.paused_posts
    assert len(stopped) > 10
    lines = reading_posts.lines(town_bench.hub.database, stopped)
    count = len({(line.message_id, line.at) for line in lines})
    assert count < len(stopped), "a message with several channels is one"
    assert button(town_bench.window, f"Reanudar {count} mensajes…").hasFocus()
    assert "párelo también allí" in words(town_bench.window)
    assert _states(town_bench)[PostState.PAUSED] == len(stopped)
    press(town_bench.window, "Cerrar la crisis…")
    ending = dialog(EndingDialog)
    assert "mensajes en pausa" in words(ending)
    press(ending, "Cerrar la crisis")
    assert "Todavía hay mensajes en pausa" in words(ending)
    press(ending, "Reanudar…")
    sheet = dialog(ResumeDialog)
    press(sheet, "Verlos uno a uno")
    assert len(seen(sheet, Combo)) == count, "a line for each message, whatever its channels"
    assert set(sheet.choices) == set(stopped)
    press(sheet, "Reanudar")
    assert newest(town_bench).incident.paused_posts == ()
    assert _states(town_bench) == before
    assert "mensajes en pausa" not in words(ending), "what it was refused for is so no more"


def test_the_accounts_that_stop_can_be_chosen(town_bench: Workbench) -> None:
    begin(town_bench, "luto")
    more(town_bench, "Elegir qué cuentas se paran…")
    sheet = dialog(PauseDialog)
    for box in sheet.boxes.values():
        box.setChecked(False)
    press(sheet, "Parar")
    assert "ninguna cuenta" in words(sheet)
    facebook = next(a for a in town_bench.hub.snapshot.own_accounts if a.network_id == "facebook")
    assert facebook.id is not None
    sheet.boxes[facebook.id].setChecked(True)
    press(sheet, "Parar")
    stopped = calendar.lines(town_bench.hub.database, newest(town_bench).incident.paused_posts)
    assert {line.account_id for line in stopped} == {facebook.id}


def test_level_hands_and_hours_change_and_are_told(town_bench: Workbench) -> None:
    begin(town_bench, "error")
    press(town_bench.window, "Nivel…")
    sheet = dialog(LevelDialog)
    (severe,) = [each for each in seen(sheet, QRadioButton) if each.text() == CrisisLevel.SEVERE.title]
    severe.click()
    write(sheet, "Por qué", "Hay datos de menores")
    press(sheet, "Cambiar")
    press(town_bench.window, "Entregar…")
    handing = dialog(HandoverDialog)
    press(handing, "Entregar")
    assert "Falta a quién" in words(handing)
    write_new(handing, "Quién la lleva ahora", "Alba Nueva")
    press(handing, "Entregar")
    more(town_bench, "Cambiar la hora del próximo aviso…")
    hour = dialog(NextNoticeDialog)
    write(hour, "Hora", "las tantas")
    press(hour, "Guardar")
    assert "no es una hora" in words(hour)
    write(hour, "Hora", "23:59")
    press(hour, "Guardar")
    file = newest(town_bench)
    assert file.incident.level is CrisisLevel.SEVERE
    assert [entry.kind for entry in file.entries] == [
        EntryKind.OPENED, EntryKind.LEVEL, EntryKind.HANDOVER,
    ]  # fmt: skip
    assert "la lleva Alba Nueva" in words(town_bench.window)
    assert "Primer aviso a las 23:59" in words(town_bench.window)


def test_it_is_given_a_name_and_its_true_beginning(bench: Workbench) -> None:
    file = begin(bench, "brecha")
    assert file.incident.began_at is not None
    more(bench, "Corregir qué es y cuándo empezó…")
    sheet = dialog(BeginningDialog)
    write(sheet, "Qué ha pasado", "Padrón en la web")
    write(sheet, "Día", "23/11/2026")
    write(sheet, "Hora", "09:00")
    press(sheet, "Guardar")
    said = words(bench.window)
    assert "Padrón en la web" in said
    assert "26/11/2026, 09:00" in said
    assert "la AEPD, o la de su comunidad" in said


def test_the_authority_of_a_breach_is_that_of_the_region(town_bench: Workbench) -> None:
    begin(town_bench, "brecha")
    assert "Agencia Española de Protección de Datos (AEPD) antes de" in words(town_bench.window)
    town_bench.hub.perform(council.edit, {"region": "Cataluña"})
    assert "(APDCAT) antes de" in words(town_bench.window)


def test_notes_decisions_and_captures_are_written_as_they_come(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(bench, "bulo")
    press(bench.window, "Apuntar")
    assert "Falta qué apuntar" in words(bench.window)
    write(bench.window, "Qué ha pasado o qué se decide", "Se habla con el centro de salud")
    seen(bench.window, QCheckBox)[-1].setChecked(True)
    press(bench.window, "Apuntar")
    path = tmp_path / "captura.png"
    Image.new("RGB", (60, 40), "red").save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_rest: (str(path), ""))
    press(bench.window, "Adjuntar una captura…")
    broken = tmp_path / "rota.png"
    broken.write_bytes(b"nada")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_rest: (str(broken), ""))
    press(bench.window, "Adjuntar una captura…")
    entries = newest(bench).entries
    assert [entry.kind for entry in entries] == [EntryKind.OPENED, EntryKind.DECISION, EntryKind.CAPTURE]
    assert len(entries[-1].fingerprint) == 64


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_was_half_written_is_asked_about_before_closing(bench: Workbench, is_kept: bool) -> None:
    begin(bench, "bulo")
    write(bench.window, "Qué ha pasado o qué se decide", "Llama el colegio")
    press(bench.window, "Cerrar la crisis…")
    sheet = dialog(EndingDialog)
    assert "Ha dejado escrito y sin apuntar: «Llama el colegio»." in words(sheet)
    if not is_kept:
        (asked,) = [each for each in seen(sheet, QCheckBox) if each.text() == "Apuntarlo en el informe"]
        QTest.mouseClick(asked, Qt.MouseButton.LeftButton, pos=asked.rect().center())
        asked.setChecked(False)
    press(sheet, "Cerrar la crisis")
    kinds = [entry.kind for entry in newest(bench).entries]
    middle = [EntryKind.NOTE] if is_kept else []
    assert kinds == [EntryKind.OPENED, *middle, EntryKind.CLOSED]


def test_the_clock_above_every_page_says_the_hour_that_the_text_promised(town_bench: Workbench) -> None:
    began = begin(town_bench, "emergencia").incident.began_at
    assert began is not None
    where = clocks.zone(town_bench.hub.snapshot.council)
    (card,) = seen(town_bench.window, StepCard)
    card.prepare_notice()
    sheet = dialog(NoticeDialog)
    for name, text in (("Qué ocurre y dónde", "fuego en el monte"), ("Qué debe hacer", "cierre todo")):
        write(sheet, name, text)
    write(sheet, "Qué no se sabe", "cuánto durará")
    before, lead, rest = sheet.text.toPlainText().partition("Próximo aviso: ")
    later = began + timedelta(hours=3)
    sheet.text.setPlainText(f"{before}{lead}a las {clocks.hour(later, where)}.")
    assert rest
    (elsewhere,) = [each for each in seen(sheet, QCheckBox) if each.text().startswith("En otro sitio")]
    elsewhere.setChecked(True)
    press(sheet, "Ya está publicado")
    promised = newest(town_bench).incident.next_notice_at
    assert promised is not None
    assert clocks.hour(promised, where) == clocks.hour(later, where)
    assert f"Próximo aviso {clocks.when(promised, where, clock.today())}" in words(town_bench.crisis_bar)


def test_several_at_once_do_not_mix(bench: Workbench, qtbot: QtBot) -> None:
    one = begin(bench, "cuenta")
    wait_for_done(qtbot, bench)
    press(bench.window, "Hecho")
    more(bench, "Pasa otra cosa a la vez")
    assert seen(bench.window, StartScreen)
    press_sentence(bench, knowledge.crisis_book().checklist("emergencia").plain)
    assert "Paso 1 de" in words(bench.window)
    (bar,) = seen(bench.window, CrisisBar)
    assert "pasos" not in words(bar), "each is as short as it can be"
    press(bar, "Seguir", 1)
    first = bench.hub.snapshot.crisis.file(one.incident.id)
    assert first is not None
    assert sum(step.done_at is not None for step in first.steps) + sum(
        step.done_at is not None for step in newest(bench).steps
    ) == 1  # fmt: skip


def test_a_step_that_opens_another_list_offers_it(bench: Workbench) -> None:
    file = begin(bench, "cuenta")
    known = knowledge.crisis_book()
    row = next(n for n, step in enumerate(known.checklist("cuenta").steps) if step.opens)
    (rows,) = [each for each in seen(bench.window, QListWidget) if each.count() == len(file.steps)]
    rows.setCurrentRow(row)
    press(bench.window, "Abrir también: Datos personales al descubierto")
    names = {each.incident.checklist for each in bench.hub.snapshot.crisis.open_files}
    assert names == {"cuenta", "brecha"}
    assert "Abrir también" not in words(bench.window)


def test_a_note_half_written_and_the_red_button_write_it_once(bench: Workbench) -> None:
    begin(bench, "cuenta")
    note = field(bench.window, "Nota")
    note.setFocus()
    QTest.keyClicks(note, "llaman de la radio")
    changes: list[object] = []
    bench.hub.changed.connect(changes.append)
    QTest.keyClick(bench.window, Qt.Key.Key_F9)
    assert newest(bench).steps[0].note == "llaman de la radio"
    assert len(changes) == 1


def test_a_drill_that_was_left_does_not_wait_for_the_next_emergency(bench: Workbench) -> None:
    bench.go(Target(Place.CRISIS, None, "drill"))
    assert seen(bench.window, QCheckBox)[-1].isChecked()
    bench.go(Target(Place.TODAY))
    press(bench.window, "Crisis")
    assert not seen(bench.window, QCheckBox)[-1].isChecked()


def test_the_red_button_goes_on_with_what_is_open(bench: Workbench) -> None:
    begin(bench, "cuenta")
    page = bench.page(Place.CRISIS)
    assert isinstance(page, TabbedPage)
    page.show_panel(3)
    bench.go(Target(Place.TODAY))
    press(bench.window, "Crisis")
    assert seen(bench.window, RunScreen)
    assert len(bench.hub.snapshot.crisis.files) == 1


def test_a_practice_that_is_going_on_does_not_hide_the_red_button(bench: Workbench) -> None:
    red_button(bench)
    seen(bench.window, QCheckBox)[-1].setChecked(True)
    press_sentence(bench, knowledge.crisis_book().checklist("bulo").plain)
    red_button(bench)
    assert seen(bench.window, StartScreen)


def test_what_goes_with_another_crisis_is_known_since_then(bench: Workbench) -> None:
    file = begin(bench, "cuenta")
    assert file.incident.began_at is not None
    assert file.incident.id is not None
    earlier = file.incident.began_at - timedelta(hours=20)
    bench.hub.perform(course.correct_beginning, file.incident.id, earlier)
    row = next(n for n, step in enumerate(knowledge.crisis_book().checklist("cuenta").steps) if step.opens)
    (rows,) = [each for each in seen(bench.window, QListWidget) if each.count() == len(file.steps)]
    rows.setCurrentRow(row)
    press(bench.window, "Abrir también: Datos personales al descubierto")
    breach = next(each for each in bench.hub.snapshot.crisis.files if each.incident.is_breach)
    assert breach.incident.aware_at == earlier


def test_a_drill_is_the_same_and_says_so(bench: Workbench) -> None:
    red_button(bench)
    seen(bench.window, QCheckBox)[-1].setChecked(True)
    press_sentence(bench, knowledge.crisis_book().checklist("bulo").plain)
    file = newest(bench)
    assert file.incident.is_drill
    assert "Simulacro: Bulo o rumor" in words(bench.crisis_bar)


@pytest.fixture
def scale_of(town_bench: Workbench) -> Callable[[int], None]:
    """Change the size of the text."""

    def change(scale: int) -> None:
        town_bench.window.look.scale = scale
        town_bench.window.look.dress()
        town_bench.window.look.changed.emit()

    return change


def test_at_twice_the_size_nothing_is_cut(town_bench: Workbench, scale_of: Callable[[int], None]) -> None:
    scale_of(200)
    red_button(town_bench)
    for each in seen(town_bench.window, Pressable):
        assert each.height() >= each.heightForWidth(each.width())
    begin(town_bench, "cuenta")
    (card,) = seen(town_bench.window, StepCard)
    assert card.width() <= town_bench.window.width()
    assert button(town_bench.window, "Hecho").width() >= button(town_bench.window, "Hecho").sizeHint().width()


def test_what_was_learnt_reaches_the_day_before_the_guide_is_begun(bench: Workbench) -> None:
    file = begin(bench, "bulo")
    assert file.incident.id is not None
    bench.hub.perform(course.end, file.incident.id)
    bench.hub.perform(
        records.add, "lesson_task", {"incident_id": file.incident.id, "what": "Pedir el alta en WhatsApp"}
    )
    bench.go(Target(Place.TODAY))
    assert "Pedir el alta en WhatsApp" in words(bench.window)


def test_the_hour_of_a_notice_is_that_of_when_it_goes_out(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = begin(bench, "emergencia").incident.began_at
    assert began is not None
    press(bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    write(sheet, "Qué ocurre y dónde", "fuego en el monte")
    later = began + timedelta(minutes=12)
    monkeypatch.setattr(clock, "instant", lambda: later)
    sheet.tell_the_hour()
    assert sheet.text.toPlainText().startswith(f"{clocks.hour(later, clocks.zone(None))} · ")
    write(sheet, "Qué debe hacer", "cierre las ventanas")
    assert sheet.text.toPlainText().startswith(f"{clocks.hour(later, clocks.zone(None))} · ")


def test_the_step_that_stops_what_was_planned_does_it(town_bench: Workbench) -> None:
    file = begin(town_bench, "luto")
    row = next(n for n, step in enumerate(file.steps) if "en pausa" in step.do)
    (rows,) = [each for each in seen(town_bench.window, QListWidget) if each.count() == len(file.steps)]
    rows.setCurrentRow(row)
    (card,) = seen(town_bench.window, StepCard)
    press(card, "Parar lo programado")
    assert len(newest(town_bench).incident.paused_posts) > 10


def test_the_notice_of_a_fake_account_names_it_and_says_that_it_is_not_ours(town_bench: Workbench) -> None:
    snapshot = town_bench.hub.snapshot
    fake = next(each for each in snapshot.accounts if each.state is AccountState.IMPERSONATED)
    file = begin(town_bench, "suplantacion")
    town_bench.hub.perform(course.name_account, file.incident.id or 0, fake.id)
    assert f"Cuenta falsa: {accounts.title(fake)}" in words(town_bench.window)
    assert town_bench.hub.snapshot.standing(fake, clock.today()).standing is Standing.NOT_OURS
    press(town_bench.window, "Avisar a la gente…")
    said = dialog(NoticeDialog).text.toPlainText()
    assert f"La cuenta {accounts.title(fake)} se hace pasar por nosotros y no es nuestra" in said


def test_no_notice_is_offered_by_the_account_that_is_in_other_hands(town_bench: Workbench) -> None:
    begin(town_bench, "cuenta")
    taken = town_bench.hub.snapshot.posting_accounts(clock.today())[0]
    name = accounts.title(taken)
    menu = button(town_bench.window, "Decir qué cuenta es").menu()
    next(each for each in menu.actions() if each.text().startswith(name)).trigger()
    assert newest(town_bench).incident.account_id == taken.id
    press(town_bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    assert sheet.rows
    assert not any(row.name.startswith(name) for row in sheet.rows)
    assert name in sheet.text.toPlainText()


@pytest.mark.parametrize(("checklist", "is_told"), [("cuenta", True), ("luto", False)])
def test_closing_says_that_nobody_has_told_which_account_it_is(
    town_bench: Workbench, checklist: str, is_told: bool
) -> None:
    begin(town_bench, checklist)
    press(town_bench.window, "Cerrar la crisis…")
    assert ("No ha dicho qué cuenta es" in words(dialog(EndingDialog))) is is_told


def test_closing_asks_whether_the_account_was_recovered(town_bench: Workbench) -> None:
    file = begin(town_bench, "cuenta")
    (account, *_rest) = town_bench.hub.snapshot.official_accounts(clock.today())
    town_bench.hub.perform(course.name_account, file.incident.id or 0, account.id)
    press(town_bench.window, "Cerrar la crisis…")
    sheet = dialog(EndingDialog)
    press(sheet, "Cerrar la crisis")
    assert "Falta decir si se ha recuperado la cuenta." in words(sheet)
    assert newest(town_bench).incident.is_open
    assert sheet.recovered is not None
    sheet.recovered.set_value("no")
    press(sheet, "Cerrar la crisis")
    assert not newest(town_bench).incident.is_open
    assert account.id not in {each.id for each in town_bench.hub.snapshot.official_accounts(clock.today())}
