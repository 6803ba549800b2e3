"""A body that said that it has no shield, electronic office or telephone is told nothing that assumes one."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from muniredes import paths
from muniredes.actions import council, knowledge
from muniredes.actions.workspace import Workspace
from muniredes.catalog.bodies import load_without
from muniredes.domain.council import BodyLack
from muniredes.domain.declared_absent import NONE
from muniredes.i18n import _
from tests import pseudo
from tests.manual.every_paper import every_document, the_catalogue
from tests.manual.samples import texts

_SHIELD = re.compile(r"\bescudos?\b", re.IGNORECASE)
_ASSUMED = {
    BodyLack.SHIELD: _SHIELD,
    BodyLack.ELECTRONIC_OFFICE: re.compile(r"\bsedes?\b", re.IGNORECASE),
    BodyLack.PHONE: re.compile(r"\{TELÉFONO\}|\(falta el teléfono"),
}
_TYPED = (
    "Alrededor del escudo queda libre la mitad de su ancho.",
    "El escudo como imagen de perfil en todas las cuentas.",
    "El escudo de Villaejemplo de la Sierra sobre fondo liso, sin texto.",
    ": Escudo",
    ": Sede electrónica",
    "El orden del día está en el tablón y en la sede electrónica.",
    "Cómo se hace, en la sede electrónica.",
    "Puede verlo y presentar alegaciones en la sede electrónica.",
    "las solicitudes, por la sede.",
    "El día 15, en la sede y en la oficina.",
    "Documentos y baremo, en la sede electrónica.",
    "La sede no se cayó.",
    "Si lo que ha caído es la sede, pregunte a Secretaría si amplía los plazos y anúncielo.",
    "los de todos los procedimientos; y pide publicarlo en la sede.",
)
"""What the town of the example wrote itself, printed as it is; and a word of the index, to be looked for."""
_LAW = (
    "La ley pide que se vea en una sede electrónica: pregunte a la diputación.",
    "la publica además en su sede electrónica (LO 3/2018, art. 31.2).",
)
"""What a law asks for, whatever there is."""
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
    assert not {
        line for line in wrong if not line.endswith(_TYPED) and not any(each in line for each in _LAW)
    }


def test_no_text_of_the_catalogue_sends_to_an_electronic_office_that_there_is_not() -> None:
    """Also what no paper of the example prints: every text, with a web and without one."""
    for lacks in ((BodyLack.ELECTRONIC_OFFICE,), (BodyLack.ELECTRONIC_OFFICE, BodyLack.WEBSITE)):
        knowledge.serve(knowledge.served(), lacks)
        said = {text for book in the_catalogue() for text in pseudo.texts_in(book)}
        wrong = {text for text in said if _ASSUMED[BodyLack.ELECTRONIC_OFFICE].search(text)}
        assert {text for text in wrong if not any(each in text for each in _LAW)} <= {
            "sede",
            "sede electrónica",
        }
    knowledge.serve(knowledge.served())


_GAPS = {BodyLack.ELECTRONIC_OFFICE: "{SEDE}", BodyLack.PHONE: "{TELÉFONO}"}
_OF_HOME = re.compile(
    r"sin moverse de casa|desde casa|[Ee]ntre en |certificado digital|con el móvil\.$|[Ii]dentifíquese"
)
"""What is only done where there is an electronic office."""


@pytest.mark.parametrize("lack", list(_GAPS))
def test_a_gap_of_what_there_is_not_is_never_changed_word_for_word(lack: BodyLack) -> None:
    """Each text is looked at with what is around the gap: otherwise, «1) Entre en la oficina»."""
    say, gap = load_without(paths.catalog("bodies.toml"))[lack], _GAPS[lack]
    bare = [written for written in say.phrases if re.fullmatch(rf"\W*{re.escape(gap)}\W*", written)]
    assert bare in ([], [f": {gap}"]), "after a colon it is the whole answer"
    told = {text: say(text) for text in pseudo.ours() if gap in text}
    assert [new for new in told.values() if gap in new] == []
    if lack is BodyLack.ELECTRONIC_OFFICE:
        assert [new for new in told.values() if _OF_HOME.search(new)] == []
    twice = re.compile(r":[^.;:!?()»]*:(?!\d)")
    assert [new for old, new in told.items() if twice.search(new) and not twice.search(old)] == []


def test_the_hours_of_the_office_are_read_where_they_are_put() -> None:
    """After «de» they would be «de De lunes a viernes»; and beside another place, those of that place."""
    said = [text for text in pseudo.ours() if "{HORARIO}" in text]
    wrong = re.compile(r"\b(?:de|a|en) \{HORARIO\}|\{LUGAR[^}]*\}[^.]*\{HORARIO\}|:[^.:]*: \{HORARIO\}")
    assert [text for text in said if wrong.search(text)] == []


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
