"""The Word file, read back with python-docx and as XML: real structure, all the text, the same bytes."""

import errno
import io
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import get_args
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
import pytest
from defusedxml.ElementTree import fromstring

from muniredes.domain.problems import Problem
from muniredes.manual.document import Block, Document, Edition, Facts, Items, Marker, Span, Table, Text, rich
from muniredes.manual.word import blocks as word_blocks
from muniredes.manual.word.book import draw_docx, write_docx
from muniredes.manual.writing import SIGNATURE_LINES
from tests.manual.conftest import Composed
from tests.manual.samples import CONTROLS, ELSEWHERE, LONG, NASTY, book, letter, logo, named, shield, texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class Opened:
    """A Word file as its parts."""

    def __init__(self, document: Document) -> None:
        self.data = draw_docx(document)
        self.word = docx.Document(io.BytesIO(self.data))
        with ZipFile(io.BytesIO(self.data)) as packed:
            self.names = packed.namelist()
            self.entries = packed.infolist()
            self.xml = {
                name: fromstring(packed.read(name))
                for name in self.names
                if re.search(r"\.(xml|rels)$", name)
            }
        self.body = self.xml["word/document.xml"][0]

    def all(self, name: str, part: str = "word/document.xml") -> list[Element]:
        """Return the elements «w:name» of a part."""
        return list(self.xml[part].iter(W + name))

    def paragraphs(self, style: str) -> list[str]:
        """Return the text of the paragraphs of a style."""
        return [text(p) for p in self.all("p") if _style(p) == style]

    def targets(self) -> dict[str, str]:
        """Return where every relationship of the body leads that is outside of the file."""
        rels = self.xml["word/_rels/document.xml.rels"]
        return {rel.attrib["Id"]: rel.attrib["Target"] for rel in rels if rel.get("TargetMode") == "External"}


def text(node: Element) -> str:
    """Return the letters of an element."""
    said = {W + "br": "\n", W + "tab": "\t"}
    return "".join(
        said.get(part.tag, part.text or "") for part in node.iter() if part.tag in {W + "t", *said}
    )


def val(node: Element | None) -> str:
    """Return the value of an element."""
    assert node is not None
    return node.attrib[W + "val"]


def _style(paragraph: Element) -> str:
    return val(paragraph.find(f"{W}pPr/{W}pStyle"))


def _all_said(opened: Opened) -> Iterator[str]:
    """Yield all that a file says: letters, alternative texts, summaries and properties."""
    for name, root in opened.xml.items():
        yield from (text(p) for p in root.iter(W + "p"))
        yield from (val(node) for node in root.iter(W + "tblDescription"))
        yield from (node.attrib["descr"] for node in root.iter(DOCPR))
        if name == "docProps/core.xml":
            yield from (node.text or "" for node in root)


@pytest.fixture(scope="module")
def opened() -> Opened:
    """The document with every kind of block."""
    return Opened(book())


@pytest.fixture
def whole(composed: Composed) -> Document:
    """The manual of the example town."""
    return composed(Edition.RESERVED)


def test_every_kind_of_block_is_written() -> None:
    assert set(get_args(Block)) == set(word_blocks._BLOCKS)


def test_every_text_is_in_the_file(opened: Opened) -> None:
    said = "\f".join(_all_said(opened))
    missing = [found for found in texts(book()) if found not in said]
    assert missing == ["Flujo en dos pasos: 1, Pide: Eva; 2, Revisa: Luis"], "its list says the same"
    assert "Pide: Eva; Suplente: Paz" in opened.paragraphs("ListNumber")
    assert "Revisa: Luis" in opened.paragraphs("ListNumber")


def test_every_text_of_the_example_is_in_the_file(whole: Document) -> None:
    found = Opened(whole)
    said = "\f".join(_all_said(found))
    (figure,) = [text for text in texts(whole) if text not in said]
    assert figure.startswith("Flujo de responsabilidades en cinco pasos")
    assert len(found.paragraphs("Heading1")) == len(whole.chapters)


def test_a_picture_says_what_it_shows() -> None:
    opened = Opened(book(logo()))
    said = [node.attrib["descr"] for root in opened.xml.values() for node in root.iter(DOCPR)]
    assert "El logotipo de la casa" in said
    assert "Pie del logotipo" in "\f".join(_all_said(opened))


def test_texts_keep_their_order(opened: Opened) -> None:
    said, at = "\f".join(text(p) for p in opened.all("p")), 0
    for found in texts(book().chapters):
        if found not in (*ELSEWHERE, "Una muestra de azul"):
            at = said.find(found, at)
            assert at >= 0, found


