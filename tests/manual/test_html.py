"""The page read back with a parser: well nested, accessible, complete, and with nothing to fetch or run."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from muniredes.manual.document import Block, Document, Edition, Items, Marker, Span, Text, rich
from muniredes.manual.drawing import Drawing
from muniredes.manual.web import blocks as html_blocks
from muniredes.manual.web.page import draw_html
from muniredes.manual.writing import SIGNATURE_LINES
from tests.manual.conftest import Composed
from tests.manual.pages import VOID, Page
from tests.manual.samples import CONTROLS, ELSEWHERE, LONG, NASTY, book, letter, named, texts

ALLOWED = {
    "html", "head", "title", "style", "body", "header", "nav", "main", "footer", "section", "h1", "h2", "h3",
    "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "figure",
    "figcaption", "a", "strong", "em", "small", "span", "details", "summary", "svg", "rect", "path", "text",
    *VOID,
}  # fmt: skip
INSIDE = {
    "li": {"ul", "ol"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}, "caption": {"table"},
    "thead": {"table"}, "tbody": {"table"}, "figcaption": {"figure"}, "style": {"head"},
}  # fmt: skip


@pytest.fixture(scope="module")
def page() -> Page:
    """The document with every kind of block."""
    return Page(draw_html(book()))


@pytest.fixture
def whole(composed: Composed) -> Document:
    """The manual of the example town."""
    return composed(Edition.RESERVED)


def test_every_kind_of_block_is_written() -> None:
    assert set(get_args(Block)) == set(html_blocks._BLOCKS)


def _check(page: Page) -> None:
    """A page is accessible and self-contained, whatever it says."""
    assert page.source.startswith('<!DOCTYPE html>\n<html lang="es-ES">')
    assert {tag for tag, _attributes in page.elements} <= ALLOWED
    for (tag, attributes), parent in zip(page.elements, page.parents, strict=True):
        assert parent in INSIDE.get(tag, {parent})
        assert not [
            name for name in attributes if name.startswith("on") or name in ("style", "srcset", "href:xlink")
        ]
        assert re.match(r"data:image/(png|jpeg);base64,", attributes.get("src") or "data:image/png;base64,")
        if tag in ("img", "svg"):
            assert attributes.get("alt", "") == ""
            assert parent in ("figure", "div"), "beside it stands what it shows, in words"
        if tag == "th":
            assert attributes["scope"] in ("col", "row")
    style = page.said("style")
    assert len(style) == 1
    assert not re.search(r"url\(|@import", style[0])
    levels = [int(tag[1]) for tag, _attributes, _text in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _tag, attributes, _text in page.all("a"):
        href = attributes["href"] or ""
        assert href[1:] in ids if href.startswith("#") else re.match(r"https?://\S+$|mailto:\S+$", href)


def test_the_page_is_accessible_and_fetches_nothing(page: Page) -> None:
    _check(page)


@pytest.mark.parametrize("edition", list(Edition), ids=lambda edition: edition.value)
def test_the_example_is_accessible_and_whole(composed: Composed, edition: Edition) -> None:
    document = composed(edition)
    page = Page(draw_html(document))
    _check(page)
    (said,) = page.said("html")
    assert [text for text in texts(document) if text not in said] == []
    assert len(page.all("h2")) == len(document.chapters)


def test_figures_are_drawn_with_their_words_beside_them(composed: Composed) -> None:
    document = composed(Edition.RESERVED)
    page = Page(draw_html(document))
    drawings = [
        block for chapter in document.chapters for block in chapter.blocks if isinstance(block, Drawing)
    ]
    assert len(page.all("svg")) == len(drawings) >= 5
    folded = page.said("details")
    assert all(any(drawing.alt in words for words in folded) for drawing in drawings)
    assert "script" not in {tag for tag, _attributes in page.elements}
    assert "default-src 'none'" in page.source


def test_every_text_is_in_the_page(page: Page) -> None:
    (said,) = page.said("body")
    assert [text for text in texts(replace(book(), title="", author="")) if text not in said] == []
    assert "Pide: Eva; Suplente: Paz" in page.said("li")


def test_texts_keep_their_order(page: Page) -> None:
    (said,), at = page.said("main"), 0
    for text in texts(book().chapters):
        if text not in ELSEWHERE:
            at = said.find(text, at)
            assert at >= 0, text


def test_headings_are_one_level_below_their_chapter(page: Page) -> None:
    found = [(tag, attributes.get("id"), text) for tag, attributes, text in page.all("h1", "h2", "h3", "h4")]
    assert found == [
        ("h1", None, "Manual. Villa"),
        ("h2", "capitulo-1", "1. Capítulo de Villa"),
        ("h3", "cuentas", "Cuentas"),
        ("h4", "personas", "Personas"),
        ("h2", "capitulo-A", "A. Anexo"),
    ]


def test_tables_have_a_caption_and_headings_with_scope(page: Page) -> None:
    assert page.said("caption") == ["Redes de la casa", "Datos de contacto"]
    headings = [(attributes["scope"], text) for _tag, attributes, text in page.all("th")]
    assert headings == [
        ("col", "Red"), ("col", "Quién"), ("row", "Facebook"), ("row", "X"),
        ("row", "Web"), ("row", "Correo"),
    ]  # fmt: skip
    cells = page.said("td")
    assert cells[0] == "Ana"
    assert re.fullmatch("pendiente _{5,}", cells[1])


def test_links_say_their_address(page: Page) -> None:
    links = {text: attributes["href"] for _tag, attributes, text in page.all("a")}
    assert links["la web"] == "https://www.villa.example/a%20b?x=1&y=2"
    assert links["este buzón"] == "mailto:redes@villa.example"
    assert links["las personas"] == "#personas"
    assert "nada" not in links
    paragraphs = page.said("p")
    assert "Texto con negrita, la web (https://www.villa.example/a b?x=1&y=2) y más" in paragraphs
    assert "Escriba a este buzón (redes@villa.example)." in paragraphs


def test_an_address_that_is_already_said_is_not_repeated() -> None:
    page = Page(draw_html(book(Text(rich(Span("villa.example/redes", link="https://villa.example/redes/"))))))
    assert "villa.example/redes" in page.said("p")


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
     "data:text/html,x", "file:///etc/passwd", "//villa.example", "http://[mal", "https://", "vbscript:x"],
)  # fmt: skip
def test_other_addresses_are_only_text(link: str) -> None:
    page = Page(draw_html(book(Text(rich(Span("el enlace", link=link))))))
    assert [href for _tag, a, _text in page.all("a") if not (href := a["href"] or "").startswith("#")] == []
    assert any(text.startswith("el enlace (") for text in page.said("p"))


@pytest.mark.parametrize(
    "link", ['https://a.example/"onclick="x', "https://a.example/<b>", "HTTPS://a.example"]
)
def test_addresses_cannot_break_out(link: str) -> None:
    page = Page(draw_html(book(Text(rich(Span("el enlace", link=link))))))
    _check(page)
    assert "el enlace" in page.said("a")


def test_lists_are_lists(page: Page) -> None:
    lists = [(attributes.get("class"), text.split("\n")[1:-1]) for _tag, attributes, text in page.all("ul")]
    assert lists[1:] == [(None, ["punto primero", "punto segundo"]), ("ticks", ["☐ casilla"])]
    assert page.said("ol")[:2] == ["\npaso uno\npaso dos\n", "\notro uno\notro dos\n"]


def test_letters_tones_and_notices_are_marked(page: Page) -> None:
    assert {"negrita", "Aviso", "Consejo", "antes"} <= set(page.said("strong"))
    assert "en cursiva" in page.said("em")
    classes = [attributes.get("class") for _tag, attributes, _text in page.all("p", "div")]
    assert {"lead", "note", "callout", "callout warning", "stamp"} <= set(classes)
    assert classes.count("rule") == 3 + SIGNATURE_LINES
    assert "Nota en\ndos líneas" in page.said("p")


def test_the_head_says_what_the_document_is(page: Page) -> None:
    assert page.said("title") == ["Manual. Villa"]
    about = {
        attributes.get("name"): attributes.get("content") for _tag, attributes, _text in page.all("meta")
    }
    assert about["author"] == "Villa"
    assert about["description"] == "Versión 1 de Villa"
    assert about["dcterms.date"] == "2026-11-24"
    assert page.all("meta")[0][1] == {"charset": "utf-8"}
    assert draw_html(replace(book(), language="ca-ES")).startswith('<!DOCTYPE html>\n<html lang="ca-ES">')


def test_the_contents_lead_to_every_chapter(page: Page) -> None:
    (contents,) = page.said("nav")
    assert contents.split("\n")[1:-1] == ["1. Capítulo de Villa", "Cuentas", "A. Anexo"]


def test_a_letter_has_a_title_and_no_contents() -> None:
    page = Page(draw_html(letter()))
    _check(page)
    assert page.said("h1") == ["Manual. Villa"]
    assert page.all("h2", "nav") == []
    assert "Estimada Ana:" in page.said("p")


def test_chapters_with_the_same_key_do_not_repeat_it() -> None:
    first, second = book().chapters
    _check(Page(draw_html(replace(book(), chapters=(first, replace(second, number="1"))))))


@pytest.mark.parametrize("name", [NASTY, "a\nb", "🎉 日本 Ωmega", "</style><script>x</script>", "", LONG])
def test_any_name_is_written_as_it_is(name: str) -> None:
    page = Page(draw_html(named(name)))
    _check(page)
    (said,) = page.said("body")
    assert said.count(name) >= 20


def test_letters_that_html_has_not_become_spaces() -> None:
    page = Page(draw_html(named(CONTROLS)))
    _check(page)
    assert page.said("body")[0].count("uno dos tres cuatro cinco seis") >= 20
    assert page.source.encode()


def test_a_list_of_nothing_and_a_book_of_nothing_can_be_written() -> None:
    _check(Page(draw_html(book(Items((), Marker.NUMBER)))))
    _check(Page(draw_html(replace(book(), chapters=()))))


def test_the_same_document_gives_the_same_page(whole: Document) -> None:
    assert draw_html(whole) == draw_html(whole)
