"""The page of a Word file, its header and footer, its settings, and what it says of itself."""

import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from muniredes.i18n import _
from muniredes.manual.document import Document
from muniredes.manual.render import style
from muniredes.manual.word.styles import define_lists, define_styles
from muniredes.manual.word.xml import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, colour, number_field, run, w
from muniredes.manual.writing import printable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_EDGE = 12.5
"""Millimetres from the paper to the header and to the footer."""

_LONGEST_PROPERTY = 255
_UNUSED = re.compile("/(thumbnail|extended-properties|customXml|stylesWithEffects|fontTable|webSettings)$")
"""What comes in the empty file of python-docx and says nothing of ours."""

_FIELDS = {"{n}": "PAGE", "{total}": "NUMPAGES"}


def set_up(word: "WordDocument", document: Document) -> None:
    """Leave in the empty file of python-docx only our styles, lists, settings, page and properties."""
    for rels in (word.part.package.rels, word.part.rels):
        for key in [key for key, rel in rels.items() if _UNUSED.search(rel.reltype)]:
            del rels[key]
    define_styles(word.styles.element, document)
    define_lists(word.part.numbering_part.element)
    _settle(word.settings.element, document.language)
    _lay_page(word, document)
    _describe(word, document)


def _settle(settings: "Element", language: str) -> None:
    """Open as a file of today's Word, with the decimal comma and the language of the document."""
    del settings[:]
    office = "http://schemas.microsoft.com/office/word"
    mode = w("compatSetting", name="compatibilityMode", uri=office, val=15)
    settings.extend([w("zoom", percent=100), w("defaultTabStop", val=720), w("compat", mode)])
    settings.append(w("themeFontLang", val=language))
    settings.extend([w("decimalSymbol", val=","), w("listSeparator", val=";")])


def _lay_page(word: "WordDocument", document: Document) -> None:
    from docx.shared import Mm

    section = word.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(_EDGE)
    section.different_first_page_header_footer = bool(document.cover.title)
    header, footer = (
        part.paragraphs[0].paragraph_format.element for part in (section.header, section.footer)
    )
    header.append(run(document.running_title))
    if document.stamp:
        header.append(run(f"\t{document.stamp}", w("b"), colour(style.WARNING)))
    footer.append(run(f"{document.subject}\t"))
    footer.extend(_page_number())


def _page_number() -> "Iterator[Element]":
    for part in re.split(r"(\{\w+\})", _("Página {n} de {total}")):
        yield number_field(_FIELDS[part]) if part in _FIELDS else run(part)


def _describe(word: "WordDocument", document: Document) -> None:
    """Write the properties of the file; its date is that of what it says."""
    about = word.core_properties
    title, author, subject = (
        printable(text)[:_LONGEST_PROPERTY] for text in (document.title, document.author, document.subject)
    )
    about.title, about.author, about.subject = title, author, subject
    about.last_modified_by, about.comments, about.language = author, "", document.language
    about.created = about.modified = datetime.combine(document.as_of, time())
