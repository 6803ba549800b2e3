"""What is looked at after a change is what it would be if nothing had been kept from before."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.manual import pdf
from muniredes.manual.document import Block, Chapter, Document, Edition, Heading, Table, Text, rich
from muniredes.manual.page_shape import PageShape, PageSize
from muniredes.manual.render.boxes import Box
from muniredes.manual.render.layout import chapter_boxes
from muniredes.manual.render.structure import Node
from tests.manual.conftest import Composed
from tests.manual.samples import book, logo
from tests.properties import IN_WINDOW


def _shown(document: Document, before: pdf.Shown | None = None) -> pdf.Shown:
    return pdf.Shown(document, lambda _part: None, before)


def _drawn(shown: pdf.Shown) -> list[bytes]:
    return [shown.page(number) for number in range(shown.page_count)]


def _look_as_fresh(documents: Sequence[Document]) -> None:
    """Look at each document after the one before it."""
    shown = _shown(documents[0])
    for document in documents[1:]:
        shown = _shown(document, shown)
        assert _drawn(shown) == _drawn(_shown(document))


_BLOCKS = st.one_of(
    st.builds(lambda text: Text(rich(text)), st.text(alphabet="palabra larga ", max_size=900)),
    st.builds(lambda text: Heading(text or "x"), st.text(alphabet="abc ", max_size=30)),
    st.builds(
        lambda n: Table(("A", "B"), tuple((rich(f"f{i}"), rich("dato " * i)) for i in range(n)), (1, 2), "t"),
        st.integers(1, 25),
    ),
)
_CHAPTERS = st.builds(
    Chapter,
    st.sampled_from("12345"),
    st.sampled_from(("Uno", "Dos")),
    st.lists(_BLOCKS, max_size=5).map(tuple),
    st.booleans(),
    st.booleans(),
)
_CHANGES = st.tuples(st.integers(0, 5), st.sampled_from(("in", "out", "block")), _CHAPTERS, _BLOCKS)


def _changed(document: Document, place: int, how: str, chapter: Chapter, block: Block) -> Document:
    """Return a document with a chapter more or less, or with another block in one."""
    chapters = list(document.chapters)
    place = min(place, len(chapters) - 1)
    if how == "in":
        chapters.insert(place, chapter)
    elif how == "out" and len(chapters) > 1:
        del chapters[place]
    else:
        chapters[place] = replace(chapters[place], blocks=(*chapters[place].blocks, block))
    return replace(document, chapters=tuple(chapters))


@given(
    chapters=st.lists(_CHAPTERS, min_size=1, max_size=5), changes=st.lists(_CHANGES, min_size=1, max_size=3)
)
@IN_WINDOW
def test_after_any_changes_pages_are_those_of_a_fresh_look(
    chapters: list[Chapter], changes: list[tuple[int, str, Chapter, Block]]
) -> None:
    documents = [replace(book(), chapters=tuple(chapters))]
    for change in changes:
        documents.append(_changed(documents[-1], *change))
    _look_as_fresh(documents)


def test_the_manual_is_looked_at_as_if_it_were_the_first_time(composed: Composed) -> None:
    whole = composed(Edition.RESERVED)
    long = Text(rich("Una frase que se alarga. " * 400))
    number = next(n for n, chapter in enumerate(whole.chapters) if chapter.number == "5")
    longer = replace(whole.chapters[number], blocks=(*whole.chapters[number].blocks, long))
    pushed = replace(whole, chapters=(*whole.chapters[:number], longer, *whole.chapters[number + 1 :]))
    _look_as_fresh([whole, pushed, composed(Edition.PUBLIC)])


def test_another_shape_of_page_is_laid_out_whole() -> None:
    document = book()
    other = next(size for size in PageSize if size is not document.page)
    _look_as_fresh([document, replace(document, page=other)])


def test_only_the_chapter_that_changed_is_laid_out_again(
    composed: Composed, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = composed(Edition.RESERVED)
    before = _shown(whole)
    made: list[str] = []

    def counted(chapter: Chapter, root: Node, page: PageShape) -> list[Box]:
        made.append(chapter.full_title)
        return chapter_boxes(chapter, root, page)

    monkeypatch.setattr(pdf, "chapter_boxes", counted)
    last = whole.chapters[-1]
    ended = replace(last, blocks=(*last.blocks, Text(rich("Fin."))))
    _shown(replace(whole, chapters=(*whole.chapters[:-1], ended)), before)
    on_cover = [chapter.full_title for chapter in whole.chapters if chapter.on_cover]
    assert made == [*on_cover, last.full_title]


def test_a_picture_read_again_is_the_same() -> None:
    document = book(logo())
    before = _shown(document)
    after = _shown(book(logo()), before)
    assert {laid for _chapter, laid in after.book.chapters.values()} == {
        laid for _chapter, laid in before.book.chapters.values()
    }
