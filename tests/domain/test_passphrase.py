"""Words that close a package: the list they are taken from, and those that anybody would guess."""

import re

import pytest

from muniredes.actions.handover import passphrase as proposing
from muniredes.domain.handover.passphrase import WORDS, bits, plain, weakness
from muniredes.domain.texts.secrets import holds_secret
from muniredes.storage.database import Database

KNOWN = ("Villa del Río", "Córdoba", "Marta Ruiz Peña", "Facebook", "AytoVilla")


def test_the_list_is_of_plain_words_told_apart_by_four_letters() -> None:
    listed = proposing.listed()
    assert len(listed) == 2048 == len({word[:4] for word in listed})
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in listed)
    assert list(listed) == sorted(listed)
    assert bits(WORDS, len(listed)) == 66


def test_what_is_proposed_will_always_do_and_is_never_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = proposing.listed()[:600]
    monkeypatch.setattr(proposing, "_known", lambda _database: list(known))
    proposed = {proposing.propose(database) for _turn in range(200)}
    assert len(proposed) == 200
    assert all(len(each.split()) == WORDS for each in proposed)
    assert all(set(each.split()) <= set(proposing.listed()) for each in proposed)
    assert not any(weakness(each, known) for each in proposed), "a name of the guide would be refused"


@pytest.mark.parametrize(
    "words",
    [
        "", "1234", "contraseña", "villa villa villa villa villa villa", "a b c d e f g h",
        "Ayuntamiento de Villa del Río redes sociales Facebook", "Marta Ruiz Peña Córdoba 2027",
        "nube martillo perejil castillo violeta", "nube martillo perejil castillo violeta 123456",
        "xK9$mmQ2!pp", "En un lugar de la Mancha, de cuyo nombre no quiero acordarme",
        "lunes martes miércoles jueves viernes sábado domingo",
        "No por mucho madrugar amanece más temprano",
    ],
)  # fmt: skip
def test_what_anybody_would_guess_is_refused_with_what_to_do(words: str) -> None:
    said = weakness(words, KNOWN)
    assert said
    assert not holds_secret(said)


@pytest.mark.parametrize(
    "words",
    [
        "nube martillo perejil castillo violeta jilguero",
        "La nube y el martillo comen perejil en un castillo violeta con su jilguero",
    ],
)
def test_hers_will_do_when_they_are_many_and_not_of_the_town(words: str) -> None:
    assert weakness(words, KNOWN) == ""


def test_the_way_they_are_typed_does_not_count() -> None:
    assert plain("  Ñandú,CAMIÓN\t— pingüino ") == "nandu camion pinguino"


def test_it_says_which_words_do_not_count() -> None:
    said = weakness("hola nube martillo perejil nube castillo sol 1234", KNOWN)
    assert "No cuentan las que prueba cualquiera: «hola». No cuentan por cortas: «sol»." in said
    assert "Cuentan una sola vez: «nube»." in said


def test_each_word_that_does_not_count_has_its_own_reason() -> None:
    said = weakness("hola 1234", KNOWN)
    assert "No cuentan las que prueba cualquiera: «hola»." in said
    assert "cortas" not in said
    assert "1234" not in said
    said = weakness("Córdoba del Marta Instagram nube", (*KNOWN, "Instagram"))
    assert "No cuentan los nombres de aquí: «Córdoba» y «Marta»." in said
    assert "No cuentan las que prueba cualquiera: «Instagram»." in said
    assert "No cuentan por cortas: «del»." in said


@pytest.mark.parametrize("words", ["no", "camino", "a nosotros"])
def test_a_few_words_are_too_few_and_no_text_that_many_know(words: str) -> None:
    assert weakness(words, KNOWN).startswith("Es fácil de adivinar: faltan ")
