"""A cell says the same of a field in every list: one reader, with the words of each field in its card."""

from datetime import date
from typing import Any

import pytest

from muniredes.domain.accounts.account import AccountState
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.fields import CARDS
from muniredes.domain.texts.cells import coming_day, people_in, secret_cells, understood


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("post.state", "Publicado ✔", PostState.PUBLISHED),
        ("post.state", "✅", PostState.PUBLISHED),
        ("post.state", "Publicada en Facebook", PostState.PUBLISHED),
        ("post.state", "No publicada todavía", PostState.DRAFT),
        ("post.state", "pdte. foto", PostState.DRAFT),
        ("post.state", "Pendiente de aprobar por Alcaldía", PostState.IN_REVIEW),
        ("post.state", "PROGRAMADO", PostState.APPROVED),
        ("post.state", "ok", PostState.APPROVED),
        ("post.state", "okupas", None),
        ("post.state", "quién sabe", None),
        ("message.light", "Sí", ElectoralLight.GREEN),
        ("message.light", "si procede", None),
        ("message.light", "No se puede", ElectoralLight.RED),
        ("account.state", "Activa (poco)", AccountState.ACTIVE),
        ("account.state", "Cerrada en 2020", AccountState.CLOSED),
        ("account.followers", "1.200", 1200),
        ("account.followers", "1,2 K", 1200),
        ("account.followers", "3 mil", 3000),
        ("account.followers", "850 seguidores", 850),
        ("account.followers", "1.234 seguidores", 1234),
        ("account.followers", "1,2 mil seguidores", 1200),
        ("account.followers", "3.5k", 3500),
        ("account.followers", "12,5", None),
        ("account.followers", "1.23", None),
        ("account.followers", "muchos", None),
        ("message.minutes", "30 min", 30),
        ("message.minutes", "30,0", 30),
        ("message.minutes", "30 m", 30),
        ("message.minutes", "30 M.", 30),
        ("message.minutes", "2 mil", None),
        ("account.followers", "1,5 M", 1_500_000),
        ("account.followers", "30 min", None),
        ("account.last_post_on", "12 de marzo de 2026", date(2026, 3, 12)),
        ("account.last_post_on", "jueves, 12/03/2026 10:00", date(2026, 3, 12)),
        ("account.last_post_on", "12 de marzo", None),
        ("account.last_post_on", "46093", None),
    ],
)
def test_what_a_cell_says_of_a_field(path: str, text: str, value: Any) -> None:
    assert understood(CARDS[path], text) == value


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana Ruiz; Luis", ("Ana Ruiz", "Luis")),
        ("Ana/Luis", ("Ana", "Luis")),
        ("Ana / Luis\nAna", ("Ana", "Luis")),
        ("N/A", ("N/A",)),
        (" ", ()),
    ],
)
def test_who_a_cell_names(text: str, people: tuple[str, ...]) -> None:
    assert people_in(text) == people


def test_the_cells_that_hold_a_secret_are_told_but_for_the_names_that_machines_make() -> None:
    cells = {"nota": "la clave es Villa2024", "texto": "Hoy hay pleno", "usuario": "xK9$mmQ2zz"}
    assert secret_cells(cells, ("usuario",)) == {"nota"}
    assert secret_cells(cells, ()) == {"nota", "usuario"}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("11/12", date(2026, 12, 11)), ("viernes 11", date(2026, 12, 11)), ("11", date(2026, 12, 11)),
        ("11 de diciembre", date(2026, 12, 11)), ("Viernes, 11 dic", date(2026, 12, 11)),
        ("martes", date(2026, 11, 24)), ("23/11", date(2027, 11, 23)), ("24/11", date(2026, 11, 24)),
        ("jueves 11/12", None), ("31/2", None), ("45", None), ("pronto", None), ("", None),
        ("11/12/2027", None), ("viernes 11 de marzo de 2020", None),
    ],
)  # fmt: skip
def test_a_day_that_comes_may_be_said_in_part(said: str, day: date | None) -> None:
    assert coming_day(said, date(2026, 11, 24)) == day


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Eusebio y Lourdes", ("Eusebio", "Lourdes")),
        ("Ana Gil y Eva Paz; Luis", ("Ana Gil", "Eva Paz", "Luis")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Santiago Ramón y Cajal", ("Santiago Ramón y Cajal",)),
    ],
)
def test_two_people_in_a_cell_are_not_one(cell: str, people: tuple[str, ...]) -> None:
    assert people_in(cell) == people
