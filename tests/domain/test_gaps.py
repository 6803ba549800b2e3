"""What stands for the gaps of a text reads as a sentence."""

import pytest

from muniredes.domain.council import Council, EntityKind
from muniredes.domain.texts.gaps import body_gaps, filled


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