def test_styles_are_those_that_word_knows(opened: Opened) -> None:
    names = {p.style.name: p.text for p in opened.word.paragraphs if p.style}
    assert names["Title"] == "Manual de Villa"
    assert names["Heading 1"] == "A. Anexo"
    assert names["Heading 2"] == "Cuentas"
    assert names["Heading 3"] == "Personas"
    assert {"List Bullet", "List Number", "Caption", "Entradilla", "Nota", "Lista de casillas"} <= set(names)
    defined = {node.attrib[W + "styleId"] for node in opened.all("style", "word/styles.xml")}
    used = {val(node) for name in ("pStyle", "rStyle", "tblStyle") for node in opened.all(name)}
    assert used <= defined
    levels = {
        node.attrib[W + "styleId"]: val(node.find(f"{W}pPr/{W}outlineLvl"))
        for node in opened.all("style", "word/styles.xml")
        if node.find(f"{W}pPr/{W}outlineLvl") is not None
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2"}


def test_the_language_and_the_font_are_those_of_the_document(opened: Opened) -> None:
    defaults = opened.all("rPrDefault", "word/styles.xml")[0]
    assert [val(node) for node in defaults.iter(W + "lang")] == ["es-ES"]
    assert next(defaults.iter(W + "rFonts")).attrib[W + "ascii"] == "Calibri"
    assert not any("Theme" in key for node in opened.all("rFonts", "word/styles.xml") for key in node.attrib)
    (normal,) = [
        node for node in opened.all("style", "word/styles.xml") if node.get(W + "styleId") == "Normal"
    ]
    assert val(normal.find(f"{W}rPr/{W}sz")) == "22"
    english = Opened(replace(book(), language="ca-ES"))
    assert {val(node) for node in english.all("lang", "word/styles.xml")} == {"ca-ES"}


def test_the_page_is_a4_with_its_margins(opened: Opened) -> None:
    (section,) = opened.all("sectPr")
    (size,), (margins,) = section.iter(W + "pgSz"), section.iter(W + "pgMar")
    assert [_millimetres(size, side) for side in ("w", "h")] == [210, 297]
    assert [_millimetres(margins, side) for side in ("left", "right", "top", "bottom")] == [25] * 4


def _millimetres(node: Element, side: str) -> int:
    return round(int(node.attrib[W + side]) / 1440 * 25.4)


def test_tables_repeat_their_headings_and_rows_do_not_split(opened: Opened) -> None:
    table, facts = (
        node for node in opened.all("tbl") if node.find(f"{W}tblPr/{W}tblDescription") is not None
    )
    rows = table.findall(W + "tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (*rows, *facts.findall(W + "tr")))
    assert list(facts.iter(W + "tblHeader")) == []
    assert val(table.find(f"{W}tblPr/{W}tblDescription")) == "Redes de la casa"
    look = facts.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    assert (look.get(W + "firstRow"), look.get(W + "firstColumn")) == ("0", "1")
    widths = [int(node.attrib[W + "w"]) for node in table.iter(W + "gridCol")]
    assert widths[0] == pytest.approx(3 * widths[1], abs=4)
    assert sum(widths) == pytest.approx(16 / 2.54 * 1440, abs=4)


def test_a_row_longer_than_a_page_may_split() -> None:
    notes = "\n".join(f"nota {number}" for number in range(150))
    found = Opened(book(Facts((("Corta", rich("sí")), ("Larga", rich(notes))), "Notas")))
    short, long = found.all("tr")
    assert short.find(f"{W}trPr/{W}cantSplit") is not None
    assert long.find(f"{W}trPr/{W}cantSplit") is None
    assert notes in "\f".join(_all_said(found))


def test_two_tables_never_touch() -> None:
    table = Table(("Red",), ((rich("X"),),), (1,), "Redes")
    body = list(Opened(book(table, table, Facts((("a", rich("b")),), "c"))).body)
    tables = [number for number, node in enumerate(body) if node.tag == W + "tbl"]
    assert len(tables) == 3
    assert all(body[number + 1].tag == W + "p" for number in tables)


def test_each_numbered_list_counts_from_one(opened: Opened) -> None:
    lists: dict[str, list[str]] = {}
    for p in opened.all("p"):
        number = p.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            lists.setdefault(val(number), []).append(text(p))
    assert list(lists.values())[:2] == [["paso uno", "paso dos"], ["otro uno", "otro dos"]]
    defined = {
        node.attrib[W + "numId"]: node.find(f"{W}lvlOverride/{W}startOverride")
        for node in opened.all("num", "word/numbering.xml")
    }
    assert all(val(defined[number]) == "1" for number in lists)
    markers = {
        val(node.find(f"{W}lvl/{W}pStyle")): val(node.find(f"{W}lvl/{W}lvlText"))
        for node in opened.all("abstractNum", "word/numbering.xml")
    }
    assert markers == {"ListBullet": "•", "ListNumber": "%1.", "ListTick": "☐"}


def test_links_lead_to_addresses_and_to_bookmarks(opened: Opened) -> None:
    targets = opened.targets()
    outside = {text(n): targets[n.attrib[R + "id"]] for n in opened.all("hyperlink") if R + "id" in n.attrib}
    assert outside == {
        "la web": "https://www.villa.example/a%20b?x=1&y=2",
        "este buzón": "mailto:redes@villa.example",
    }
    names = [node.attrib[W + "name"] for node in opened.all("bookmarkStart")]
    assert len(names) == len(set(names)) == 4
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)
    inside = {text(n): n.attrib[W + "anchor"] for n in opened.all("hyperlink") if W + "anchor" in n.attrib}
    marked = {
        text(p): node.attrib[W + "name"] for p in opened.all("p") for node in p.findall(W + "bookmarkStart")
    }
    assert inside["las personas"] == marked["Personas"]
    assert inside["al principio"] == marked["1. Capítulo de Villa"]
    assert "nada" not in inside
    assert len(opened.all("bookmarkEnd")) == 4


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "http://[mal", "https://", "ftp://a.b", "\x01http:"]
)
def test_other_addresses_are_only_text(link: str) -> None:
    found = Opened(book(Text(rich(Span("el enlace", link=link)))))
    assert found.targets() == {}
    assert any(p.startswith("el enlace (") for p in found.paragraphs("Normal"))


