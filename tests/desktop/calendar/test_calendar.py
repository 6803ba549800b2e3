"""The calendar in the window: written with keys, dragged with the mouse, seen four ways, always undone."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, history, records
from muniredes.actions.calendar import reading, steps
from muniredes.desktop.dialogs.posts.approve import ApproveDialog
from muniredes.desktop.dialogs.posts.confirm import ConfirmDialog
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.move import DuplicateDialog, MoveDialog
from muniredes.desktop.dialogs.posts.publish import PublishDialog
from muniredes.desktop.dialogs.posts.scope import ScopeDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.pages.calendar.views.drag import TURN_AFTER_MS
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import ALL, FRIDAY, calendar_of, centre, drag, say, shown
from tests.desktop.hands import choose, dialog, keys, press, type_in, words, write
from tests.support import add_account, add_person


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    """The calendar of a council with three accounts."""
    return calendar_of(bench, "https://www.facebook.com/AytoVilla", "https://x.com/AytoVilla")


def test_a_post_is_written_with_the_keyboard_from_anywhere(bench: Workbench, page: CalendarPage) -> None:
    bench.go(Target(Place.TODAY))
    keys(bench.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = dialog(PostEditor)
    write(editor, "Título", "Corte de agua")
    write(editor, "Día", "30/11/2026")
    write(editor, "Hora", "8.30")
    write(editor, "Texto: Para todos", "El lunes no habrá agua de 9:00 a 12:00.")
    for box in editor.form.input("channels").findChildren(QWidget):
        if box.accessibleName() == "Por dónde sale: X (antes Twitter) · AytoVilla (por poner en orden)":
            QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert "X (antes Twitter) · AytoVilla (por poner en orden)" in [
        editor.texts.tabText(n) for n in range(editor.texts.count())
    ]
    press(editor, "Guardar")
    (line,) = reading.dated(page.hub.database, *ALL)
    assert (line.title, line.at) == ("Corte de agua", datetime(2026, 11, 30, 8, 30))
    assert line.account_id is not None
    assert reading.said(page.hub.database, line.message_id).message.text.startswith("El lunes")


def test_the_next_new_post_begins_at_the_last_hour_and_channels(
    page: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 24, 8, 30))
    press(page, "Crear")
    editor = dialog(PostEditor)
    write(editor, "Título", "Agenda")
    write(editor, "Hora", "18:00")
    editor.form.input("channels").set_value(["tablon"])
    press(editor, "Guardar")
    press(page, "Crear")
    again = dialog(PostEditor)
    assert again.form.input("when.hour").value() == "18:00"
    assert again.form.chosen_channels() == ["tablon"]
    again.reject()


def test_what_was_being_typed_comes_back_and_can_be_forgotten(page: CalendarPage) -> None:
    press(page, "Crear")
    editor = dialog(PostEditor)
    write(editor, "Título", "A medias")
    keys(editor, Qt.Key.Key_Escape)
    press(page, "Crear")
    again = dialog(PostEditor)
    assert again.form.input("message.title").value() == "A medias"
    assert "no llegó a guardar" in words(again)
    press(again, "Descartarlo")
    assert again.form.input("message.title").value() == ""
    keys(again, Qt.Key.Key_Escape)
    press(page, "Crear")
    assert "no llegó a guardar" not in words(dialog(PostEditor))
    dialog(PostEditor).reject()


@pytest.mark.parametrize(("day", "hour"), [("mañana", "10:00"), ("30/11/2026", "25:00")])
def test_what_is_no_day_or_no_hour_is_said_and_nothing_is_written(
    page: CalendarPage, day: str, hour: str
) -> None:
    press(page, "Crear")
    editor = dialog(PostEditor)
    write(editor, "Título", "Algo")
    write(editor, "Día", day)
    write(editor, "Hora", hour)
    press(editor, "Guardar")
    assert editor.isVisible()
    assert "no es una" in words(editor)
    assert shown(page.hub.database) == []
    editor.reject()


def test_room_and_advice_are_said_while_it_is_typed(page: CalendarPage, qtbot: QtBot) -> None:
    press(page, "Crear")
    editor = dialog(PostEditor)
    account = page.hub.snapshot.accounts[-1]
    editor.form.input("channels").set_value([f"account.{account.id}"])
    editor.form.channels_changed.emit()
    tabs = editor.findChildren(QTabWidget)[0]
    tabs.setCurrentIndex(1)
    area = editor.texts.currentWidget().findChildren(QWidget)
    type_in(next(each for each in area if each.accessibleName().startswith("Texto: X")), "a" * 294)
    qtbot.waitUntil(lambda: "Sobran 14 caracteres" in words(editor))
    assert tabs.tabText(1).endswith("⚠")
    tabs.setCurrentIndex(0)
    write(editor, "Texto: Para todos", "Nos vemos en la plaza el 30 de noviembre #fiestas_de_san_roque")
    qtbot.waitUntil(lambda: "Arreglar" in words(editor))
    while "Arreglar" in words(editor):
        press(editor, "Arreglar")
        qtbot.wait(300)
    assert editor.texts.texts()[""] == "Nos vemos en la plaza el lunes 30 de noviembre #FiestasDeSanRoque"
    editor.reject()


def test_a_drag_changes_the_day_keeps_the_hour_and_is_undone(page: CalendarPage) -> None:
    say(page, "Feria", "web", "tablon")
    start = page.views.month.viewport().mapToGlobal(page.views.month.place_of(1) or QPoint())
    drag(page.views.month.viewport(), start, centre(page, date(2026, 12, 2)))
    moment = datetime(2026, 12, 2, 18)
    assert [line[1] for line in shown(page.hub.database)] == [moment, moment], (
        "every channel of it goes along"
    )
    page.hub.perform(history.undo)
    assert [line[1] for line in shown(page.hub.database)] == [FRIDAY, FRIDAY]


def test_a_day_gone_by_refuses_with_its_reason(page: CalendarPage) -> None:
    say(page, "Feria")
    start = page.views.month.viewport().mapToGlobal(page.views.month.place_of(1) or QPoint())
    drag(page.views.month.viewport(), start, centre(page, date(2026, 11, 10)))
    assert shown(page.hub.database) == [("Feria", FRIDAY, PostState.DRAFT)]
    assert "ya ha pasado" in words(page.window())


def test_what_is_published_does_not_move_but_can_be_said_again(page: CalendarPage) -> None:
    post = say(page, "Feria")
    page.hub.perform(steps.publish, post.id)
    start = page.views.month.viewport().mapToGlobal(page.views.month.place_of(post.id) or QPoint())
    drag(page.views.month.viewport(), start, centre(page, date(2026, 12, 2)))
    assert shown(page.hub.database) == [("Feria", datetime(2026, 11, 24, 18, 30), PostState.PUBLISHED)]
    assert "Puede duplicarla" in words(page.window())
    (line,) = reading.lines(page.hub.database, [post.id])
    actions = {action.text(): action for action in page.verbs.menu_for((line,)).actions()}
    assert "Mover a…" not in actions
    actions["Duplicar en otra fecha…"].trigger()
    again = dialog(DuplicateDialog)
    write(again, "Día", "04/12/2026")
    press(again, "Duplicar")
    assert shown(page.hub.database)[1] == ("Feria", datetime(2026, 12, 4, 18), PostState.DRAFT)


def test_holding_at_the_edge_turns_the_month(page: CalendarPage, qtbot: QtBot) -> None:
    post = say(page, "Feria")
    grid = page.views.month.viewport()
    start = grid.mapToGlobal(page.views.month.place_of(post.id) or QPoint())
    edge = page.views.month.mapToGlobal(QPoint(page.views.month.width() - 4, page.views.month.height() // 2))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.mapFromGlobal(start))
    for point in (start + QPoint(20, 0), edge):
        QTest.mouseMove(grid, grid.mapFromGlobal(point))
    qtbot.waitUntil(lambda: page.period.day.month == 12, timeout=TURN_AFTER_MS * 5)
    keys(page.views.month, Qt.Key.Key_Escape)
    assert not page.carrier.is_carrying
    assert shown(page.hub.database) == [("Feria", FRIDAY, PostState.DRAFT)]


def test_an_idea_is_dropped_on_a_day_and_taken_back(page: CalendarPage) -> None:
    post = say(page, "Foto antigua", at=None)
    tray = page.side.ideas
    at = tray.viewport().mapToGlobal(tray.visualItemRect(tray.item(0)).center())
    drag(tray.viewport(), at, centre(page, date(2026, 12, 3)))
    assert shown(page.hub.database) == [("Foto antigua", datetime(2026, 12, 3, 10), PostState.DRAFT)]
    assert "Ideas sin fecha (0)" in words(page)
    place = page.views.month.place_of(post.id)
    assert place is not None
    back = tray.mapToGlobal(tray.rect().center())
    drag(page.views.month.viewport(), page.views.month.viewport().mapToGlobal(place), back)
    assert shown(page.hub.database) == []
    assert [line.title for line in reading.undated(page.hub.database)] == ["Foto antigua"]


def test_moving_needs_no_mouse(page: CalendarPage) -> None:
    post = say(page, "Feria")
    page.views.month.setFocus()
    page.views.month.choose(FRIDAY.date())
    keys(page.views.month, Qt.Key.Key_Return)
    assert page.side.day.hasFocus()
    assert page.side.day.chosen()[0].id == post.id
    keys(page.side.day, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(MoveDialog)
    write(asked, "Día", "01/11/2026")
    press(asked, "Mover")
    assert "ya ha pasado" in words(asked)
    write(asked, "Día", "05/12/2026")
    write(asked, "Hora", "9")
    keys(asked, Qt.Key.Key_Return)
    assert shown(page.hub.database) == [("Feria", datetime(2026, 12, 5, 9), PostState.DRAFT)]


def test_arrows_go_over_the_edge_of_the_month(page: CalendarPage) -> None:
    page.show_day(date(2026, 12, 6))
    page.views.month.setFocus()
    for _week in range(6):
        keys(page.views.month, Qt.Key.Key_Down)
    assert page.pointed == date(2027, 1, 17)
    keys(page.views.month, Qt.Key.Key_PageUp)
    assert page.period.title == "Diciembre de 2026"


def test_a_series_asks_how_much_of_it(page: CalendarPage) -> None:
    post = say(page, "Agenda", rule="FREQ=WEEKLY;BYDAY=FR")
    page.verbs.open(post)
    editor = dialog(PostEditor)
    write(editor, "Texto: Para todos", "Esta semana, teatro.")
    press(editor, "Guardar")
    asked = dialog(ScopeDialog)
    assert "Cada viernes" in words(asked)
    press(asked, "Solo esta")
    said = reading.said(page.hub.database, post.message_id)
    assert [said.text(each) for each in said.posts[:2]] == ["Esta semana, teatro.", ""]
    page.verbs.open(post)
    editor = dialog(PostEditor)
    write(editor, "Título", "Agenda del fin de semana")
    press(editor, "Guardar")
    press(dialog(ScopeDialog), "Todas")
    assert {line[0] for line in shown(page.hub.database)} == {"Agenda del fin de semana"}
    line = reading.dated(page.hub.database, date(2026, 12, 11), date(2026, 12, 11))[0]
    page.verbs.open(line)
    editor = dialog(PostEditor)
    write(editor, "Título", "Agenda del puente")
    press(editor, "Guardar")
    press(dialog(ScopeDialog), "Solo esta")
    titles = {moment.date(): title for title, moment, _state in shown(page.hub.database) if moment}
    assert titles[date(2026, 12, 11)] == "Agenda del puente"
    assert list(titles.values()).count("Agenda del puente") == 1
    page.verbs.open(reading.dated(page.hub.database, date(2026, 12, 18), date(2026, 12, 18))[0])
    editor = dialog(PostEditor)
    editor.form.repeat.set_value("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 18))
    press(editor, "Guardar")
    assert "Solo esta" not in words(dialog(ScopeDialog)), "how it repeats is of the whole series"
    dialog(ScopeDialog).reject()
    editor.reject()


def test_the_verb_of_a_series_that_is_as_it_was_asks_nothing_of_it(page: CalendarPage) -> None:
    post = say(page, "Agenda", rule="FREQ=WEEKLY;BYDAY=FR")
    page.verbs.open(post)
    editor = dialog(PostEditor)
    press(editor, "Aprobar")
    assert not editor.findChildren(ScopeDialog), "how much of it is changed, when nothing is"
    assert not editor.isVisible()


def test_a_series_moves_and_is_deleted_as_far_as_she_says(page: CalendarPage) -> None:
    post = say(page, "Agenda", rule="FREQ=WEEKLY;BYDAY=FR")
    page.verbs.move((post,))
    asked = dialog(MoveDialog)
    write(asked, "Día", "26/11/2026")
    press(asked, "Mover")
    press(dialog(ScopeDialog), "Todas")
    assert {moment.weekday() for _title, moment, _state in shown(page.hub.database) if moment} == {3}
    line = reading.dated(page.hub.database, date(2026, 12, 10), date(2026, 12, 10))[0]
    page.verbs.delete((line,))
    press(dialog(ScopeDialog), "Esta y las siguientes")
    assert [moment for _title, moment, _state in shown(page.hub.database)] == [
        datetime(2026, 11, 26, 18),
        datetime(2026, 12, 3, 18),
    ]


def test_the_views_say_the_same(page: CalendarPage) -> None:
    for number in range(5):
        say(page, f"Mensaje {number}", "web", "tablon", at=FRIDAY + timedelta(days=number))
    wanted = {line.id for line in reading.dated(page.hub.database, date(2026, 11, 1), date(2026, 11, 30))}
    showing = page.views.month.days.showing
    assert showing is not None
    assert {line.id for line in showing.lines if line.day and line.day.month == 11} == wanted
    page.show_view(View.LIST)
    page.views.list.selectAll()
    assert {line.id for line in page.views.list.chosen()} == wanted
    page.show_view(View.BOARD)
    held = page.views.board.columns[PostState.DRAFT]
    held.selectAll()
    assert {line.id for line in page.views.board.chosen()} == wanted
    page.show_view(View.WEEK)
    showing = page.views.week.days.showing
    assert showing is not None
    assert {line.id for line in showing.lines} <= wanted
    assert Preferences().calendar_view == "week", "the last view is remembered"


def test_many_are_changed_at_once_and_undone_at_once(page: CalendarPage) -> None:
    for number in range(3):
        say(page, f"Mensaje {number}")
    page.show_view(View.LIST)
    page.views.list.selectAll()
    page.verbs.step(page.views.list.chosen(), PostState.IN_REVIEW)
    assert {line[2] for line in shown(page.hub.database)} == {PostState.IN_REVIEW}
    page.hub.perform(history.undo)
    assert {line[2] for line in shown(page.hub.database)} == {PostState.DRAFT}


def test_the_board_takes_a_post_to_its_next_state_or_says_why_not(page: CalendarPage) -> None:
    say(page, "Feria")
    page.show_view(View.BOARD)
    assert "En revisión (0)" in words(page)
    draft, review = page.views.board.columns[PostState.DRAFT], page.views.board.columns[PostState.IN_REVIEW]
    source = draft.viewport()
    start = source.mapToGlobal(draft.visualItemRect(draft.item(0)).center())
    drag(source, start, review.mapToGlobal(review.rect().center()))
    assert shown(page.hub.database)[0][2] is PostState.IN_REVIEW
    assert "En revisión (1)" in words(page)
    published = page.views.board.columns[PostState.PUBLISHED]
    start = review.viewport().mapToGlobal(review.visualItemRect(review.item(0)).center())
    drag(review.viewport(), start, published.mapToGlobal(published.rect().center()))
    assert shown(page.hub.database)[0][2] is PostState.IN_REVIEW
    assert "así no se publica" in words(page.window())


def test_filters_are_shared_counted_and_taken_away(page: CalendarPage) -> None:
    ana = add_person(page.hub.database, "Ana")
    say(page, "Corte de agua", "web")
    say(page, "Peña de San Roque", "tablon", responsible_id=ana.id)
    page.hub.note_changed()
    page.refresh()
    write(page, "Buscar palabras en el calendario", "pena")
    assert "1 mensaje" in words(page)
    page.show_view(View.MONTH)
    assert page.views.month.place_of(1) is None
    page.show_view(View.LIST)
    page.views.list.selectAll()
    assert [line.title for line in page.views.list.chosen()] == ["Peña de San Roque"]
    press(page, "Quitar filtros")
    assert "2 mensajes" in words(page)
    choose(page, "Filtrar por: canal", "Tablón de anuncios")
    assert "1 mensaje" in words(page)
    choose(page, "Filtrar por: canal", "Canal")
    choose(page, "Filtrar por: quién la prepara", "Ana")
    assert "1 mensaje" in words(page)


def test_publishing_copies_the_text_and_takes_the_address(page: CalendarPage) -> None:
    account = page.hub.snapshot.accounts[0]
    post = say(page, "Corte", f"account.{account.id}", text="Mañana no hay agua.")
    page._choose((post,))
    press(page, "Publicar…")
    asked = dialog(PublishDialog)
    assert QGuiApplication.clipboard().text() == "Mañana no hay agua."
    write(asked, "Dirección de la publicación", "https://x.com/otra/status/1")
    press(asked, "Sí, ya está publicada")
    assert "no es de Facebook" in words(asked)
    write(asked, "Dirección de la publicación", "https://www.facebook.com/AytoVilla/posts/77")
    press(asked, "Sí, ya está publicada")
    assert shown(page.hub.database)[0][2] is PostState.PUBLISHED
    assert page.hub.snapshot.accounts[0].last_post_on == date(2026, 11, 24)


def test_where_two_people_approve_it_is_asked_who(page: CalendarPage) -> None:
    database = page.hub.database
    ana, luis = add_person(database, "Ana"), add_person(database, "Luis")
    page.hub.perform(records.keep_only, "posting_rules", {"needs_approval": True, "approver_id": ana.id})
    post = say(page, "Corte", responsible_id=ana.id)
    page.verbs.step((post,), PostState.APPROVED)
    asked = dialog(ApproveDialog)
    press(asked, "Aprobar")
    assert "dos personas" in words(asked)
    write(asked, "Quién la aprobó", luis.name)
    press(asked, "Aprobar")
    assert shown(database)[0][2] is PostState.APPROVED


def test_in_an_electoral_period_amber_asks_for_a_second_look(page: CalendarPage) -> None:
    post = say(page, "Inauguración", at=datetime(2027, 4, 8, 12), light=ElectoralLight.AMBER)
    green = say(page, "Agenda", at=datetime(2027, 4, 8, 13), light=ElectoralLight.GREEN)
    page.show_day(date(2027, 4, 8))
    showing = page.views.month.days.showing
    assert showing is not None
    assert [showing.needs_confirming(line) for line in showing.lines] == [True, False]
    assert "falta confirmarla" in words(page)
    assert green.id != post.id
    actions = {action.text(): action for action in page.verbs.menu_for((post,)).actions()}
    actions["Confirmar aunque haya elecciones"].trigger()
    assert "falta confirmarla" not in words(page)


def test_amber_and_red_ask_again_before_they_go_out(page: CalendarPage) -> None:
    post = say(page, "Inauguración", at=datetime(2027, 4, 8, 12), light=ElectoralLight.RED)
    green = say(page, "Horario", at=datetime(2027, 4, 8, 13), light=ElectoralLight.GREEN)
    page.verbs.step((post, green), PostState.APPROVED)
    asked = dialog(ConfirmDialog)
    assert "Inauguración" in words(asked)
    assert "Horario" not in words(asked)
    assert "puede leerse como un logro" in words(asked)
    press(asked, "Dejarla como está")
    assert {line.state for line in reading.dated(page.hub.database, *ALL)} == {PostState.DRAFT}
    clock.pretend(date(2027, 4, 8))
    page.verbs.publish(post)
    press(dialog(ConfirmDialog), "Confirmar y seguir")
    press(dialog(PublishDialog), "Sí, ya está publicada")
    (line,) = reading.lines(page.hub.database, [post.id])
    assert (line.state, line.confirmed_on) == (PostState.PUBLISHED, date(2027, 4, 8))


def test_a_post_of_another_month_goes_out_in_the_period_only_if_she_is_sure(page: CalendarPage) -> None:
    post = say(page, "Inauguración", at=datetime(2027, 3, 26, 12), light=ElectoralLight.AMBER)
    page.verbs.step((post,), PostState.APPROVED)
    assert reading.lines(page.hub.database, [post.id])[0].state is PostState.APPROVED
    clock.pretend(date(2027, 4, 1))
    page.verbs.publish(reading.lines(page.hub.database, [post.id])[0])
    press(dialog(ConfirmDialog), "Dejarla como está")


def test_a_message_on_several_channels_is_one_thing(page: CalendarPage) -> None:
    say(page, "Agenda", "web", "tablon", rule="FREQ=WEEKLY;BYDAY=FR")
    friday = reading.dated(page.hub.database, FRIDAY.date(), FRIDAY.date())
    offered = [action.text() for action in page.verbs.menu_for(friday).actions()]
    assert {"Abrir", f"Solo en {Medium.WEB.word}", "Solo en Tablón de anuncios"} <= set(offered)
    page.verbs.move(friday)
    asked = dialog(MoveDialog)
    assert "Agenda" in words(asked)
    write(asked, "Día", "26/11/2026")
    press(asked, "Mover")
    press(dialog(ScopeDialog), "Todas")
    moments = {moment for _title, moment, _state in shown(page.hub.database) if moment}
    assert {moment.weekday() for moment in moments} == {3}
    page.verbs.delete(reading.dated(page.hub.database, date(2026, 12, 3), date(2026, 12, 3)))
    press(dialog(ScopeDialog), "Solo esta")
    assert {moment for _title, moment, _state in shown(page.hub.database)} == moments - {
        datetime(2026, 12, 3, 18)
    }


def test_holidays_and_notes_are_named_on_their_days(page: CalendarPage) -> None:
    page.hub.perform(records.add, "local_holiday", {"name": "San Roque", "day": date(2026, 12, 16)})
    note = {"title": "Obras en la plaza", "starts_on": date(2026, 12, 14), "ends_on": date(2026, 12, 18)}
    page.hub.perform(records.add, "calendar_note", note)
    page.show_day(date(2026, 12, 16))
    model = page.views.month.days
    said = str(model.data(model.index_of(date(2026, 12, 16)), Qt.ItemDataRole.AccessibleTextRole))
    assert "miércoles, 16 de diciembre de 2026, San Roque, Obras en la plaza" in said
    constitution = model.data(model.index_of(date(2026, 12, 6)), Qt.ItemDataRole.AccessibleTextRole)
    assert "Constitución" in str(constitution)


def test_the_search_leads_to_a_post(bench: Workbench, page: CalendarPage) -> None:
    post = say(page, "Corte en la calle Mayor")
    bench.go(Target(Place.CALENDAR, post.message_id, "message"))
    assert dialog(PostEditor).form.input("message.title").value() == "Corte en la calle Mayor"
    dialog(PostEditor).reject()


def test_an_account_that_was_added_can_be_written_for(page: CalendarPage) -> None:
    add_account(page.hub.database, "https://bsky.app/profile/aytovilla.es")
    page.hub.note_changed()
    press(page, "Crear")
    assert "Bluesky · aytovilla.es" in words(dialog(PostEditor))
    dialog(PostEditor).reject()


def test_each_post_is_reminded_of_once_when_its_hour_comes(
    bench: Workbench, page: CalendarPage, qtbot: QtBot
) -> None:
    now = clock.now()
    say(page, "De esta mañana", at=now - timedelta(hours=1))
    say(page, "De ahora", at=now + timedelta(minutes=5))
    reminders = bench.reminders
    assert reminders.look(now + timedelta(minutes=1)) == ()
    with qtbot.waitSignal(reminders.said) as told:
        assert [each.first.title for each in reminders.look(now + timedelta(minutes=6))] == ["De ahora"]
    assert "Toca publicar: De ahora" in str(told.args)
    assert reminders.look(now + timedelta(minutes=7)) == ()
    assert reminders.look(now) == (), "a clock that goes backwards"


def test_two_at_one_hour_are_warned_of_and_can_be_saved(page: CalendarPage, qtbot: QtBot) -> None:
    say(page, "Corte de agua", "tablon")
    press(page, "Crear")
    editor = dialog(PostEditor)
    write(editor, "Título", "Agenda")
    editor.form.input("channels").set_value(["tablon"])
    write(editor, "Día", "27/11/2026")
    write(editor, "Hora", "18:30")
    qtbot.waitUntil(lambda: "ya sale «Corte de agua»" in words(editor))
    press(editor, "Guardar")
    assert len(shown(page.hub.database)) == 2


def test_a_day_with_nothing_says_what_can_be_done_with_it(bench: Workbench) -> None:
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.show_day(clock.today())
    assert "No hay nada este día. Pulse «Crear», o arrastre aquí una idea." in words(page)
    page.show_day(clock.today() - timedelta(days=1))
    assert "Ese día no salió nada." in words(page)
