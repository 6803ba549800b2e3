"""A body that said that it has no shield, electronic office or telephone is told nothing that assumes one."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from muniredes.actions import council, knowledge
from muniredes.actions.workspace import Workspace
from muniredes.domain.council import BodyLack
from muniredes.domain.lacking import NONE
from muniredes.i18n import _
from tests.manual.every_paper import every_document
from tests.manual.samples import texts

_SHIELD = re.compile(r"\bescudos?\b", re.IGNORECASE)
_ASSUMED = {
    BodyLack.SHIELD: _SHIELD,
    BodyLack.ELECTRONIC_OFFICE: re.compile(r"\{SEDE\}|\(falta la sede"),
    BodyLack.PHONE: re.compile(r"\{TELÉFONO\}|\(falta el teléfono"),
}
_TYPED = (
    "Alrededor del escudo queda libre la mitad de su ancho.",
    "El escudo como imagen de perfil en todas las cuentas.",
    "El escudo de Villaejemplo de la Sierra sobre fondo liso, sin texto.",
    ": Escudo",
)
"""What the town of the example wrote itself, printed as it is; and a word of the index, to be looked for."""
_ITSELF = {
    "El escudo",
    "Escudo",
    "Escudo {of_the_body}",
    "Escudo, web y sede",
    "¿Tiene a mano el escudo?",
    "Falta el escudo para la portada.",
    "No hay un logotipo propio: se usa el escudo.",
    "logotipo, colores, letra, escudo, imagen, diseño, plantillas",
    "pueblo, escudo, web, sede, cita previa, trámites, teléfono, datos",
}
"""What asks whether there is one, is said only where there is, or is typed to find where it is asked."""


@pytest.mark.parametrize("lack", [BodyLack.SHIELD, BodyLack.ELECTRONIC_OFFICE, BodyLack.PHONE])
def test_no_paper_assumes_what_there_is_not(town: Workspace, lack: BodyLack) -> None:
    council.edit(town.database, {lack.value: NONE})
    wrong = set()
    for what, document in every_document(town.database):
        for chapter in document.chapters:
            if chapter.number != "A":
                said = (line for text in texts(chapter) for line in text.splitlines())
                wrong |= {f"{what}: {line}" for line in said if _ASSUMED[lack].search(line)}
    assert not {line for line in wrong if not line.endswith(_TYPED)}


def test_no_window_assumes_a_shield() -> None:
    with (Path(__file__).parents[2] / "resources/locale/muniredes.pot").open("rb") as listed:
        told = [str(each.id) for each in read_po(listed) if _SHIELD.search(str(each.id))]
    knowledge.serve(knowledge.served(), (BodyLack.SHIELD,))
    assert {text for text in told if _SHIELD.search(_(text))} <= _ITSELF
    knowledge.serve(knowledge.served())
    assert all(_(text) == text for text in told)


def test_no_window_speaks_of_a_gap_that_is_no_more() -> None:
    knowledge.serve(knowledge.served(), (BodyLack.PHONE, BodyLack.ELECTRONIC_OFFICE))
    assert _("El de la centralita: rellena el hueco {TELÉFONO}.") == (
        "El de la centralita: rellena el hueco del teléfono."
    )
    knowledge.serve(knowledge.served())