def test_letters_are_bold_italic_or_blank(opened: Opened) -> None:
    runs = [run for p in opened.word.paragraphs for run in p.runs]
    assert "negrita" in [run.text for run in runs if run.bold]
    assert "en cursiva" in [run.text for run in runs if run.italic]
    assert "Texto con " not in [run.text for run in runs if run.bold]
    blanks = [text(p) for p in opened.all("p") if "pendiente" in text(p)]
    assert len(blanks) == 2
    assert all(re.fullmatch("pendiente _{4,20}", found) for found in blanks)


def test_ruled_space_is_empty_paragraphs_with_a_border(opened: Opened) -> None:
    assert opened.paragraphs("WritingLine") == [""] * (3 + SIGNATURE_LINES)
    (line,) = [n for n in opened.all("style", "word/styles.xml") if n.get(W + "styleId") == "WritingLine"]
    assert [node.tag for node in line.findall(f"{W}pPr/{W}pBdr/*")] == [W + "bottom", W + "between"]


def test_notices_are_one_shaded_cell_with_a_bold_title(opened: Opened) -> None:
    warning, advice = (t for t in opened.all("tbl") if t.find(f"{W}tblPr/{W}tblDescription") is None)
    for table, title in ((warning, "Aviso"), (advice, "Consejo")):
        (cell,) = table.iter(W + "tc")
        first = cell.findall(W + "p")[0]
        assert text(first) == title
        assert first.find(f"{W}r/{W}rPr/{W}b") is not None
        assert cell.find(f"{W}tcPr/{W}shd") is not None
    fills = [next(table.iter(W + "shd")).attrib[W + "fill"] for table in (warning, advice)]
    assert fills[0] != fills[1]


