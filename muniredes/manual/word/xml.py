"""The pieces of a Word file: elements, runs, paragraphs, links, bookmarks and numbered lists."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from muniredes.domain.web import web_address
from muniredes.manual.document import Rich, Span
from muniredes.manual.page_shape import MM
from muniredes.manual.render.style import Colour
from muniredes.manual.writing import BLANK_RULE, hexadecimal, printable, unsaid_address

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.parts.document import DocumentPart

TWIPS = 20
"""Word measures in twentieths of a point."""

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 210, 297, 25
"""Millimetres of an A4 page."""

TEXT_WIDTH = round((PAGE_WIDTH - 2 * MARGIN) * MM * TWIPS)

CELL_ROOM = 90
"""Twips between the sides of a cell and its text."""

NUMBERED = 2
"""The list of `styles` that counts; each list of a document counts from 1 again."""

_BREAKS = {"\n": "br", "\t": "tab"}


def w(tag: str, /, *children: "Element", **attributes: object) -> "Element":
    """Return the element «w:tag» with its attributes, of the same namespace, and its children in order."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    said = {qn(f"w:{key}"): printable(str(value)) for key, value in attributes.items()}
    made: Element = OxmlElement(f"w:{tag}", said)
    made.extend(children)
    return made


def colour(shade: Colour) -> "Element":
    """Return the colour of some letters."""
    return w("color", val=hexadecimal(shade))


def shading(shade: Colour) -> "Element":
    """Return the colour of the ground of a cell."""
    return w("shd", val="clear", color="auto", fill=hexadecimal(shade))


def run(text: str, *properties: "Element") -> "Element":
    """Return a run of text, with the line breaks and tabs that it holds."""
    made = w("r", w("rPr", *properties))
    for part in re.split(r"([\n\t])", printable(text)):
        if part in _BREAKS:
            made.append(w(_BREAKS[part]))
        elif part:
            made.append(_letters("t", part))
    return made


def _letters(name: str, text: str) -> "Element":
    made = w(name)
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def number_field(instruction: str) -> "Element":
    """Return a number that Word computes, such as «PAGE»."""
    return w("fldSimple", run("1"), instr=instruction)


def field_start(instruction: str) -> "list[Element]":
    """Return the runs that begin a field of several paragraphs; `field_end` ends it."""
    begin, middle = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate"))
    return [begin, w("r", _letters("instrText", instruction)), middle]


def field_end() -> "Element":
    """Return the run that ends a field."""
    return w("r", w("fldChar", fldCharType="end"))


def paragraph(style: str, content: "Iterable[Element]" = (), *properties: "Element") -> "Element":
    """Return a paragraph of a style; its own properties come in the order of the standard."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


@dataclass
class Book:
    """What the blocks of a file share: its part, the bookmark of every key, and those already put."""

    part: "DocumentPart"
    bookmarks: dict[str, str]
    put: set[str] = field(default_factory=set)

    def marked(self, key: str, runs: "list[Element]") -> "list[Element]":
        """Return `runs` inside the bookmark of `key`, if it has one that is nowhere else."""
        if key not in self.bookmarks or key in self.put:
            return runs
        self.put.add(key)
        number = len(self.put)
        start = w("bookmarkStart", id=number, name=self.bookmarks[key])
        return [start, *runs, w("bookmarkEnd", id=number)]

    def hyperlink(self, link: str) -> "Element | None":
        """Return an empty link to an address or to a «#key», or None when it leads nowhere."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        if link.startswith("#"):
            name = self.bookmarks.get(link[1:])
            return w("hyperlink", anchor=name, history=1) if name else None
        address = web_address(link)
        if not address:
            return None
        made = w("hyperlink", history=1)
        made.set(qn("r:id"), self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return made

    def numbered_list(self) -> int:
        """Return the number of a new list that counts from 1."""
        numbering = self.part.numbering_part.element
        number = len(numbering) + 1
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        numbering.append(w("num", w("abstractNumId", val=NUMBERED), restart, numId=number))
        return number

    def inline(self, content: Rich, blank_rule: str = BLANK_RULE) -> "Iterator[Element]":
        """Yield a rich text as runs and links, with a line to write on after each answer that is missing."""
        for link, spans in groupby(content, key=lambda span: span.link):
            words = tuple(spans)
            around = self.hyperlink(link) if link else None
            runs = [run for span in words for run in _runs(span, blank_rule, is_link=around is not None)]
            if around is not None:
                around.extend(runs)
                yield around
                continue
            yield from runs
            if link and not link.startswith("#"):
                yield run(unsaid_address(link, words))


def _runs(span: Span, blank_rule: str, *, is_link: bool) -> "Iterator[Element]":
    character_style = "Hyperlink" if is_link else "Blank" if span.blank else ""
    properties = [w("rStyle", val=character_style)] if character_style else []
    properties += [w(name) for name, has in (("b", span.bold), ("i", span.italic)) if has]
    yield run(span.text, *properties)
    if span.blank:
        yield run(f" {blank_rule}")
