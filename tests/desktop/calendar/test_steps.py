"""The next step is a button, wherever a post is: beside the days, under the board and in the editor."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QScrollArea

from muniredes.actions import accounts, knowledge, people, records
from muniredes.actions.calendar import reading, steps
from muniredes.actions.calendar.advising import AsSeen
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.dialogs.posts.approve import ApproveDialog
from muniredes.desktop.dialogs.posts.editor.as_seen import Preview
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.publish import PublishDialog
from muniredes.desktop.dialogs.posts.scope import ScopeDialog
from muniredes.desktop.look import Look
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.choices import NOBODY
from muniredes.domain.next_step import publishable
from muniredes.domain.voice.pieces import pieces_for
from tests.desktop.calendars import ALL, FRIDAY, calendar_of, say, shown
from tests.desktop.hands import button, dialog, field, keys, press, seen, type_in, words, write
from tests.support import add_account, add_person


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    found = calendar_of(bench)
    found.show_day(FRIDAY.date())
    return found


def pick(page: CalendarPage, number: int) -> None:
    words(page)
    place = page.views.month.place_of(number) or QPoint()
    QTest.mouseClick(page.views.month.viewport(), Qt.MouseButton.LeftButton, pos=place)


def states(page: CalendarPage) -> set[PostState]:
    return {line.state for line in reading.dated(page.hub.database, *ALL)}


def offered(page: CalendarPage) -> list[str]:
    return [each.text() for each in seen(page.side.bar, QPushButton)]


def test_a_message_goes_on_step_by_step_where_two_approve(page: CalendarPage) -> None:
    ana = add_person(page.hub.database, "Ana")
    page.hub.perform(records.keep_only, "posting_rules", {"needs_approval": True, "approver_id": ana.id})
    post = say(page, "Corte", "web", "tablon", text="Mañana no hay agua.")
    pick(page, post.id)
    assert "Publicar…" not in offered(page)
    press(page.side, "Pedir revisión")
    assert states(page) == {PostState.IN_REVIEW}
    press(page.side, "Aprobar")
    press(dialog(ApproveDialog), "Aprobar")
    assert states(page) == {PostState.APPROVED}
    assert "Aprobar" not in offered(page)
    press(page.side, "Publicar…")
    assert "1 de 2" in words(dialog(PublishDialog))
    dialog(PublishDialog).reject()


def test_where_one_writes_and_publishes_there_is_no_review(page: CalendarPage) -> None:
    post = say(page, "Corte", text="Mañana no hay agua.")
    pick(page, post.id)
    assert offered(page)[:2] == ["Aprobar", "Publicar…"]


def test_several_are_approved_at_once(page: CalendarPage) -> None:
    for number in range(3):
        say(page, f"Mensaje {number}", text="Mañana no hay agua.")
    page.show_view(View.LIST)
    page.views.list.selectAll()
    press(page.side, "Aprobar (3)")
    assert states(page) == {PostState.APPROVED}


def test_what_is_stopped_stays_behind_and_the_others_go_on(page: CalendarPage) -> None:
    say(page, "Corte", text="Mañana no hay agua.")
    say(page, "Feria", text="El sábado, a las {HORA}.")
    say(page, "Coro", text="El domingo canta el coro.")
    page.show_view(View.LIST)
    page.views.list.selectAll()
    press(page.side, "Aprobar (3)")
    asked = dialog(AskDialog)
    assert "1 mensaje no puede seguir" in words(asked)
    assert "«Feria»: Queda un hueco sin rellenar: {HORA}." in words(asked)
    assert "Corte" not in words(asked)
    press(asked, "Aprobar (2)")
    found = {line.title: line.state for line in reading.dated(page.hub.database, *ALL)}
    assert found == {
        "Corte": PostState.APPROVED,
        "Feria": PostState.DRAFT,
        "Coro": PostState.APPROVED,
    }


def test_a_message_that_is_stopped_on_one_channel_stays_behind_whole(page: CalendarPage) -> None:
    page.hub.perform(accounts.edit, 1, {"account.state": AccountState.NO_ACCESS})
    for number, title in enumerate(("Alfa", "Beta", "Alfa")):
        keys_of = ("web",) if title == "Beta" else ("account.1", "web")
        say(page, title, *keys_of, text="Mañana no hay agua.", at=FRIDAY + timedelta(hours=number))
    page.show_view(View.LIST)
    page.views.list.selectAll()
    press(page.side, "Aprobar (3)")
    asked = dialog(AskDialog)
    assert "2 mensajes no pueden seguir" in words(asked)
    assert words(asked).count("«Alfa»") == 2, "each says why, though they are called the same"
    press(asked, "Aprobar (1)")
    found = {(line.title, line.state) for line in reading.dated(page.hub.database, *ALL)}
    assert found == {("Alfa", PostState.DRAFT), ("Beta", PostState.APPROVED)}


def test_what_is_wrong_in_an_answer_is_said_once_beside_it(page: CalendarPage) -> None:
    ana = add_person(page.hub.database, "Ana")
    page.hub.perform(records.keep_only, "posting_rules", {"needs_approval": True, "approver_id": ana.id})
    post = say(page, "Corte", text="Mañana no hay agua.")
    page.verbs.step((post,), PostState.APPROVED)
    asked = dialog(ApproveDialog)
    write(asked, "Quién la aprobó", "Nadie de aquí")
    button(asked, "Aprobar").click()
    assert words(asked).count("Nadie de la lista se llama así") == 1
    cursor = asked.focusWidget()
    assert cursor is not None
    assert cursor.accessibleName() == "Quién la aprobó"
    asked.reject()


def test_who_approves_several_is_told_how_many_and_on_how_many_channels(page: CalendarPage) -> None:
    ana = add_person(page.hub.database, "Ana")
    page.hub.perform(records.keep_only, "posting_rules", {"needs_approval": True, "approver_id": ana.id})
    for title, *channels in (("Corte", "web", "tablon"), ("Feria", "web")):
        say(page, title, *channels, text="Mañana no hay agua.")
    page.show_view(View.LIST)
    for verb in "Pedir revisión (2)", "Aprobar (2)":
        page.views.list.selectAll()
        press(page.side, verb)
    asked = dialog(ApproveDialog)
    assert "2 mensajes, en 2 canales" in words(asked)
    cursor = asked.focusWidget()
    assert cursor is not None
    assert cursor.accessibleName() == "Quién la aprobó", "a window begins at what it asks"
    keys(field(asked, "Cómo se aprobó"), Qt.Key.Key_Return)
    assert states(page) == {PostState.APPROVED}, "and Enter answers it"


def test_the_board_has_the_next_step_too(page: CalendarPage) -> None:
    say(page, "Corte", text="Mañana no hay agua.")
    page.show_view(View.BOARD)
    words(page)
    draft = page.views.board.columns[PostState.DRAFT]
    QTest.mouseClick(
        draft.viewport(), Qt.MouseButton.LeftButton, pos=draft.visualItemRect(draft.item(0)).center()
    )
    press(page.views.board, "Aprobar")
    assert states(page) == {PostState.APPROVED}


def test_the_editor_saves_and_then_takes_the_step(page: CalendarPage) -> None:
    press(page, "Crear")
    editor = dialog(PostEditor)
    write(editor, "Título", "Corte de agua")
    write(editor, "Texto: Para todos", "Mañana no hay agua.")
    editor.form.input("channels").set_value(["web", "tablon"])
    editor.form.channels_changed.emit()
    press(editor, "Aprobar")
    assert {(title, state) for title, _at, state in shown(page.hub.database)} == {
        ("Corte de agua", PostState.APPROVED)
    }
    page.verbs.open(reading.dated(page.hub.database, *ALL)[0])
    press(dialog(PostEditor), "Publicar…")
    assert "1 de 2" in words(dialog(PublishDialog))
    dialog(PublishDialog).reject()


def test_what_is_wrong_is_said_before_any_step(page: CalendarPage) -> None:
    press(page, "Crear")
    editor = dialog(PostEditor)
    write(editor, "Título", "Corte")
    write(editor, "Hora", "25:00")
    press(editor, "Aprobar")
    assert "no es una hora" in words(editor)
    assert shown(page.hub.database) == []
    editor.reject()


def test_a_channel_begins_its_own_text_from_the_common_one(page: CalendarPage) -> None:
    post = say(page, "Corte", "web", text="Mañana no hay agua.")
    page.verbs.open(post)
    editor = dialog(PostEditor)
    editor.texts.setCurrentIndex(1)
    press(editor, "Escribir uno propio a partir de ese")
    assert editor.texts.texts()["web"] == "Mañana no hay agua."
    assert not button(editor, "Escribir uno propio a partir de ese").isEnabled()
    editor.reject()


def test_the_next_free_moment_is_offered_and_taken(page: CalendarPage) -> None:
    say(page, "Otra", "web", at=datetime(2026, 11, 25, 10, 30))
    post = say(page, "Corte", "web", at=datetime(2026, 11, 25, 10))
    page.verbs.open(post)
    editor = dialog(PostEditor)
    press(editor, "Próximo hueco libre: miércoles, 25 de noviembre de 2026, 12:00")
    assert editor.form.moment() == datetime(2026, 11, 25, 12)
    assert field(editor, "Hora") is not None
    press(editor, "Guardar")
    assert ("Corte", datetime(2026, 11, 25, 12), PostState.DRAFT) in shown(page.hub.database)


def test_the_free_moment_is_after_the_one_that_is_written(page: CalendarPage) -> None:
    page.write_new(date(2026, 12, 15))
    editor = dialog(PostEditor)
    first = editor.form.moment()
    assert first is not None
    slot = editor.form._slot
    assert slot is not None
    assert slot > first
    assert slot.date() - first.date() < timedelta(days=4)
    editor.reject()


def test_what_was_just_written_is_what_the_verbs_act_on(page: CalendarPage) -> None:
    post = say(page, "Otra", "web", at=datetime(2026, 11, 25, 10))
    page._choose((post,))
    page.write_new(date(2026, 12, 15))
    editor = dialog(PostEditor)
    write(editor, "Título", "Nueva")
    press(editor, "Guardar")
    assert {each.title for each in page._chosen} == {"Nueva"}
    assert page.pointed == date(2026, 12, 15)


def test_a_post_is_seen_as_its_network_will_show_it(page: CalendarPage) -> None:
    account = page.hub.snapshot.accounts[0]
    text = "Mañana no hay agua en la calle Mayor ni en la plaza. " * 4
    post = say(page, "Corte", f"account.{account.id}", "web", text=text)
    page.verbs.open(post)
    editor = dialog(PostEditor)
    names = [editor.texts.tabText(number) for number in range(editor.texts.count())]
    editor.texts.setCurrentIndex(next(n for n, name in enumerate(names) if "Facebook" in name))
    (preview,) = seen(editor, Preview)
    said = words(preview)
    assert "Facebook" in said
    assert "Mañana no hay agua en la calle Mayor" in said
    assert "… ver más" in said
    assert text.strip() not in said
    editor.texts.setCurrentIndex(next(n for n, name in enumerate(names) if "Web" in name))
    assert not seen(editor, Preview), "what goes to no network is read as it is written"
    editor.reject()


@pytest.mark.parametrize("wide", [True, False])
def test_nothing_of_how_it_will_be_seen_is_cut_at_the_right(look: Look, wide: bool) -> None:
    look.dress()
    photo = BytesIO()
    Image.new("RGB", (640, 400)).save(photo, "PNG")
    sizes = pieces_for(knowledge.networks().values())
    piece = next(piece for piece in sizes if (piece.width > piece.height) is wide)
    shown = Preview()
    seen_as = AsSeen("Ayuntamiento", "Canal de WhatsApp", "Texto", False, photo.getvalue(), piece, count=12)
    shown.show_post(seen_as)
    shown.resize(shown.width(), 500)
    shown.show()
    QApplication.processEvents()
    (area,) = shown.findChildren(QScrollArea)
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()
    shown.close()


def test_what_stops_a_step_is_said_in_the_form_with_the_cursor_on_it(page: CalendarPage) -> None:
    post = say(
        page,
        "Corte",
        "web",
        text="Habrá corte en {CALLE} el lunes.",
        rule="FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218",
    )
    page.verbs.open(post)
    editor = dialog(PostEditor)
    press(editor, "Aprobar")
    assert editor.isVisible(), "the form is still there"
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, ScopeDialog)]
    assert "hueco sin rellenar: {CALLE}" in words(editor)
    area = field(editor, "Texto: Para todos")
    assert isinstance(area, QPlainTextEdit)
    assert area.textCursor().selectedText() == "{CALLE}"
    type_in(area, "la calle Real")
    press(editor, "Aprobar")
    press(dialog(ScopeDialog), "Solo esta")
    assert PostState.APPROVED in states(page)


def test_the_gap_of_a_channel_is_found_in_its_own_text(page: CalendarPage) -> None:
    post = say(page, "Corte", "web", "tablon", text="El lunes no hay agua.")
    page.verbs.open(post)
    editor = dialog(PostEditor)
    editor.texts.setCurrentIndex(1)
    type_in(field(editor, f"Texto: {editor.texts.tabText(1)}"), "A las {HORA}.")
    editor.texts.setCurrentIndex(0)
    press(editor, "Aprobar")
    assert editor.texts.currentIndex() == 1
    editor.reject()


def test_the_common_text_is_not_praised_where_it_does_not_fit(page: CalendarPage) -> None:
    add_account(page.hub.database, "https://x.com/AytoVilla")
    page.hub.note_changed()
    number = next(each.id for each in page.hub.snapshot.accounts if each.network_id == "x")
    post = say(page, "Corte", f"account.{number}", "web", text="Mañana lunes no hay agua. " * 14)
    page.verbs.open(post)
    editor = dialog(PostEditor)
    said = words(editor.texts)
    assert "Nada que mejorar" not in said
    assert "No cabe en X" in said
    editor.reject()


def test_a_change_of_state_of_several_is_a_sentence(page: CalendarPage) -> None:
    posts = [say(page, f"Mensaje {n}", text="Mañana no hay agua.") for n in range(2)]
    change = steps.change_state(page.hub.database, [post.id for post in posts], PostState.APPROVED)
    assert change.title == "2 mensajes pasan a «Aprobada»"


def test_a_message_on_several_channels_is_counted_as_the_calendar_does(page: CalendarPage) -> None:
    post = say(page, "Corte", "web", "tablon", text="Mañana no hay agua.")
    both = [each.id for each in reading.dated(page.hub.database, *ALL)]
    assert len(both) == 2
    change = steps.change_state(page.hub.database, both, PostState.APPROVED)
    assert change.title == "1 mensaje pasa a «Aprobada», en 2 canales"
    steps.change_state(page.hub.database, both, PostState.DRAFT)
    assert steps.change_state(page.hub.database, [post.id], PostState.APPROVED).title.endswith("«Aprobada»")
    steps.change_state(page.hub.database, [post.id], PostState.DRAFT)
    assert steps.approve(page.hub.database, both, NOBODY).title == "1 mensaje aprobado, en 2 canales"


def test_the_editor_says_what_else_there_is_that_day(page: CalendarPage) -> None:
    database = page.hub.database
    (culture,) = people.add_area(database, {"name": "Cultura"}).ids("area")
    (sports,) = people.add_area(database, {"name": "Deportes"}).ids("area")
    ana = add_person(database, "Ana", area_id=culture)
    luis = add_person(database, "Luis", area_id=sports)
    records.add(database, "calendar_note", {"title": "Feria del queso", "starts_on": FRIDAY.date()})
    page.hub.note_changed()
    say(page, "Carrera", responsible_id=luis.id)
    post = say(page, "Concierto", "tablon", responsible_id=ana.id, text="Concierto en la plaza.")
    page.verbs.open(post)
    editor = dialog(PostEditor)
    said = words(editor)
    assert "Ese día está apuntado «Feria del queso»" in said
    assert "Ese día también cuenta algo Deportes, «Carrera»" in said
    editor.reject()


def test_no_verb_publishes_where_nobody_can_go_in(page: CalendarPage) -> None:
    """What is offered beside the days is what «Hoy» offers: `next_step` answers both."""
    post = say(page, "Corte", "account.1", text="Mañana no hay agua.")
    pick(page, post.id)
    assert "Publicar…" in offered(page)
    page.hub.perform(accounts.edit, 1, {"account.state": AccountState.NO_ACCESS})
    assert publishable((post,), page.hub.snapshot) == ()
    pick(page, post.id)
    assert "Publicar…" not in offered(page)
