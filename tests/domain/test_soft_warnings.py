"""What looks odd in a telephone or an address is said softly, and what is right is left alone."""

import pytest

from muniredes.domain import soft_warnings
from muniredes.domain.fields import CARDS, Kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("967 00 00", "tiene 7"),
        ("967 00 00 0", "tiene 8"),
        ("967000", "tiene 6"),
        ("967 000 0000", "sobran"),
        ("+34 967 00", "faltan"),
        ("167 000 000", "empiezan por"),
        ("+1 55", "faltan"),
        ("967 00 00 ext. 12", "tiene 7"),
        ("967 00 00, 967 000 000", "tiene 7"),
        ("34 967 00", "faltan"),
    ],
)
def test_a_phone_that_looks_odd(text: str, said: str) -> None:
    assert said in soft_warnings.remark(Kind.PHONE, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "967 000 000",
        "+34 612 345 678",
        "0034612345678",
        "(967) 00-00-00",
        "112",
        "016",
        "116 111",
        "967 000 000 ext. 12",
        "967 000 000 / 967 000 001",
        "+351 912 345 678",
        "no tenemos",
        "no lo sé",
        "976 12 34 56, 976 12 34 57",
        "976 123 456 y 600 123 456",
        "976 123 456 o 600 123 456",
        "24 h: 600 123 456",
        "91 123 45 67 de 9 a 14 h",
        "976 123 456 (mañanas)",
        "34 976 123 456",
        "pendiente",
        "—?",
    ],
)
def test_a_phone_that_looks_right(text: str) -> None:
    assert soft_warnings.remark(Kind.PHONE, text.replace("00-00-00", "00-00-00")) == ""


@pytest.mark.parametrize(
    "text", ["ana@gmial.com", "ana@gmai.com", "ana@villa.con", "ana@hotmial.com", "ana@villa..es"]
)
def test_a_mailbox_that_looks_odd(text: str) -> None:
    assert soft_warnings.remark(Kind.EMAIL, text)


@pytest.mark.parametrize(
    "text", ["ana@gmail.com", "redes@villa.es", "x@outlook.com", "a@yahoo.es", "a@correo.dipu.cat"]
)
def test_a_mailbox_that_looks_right(text: str) -> None:
    assert soft_warnings.remark(Kind.EMAIL, text) == ""


def test_an_address_of_one_word_is_one() -> None:
    assert soft_warnings.remark(Kind.WEB, "wwwpueblo")
    for right in ("www.pueblo.es", "https://pueblo.es/redes", "En el tablón del ayuntamiento"):
        assert soft_warnings.remark(Kind.WEB, right) == "", right


def test_every_phone_has_its_card() -> None:
    called = {path for path in CARDS if path.rpartition(".")[2].endswith(("phone", "mobile"))}
    assert {path for path in called if CARDS[path].kind is not Kind.PHONE} == set()


@pytest.mark.parametrize(
    "text",
    ["la llama 612999888", "al +34 612 99 98 88", "a ana@villa.es", "DNI 12345678Z", "X-1234567-L, vive"],
)
def test_whose_data_they_are_is_noticed(text: str) -> None:
    assert soft_warnings.of_somebody(text)


@pytest.mark.parametrize(
    "text",
    ["El 12/12/2026 a las 18:00", "Expediente 2026/000123456", "Son 1.200 euros", "Calle Mayor 12", ""],
)
def test_what_is_of_nobody_is_left_alone(text: str) -> None:
    assert soft_warnings.of_somebody(text) == ""
