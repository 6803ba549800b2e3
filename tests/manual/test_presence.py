"""What the manual says of the whole presence: what it is for, how it is measured, and what is no account."""

from muniredes.actions import council, knowledge
from muniredes.actions.handover import preparing
from muniredes.domain.declared_absent import NONE
from muniredes.domain.handover.record import CheckAnswer
from muniredes.domain.texts.text import fold
from muniredes.manual.compose import belongings
from muniredes.manual.document import Chapter, Columns, Document, Edition, Facts, Heading, Rich, Table, Text
from muniredes.storage.database import Database
from tests.manual.conftest import Composed
from tests.manual.texts import manual_of, text_of
from tests.support import add_account, set_up

_SOMETIMES = {
    "como-se-unen",
    "crisis-avisos",
    "banco-imagenes",
    "manifestaciones",
    "suplantadas",
    "pendiente-despues",
}
"""Places that a guide may not have."""


def _chapter(document: Document, number: str) -> Chapter:
    return next(chapter for chapter in document.chapters if chapter.number == number)


def _plain(content: Rich) -> str:
    return "".join(span.text for span in content)


def _keys(document: Document) -> set[str]:
    blocks = (block for chapter in document.chapters for block in chapter.blocks)
    found = {block.key for block in blocks if isinstance(block, Heading)}
    return found | {chapter.key for chapter in document.chapters}


def test_each_account_says_what_it_is_for_and_how_one_knows(composed: Composed) -> None:
    chapter = _chapter(composed(Edition.RESERVED), "5")
    (table,) = [
        block
        for block in chapter.blocks
        if isinstance(block, Table) and block.summary == "Para qué es cada cuenta y cómo se mide"
    ]
    rows = {
        row[0][0].text: ("".join(s.text for s in row[1]), "".join(s.text for s in row[2]))
        for row in table.rows
    }
    purpose, measure = rows["Instagram · villaejemplo"]
    assert purpose == "Fotos de fiestas y paisajes."
    assert measure == "Publica: dos veces por semana."
    after = chapter.blocks[chapter.blocks.index(table) + 1]
    assert isinstance(after, Text)
    assert any(span.link == "#plazos" for span in after.content), "told once of all"


def test_what_every_town_does_has_its_place(composed: Composed) -> None:
    document = composed(Edition.RESERVED)
    keys = {
        block.key for chapter in document.chapters for block in chapter.blocks if isinstance(block, Heading)
    }
    assert {"objetivos", "participacion", "campanas", "directos", "nombres-avatares", belongings.KEY} <= keys
    said = text_of(document)
    for name in ("medir", "participacion", "directos", "campanas", "nombres"):
        assert all(advice.title in said for advice in knowledge.advice()[name])


def test_what_the_handover_answered_is_printed_and_the_rest_is_to_be_written(
    database: Database,
) -> None:
    set_up(database)
    facebook = add_account(database, "facebook.com/ayto")
    for item, account_id, note in (
        ("contratos", None, "Estudio Norte, hasta junio, 80 euros al mes"),
        ("telefono", facebook.id, "El móvil del armario"),
    ):
        preparing.answer(database, item, account_id, {"answer": CheckAnswer.YES, "note": note})
    (facts,) = [
        block
        for block in _chapter(manual_of(database), "12").blocks
        if isinstance(block, Facts) and block.summary == "Aparatos, sobres, contratos y originales"
    ]
    said = {label: _plain(value) for label, value in facts.rows}
    assert said["Contratos con agencias y programas"] == "Sí. Estudio Norte, hasta junio, 80 euros al mes."
    assert said["Línea, tarjeta y PIN de recuperación"] == "Facebook · ayto: Sí. El móvil del armario."
    assert "Personas de fuera" in said["Falta (pendiente)"], "nobody said who is of the house"
    assert "Portafolio comercial de Meta" in said["Falta (pendiente)"]


def test_every_place_of_the_index_is_one_that_a_manual_has(composed: Composed) -> None:
    document = composed(Edition.RESERVED)
    keys = _keys(document)
    wanted = {key for subject in knowledge.subjects() for key in subject.places}
    assert wanted - keys <= _SOMETIMES


def _index(document: Document) -> dict[str, set[str]]:
    """Return the subjects of the index with the places that each leads to."""
    (columns,) = [block for block in _chapter(document, "E").blocks if isinstance(block, Columns)]
    return {
        entry[0].text: {span.link.lstrip("#") for span in entry if span.link} for entry in columns.entries
    }


def test_the_index_leads_only_to_where_something_is_said(database: Database, composed: Composed) -> None:
    """What a town has not, or has not answered, is looked for in vain on that page."""
    set_up(database)
    council.edit(database, {"shield": NONE, "electronic_office": NONE})
    found = _index(manual_of(database))
    assert not {"Escudo", "Lenguas", "Firma al contestar", "Emojis", "Sede electrónica"} & found.keys()
    assert {"Menores", "Contraseñas", "Glosario"} <= found.keys()
    full = _index(composed(Edition.RESERVED))
    assert {"Lenguas", "Firma al contestar", "Emojis", "Sede electrónica"} <= full.keys()
    assert full["Escudo"] == {"logotipo"}


def test_a_subject_that_is_said_with_other_words_has_its_place() -> None:
    (subject,) = [subject for subject in knowledge.subjects() if subject.name == "Impostores"]
    assert subject.is_told_in(fold("Cuentas que suplantan al organismo"))
    assert not subject.is_told_in(fold("Cuentas del organismo"))
