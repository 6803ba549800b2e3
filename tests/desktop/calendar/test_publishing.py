"""Publishing in the window: channel to channel, what is out stays out, and what is not ready does not go."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from muniredes.actions import council, history
from muniredes.actions.calendar import reading, rewriting, steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.dialogs.posts.confirm import ConfirmDialog
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.publish import PublishDialog
from muniredes.desktop.dialogs.posts.went_out import WentOutDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.message import Post, PostingRules, PostPicture
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from tests.desktop.calendars import MORNING, calendar_of, post_on, states
from tests.desktop.hands import button, dialog, press, press_twice, seen, words, write

ALL = (date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench, "facebook.com/AytoVilla", "instagram.com/aytovilla", view=None)


def test_it_goes_from_channel_to_channel_and_says_what_is_left(page: CalendarPage) -> None:
    posts = post_on(page, "account.1", "web", "tablon")
    page.verbs.publish(posts[0])
    asked = dialog(PublishDialog)
    assert "1 de 3 · siguiente: Web municipal" in words(asked)
    press(asked, "Sí, ya está publicada")
    assert "2 de 3 · siguiente: Tablón de anuncios" in words(asked)
    press(asked, "Saltar este canal")
    press(asked, "Sí, ya está")
    assert "Queda por publicar" in words(asked)
    assert "Web municipal" in words(asked)
    press(asked, "Cerrar")
    assert sorted(states(page)) == [PostState.DRAFT, PostState.PUBLISHED, PostState.PUBLISHED]


def test_a_double_click_says_that_one_channel_is_out(page: CalendarPage) -> None:
    posts = post_on(page, "account.1", "web", "tablon")
    page.verbs.publish(posts[0])
    asked = dialog(PublishDialog)
    press_twice(asked, "Sí, ya está publicada")
    assert "2 de 3 · siguiente: Tablón de anuncios" in words(asked)
    assert states(page).count(PostState.PUBLISHED) == 1
    press_twice(asked, "Saltar este canal")
    assert "3 de 3" in words(asked)
    press_twice(asked, "Sí, ya está")
    assert states(page).count(PostState.PUBLISHED) == 2


def test_gaps_stop_every_way_out(page: CalendarPage) -> None:
    told: list[Problem] = []
    page.hub.refused.disconnect()
    page.hub.refused.connect(told.append)
    posts = post_on(page, "account.1", "web", text="Ha ganado {EQUIPO Y RESULTADO}")
    page.verbs.publish(posts[0])
    page.verbs.step(posts, PostState.APPROVED)
    page.verbs.step(posts, PostState.PUBLISHED)
    page.hub.attempt(steps.publish_as_planned, [post.id for post in posts])
    assert len(told) == 4
    assert all("hueco sin rellenar: {EQUIPO Y RESULTADO}" in problem.sentence for problem in told)
    assert set(states(page)) == {PostState.DRAFT}


def approved_by_another(page: CalendarPage) -> None:
    with page.hub.database.write("") as work:
        work.add(PostingRules(needs_approval=True))
    page.hub.note_changed()


def test_what_is_not_approved_does_not_begin_to_be_published(page: CalendarPage, bench: Workbench) -> None:
    approved_by_another(page)
    told: list[Problem] = []
    page.hub.refused.disconnect()
    page.hub.refused.connect(told.append)
    posts = post_on(page, "web", "tablon")
    bench.go(Target(Place.CALENDAR, posts[0].id, "publish"))
    assert not [each for each in bench.window.findChildren(PublishDialog) if each.isVisible()]
    assert [problem.what for problem in told] == ["Falta que otra persona la apruebe."]


def test_what_is_approved_goes_and_the_others_are_left_with_their_reason(page: CalendarPage) -> None:
    approved_by_another(page)
    posts = post_on(page, "web", "tablon")
    with page.hub.database.write("") as work:
        work.get(Post, posts[0].id).state = PostState.APPROVED
    page.verbs.publish(reading.lines(page.hub.database, [posts[0].id])[0])
    asked = dialog(PublishDialog)
    press(asked, "Sí, ya está publicada")
    assert "Queda por publicar" in words(asked)
    assert "Tablón de anuncios. Falta que otra persona la apruebe." in words(asked)


def test_a_refusal_is_said_beside_the_verb_and_not_under_the_fold(page: CalendarPage) -> None:
    posts = post_on(page, "web")
    page.verbs.publish(posts[0])
    asked = dialog(PublishDialog)
    approved_by_another(page)
    press(asked, "Sí, ya está publicada")
    (said,) = [each for each in seen(asked, QLabel) if "Falta que otra persona" in each.text()]
    assert said.visibleRegion().boundingRect() == said.rect()


def test_a_network_of_pictures_asks_for_one(page: CalendarPage) -> None:
    posts = post_on(page, "account.2")
    page.verbs.publish(posts[0])
    asked = dialog(ConfirmDialog)
    assert "Instagram no publica un texto sin imagen ni vídeo" in words(asked)
    press(asked, "Confirmar y seguir")
    assert "Instagram no publica" in words(dialog(PublishDialog))
    press(dialog(PublishDialog), "Sí, ya está publicada")
    (line,) = reading.dated(page.hub.database, *ALL)
    assert (line.state, line.confirmed_on) == (PostState.PUBLISHED, None)


def test_she_says_when_it_went_out(page: CalendarPage) -> None:
    posts = post_on(page, "web")
    page.verbs.publish(posts[0])
    asked = dialog(PublishDialog)
    write(asked, "A qué hora", "23:50")
    press(asked, "Sí, ya está publicada")
    assert "todavía no ha llegado" in words(asked)
    write(asked, "A qué hora", "10'05")
    press(asked, "Sí, ya está publicada")
    (line,) = reading.dated(page.hub.database, *ALL)
    assert line.at == datetime(2026, 11, 24, 10, 5)


def test_several_are_out_each_at_its_hour(page: CalendarPage) -> None:
    posts = post_on(page, "web", "tablon")
    page.verbs.step(posts, PostState.PUBLISHED)
    press(dialog(WentOutDialog), "Cada una a su hora")
    lines = reading.dated(page.hub.database, *ALL)
    assert {(line.state, line.at) for line in lines} == {(PostState.PUBLISHED, MORNING)}


def test_the_editor_shows_what_went_out_and_lets_say_it_was_mended(page: CalendarPage) -> None:
    posts = post_on(page, "web", "tablon")
    page.hub.perform(steps.publish, posts[0].id)
    (line,) = reading.lines(page.hub.database, [posts[0].id])
    page.verbs.open(line)
    editor = dialog(PostEditor)
    assert "Ya salió en Web municipal" in words(editor)
    editor.texts.setCurrentIndex(1)
    (area,) = seen(editor.texts, QPlainTextEdit)
    assert area.isReadOnly()
    assert area.toPlainText() == "Hoy abre la feria"
    press(editor, "La he corregido en la web…")
    area.setPlainText("Hoy abre la feria, a las siete")
    press(editor, "Guardar")
    said = reading.said(page.hub.database, line.message_id)
    assert said.text(said.post(line.id)) == "Hoy abre la feria, a las siete"
    assert said.message.text == "Hoy abre la feria"


def _opened_once_out(page: CalendarPage, *keys: str) -> PostEditor:
    posts = post_on(page, *keys)
    page.hub.perform(steps.publish, posts[0].id)
    return _opened(page, posts[0].id)


def _opened(page: CalendarPage, number: int | None) -> PostEditor:
    (line,) = reading.lines(page.hub.database, [number or 0])
    page.verbs.open(line)
    return dialog(PostEditor)


def test_what_is_out_everywhere_is_read_and_its_notes_are_written(page: CalendarPage) -> None:
    editor = _opened_once_out(page, "web")
    assert "Ya salió en Web municipal, y eso no se cambia." in words(editor)
    assert "duplíquela" in words(editor)
    (common,) = seen(editor.texts, QPlainTextEdit)
    assert common.isReadOnly()
    assert common.toPlainText() == "Hoy abre la feria"
    assert "dígalo en la pestaña de su canal" in words(editor.texts)
    assert not editor.form.repeat.isEnabled()
    assert not button(editor, "Poner una imagen…").isEnabled()
    press(editor, "Minutos, meses y notas…")
    write(editor, "Nota", "Gustó mucho")
    press(editor, "Guardar")
    (line,) = reading.dated(page.hub.database, *ALL)
    assert reading.said(page.hub.database, line.message_id).message.note == "Gustó mucho"


def test_what_is_to_go_out_elsewhere_too_is_written(page: CalendarPage) -> None:
    editor = _opened_once_out(page, "web")
    channels = editor.form.input("channels")
    channels.set_value(["web", "tablon"])
    channels.changed.emit()
    (common,) = seen(editor.texts, QPlainTextEdit)
    assert not common.isReadOnly()
    assert "Lo que cambie aquí es para lo que queda por salir." in words(editor)
    common.setPlainText("Mañana también")
    channels.set_value(["web"])
    channels.changed.emit()
    assert common.isReadOnly()
    assert common.toPlainText() == "Hoy abre la feria"


def test_of_a_series_what_comes_after_is_written(page: CalendarPage) -> None:
    (post, *_rest) = post_on(page, "web", rule="FREQ=WEEKLY")
    page.hub.perform(steps.publish, post.id)
    editor = _opened(page, post.id)
    assert "para las veces siguientes" in words(editor)
    assert editor.form.repeat.isEnabled()
    assert not seen(editor.texts, QPlainTextEdit)[0].isReadOnly()


def test_what_was_half_written_hides_nothing_of_what_is_out(page: CalendarPage) -> None:
    posts = post_on(page, "web")
    first = _opened(page, posts[0].id)
    seen(first.texts, QPlainTextEdit)[0].setPlainText("Hoy no abre")
    first.texts.setCurrentIndex(1)
    write(first, "Título", "La feria, a medias")
    first.reject()
    page.hub.perform(steps.publish, posts[0].id)
    editor = _opened(page, posts[0].id)
    said = words(editor)
    assert "Ya salió en Web municipal" in said
    assert "Esto es lo que estaba escribiendo" in said
    assert seen(editor.texts, QPlainTextEdit)[0].toPlainText() == "Hoy abre la feria"
    press(editor, "Guardar")
    assert not editor.isVisible()


def test_a_correction_left_half_written_goes_on(page: CalendarPage) -> None:
    editor = _opened_once_out(page, "web")
    (line,) = reading.dated(page.hub.database, *ALL)
    editor.texts.setCurrentIndex(1)
    press(editor, "La he corregido en la web…")
    seen(editor.texts, QPlainTextEdit)[0].setPlainText("Hoy abre, a las siete")
    editor.reject()
    again = _opened(page, line.id)
    again.texts.setCurrentIndex(1)
    (area,) = seen(again.texts, QPlainTextEdit)
    assert not area.isReadOnly()
    assert area.toPlainText() == "Hoy abre, a las siete"
    press(again, "Guardar")
    assert not again.isVisible()


@pytest.mark.parametrize(
    ("key", "asked", "mended"),
    [
        ("web", "¿Ya está publicada en la web?", "La he corregido en la web…"),
        ("tablon", "¿Ya está puesta en el tablón?", "La he corregido en el tablón…"),
        ("megafonia", "¿Ya se ha dicho por megafonía?", "La he corregido por megafonía…"),
        ("bando", "¿Ya está hecho el bando?", "La he corregido en el bando…"),
        ("account.1", "¿Ya está publicada?", "La he corregido en la red…"),
    ],
)
def test_each_channel_is_asked_about_as_it_is(page: CalendarPage, key: str, asked: str, mended: str) -> None:
    posts = post_on(page, key)
    page.verbs.publish(posts[0])
    opened = dialog(PublishDialog)
    assert asked in words(opened)
    assert ("barra del navegador" in words(opened)) == (key in {"web", "account.1"})
    press(opened, "Sí, ya está publicada" if key in {"web", "account.1"} else "Sí, ya está")
    editor = _opened(page, posts[0].id)
    editor.texts.setCurrentIndex(1)
    button(editor, mended)


def test_when_it_went_out_is_not_changed_and_says_why(page: CalendarPage) -> None:
    (post,) = post_on(page, "web")
    page.hub.perform(steps.publish, post.id)
    (line,) = reading.lines(page.hub.database, [post.id])
    page.verbs.open(line)
    editor = dialog(PostEditor)
    day, hour = editor.form.input("when.day"), editor.form.input("when.hour")
    lines = [*day.findChildren(QLineEdit), *hour.findChildren(QLineEdit)]
    assert not any(each.isEnabled() for each in lines)
    assert words(editor.form).count("Lo que salió no se cambia") == 1
    channels = editor.form.input("channels")
    channels.set_value(["web", "tablon"])
    channels.changed.emit()
    assert all(each.isEnabled() for each in day.findChildren(QLineEdit)), "it is to go out there too"
    day.set_value("2026-12-30")
    assert hour.field.hint in words(hour)
    channels.set_value(["web"])
    channels.changed.emit()
    assert day.value() == f"{line.at:%Y-%m-%d}"
    stored = rewriting.as_written(reading.said(page.hub.database, line.message_id), _post(page, line))
    with pytest.raises(Problem, match="no se cambian"):
        writing.edit(page.hub.database, post.id, replace(stored, at=datetime(2026, 12, 30, 9)))


def _post(page: CalendarPage, line: PostLine) -> Post:
    return reading.said(page.hub.database, line.message_id).post(line.id)


def test_saving_says_that_an_approval_has_lapsed(page: CalendarPage, bench: Workbench) -> None:
    posts = post_on(page, "web")
    page.hub.perform(steps.change_state, [posts[0].id], PostState.APPROVED)
    (line,) = reading.lines(page.hub.database, [posts[0].id])
    page.verbs.open(line)
    editor = dialog(PostEditor)
    (area,) = seen(editor.texts, QPlainTextEdit)
    area.setPlainText("Hoy no abre la feria")
    press(editor, "Guardar")
    assert states(page) == [PostState.DRAFT]
    assert "vuelve a borrador: su texto es otro" in words(bench.window)


def test_the_text_that_is_read_aloud_is_copied_too(page: CalendarPage) -> None:
    from muniredes.domain.calendar.messages.message import PostPicture

    picture = PostPicture(picture="b" * 64, alternative_text="Cartel de la feria")
    written = Written(
        message={"title": "Feria", "text": "Hoy", "pictures": (picture,)}, texts={"web": ""}, at=MORNING
    )
    numbers = page.hub.perform(writing.create, written).ids("post")
    page.verbs.publish(reading.lines(page.hub.database, numbers)[0])
    press(dialog(PublishDialog), "Copiar")
    assert QGuiApplication.clipboard().text() == "Cartel de la feria"


def test_the_folder_of_the_pictures_is_opened_once_each_time(
    page: CalendarPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    Image.new("RGB", (80, 60), "navy").save(tmp_path / "feria.png")
    digest = council.keep_picture(page.hub.database, council.read_picture(tmp_path / "feria.png"))
    said = {"title": "Feria", "text": "Hoy", "pictures": (PostPicture(digest, "La plaza"),)}
    written = Written(message=said, texts={"account.1": ""}, at=MORNING)
    numbers = page.hub.perform(writing.create, written).ids("post")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda address: opened.append(address.toString()))
    PublishDialog(page.hub, reading.lines(page.hub.database, numbers), {}, {}, page.window()).open()
    for _time in range(2):
        opened.clear()
        press(dialog(PublishDialog), "Preparar y abrir su carpeta")
        qtbot.waitUntil(lambda: bool(opened))
        qtbot.wait(50)
        assert len(opened) == 1


def test_what_went_out_is_not_approved_but_taken_back_and_only_if_she_says_so(page: CalendarPage) -> None:
    """«Aprobar» would forget when and what went out; with what is still to go out, nothing is common."""
    first, second = post_on(page, "account.1", "web")
    page.hub.perform(steps.publish_as_planned, [first.id])
    out = next(line for line in reading.dated(page.hub.database, *ALL) if line.id == first.id)
    offered = {action.text(): action for action in page.verbs.menu_for((out,)).actions()}
    assert "Aprobar" not in offered
    offered["No llegó a salir…"].trigger()
    press(dialog(AskDialog), "Dejarlo como está")
    assert sorted(states(page)) == [PostState.DRAFT, PostState.PUBLISHED]
    offered["No llegó a salir…"].trigger()
    press(dialog(AskDialog), "No salió")
    assert sorted(states(page)) == [PostState.APPROVED, PostState.DRAFT]
    page.hub.perform(history.undo)
    both = [action.text() for action in page.verbs.menu_for((out, second)).actions()]
    assert "Aprobar" not in both
    assert "No llegó a salir…" not in both
