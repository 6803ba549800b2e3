"""A paragraph as a box."""

from muniredes.manual.document import Rich
from muniredes.manual.render.boxes import TextBox
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.structure import Node
from muniredes.manual.render.style import TextStyle


def text_box(content: Rich, text_style: TextStyle, node: Node, width: float) -> TextBox:
    """Return a paragraph as a box."""
    return TextBox(
        break_lines(content, text_style, width),
        text_style,
        node,
        width,
        before=text_style.before,
        after=text_style.after,
        holds_next=text_style.holds_next,
    )
