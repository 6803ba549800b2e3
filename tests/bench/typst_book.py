"""The same manual in the markup of Typst, to be timed beside ours: it is an option, and no dependency.

`pip install typst` in the environment of the developer is enough. Its figures are their words, for it has
no drawing of ours; everything else is said in the same order, with the same kind of tags.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from muniredes.actions import workspace
from muniredes.actions.printing import manual
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Columns,
    Document,
    Facts,
    FlowFigure,
    Heading,
    Items,
    Marker,
    PictureFigure,
    Rich,
    RuledSpace,
    Span,
    Table,
    Text,
    bold,
)
from muniredes.manual.drawing import Drawing

COMPILE = """
    import sys, typst
    typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=["ua-1"], font_paths=[sys.argv[3]],
                  ignore_system_fonts=True)
"""
_SIGNS = re.compile(r"""([\\#$*_`<>@\[\]=~/+\-"'])""")
_HEAD = """#set document(title: {title}, author: {author}, date: datetime(year: {y}, month: {m}, day: {d}))
#set page(paper: "a4", header: [{name}], numbering: "1")
#set text(font: "Lato", lang: "es", size: 10.5pt)
#show table: set text(size: 9.5pt)
#show figure: set block(breakable: true)
#outline()
"""


def is_here() -> bool:
    """Whether Typst is installed where this runs."""
    return find_spec("typst") is not None


def write(database: Path, target: Path) -> None:
    """Write the reserved manual of a database as a document of Typst."""
    opened = workspace.open_file(database)
    document = manual.prepare(opened.database, manual.Edition.RESERVED).document
    workspace.close(opened)
    target.write_text("\n".join(_book(document)), encoding="utf-8")


def _book(document: Document) -> Iterator[str]:
    day = document.as_of
    yield _HEAD.format(
        title=_string(document.title), author=_string(document.author), name=_plain(document.author),
        y=day.year, m=day.month, d=day.day,
    )  # fmt: skip
    for chapter in document.chapters:
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"= {_plain(chapter.full_title)}"
    for block in chapter.blocks:
        yield _block(block)
        yield ""


def _block(block: Block) -> str:
    kind = type(block)
    return _KINDS[kind](block) if kind in _KINDS else ""


def _list(block: Items) -> str:
    sign = {Marker.NUMBER: "+", Marker.BULLET: "-", Marker.TICK: "- ☐"}[block.marker]
    return "\n".join(f"{sign} {_said(item)}" for item in block.items)


def _framed(block: Callout) -> str:
    told = "\n\n".join(map(_said, block.paragraphs))
    return f"#block(fill: luma(240), inset: 8pt)[*{_plain(block.title)}*\n\n{told}]"


def _grid(headings: Sequence[str], rows: Sequence[Sequence[Rich]], shares: Sequence[float]) -> str:
    head = f"table.header({', '.join(f'[*{_plain(each)}*]' for each in headings)})," if headings else ""
    cells = ",\n".join(", ".join(f"[{_said(cell)}]" for cell in row) for row in rows)
    return f"#table(columns: ({', '.join(f'{share}fr' for share in shares)}), {head}\n{cells})"


_KINDS: Mapping[type, Callable[..., str]] = {
    Heading: lambda block: f"{'=' * block.level} {_plain(block.text)}",
    Text: lambda block: _said(block.content),
    Items: _list,
    Table: lambda block: _grid(block.headings, block.rows, block.widths),
    Facts: lambda block: _grid((), [((bold(label),), value) for label, value in block.rows], (1, 3)),
    Columns: lambda block: f"#columns({block.count})[" + "\n\n".join(map(_said, block.entries)) + "]",
    Callout: _framed,
    Drawing: lambda block: _plain(block.alt),
    FlowFigure: lambda block: _plain(block.alt),
    PictureFigure: lambda block: _plain(block.alt),
    RuledSpace: lambda block: _plain(block.label),
}
"""How each kind of block is written; what is not here has no text."""


def _said(content: Rich) -> str:
    return "".join(map(_span, content))


def _span(span: Span) -> str:
    if span.as_page:
        return ""
    said = _plain(span.text).replace("\n", " \\\n")
    if span.bold:
        said = f"#strong[{said}]"
    if span.italic or span.blank:
        said = f"#emph[{said}]"
    outside = span.link.startswith(("http", "mailto:", "tel:"))
    return f"#link({_string(span.link)})[{said}]" if outside else said


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _string(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
