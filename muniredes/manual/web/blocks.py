"""Turn the blocks of a chapter into HTML; every text is escaped, and only addresses become links."""

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import groupby

from muniredes.domain.web import web_address
from muniredes.i18n import _
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Columns,
    Facts,
    FlowBox,
    FlowFigure,
    Heading,
    Items,
    Marker,
    MonthGrid,
    PictureFigure,
    QrCard,
    Rich,
    RuledSpace,
    SignatureSpace,
    Span,
    Table,
    Text,
    Tone,
    rich,
)
from muniredes.manual.drawing import Drawing
from muniredes.manual.vectors import code, svg
from muniredes.manual.writing import BLANK_RULE, SIGNATURE_LINES, printable, unsaid_address

_PIXELS = 96 / 72
_TAG = re.compile(r"<[^>]*>")
_TONES = {Tone.NORMAL: "", Tone.LEAD: "lead", Tone.NOTE: "note"}
_LISTS = {Marker.BULLET: ("ul", ""), Marker.NUMBER: ("ol", ""), Marker.TICK: ("ul", "ticks")}


@dataclass
class Marks:
    """The keys of a document; each names one element of the page, the first that asks.

    With `ticks` the boxes of its lists are ticked on the page; otherwise they are for a pen.
    """

    keys: frozenset[str]
    ticks: bool = False
    used: set[str] = field(default_factory=set)

    def take(self, key: str) -> str:
        """Return the key for an element to be named with, or «» when it has none or another has it."""
        if not key or key in self.used:
            return ""
        self.used.add(key)
        return key


