"""Where nothing can go out is not offered, is said while it is written, and stops what was planned there."""

import pytest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from muniredes.actions import accounts, clock
from muniredes.actions.calendar import reading, steps
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.problems import Problem
from tests.desktop.calendars import calendar_of, post_on, states
from tests.desktop.hands import button, dialog, press, seen, words, write

WHERE = "Por dónde sale: "
OURS = "Facebook · AytoVilla"


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench, "facebook.com/AytoVilla", "instagram.com/aytovilla", view=None)


def make_personal(page: CalendarPage) -> None:
    page.hub.perform(accounts.edit, 1, {"account.personal_profile": True})


def boxes(editor: QWidget) -> dict[str, QCheckBox]:
    found = seen(editor, QCheckBox)
    return {
        each.accessibleName().removeprefix(WHERE): each
        for each in found
        if each.accessibleName().startswith(WHERE)
    }


def test_a_new_post_is_not_offered_somebodys_own_profile(page: CalendarPage) -> None:
    press(page, "Crear")
    assert f"{OURS} (por poner en orden)" in boxes(dialog(PostEditor))
    dialog(PostEditor).reject()
    make_personal(page)
    assert page.hub.snapshot.posting_accounts(clock.today()) == page.hub.snapshot.accounts[1:]
    press(page, "Crear")
    assert not any(OURS in name for name in boxes(dialog(PostEditor)))


def test_what_is_planned_there_says_so_and_is_not_approved(page: CalendarPage) -> None:
    (post,) = post_on(page, "account.1")
    make_personal(page)
    page.verbs.open(post)
    editor = dialog(PostEditor)
    assert boxes(editor)[f"{OURS} (perfil personal)"].isChecked()
    assert "Es un perfil personal: ahí no publica el ayuntamiento." in words(editor)
    assert "Nada que mejorar" not in words(editor)
    press(editor, "Aprobar")
    assert "Elija otro canal" in words(editor)
    assert states(page) == [PostState.DRAFT]
    write(editor, "Título", "Feria de ganado")
    press(editor, "Guardar")
    (kept,) = reading.said(page.hub.database, post.message_id).posts
    assert kept.key == "account.1", "it stays where it was until she takes it elsewhere"


def test_publishing_there_stops_with_the_way_to_move_it(page: CalendarPage) -> None:
    told: list[Problem] = []
    page.hub.refused.disconnect()
    page.hub.refused.connect(told.append)
    posts = post_on(page, "account.1", text="")
    make_personal(page)
    page.verbs.publish(posts[0])
    page.verbs.step(posts, PostState.APPROVED)
    assert len(told) == 2
    for problem in told:
        assert "erfil personal" in problem.sentence
        assert "«Arreglar…», en el Calendario" in problem.remedy
    assert states(page) == [PostState.DRAFT]


def test_where_it_went_out_is_not_unticked(page: CalendarPage) -> None:
    posts = post_on(page, "account.1", "web")
    steps.publish(page.hub.database, posts[0].id)
    page.verbs.open(posts[1])
    editor = dialog(PostEditor)
    out = boxes(editor)[f"{OURS} (por poner en orden)"]
    assert (out.isChecked(), out.isEnabled()) == (True, False)
    assert "Lo que salió no se cambia" in out.toolTip()
    editor.form.input("channels").set_value([])
    assert editor.form.chosen_channels() == ["account.1"]
    assert sum(each.isEnabled() for each in boxes(editor).values()) == len(boxes(editor)) - 1


def test_mending_the_text_goes_back_to_it(page: CalendarPage) -> None:
    (post,) = post_on(page, "web", text="Feria #fiestas_de_san_roque")
    page.verbs.open(post)
    editor = dialog(PostEditor)
    editor.texts.look()
    area = next(each for each in seen(editor, QPlainTextEdit) if each.accessibleName() == "Texto: Para todos")
    button(editor, "Arreglar").setFocus()
    press(editor, "Arreglar")
    assert "FiestasDeSanRoque" in area.toPlainText()
    assert editor.focusWidget() is area
