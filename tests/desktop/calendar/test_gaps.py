"""The gaps of what goes out soon are asked together on one page, and «Hoy» leads to it."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QLineEdit

from muniredes.actions import history
from muniredes.actions.calendar import reading, steps
from muniredes.desktop.dialogs.posts.gaps import GapsDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of, say
from tests.desktop.hands import dialog, press, seen, words, write

MATCH = "El domingo, {EQUIPO Y RESULTADO}. Más en {TELÉFONO}."


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench, view=None)


def text_of(page: CalendarPage, line: PostLine) -> str:
    said = reading.said(page.hub.database, line.message_id)
    return said.text(said.post(line.id))


def days_of(page: CalendarPage, first: PostLine) -> list[PostLine]:
    said = reading.said(page.hub.database, first.message_id)
    return list(reading.lines(page.hub.database, [post.id for post in said.posts if post.id]))


def test_they_are_asked_together_saved_at_once_and_undone_at_once(
    bench: Workbench, page: CalendarPage
) -> None:
    corte = say(page, "Corte", "web", "tablon", text="Sin agua en {CALLE} de {HORA} a {HORA}.")
    weekly = say(
        page, "Deporte", text=MATCH, rule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214", at=datetime(2026, 11, 30, 9)
    )
    say(page, "Lejos", text="En {MES}", at=datetime(2027, 5, 1, 9))
    say(page, "Entera", text="Sin huecos")
    bench.go(Target(Place.TODAY))
    said = words(bench.page(Place.TODAY))
    assert "Falta rellenar 2 mensajes de estos días" in said
    assert "Corte; Deporte." in said
    press(bench.page(Place.TODAY), "Rellenar")
    asked = dialog(GapsDialog)
    assert "Lejos" not in words(asked)
    assert "Entera" not in words(asked)
    names = [each.accessibleName() for each in seen(asked, QLineEdit)]
    assert names == ["Corte: Calle", "Corte: Hora", "Deporte: Equipo y resultado", "Deporte: Teléfono"]
    write(asked, "Corte: Calle", "la calle Real")
    assert "Sin agua en la calle Real de {HORA}" in words(asked), "it is seen as it will be"
    write(asked, "Deporte: Equipo y resultado", "el Sotillo ganó 2-1")
    press(asked, "Guardar lo escrito")
    assert text_of(page, corte) == "Sin agua en la calle Real de {HORA} a {HORA}."
    first, second, *_others = days_of(page, weekly)
    assert "el Sotillo ganó 2-1" in text_of(page, first)
    assert "{EQUIPO Y RESULTADO}" in text_of(page, second), "each week has its own result"
    page.hub.perform(history.undo)
    assert "{CALLE}" in text_of(page, corte)
    assert "{EQUIPO Y RESULTADO}" in text_of(page, days_of(page, weekly)[0])


def test_what_the_guide_says_is_filled_already_and_what_is_typed_is_kept(
    bench: Workbench, page: CalendarPage
) -> None:
    phone = bench.hub.snapshot.council
    assert phone is not None
    post = say(page, "Corte", text="Sin agua en {CALLE}. Llame al {TELÉFONO}.")
    page.errands.fill_gaps()
    asked = dialog(GapsDialog)
    lines = {each.accessibleName(): each for each in seen(asked, QLineEdit)}
    assert lines["Corte: Teléfono"].text() == phone.phone
    write(asked, "Corte: Calle", "la calle Real")
    asked.reject()
    page.errands.fill_gaps()
    again = dialog(GapsDialog)
    words(again)
    assert {each.text() for each in seen(again, QLineEdit)} >= {"la calle Real"}
    press(again, "Guardar lo escrito")
    assert text_of(page, post).startswith("Sin agua en la calle Real")


def test_where_nothing_is_missing_it_says_so(page: CalendarPage) -> None:
    post = say(page, "Corte", "web", text="Sin agua en {CALLE}.")
    say(page, "Entera", text="Sin huecos")
    page.errands.fill_gaps()
    write(dialog(GapsDialog), "Corte: Calle", "la calle Real")
    press(dialog(GapsDialog), "Guardar lo escrito")
    steps.change_state(page.hub.database, [post.id], PostState.APPROVED)
    page.errands.fill_gaps()
    assert "Nada de lo que sale hasta el domingo, 6 de diciembre de 2026 tiene huecos." in words(
        dialog(GapsDialog)
    )
    dialog(GapsDialog).reject()