def tag(name: str, inner: str, **attributes: str) -> str:
    """Return an element around `inner`, which is HTML; attributes that are empty are left out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{said}>{inner}</{name}>"


def escaped(text: str) -> str:
    """Return a text as HTML, for an element or an attribute."""
    return escape(printable(text))


def stack(parts: Iterable[str]) -> str:
    """Return the parts that say something, each in a line of its own."""
    return "\n" + "\n".join(part for part in parts if part) + "\n"


def paragraph(text: str, **attributes: str) -> str:
    """Return a plain text as a paragraph."""
    return tag("p", text_html(text), **attributes)


def text_html(text: str) -> str:
    """Return a text as HTML, with its line breaks."""
    return escaped(text).replace("\n", "<br>")


def rich_html(content: Rich, marks: Marks) -> str:
    """Return a rich text as HTML; beside each link goes its address, unless its words already say it."""
    groups = groupby(content, key=lambda span: span.link)
    return "".join(_linked(link, tuple(spans), marks) for link, spans in groups)


def _linked(link: str, spans: Rich, marks: Marks) -> str:
    words = "".join(_span(span) for span in spans)
    if not link:
        return words
    if link.startswith("#"):
        return tag("a", words, href=link) if link[1:] in marks.keys else words
    address = web_address(link)
    return (tag("a", words, href=address) if address else words) + escaped(unsaid_address(link, spans))


def _span(span: Span) -> str:
    words = text_html(span.text)
    if span.bold:
        words = tag("strong", words)
    if span.italic:
        words = tag("em", words)
    if span.scale < 1:
        words = tag("small", words)
    if span.blank:
        words = f"{tag('em', words)} {tag('span', BLANK_RULE, class_='blank', aria_hidden='true')}"
    return words


def chapter_html(chapter: Chapter, marks: Marks) -> str:
    """Return a chapter as a section, its title first; a chapter without a title is only its blocks."""
    title = tag("h2", text_html(chapter.full_title), id=marks.take(chapter.key)) if chapter.title else ""
    blocks = (_BLOCKS[type(block)](block, marks) for block in chapter.blocks)
    return tag("section", stack([title, *blocks]))


def _heading(block: Heading, marks: Marks) -> str:
    kind = "page" if block.starts_page else ""
    return tag(f"h{block.level + 1}", text_html(block.text), id=marks.take(block.key), class_=kind)


def _text(block: Text, marks: Marks) -> str:
    return tag("p", rich_html(block.content, marks), class_=_TONES[block.tone])


def _items(block: Items, marks: Marks) -> str:
    name, kind = _LISTS[block.marker]
    items = (_item(block.marker, rich_html(item, marks), marks) for item in block.items)
    return tag(name, stack(items), class_=kind)


def _columns(block: Columns, marks: Marks) -> str:
    entries = (tag("li", rich_html(entry, marks)) for entry in block.entries)
    return tag("ul", stack(entries), class_="plain")


def _item(marker: Marker, words: str, marks: Marks) -> str:
    if marker is not Marker.TICK:
        return tag("li", words)
    if marks.ticks:
        return tag("li", tag("label", f'<input type="checkbox"> {words}'))
    return tag("li", f"{Marker.TICK} {words}")


def plain(block: Block) -> str:
    """Return what a block says, without anything but its words."""
    html = _BLOCKS[type(block)](block, Marks(frozenset()))
    return unescape(_TAG.sub(" ", html))


def _table(block: Table, marks: Marks) -> str:
    headings = "".join(tag("th", text_html(text), scope="col") for text in block.headings)
    head = tag("thead", tag("tr", headings))
    return _grid(block.summary, head, (_row(cells, marks) for cells in block.rows))


def _month(block: MonthGrid, marks: Marks) -> str:
    return _table(block.as_table, marks)


def _facts(block: Facts, marks: Marks) -> str:
    return _grid(block.summary, "", (_row((rich(label), value), marks) for label, value in block.rows))


def _grid(summary: str, head: str, rows: Iterable[str]) -> str:
    caption = tag("caption", text_html(summary)) if summary else ""
    return tag("table", stack([caption, head, tag("tbody", stack(rows))]))


def _row(cells: tuple[Rich, ...], marks: Marks) -> str:
    says = any(span.text.strip() for span in cells[0])  # one to be written on heads nothing yet
    words = rich_html(cells[0], marks)
    first = tag("th", words, scope="row") if says else tag("td", words)
    return tag("tr", first + "".join(tag("td", rich_html(cell, marks)) for cell in cells[1:]))


def _callout(block: Callout, marks: Marks) -> str:
    title = tag("p", tag("strong", text_html(block.title)))
    paragraphs = (tag("p", rich_html(content, marks)) for content in block.paragraphs)
    kind = "callout warning" if block.is_warning else "callout"
    return tag("div", stack([title, *paragraphs]), role="note", class_=kind)


def _ruled(block: RuledSpace, marks: Marks) -> str:
    del marks
    rules = [tag("div", "", class_="rule", aria_hidden="true")] * block.lines
    return tag("div", stack([paragraph(block.label, class_="note"), *rules]))


def _signature(block: SignatureSpace, marks: Marks) -> str:
    return _ruled(RuledSpace(block.label, SIGNATURE_LINES), marks)


def _flow(block: FlowFigure, marks: Marks) -> str:
    del marks
    steps = tag("ol", stack(tag("li", _step(box)) for box in block.boxes))
    return tag("figure", stack([paragraph(block.alt), steps, tag("figcaption", text_html(block.caption))]))


def _picture(block: PictureFigure, marks: Marks) -> str:
    del marks
    data = base64.b64encode(block.picture.data).decode("ascii")
    source = f"data:{block.picture.media_type};base64,{data}"
    tall = f"{min(round(block.height * _PIXELS), block.picture.height)}"
    image = f'<img src="{source}" alt="" height="{tall}">'
    return _figure(image, paragraph(block.alt, class_="note"), block.caption)


def _drawing(block: Drawing, marks: Marks) -> str:
    """Return a drawing and, folded, what it says in words."""
    del marks
    summary = tag("summary", escaped(_("La figura, en palabras")))
    return _figure(svg(block), tag("details", stack([summary, paragraph(block.alt)])), block.caption)


def _figure(drawn: str, words: str, caption: str) -> str:
    below = [tag("figcaption", text_html(caption))] if caption else []
    return tag("figure", stack([drawn, words, *below]))


def _qr(block: QrCard, marks: Marks) -> str:
    """Return the code and the lines beside it: the address is one of them."""
    lines = stack(tag("p", rich_html(line, marks)) for line in block.lines)
    return tag("div", stack([code(block.address) if block.address else "", tag("div", lines)]), class_="code")


def _step(box: FlowBox) -> str:
    said = "; ".join(filter(None, (box.who, box.what, box.deputy)))
    return f"{tag('strong', text_html(box.step))}: {text_html(said)}"


_BLOCKS: dict[type[Block], Callable[..., str]] = {
    Heading: _heading,
    Text: _text,
    Items: _items,
    Table: _table,
    Facts: _facts,
    Columns: _columns,
    Callout: _callout,
    RuledSpace: _ruled,
    SignatureSpace: _signature,
    FlowFigure: _flow,
    PictureFigure: _picture,
    Drawing: _drawing,
    QrCard: _qr,
    MonthGrid: _month,
}