def test_the_header_and_the_footer_say_what_and_where(opened: Opened) -> None:
    assert text(opened.xml["word/header1.xml"]) == "Cabecera de Villa\tEJEMPLO"
    runs = opened.all("r", "word/header1.xml")
    assert [text(run).strip() for run in runs if run.find(f"{W}rPr/{W}b") is not None] == ["EJEMPLO"]
    red = val(runs[-1].find(f"{W}rPr/{W}color"))
    assert int(red[:2], 16) > 2 * int(red[2:4], 16)
    assert text(opened.xml["word/footer1.xml"]) == "Versión 1 de Villa\tPágina 1 de 1"
    fields = [node.attrib[W + "instr"] for node in opened.all("fldSimple", "word/footer1.xml")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert text(Opened(replace(book(), stamp="")).xml["word/header1.xml"]) == "Cabecera de Villa"


def test_the_cover_shows_the_shield_and_says_what_it_is(opened: Opened) -> None:
    picture, drawing = opened.xml["word/document.xml"].iter(DOCPR)
    assert (picture.attrib["descr"], drawing.attrib["descr"]) == ("Villa", "Una muestra de azul")
    shape, _drawing = opened.word.inline_shapes
    assert shape.height.mm == pytest.approx(34, 0.01)
    wide = Opened(replace(book(), cover=replace(book().cover, shield=shield(900, 30))))
    shape, _drawing = wide.word.inline_shapes
    assert shape.width.mm == pytest.approx(160, 0.01)
    assert shape.height.mm == pytest.approx(160 / 30, 0.01)
    assert (
        len(list(Opened(replace(book(), cover=replace(book().cover, shield=None))).word.inline_shapes)) == 1
    )


def test_the_contents_are_a_field_that_word_can_bring_up_to_date(opened: Opened) -> None:
    (contents,) = opened.all("sdtContent")
    assert [text(p) for p in contents] == ["Contenido", "1. Capítulo de Villa", "Cuentas", "A. Anexo"]
    kinds = [node.attrib[W + "fldCharType"] for node in contents.iter(W + "fldChar")]
    assert kinds == ["begin", "separate", "end"]
    names = {node.attrib[W + "name"] for node in opened.all("bookmarkStart")}
    assert all(node.attrib[W + "anchor"] in names for node in contents.iter(W + "hyperlink"))


def test_a_letter_has_neither_cover_nor_contents() -> None:
    found = Opened(letter())
    assert [text(p) for p in found.all("p")] == ["Estimada Ana:"]
    assert not found.word.sections[0].different_first_page_header_footer
    assert found.all("pageBreakBefore", "word/styles.xml") == []


def test_chapters_of_a_book_start_on_a_page(opened: Opened) -> None:
    assert opened.word.styles["Heading 1"].paragraph_format.page_break_before
    assert opened.word.sections[0].different_first_page_header_footer


def test_chapters_with_the_same_key_do_not_repeat_a_bookmark() -> None:
    first, second = book().chapters
    found = Opened(replace(book(), chapters=(first, replace(second, number="1"))))
    ids = [node.attrib[W + "id"] for node in found.all("bookmarkStart")]
    names = [node.attrib[W + "name"] for node in found.all("bookmarkStart")]
    assert len(set(ids)) == len(ids) == len(set(names)) == 3


def test_the_properties_are_those_of_the_document(opened: Opened) -> None:
    about = opened.word.core_properties
    assert (about.title, about.author, about.subject) == ("Manual. Villa", "Villa", "Versión 1 de Villa")
    assert (about.language, about.comments, about.last_modified_by) == ("es-ES", "", "Villa")
    for moment in (about.created, about.modified):
        assert moment is not None
        assert moment.replace(tzinfo=None) == datetime(2026, 11, 24)


def test_nothing_comes_from_the_file_of_the_library(opened: Opened) -> None:
    assert not [name for name in opened.names if "thumbnail" in name or "custom" in name or "app.xml" in name]
    assert b"python-docx" not in b"".join(
        ZipFile(io.BytesIO(opened.data)).read(name) for name in opened.names
    )


@pytest.mark.parametrize("later", ["2031-05-06", "1999-01-01"])
def test_the_same_document_gives_the_same_bytes(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, later: str
) -> None:
    moment = time.strptime(later, "%Y-%m-%d")
    monkeypatch.setattr(time, "time", lambda: time.mktime(moment))
    monkeypatch.setattr(time, "localtime", lambda _seconds=None: moment)
    assert draw_docx(book()) == opened.data
    assert {entry.date_time for entry in opened.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert draw_docx(book(name="Otra")) != opened.data


def test_the_same_example_gives_the_same_bytes(whole: Document) -> None:
    assert draw_docx(whole) == draw_docx(whole)


@pytest.mark.parametrize(
    "name", [NASTY, "a\nb", "🎉 日本 Ωmega", "  dos  espacios ", "", LONG, LONG[::-1] * 3]
)
def test_any_name_is_written_as_it_is(name: str) -> None:
    found = Opened(named(name))
    assert any(name in said for said in _all_said(found))
    said = "\f".join(p for p in _all_said(found))
    assert said.count(name) >= 20
    assert len(found.word.core_properties.title) <= 255


def test_letters_that_xml_has_not_become_spaces() -> None:
    said = "\f".join(_all_said(Opened(named(CONTROLS))))
    assert said.count("uno dos tres cuatro cinco seis") >= 20


def test_a_list_of_nothing_and_a_book_of_nothing_can_be_written() -> None:
    assert Opened(book(Items((), Marker.NUMBER), Facts((), "Nada"))).paragraphs("ListNumber") == []
    assert Opened(replace(book(), chapters=())).all("sdt") == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "manual.docx"
    write_docx(book(), target)
    assert target.read_bytes() == draw_docx(book())

    def refuse(*_given: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Problem) as refused:
        write_docx(letter(), target)
    assert "«manual.docx» está abierto en otro programa" in str(refused.value)
    assert target.read_bytes() == draw_docx(book())
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["manual.docx"]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        write_docx(letter(), tmp_path / "no" / "manual.docx")


def test_a_start_does_not_pay_for_python_docx() -> None:
    code = (
        "import sys, muniredes.manual.word.book, muniredes.manual.web.page; sys.exit('docx' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
