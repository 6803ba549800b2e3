"""What looks like a secret is told, and what people write every day is not."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from muniredes.domain.fields import CARDS
from muniredes.domain.texts.secrets import (
    bares_password,
    holds_secret,
    none_holds_secret,
    secret_field,
    texts_in,
)


@pytest.mark.parametrize(
    "text",
    [
        "La contraseña es Secreta2024",
        "clave: hola123",
        "Clave del wifi: Villa2024",
        "PIN: 4821",
        "clave: Otra-1234",
        "pin 4821x",
        "contraseña Villa2024",
        "Contraseña: «tractor»",
        "La contrasenya és Hola1234",
        "Códigos de recuperación: 12345678 87654321",
        "Facebook / pass: Ayto#2024",
        "Usuario ayto, contraseña Villa!2024",
        "token: EAABsbCS1234abcd",
        "xK9$mmQ2!z",
        "aB3dE5fG9h",
        "Tr3bol-Azul",
        "P@ssw0rd2024",
        "Villa-2019*ay",
        "ayto / Villa#2026",
        "acceso: redes@villa.es / Villa2024#a",
        "redes@villa.es Verano2024",
        "2FA JBSWY3DPEHPK3PXP",
        "Verificación: KRSXG5CTMVRXEZLU",
        "TOTP: jbswy3dpehpk3pxp",
        "pwd - Villa2024",
        "Contraseña:\nVilla2024",
        "Clave\n\nVilla2024",
        "contrasen\u0303a: Villa2024",
        "Código de recuperación: 1234-5678",
        "La contraseña es el nombre del perro: Toby2019",
        "Las estadísticas están en https://ayto:Villa2024@villa.es/datos",
        "AKIAIOSFODNN7EXAMPLE",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "-----BEGIN RSA PRIVATE KEY-----",
        "otpauth://totp/Facebook?secret=JBSWY3DPEHPK3PXP",
    ],
)
def test_a_secret_is_told(text: str) -> None:
    assert holds_secret(text)
    assert holds_secret(f"Bien.\n{text}\nMás.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Caja fuerte de Secretaría, sobre 3",
        "La contraseña es personal y no se comparte",
        "Contraseña: en la caja fuerte de Secretaría, sobre 3",
        "La clave es participar",
        "Cambiar la contraseña.\nPleno2024 a las 19:00",
        "Palabras clave\nFeria2024 y Pleno2025",
        "La clave - según Marta - es participar",
        "Vídeo en https://villa.es/v:Villa2024@3x",
        "Palabras clave: turismo, fiestas",
        "La clave está en el sobre 12",
        "Cl@ve PIN: 900 123 456",
        "C/Mayor,12",
        "De 10:00h.-14:00h, 1.200€/mes y 50%dto-2026",
        "18:00-20:00h",
        "EN301549-v3 y PRTR-C11.I3",
        "¡Fiestas2026! #Fiestas2026 (#SanRoque2026) @AytoVilla2026",
        "IMG20260101.jpg, Bando2026.pdf, XXV-Carrera2026",
        "Bases del BOP nº12/2026, Decreto-28/2023",
        "1º-ESO/2026, 5ºC-2ªPlanta, Sala B2/B3-2026",
        "https://x.com/ayto?b=C3d$ redes@Villa2.es",
        "redes@villa.es / https://www.facebook.com/AytoVilla2024",
        "Escriba a redes@villa.es, Decreto-28/2023",
        "redes@villa.es - 600 11 22 33 (de 9:00-14:00)",
        "2FA activado desde 2024, SMS al 600112233",
        "2FA: en el móvil Samsung A52 de Secretaría",
        "AYUNTAMIENTODEVILLANUEVA y ES2345",
        "IBAN ES9121000418450200051332, CIF P0200000A",
        "Canal de WhatsApp · 0029VaXk3sPCxoB1uPfLbX2N",
        "cultura@laroda.es Tel:967123456",
        "info@laroda.es (9:00-14:00h)",
        "ayto@laroda.es C/Mayor,1",
        "ayto@laroda.es L-V:9-14h",
        "ayto@laroda.es / WhatsApp:612345678",
        "ayto@laroda.es; Pza.España,1",
        "ana@villa.es\nFiestas2026",
        "Segundo factor: 612-345-678",
        "2FA: sí (Authenticator, móvil M-2)",
        "YouTube · UCx5XG1OV2P6uZZ5FSM9Ttw1",
    ],
)
def test_an_ordinary_text_is_not(text: str) -> None:
    assert not holds_secret(text)


def test_what_a_machine_made_is_refused_only_when_it_is_announced() -> None:
    assert not holds_secret("0029VaXk3sPCxoB1uPfLbX2N", machine_made=True)
    assert holds_secret("clave: hola123", machine_made=True)


def test_texts_are_found_at_any_depth() -> None:
    assert set(texts_in([{"a": ("b", ["c"])}, 3, None, "d"])) == {"b", "c", "d"}


@pytest.mark.parametrize(
    "text",
    [
        "Hunter2! la de siempre",
        "Hunter2!",
        "Hunter2 la de siempre",
        "(ab1$x)",
        "tractor, la de siempre",
        "es la misma: Lola2019",
        "es la de siempre, burrito",
        "verano24",
        "ayto2024",
        "Secreta1*",
        "clave: tractor",
        "En el móvil de Ana: Perro33!",
        "la contraseña es tractor",
    ],
)
def test_a_place_that_tells_the_key_is_refused(text: str) -> None:
    assert bares_password(text)


@pytest.mark.parametrize(
    "text",
    Path(__file__).with_name("key_places.txt").read_text("utf-8").splitlines(),
)
def test_an_ordinary_place_is_not(text: str) -> None:
    assert not bares_password(text)


def test_where_a_key_is_refuses_it_in_the_form_and_at_the_door() -> None:
    refusing = {card.path for card in CARDS.values() if card.refuses_passwords}
    assert refusing == {"custody.password_place", "crisis_plan.kit_place"}
    assert secret_field("custody", {"password_place": "Hunter2! la de siempre"}) == "password_place"
    assert secret_field("custody", {"notes": "Hunter2! la de siempre"}) == ""


PIECES = st.sampled_from(
    [
        "clave",
        "contraseña",
        "api",
        "key",
        " es ",
        ": ",
        "=",
        " ",
        "\n",
        "«",
        "Villa2024",
        "aB3dE5fG9h",
        "xK9$mm",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=5).map("".join), st.text(max_size=30))


@given(st.lists(TEXTS, max_size=5))
@example(["la clave", "es Villa2024"])
@example(["api", "key: 4821"])
@example(["clave:", "Villa2024"])
@example(["Contraseña", "", "Villa2024"])
def test_many_texts_are_told_together_as_one_by_one(texts: list[str]) -> None:
    assert none_holds_secret(texts) == (not any(map(holds_secret, texts)))
