"""A town is found by whatever part of its name people type."""

import pytest

from muniredes.actions import knowledge
from muniredes.catalog.municipalities import uninverted


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ballestero", "02014"),
        ("El Ballestero", "02014"),
        ("BALLESTERO", "02014"),
        ("sant vicent", "03122"),
        ("san vicente del raspeig", "03122"),
        ("hospitalet de llob", "08101"),
        ("l'alfas", "03011"),
        ("coruna", "15030"),
        ("a coruña", "15030"),
        ("agurain", "01051"),
        ("salvatierra", "01051"),
        ("peñaranda de brac", "37246"),
        ("el palmar de troya", "41904"),
        ("usansolo", "48916"),
        ("la zarza-perr", "21902"),
        ("mahón", "07032"),
        ("castellón de la plana", "12040"),
        ("valencia", "46250"),
    ],
)
def test_a_town_is_found(typed: str, code: str) -> None:
    assert code in [town.code for town in knowledge.gazetteer().find(typed)]


def test_all_of_spain_is_there_with_its_province() -> None:
    gazetteer = knowledge.gazetteer()
    assert len(gazetteer) == 8132
    (town,) = gazetteer.find("El Ballestero")
    assert (town.name, town.province, town.region) == ("El Ballestero", "Albacete", "Castilla-La Mancha")


def test_a_town_is_called_as_it_is_called_today() -> None:
    names = {
        town.code: town.name for typed in ("mahón", "valencia") for town in knowledge.gazetteer().find(typed)
    }
    assert names["07032"] == "Maó"
    assert names["46250"] == "València"


def test_nothing_typed_finds_nothing() -> None:
    assert knowledge.gazetteer().find("   ") == ()
    assert knowledge.gazetteer().find("zzzzz") == ()


@pytest.mark.parametrize(
    ("official", "written"),
    [
        ("Ballestero, El", "El Ballestero"),
        ("Alfàs del Pi, l'", "L'Alfàs del Pi"),
        ("Campo de Mirra/Camp de Mirra, el", "Campo de Mirra/El Camp de Mirra"),
        ("Rioja, La", "La Rioja"),
        ("Alcoi", "Alcoi"),
    ],
)
def test_names_are_written_as_people_do(official: str, written: str) -> None:
    assert uninverted(official) == written
