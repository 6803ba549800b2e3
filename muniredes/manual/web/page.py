"""Write a document as one accessible HTML page: nothing to fetch, nothing to run."""

import base64
import hashlib
from collections.abc import Iterable, Iterator

from muniredes.i18n import _
from muniredes.manual.document import Document, Span
from muniredes.manual.render import style
from muniredes.manual.render.style import Colour
from muniredes.manual.web.blocks import (
    Marks,
    chapter_html,
    escaped,
    paragraph,
    rich_html,
    stack,
    tag,
    text_html,
)
from muniredes.manual.writing import hexadecimal, places


def draw_html(document: Document) -> str:
    """Return `document` as a whole page, with its style inside and no other file."""
    marks = Marks(frozenset(places(document)))
    chapters = tag("main", stack(chapter_html(chapter, marks) for chapter in document.chapters))
    about = " · ".join(filter(None, (document.running_title, document.subject)))
    body = [front(document), contents(document, marks), chapters, tag("footer", paragraph(about))]
    looks = style_sheet()
    return whole(document, head(document, _policy(looks), tag("style", looks)), body)


def _policy(looks: str) -> str:
    """Return the rule that lets nothing in but this style and the pictures inside, and runs nothing."""
    rule = f"default-src 'none'; style-src '{digest_of(looks)}'; img-src data:; base-uri 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rule}">'


def digest_of(text: str) -> str:
    """Return a text as the rule of a page names it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def whole(document: Document, head_html: str, body: Iterable[str]) -> str:
    """Return a page from its head and what stands in it."""
    page = f"{head_html}\n{tag('body', stack(body))}"
    return f"<!DOCTYPE html>\n{tag('html', page, lang=document.language)}\n"


def head(document: Document, *more: str) -> str:
    """Return what a page says of itself, with its style and whatever else."""
    return tag(
        "head",
        stack(
            [
                '<meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                tag("title", escaped(document.title)),
                f'<meta name="author" content="{escaped(document.author)}">',
                f'<meta name="description" content="{escaped(document.subject)}">',
                f'<meta name="dcterms.date" content="{document.as_of.isoformat()}">',
                *more,
            ]
        ),
    )


def front(document: Document) -> str:
    """Return the title and what the cover says besides; what the title already says is not repeated."""
    cover = document.cover
    stamps = dict.fromkeys(filter(None, (document.stamp, cover.stamp if cover.title else "")))
    front = [paragraph(stamp, class_="stamp") for stamp in stamps]
    if cover.title and cover.shield is not None:
        front.append(paragraph(cover.shield_alt, class_="note"))
    front.append(tag("h1", text_html(document.title)))
    if cover.title:
        texts = [text for text in (cover.body, cover.title) if text not in document.title]
        front += [paragraph(text) for text in (*texts, *cover.lines)]
    return tag("header", stack(front))


def contents(document: Document, marks: Marks) -> str:
    """Return the table of contents of what has a cover: a letter needs none."""
    if not document.cover.title:
        return ""
    found = [
        tag("li", rich_html((Span(title, link=f"#{key}"),), marks), class_=f"level-{level}")
        for title, key, level in document.headings()
    ]
    return tag("nav", tag("ul", stack(found)), aria_label=_("Contenido"))


def style_sheet() -> str:
    """Return how a page looks, in the colours of the manual."""
    ink, soft, accent, rule = _colours(style.INK, style.SOFT_INK, style.ACCENT, style.RULE)
    band, warning, warning_band = _colours(style.BAND, style.WARNING, style.WARNING_BAND)
    return f"""
body {{ margin: 2rem auto; padding: 0 1rem; max-width: 50rem; color: {ink}; overflow-wrap: anywhere;
  font: 1rem/1.5 Calibri, Carlito, system-ui, sans-serif; }}
h1, h2, h3, a {{ color: {accent}; }}
h1, h2, h3, h4 {{ line-height: 1.25; margin: 1.5em 0 0.5em; break-after: avoid; }}
table {{ width: 100%; border-collapse: collapse; margin: 1rem 0; }}
caption, figcaption, .note {{ color: {soft}; font-size: 0.9rem; text-align: left; }}
th, td {{ border: 1px solid {rule}; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }}
thead th {{ background: {band}; color: {accent}; }}
tr, figure, .callout {{ break-inside: avoid; }}
.page {{ break-before: page; }}
svg, img {{ max-width: 100%; height: auto; }}
.code {{ display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }}
.code svg {{ flex: none; }}
nav ul, .plain, .ticks {{ list-style: none; padding-left: 1rem; }}
.level-2 {{ padding-left: 1.5rem; }}
.lead {{ color: {soft}; font-size: 1.15rem; }}
.stamp {{ color: {warning}; font-weight: bold; }}
.callout {{ background: {band}; border-left: 4px solid {accent}; padding: 0.3rem 1rem; margin: 1rem 0; }}
.warning {{ background: {warning_band}; border-color: {warning}; }}
.rule {{ border-bottom: 1px solid {rule}; height: 2rem; }}
footer {{ border-top: 1px solid {rule}; color: {soft}; margin-top: 3rem; }}
"""


def _colours(*colours: Colour) -> Iterator[str]:
    return (f"#{hexadecimal(colour)}" for colour in colours)
