"""The styles and the lists of a Word file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from muniredes.i18n import _, mark
from muniredes.manual.document import Document
from muniredes.manual.render import style
from muniredes.manual.render.style import TextStyle
from muniredes.manual.word.xml import CELL_ROOM, NUMBERED, TEXT_WIDTH, TWIPS, colour, w
from muniredes.manual.writing import hexadecimal

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_FONT, _TICK_FONT = "Calibri", "Segoe UI Symbol"
_LARGER = 22 / 21
"""Sizes are those of the PDF in this proportion, so that its body of 10 points becomes 11."""

_LINE, _DENSE_LINE = 259, 240
"""The height of a line, 240 being that of the font."""

_DENSE = {"TOC1", "TOC2", "CellText", "CellHeading", "CellStrong"}

_BUILT_IN = {
    "Normal": ("Normal", style.BODY),
    "Title": ("Title", replace(style.COVER_TITLE, before=10, after=26)),
    "Subtitle": ("Subtitle", replace(style.COVER_BODY, before=44)),
    "Heading1": ("heading 1", style.CHAPTER),
    "Heading2": ("heading 2", style.HEADING_2),
    "Heading3": ("heading 3", style.HEADING_3),
    "TOCHeading": ("TOC Heading", style.CHAPTER),
    "TOC1": ("toc 1", style.TOC_1),
    "TOC2": ("toc 2", style.TOC_2),
    "ListBullet": ("List Bullet", style.ITEM),
    "ListNumber": ("List Number", style.ITEM),
    "Caption": ("caption", style.CAPTION),
    "Header": ("header", style.FURNITURE),
    "Footer": ("footer", style.FURNITURE),
}
"""Identifiers, names and looks. Word knows its own styles by these names, and shows them in its language."""

_OWN = {
    "Lead": (mark("Entradilla"), style.LEAD),
    "Note": (mark("Nota"), style.NOTE),
    "ListTick": (mark("Lista de casillas"), style.ITEM),
    "CellText": (mark("Texto de tabla"), style.CELL),
    "CellHeading": (mark("Cabecera de columna"), style.CELL_HEADING),
    "CellStrong": (mark("Cabecera de fila"), style.CELL_STRONG),
    "CalloutTitle": (mark("Título de aviso"), style.CALLOUT_TITLE),
    "CalloutText": (mark("Texto de aviso"), style.ITEM),
    "WritingLine": (mark("Renglón para escribir"), TextStyle(12, 20, before=6)),
    "AfterTable": (mark("Separación tras una tabla"), TextStyle(5, 6)),
    "CoverLine": (mark("Línea de portada"), style.COVER_LINE),
    "CoverStamp": (mark("Sello de portada"), replace(style.COVER_STAMP, before=12)),
}
_LISTS = {
    "ListBullet": (1, "bullet", "•", _FONT),
    "ListNumber": (NUMBERED, "decimal", "%1.", _FONT),
    "ListTick": (3, "bullet", "☐", _TICK_FONT),
}
_OUTLINE = {"Heading1": 0, "Heading2": 1, "Heading3": 2}
_TABS = {"Header": "none", "Footer": "none", "TOC1": "dot", "TOC2": "dot"}


def define_styles(styles: "Element", document: Document) -> None:
    """Put the styles of a document in place of those of the empty file; a book starts chapters on a page."""
    for old in styles.xpath("w:docDefaults | w:style[not(@w:default) or @w:styleId='Normal']"):
        styles.remove(old)
    fonts = w("rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, cs=_FONT)
    language = w("lang", val=document.language, eastAsia=document.language)
    styles.insert(0, w("docDefaults", w("rPrDefault", w("rPr", fonts, language)), w("pPrDefault")))
    starts_a_page = {"Heading1", "TOCHeading"} if document.cover.title else set()
    for identifier, (name, look) in _BUILT_IN.items():
        styles.append(_paragraph_style(identifier, name, look, breaks=identifier in starts_a_page))
    for identifier, (name, look) in _OWN.items():
        styles.append(_paragraph_style(identifier, _(name), look, breaks=False))
    link = w("rPr", colour(style.ACCENT), w("u", val="single"))
    blank = w("rPr", w("i"), colour(style.SOFT_INK))
    styles.append(_other_style("character", "Hyperlink", "Hyperlink", link))
    styles.append(_other_style("character", "Blank", _("Respuesta que falta"), blank))
    styles.append(_other_style("table", "TableGrid", "Table Grid", _grid_look()))


def _paragraph_style(identifier: str, name: str, look: TextStyle, *, breaks: bool) -> "Element":
    kind = {"default": 1} if identifier == "Normal" else {"customStyle": 1} if identifier in _OWN else {}
    made = w("style", w("name", val=name), type="paragraph", styleId=identifier, **kind)
    if identifier != "Normal":
        made.append(w("basedOn", val="Normal"))
    if look.holds_next:
        made.append(w("next", val="Normal"))
    paragraph = w("pPr", *_paragraph_look(identifier, look, breaks=breaks))
    made.extend([w("qFormat"), paragraph, w("rPr", *_letters_look(look))])
    return made


def _paragraph_look(identifier: str, look: TextStyle, *, breaks: bool) -> "Iterator[Element]":
    """Yield the properties of a style in the order of the standard."""
    if look.holds_next:
        yield from (w("keepNext"), w("keepLines"))
    if breaks:
        yield w("pageBreakBefore")
    if identifier in _LISTS:
        yield w("numPr", w("numId", val=_LISTS[identifier][0]))
    if identifier == "WritingLine":
        yield w("pBdr", _border("bottom"), _border("between"))
    if identifier in _TABS:
        yield w("tabs", w("tab", val="right", leader=_TABS[identifier], pos=TEXT_WIDTH))
    before, after = (round(space * _LARGER * TWIPS) for space in (look.before, look.after))
    line = _DENSE_LINE if identifier in _DENSE else _LINE
    yield w("spacing", before=before, after=after, line=line, lineRule="auto")
    if identifier == "TOC2":
        yield w("ind", left=300)
    if identifier in _OUTLINE:
        yield w("outlineLvl", val=_OUTLINE[identifier])


def _letters_look(look: TextStyle) -> "Iterator[Element]":
    yield from (w(name) for name, has in (("b", look.bold), ("i", look.italic)) if has)
    yield colour(look.colour)
    half_points = round(look.size * _LARGER * 2)
    yield from (w("sz", val=half_points), w("szCs", val=half_points))


def _border(side: str) -> "Element":
    return w(side, val="single", sz=4, space=1, color=hexadecimal(style.RULE))


def _other_style(kind: str, identifier: str, name: str, look: "Element") -> "Element":
    based_on = [w("basedOn", val="TableNormal")] if kind == "table" else []
    return w("style", w("name", val=name), *based_on, look, type=kind, styleId=identifier)


def _grid_look() -> "Element":
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    room = {"top": 50, "left": CELL_ROOM, "bottom": 50, "right": CELL_ROOM}
    margins = w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in room.items()))
    return w("tblPr", w("tblBorders", *map(_border, sides)), margins)


def define_lists(numbering: "Element") -> None:
    """Put our three kinds of list in place of those of the empty file."""
    del numbering[:]
    for identifier, (number, kind, marker, font) in _LISTS.items():
        level = w("lvl", w("start", val=1), w("numFmt", val=kind), w("pStyle", val=identifier), ilvl=0)
        level.extend([w("lvlText", val=marker), w("lvlJc", val="left")])
        level.append(w("pPr", w("ind", left=400, hanging=300)))
        level.append(w("rPr", w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)))
        kind_of_list = w("multiLevelType", val="singleLevel")
        numbering.append(w("abstractNum", kind_of_list, level, abstractNumId=number))
    for number, *_rest in _LISTS.values():
        numbering.append(w("num", w("abstractNumId", val=number), numId=number))
