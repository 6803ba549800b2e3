"""What every PDF of ours has to be: tagged throughout, well nested, with its letters."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

DRAWS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"}


def elements_under(node: Any) -> Iterator[Any]:
    """Yield the elements of the structure under one, each before its own."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements_under(kid)


def all_elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the elements of the structure of a file."""
    return list(elements_under(pdf.Root.StructTreeRoot))


def nothing_is_drawn_outside_an_element_or_a_decoration(pdf: pikepdf.Pdf) -> None:
    """Whatever is drawn is of an element, or said to be of none."""
    for number, page in enumerate(pdf.pages):
        depth, ids = 0, []
        for instruction in pikepdf.parse_content_stream(page):
            operands, name = instruction.operands, str(instruction.operator)
            if name in ("BDC", "BMC"):
                assert depth == 0, "marked content does not nest"
                depth += 1
                if name == "BDC" and "/MCID" in operands[1]:
                    ids.append(int(operands[1].MCID))
            elif name == "EMC":
                depth -= 1
            elif name in DRAWS:
                assert depth == 1, f"page {number + 1}: {name} outside"
        assert depth == 0
        assert ids == list(range(len(ids)))


def every_sequence_and_link_leads_to_its_element_and_back(pdf: pikepdf.Pdf) -> None:
    """What is drawn knows its element, and the element what is drawn."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    held: dict[tuple[int, int], Any] = {}
    for element in all_elements(pdf):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                held[element.Pg.objgen[0], kid] = element
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                held[kid.Pg.objgen[0], int(kid.MCID)] = element
    for page in pdf.pages:
        owners = parents[int(page.obj.StructParents)]
        assert page.obj.Tabs == Name.S
        for number, owner in enumerate(owners):
            assert held[page.obj.objgen[0], number].objgen == owner.objgen
        for annotation in page.obj.get("/Annots", []):
            owner = parents[int(annotation.StructParent)]
            assert Name.Link == owner.S
            assert annotation.Subtype == Name.Link
            assert str(annotation.Contents)
            assert int(annotation.F) & 4
            references = [
                kid for kid in owner.K if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
            ]
            assert annotation.objgen in [kid.Obj.objgen for kid in references]


def roles_are_those_of_the_standard_and_well_nested(pdf: pikepdf.Pdf) -> None:
    """No element is of a kind that a reader does not know, or out of its place."""
    allowed = {
        "Document", "Part", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
        "Table", "Caption", "THead", "TBody", "TR", "TH", "TD", "TOC", "TOCI", "Reference", "Link", "Figure",
        "Div",
    }  # fmt: skip
    inside = {
        "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}, "TD": {"TR"}, "TH": {"TR"}, "TOCI": {"TOC"},
        "Caption": {"Table", "Div"}, "THead": {"Table"}, "TBody": {"Table"}, "TR": {"THead", "TBody"},
    }  # fmt: skip
    for element in all_elements(pdf):
        role = str(element.S)[1:]
        assert role in allowed
        if role in inside:
            assert str(element.P.S)[1:] in inside[role]


def headings_do_not_skip_a_level(pdf: pikepdf.Pdf) -> None:
    """Who goes from heading to heading misses none."""
    levels = [int(str(e.S)[2]) for e in all_elements(pdf) if re.fullmatch(r"/H\d", str(e.S))]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def tables_have_headings_and_every_row_its_cells(pdf: pikepdf.Pdf) -> None:
    """A table can be read cell by cell, each with its headings."""
    tables = [element for element in all_elements(pdf) if Name.Table == element.S]
    assert tables
    parts = [[str(part.S)[1:] for part in table.K] for table in tables]
    assert all(re.fullmatch("(Caption )?(THead )?TBody", " ".join(names)) for names in parts)
    for table in tables:
        found = {str(part.S)[1:]: list(part.K) for part in table.K if Name.Caption != part.S}
        rows = [row for each in found.values() for row in each]
        assert len({len(row.K) for row in rows}) == 1
        headings = [cell for row in rows for cell in row.K if cell.S == Name.TH]
        assert headings
        assert all(cell.S == Name.TH for row in found.get("THead", []) for cell in row.K)
        assert all(cell.A.Scope in (Name.Row, Name.Column) for cell in headings)
        assert str(table.A.Summary)


def every_font_is_embedded_with_its_letters(pdf: pikepdf.Pdf) -> None:
    """It looks the same everywhere, and what is copied from it is what it says."""
    fonts = {}
    for page in pdf.pages:
        for font in page.obj.Resources.get("/Font", {}).values():
            fonts[font.objgen] = font
    assert fonts
    for font in fonts.values():
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def bookmarks_lead_to_every_chapter(pdf: pikepdf.Pdf) -> None:
    """Each chapter of a manual has its bookmark."""
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "Contenido" in titles[:2], "the record of the manual is on its front page"
    edition = {"3. Registro de cuentas", "12. Seguridad de las cuentas", "E. Índice de asuntos"}
    public = {"1. Nuestras cuentas", "8. Pedir, quejarse y reclamar"}
    assert edition <= set(titles) or public <= set(titles)
    assert len(titles) == len(chapters_of(pdf)) + 1


def chapters_of(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the titles of the chapters, which come after that of the whole."""
    return [element for element in all_elements(pdf) if Name.H1 == element.S][1:]


CHECKS: tuple[Callable[[pikepdf.Pdf], None], ...] = (
    nothing_is_drawn_outside_an_element_or_a_decoration,
    every_sequence_and_link_leads_to_its_element_and_back,
    roles_are_those_of_the_standard_and_well_nested,
    headings_do_not_skip_a_level,
    tables_have_headings_and_every_row_its_cells,
    every_font_is_embedded_with_its_letters,
    bookmarks_lead_to_every_chapter,
)
"""Each fails where a file is not so."""
