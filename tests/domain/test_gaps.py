"""What stands for the gaps of a text reads as a sentence."""

from datetime import date

import pytest

from muniredes.domain.council import BodyLack, Council, EntityKind
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.gaps import body_gaps, filled, known_gaps


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        (EntityKind.COUNCIL, "Villa", "del Ayuntamiento de Villa, por el Ayuntamiento de Villa"),
        (EntityKind.COMMONWEALTH, "Mancomunidad Alta", "de la Mancomunidad Alta, por la Mancomunidad Alta"),
        (EntityKind.ASSOCIATION, "Peña El Botijo", "de Peña El Botijo, por Peña El Botijo"),
    ],
)
def test_a_body_has_its_article_in_a_sentence(kind: EntityKind, name: str, said: str) -> None:
    gaps = body_gaps(Council(kind=kind, name=name))
    assert filled("Es de {ORGANISMO}, por {ORGANISMO}", gaps) == f"Es {said}"
    assert filled("Fuente: {ORGANISMO}", gaps) == f"Fuente: {Council(kind=kind, name=name).official_name}"
    assert filled("Of {ORGANISMO}", body_gaps(None)) == "Of {ORGANISMO}"


def test_what_there_is_none_of_stays_a_gap_in_her_texts() -> None:
    council = Council(name="Villa", lacks=(BodyLack.PHONE, BodyLack.ELECTRONIC_OFFICE))
    for text in ("Llame al {TELÉFONO}.", "Pida cita en {SEDE}."):
        assert filled(text, known_gaps(Snapshot(council=council), date(2026, 11, 24))) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Obra de {X}. Sigue.", "Obra de Gil, S. L. Sigue."),
        ("Obra de {X}.", "Obra de Gil, S. L."),
        ("«Obra de {X}.»", "«Obra de Gil, S. L.»"),
        ("Obra de {X}.\nSigue.", "Obra de Gil, S. L.\nSigue."),
        ("Mire {X}.es", "Mire Gil, S. L..es"),
        ("Obra de {X}...", "Obra de Gil, S. L...."),
    ],
)
def test_a_full_stop_is_said_once_at_the_end_of_a_sentence_and_nowhere_else(text: str, said: str) -> None:
    assert filled(text, {"{X}": "Gil, S. L."}) == said
