"""A name that a list brings, and the one that is here already and may be it."""

import pytest

from muniredes.domain.calendar.lists.new_names import near

KNOWN = ("Plenos: convocatoria y acuerdos", "Agenda cultural y deportiva", "Marta Ruiz Peña")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Plenos", "Plenos: convocatoria y acuerdos"),
        ("agenda (cultural)", "Agenda cultural y deportiva"),
        ("Marta", "Marta Ruiz Peña"),
        ("Marta Ruis Peña", "Marta Ruiz Peña"),
        ("y", ""),
        ("Pepe Ido", ""),
        ("Turismo y fiestas", ""),
    ],
)
def test_a_name_may_be_one_that_is_here(name: str, meant: str) -> None:
    assert near(name, KNOWN) == meant
