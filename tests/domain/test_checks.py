"""What cannot be is refused in a sentence that names the field; texts are tidied on the way."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import editing
from muniredes.domain import checks
from muniredes.domain.accounts.account import Account, Custody
from muniredes.domain.calendar.messages.message import Message
from muniredes.domain.channels.coordination import Topic
from muniredes.domain.checks import check, check_written, refuse_no_place
from muniredes.domain.council import Council, Term
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.people import Area, Person
from muniredes.domain.problems import Problem
from muniredes.domain.texts.secrets import looks_like_password
from muniredes.domain.texts.text import fold, tidy, tidy_note

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("kind", "thing", "field"),
    [
        ("council", Council(name="  "), "council.name"),
        ("area", Area(name=""), "area.name"),
        ("person", Person(name="x" * 500), "person.name"),
        ("person", Person(name="Ana", email="ana(a)villa"), "person.email"),
        ("person", Person(name="Ana", phone="llámame"), "person.phone"),
        ("person", Person(name="Ana", weekly_hours=200), "person.weekly_hours"),
        ("person", Person(id=3, name="Ana", deputy_id=3), "person.deputy_id"),
        ("account", Account(network_id="web"), "account.address"),
        ("account", Account(network_id="x", handle="a", followers=-1), "account.followers"),
        (
            "account",
            Account(network_id="x", handle="a", last_post_on=date(2030, 1, 1)),
            "account.last_post_on",
        ),
        (
            "account",
            Account(network_id="x", handle="a", opened_on=date(2020, 1, 2), closed_on=date(2020, 1, 1)),
            "account.closed_on",
        ),
        ("custody", Custody(holder_id=1, deputy_id=1), "custody.deputy_id"),
        ("custody", Custody(password_place="Verano2024!"), "custody.password_place"),
        ("custody", Custody(resolution_on=date(1900, 1, 1)), "custody.resolution_on"),
        ("term", Term(starts=date.max), "term.starts"),
        ("electoral_period", ElectoralPeriod(polling_day=date.min), "electoral_period.polling_day"),
        ("message", Message(title="Feria", starts_at=datetime(9999, 12, 31)), "message.starts_at"),
        ("message", Message(title="Feria", exceptions=(date.max,)), "message.exceptions"),
    ],
)
def test_what_cannot_be_is_refused_by_field(kind: str, thing: object, field: str) -> None:
    with pytest.raises(Problem) as refusal:
        check(kind, thing, TODAY)
    assert refusal.value.field == field
    assert refusal.value.what.endswith((".", ")."))


@pytest.mark.parametrize("name", ["No hay áreas", "no tenemos", "No lo sé", "-"])
@pytest.mark.parametrize("kind", ["area", "person", "topic"])
def test_that_there_is_none_is_no_name(kind: str, name: str) -> None:
    """A paper would say «el área de No hay áreas»; one that is there already goes on being saved."""
    thing: Any = {"area": Area, "person": Person, "topic": Topic}[kind](name=name)
    with pytest.raises(Problem) as refused:
        check(kind, thing, date(2026, 11, 29))
    assert refused.value.field == f"{kind}.name"
    thing.id = 7
    check(kind, thing, date(2026, 11, 29))
    with pytest.raises(Problem):
        check_written(kind, thing, {"name": "Cultura"}, date(2026, 11, 29))


def test_nothing_said_is_not_read_as_a_word() -> None:
    refuse_no_place("council.website", None)
    with pytest.raises(Problem):
        refuse_no_place("council.website", "None")


def test_what_is_new_is_asked_once_if_its_name_is_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setitem(checks._PLACES, "area.name", lambda name, _path: asked.append(name))
    area = editing.put("area", Area(name=""), {"name": "Cultura"})
    assert asked == ["Cultura"]
    area.id = 7
    editing.put("area", area, {"name": "Deportes"})
    assert asked == ["Cultura", "Deportes"]


def test_texts_are_tidied_and_markup_is_left_alone() -> None:
    person = Person(name="  <b>Ana\x00 & \t Luis</b> ", phone="+34 967 00 00 00 ext. 12")
    check("person", person, TODAY)
    assert person.name == "<b>Ana & Luis</b>"


@pytest.mark.parametrize(
    "text",
    [
        "clave: hola123",
        "La contraseña es Pueblo2023",
        "Verano2024!",
        "password=abc",
        "xK9$mmQ2!z",
        "Villa-2019*ay",
    ],
)
def test_passwords_are_told(text: str) -> None:
    assert looks_like_password(text)


@pytest.mark.parametrize(
    "text",
    [
        "Caja fuerte de Secretaría, sobre 3",
        "Gestor de contraseñas de la biblioteca",
        "https://www.facebook.com/AytoVilla2023/?x=1",
        "redes@Villa2.es",
        "Decreto-28/2023, de 11 de julio",
        "@AytoVilla2023",
        "967 00 00 00",
        "www.Villa2.es/Ayto",
        "24/11/2026",
        "",
    ],
)
def test_ordinary_texts_are_not_taken_for_passwords(text: str) -> None:
    assert not looks_like_password(text)


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)
    assert "\x00" not in tidy_note(text)
