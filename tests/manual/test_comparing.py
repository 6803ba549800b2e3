"""Two manuals are compared by what they say: what is the same is never told, and what is not is told once."""

from collections.abc import Sequence
from datetime import date

import pytest

from muniredes.domain.handover.comparison import Difference, Turn
from muniredes.domain.progress import Cancelled, no_progress
from muniredes.manual.comparing import compare
from muniredes.manual.document import (
    Block,
    Chapter,
    Cover,
    Document,
    Facts,
    FlowBox,
    FlowFigure,
    Heading,
    Items,
    Span,
    Table,
    Text,
    pending,
    rich,
)


def _document(*chapters: Chapter) -> Document:
    cover = Cover("", "", (), None, "", "")
    return Document("", "", "", "es-ES", date(2026, 1, 1), "", "", cover, chapters)


def _chapter(*blocks: Block, number: str = "3") -> Chapter:
    return Chapter(number, "Registro de cuentas", blocks)


def _differences(before: Sequence[Block], after: Sequence[Block]) -> list[Difference]:
    chapters, _alike = compare(_document(_chapter(*before)), _document(_chapter(*after)), no_progress)
    return [each for chapter in chapters for each in chapter.differences]


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(
        ("Cuenta", "Llaves", "Suplente"), tuple(tuple(map(rich, row)) for row in rows), (1, 1, 1), "x"
    )


def test_the_same_twice_has_no_difference() -> None:
    blocks = (
        Heading("Las llaves"),
        Text(rich("Uno.")),
        Items((rich("a"), rich("b"))),
        _table(("F", "Ana", "")),
    )
    chapters, alike = compare(_document(_chapter(*blocks)), _document(_chapter(*blocks)), no_progress)
    assert chapters == ()
    assert alike == ("3. Registro de cuentas",)


def test_a_row_is_known_by_its_name_wherever_it_stands() -> None:
    before = _table(("☐", "Facebook", "Ana"), ("☐", "X", "Eva"))
    after = _table(("☐", "X", "Luis"), ("☐", "YouTube", "Pía"))
    assert _differences([before], [after]) == [
        Difference(Turn.CHANGED, "", "X", "Eva", "Luis"),
        Difference(Turn.NEW, "", "YouTube", after="Pía"),
        Difference(Turn.GONE, "", "Facebook", before="Ana"),
    ]


def test_only_the_cells_that_changed_are_told_with_their_heading() -> None:
    (found,) = _differences([_table(("Facebook", "Ana", "Eva"))], [_table(("Facebook", "Ana", "Luis"))])
    assert (found.before, found.after) == ("Suplente: Eva", "Suplente: Luis")


def test_rows_of_the_same_name_are_told_apart_by_their_order() -> None:
    before, after = _table(("F", "a", ""), ("F", "b", "")), _table(("F", "a", ""), ("F", "c", ""))
    (found,) = _differences([before], [after])
    assert (found.before, found.after) == ("b", "c")


def test_a_label_and_a_step_say_another_thing_under_their_heading() -> None:
    def blocks(who: str) -> list[Block]:
        return [
            Heading("Cuentas"),
            Heading("Facebook", level=3),
            Facts((("Suplente", rich(who)),), "x"),
            FlowFigure((FlowBox("Valida", who, ""),), "", ""),
        ]

    assert _differences(blocks("Ana"), blocks("Eva")) == [
        Difference(Turn.CHANGED, "Cuentas · Facebook", "Suplente", "Ana", "Eva"),
        Difference(Turn.CHANGED, "Cuentas · Facebook", "Valida", "Ana", "Eva"),
    ]


def test_what_is_pending_is_neither_new_nor_gone_and_its_answer_is() -> None:
    pending_facts = Facts((("Correo", pending()), ("Escudo", pending())), "Datos")
    before: list[Block] = [Heading("Datos", level=2, key="a"), Facts((("Escudo", pending()),), "Datos")]
    after: list[Block] = [Heading("Datos", level=2, key="a"), pending_facts]
    assert _differences(before, after) == []
    said: list[Block] = [Heading("Datos", level=2, key="a"), Facts((("Correo", rich("a@b.es")),), "Datos")]
    assert [(each.turn, each.what, each.after) for each in _differences(after, said)] == [
        (Turn.NEW, "Correo", "a@b.es")
    ]
    assert [(each.turn, each.before) for each in _differences(said, after)] == [(Turn.GONE, "a@b.es")]
    row = Table(("Persona", "Teléfono"), ((rich("Ana"), pending()),), (1, 1), "Personas")
    empty = Table(("Persona", "Teléfono"), ((rich("Ana"), rich("")),), (1, 1), "Personas")
    assert _differences([row], [empty]) == []


def test_a_paragraph_that_is_almost_the_same_changed_and_another_is_new() -> None:
    before = [Text(rich("Se publica los lunes y los jueves por la tarde.")), Text(rich("Fuera."))]
    after = [Text(rich("Se publica los lunes y los viernes por la tarde.")), Text(rich("Nada que ver aquí."))]
    found = _differences(before, after)
    assert [each.turn for each in found] == [Turn.CHANGED, Turn.NEW, Turn.GONE]
    assert found[0].told == (
        "Se publica los lunes y los jueves por la tarde. → Se publica los lunes y los viernes por la tarde."
    )


def test_the_page_of_a_link_is_no_difference() -> None:
    before = [Text(rich("Véase", Span("; otro", as_page=True)))]
    assert _differences(before, [Text(rich("Véase", Span("; distinto", as_page=True)))]) == []


def test_a_chapter_that_comes_or_goes_is_told_whole_and_in_its_place() -> None:
    before = _document(_chapter(Text(rich("x")), number="13"), _chapter(Text(rich("v1")), number="0"))
    after = _document(_chapter(Text(rich("y")), number="2"), _chapter(Text(rich("v2")), number="0"))
    chapters, alike = compare(before, after, no_progress)
    assert [(chapter.number, chapter.counts) for chapter in chapters] == [
        ("2", "1 nuevo"),
        ("13", "1 ya no está"),
    ]
    assert alike == ()


def test_it_can_be_stopped() -> None:
    def stop(_part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        compare(_document(_chapter()), _document(_chapter()), stop)
