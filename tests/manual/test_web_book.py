"""The manual as a page to work with: whole without scripts, closed to the network, and small."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from muniredes.manual.document import Document, Edition, Items, Marker
from muniredes.manual.web.book import draw_book
from tests.manual.conftest import Composed
from tests.manual.pages import MOST_BYTES, Worked
from tests.manual.samples import book, texts

SUBJECTS = ("Marta Ruiz Peña", "Facebook · AytoVillaejemplo", "Nadie de Ninguna Parte")


@pytest.fixture
def whole(composed: Composed) -> Document:
    """The manual of the example town."""
    return composed(Edition.RESERVED)


@pytest.fixture
def page(whole: Document) -> Worked:
    """The manual of the example town as a page."""
    return Worked(draw_book(whole, SUBJECTS))


def test_everything_is_there_without_scripts_and_it_is_small(page: Worked, whole: Document) -> None:
    (said,) = page.said("html")
    assert [text for text in texts(whole) if text not in said] == []
    assert len(page.source.encode("utf-8")) < MOST_BYTES
    (form,) = (attributes for _tag, attributes, _text in page.all("form"))
    assert "hidden" in form, "what only works with scripts is not seen without them"


def test_the_page_forbids_itself_the_network(page: Worked) -> None:
    rules = [
        attributes["content"] or ""
        for _tag, attributes, _text in page.all("meta")
        if "http-equiv" in attributes
    ]
    (rule,) = rules
    assert rule.startswith("default-src 'none';")
    assert "unsafe" not in rule
    for name in ("style", "script"):
        (inside,) = page.said(name)
        digest = base64.b64encode(hashlib.sha256(inside.encode("utf-8")).digest()).decode("ascii")
        assert f"{name}-src 'sha256-{digest}'" in rule
    for _tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcset")]
        assert re.match(r"data:image/(png|jpeg);base64,", attributes.get("src") or "data:image/png;base64,")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|innerHTML|import\(", page.source)


def test_what_is_to_tick_can_be_ticked_and_every_box_has_its_words(page: Worked, whole: Document) -> None:
    wanted = [
        item
        for chapter in whole.chapters
        for block in chapter.blocks
        if isinstance(block, Items) and block.marker is Marker.TICK
        for item in block.items
    ]
    boxes = [attributes for tag, attributes, _text in page.all("input") if attributes["type"] == "checkbox"]
    assert len(boxes) == len(wanted) > 40
    parents = [
        parent
        for (tag, attributes), parent in zip(page.elements, page.parents, strict=True)
        if tag == "input"
    ]
    assert parents.count("label") == len(boxes)
    assert all(text.strip() for text in page.said("label"))


def test_the_index_tells_where_each_name_is(page: Worked) -> None:
    (index,) = [text for text in page.said("details") if "Índice" in text]
    assert "Marta Ruiz Peña" in index
    assert "3. Registro de cuentas" in index
    assert "Nadie" not in index


def test_it_is_well_made(page: Worked) -> None:
    """One title, headings in order, one of each landmark, names that are one, links that lead somewhere."""
    levels = [int(tag[1]) for tag, _attributes, _text in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for landmark in ("header", "main", "footer"):
        assert len(page.all(landmark)) == 1
    labels = [attributes["aria-label"] for _tag, attributes, _text in page.all("nav")]
    assert len(set(labels)) == len(labels) == 2
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _tag, attributes, text in page.all("a"):
        href = attributes["href"] or ""
        assert text.strip()
        assert href[1:] in ids if href.startswith("#") else re.match(r"https?://\S+$|mailto:\S+$", href)
    labelled = {attributes.get("for") for _tag, attributes, _text in page.all("label")}
    assert "buscar" in labelled


def test_a_hostile_text_stays_text() -> None:
    page = Worked(draw_book(book(name='"><script>alert(1)</script>'), ('"><script>alert(1)</script>',)))
    assert len(page.all("script")) == 1
