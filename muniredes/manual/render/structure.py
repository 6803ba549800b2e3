"""The logical structure of the PDF: what each mark on a page is, and in which order it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class ContentRef(NamedTuple):
    """A marked-content sequence: the page (0 is the first) and its number there."""

    page: int
    number: int


class LinkRef(NamedTuple):
    """An annotation, a link or a field: the page and its position among the annotations there."""

    page: int
    position: int


@dataclass(frozen=True, slots=True)
class SignatureField:
    """An empty field to sign: what it is called and says of itself, and its corners on the page in points."""

    place: LinkRef
    key: str
    words: str
    rectangle: tuple[float, float, float, float]


@dataclass(eq=False, slots=True)
class Node:
    """One element of the structure; `role` is a standard type of PDF 1.7 (P, H1, Table…)."""

    role: str
    alt: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    kids: list["Node | ContentRef | LinkRef"] = field(default_factory=list)

    def child(self, role: str, alt: str = "", attributes: Mapping[str, object] | None = None) -> "Node":
        """Add an element inside this one."""
        node = Node(role, alt, attributes or {})
        self.kids.append(node)
        return node

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever drawn inside; an empty cell still holds its place in the table."""
        if self.role in ("TD", "TH"):
            return False
        return not any(not isinstance(kid, Node) or not kid.is_empty for kid in self.kids)


@dataclass(eq=False, slots=True)
class Structure:
    """The whole tree, and which element owns each marked-content sequence of each page."""

    root: Node = field(default_factory=lambda: Node("Document"))
    pages: list[list[Node]] = field(default_factory=list)
    links: list[tuple[LinkRef, Node]] = field(default_factory=list)
    signatures: list[SignatureField] = field(default_factory=list)

    def open_page(self) -> None:
        """Begin the next page."""
        self.pages.append([])

    def mark(self, node: Node) -> int:
        """Give `node` the next marked-content sequence of the page; return its number."""
        page = self.pages[-1]
        number = len(page)
        page.append(node)
        node.kids.append(ContentRef(len(self.pages) - 1, number))
        return number

    def link(self, node: Node, position: int) -> LinkRef:
        """Say that the annotation at `position` of the page belongs to `node`; return where it is."""
        reference = LinkRef(len(self.pages) - 1, position)
        node.kids.append(reference)
        self.links.append((reference, node))
        return reference


def table_attributes(scope: str = "", summary: str = "") -> Mapping[str, object]:
    """Return the attributes of a table element: the scope of a heading, the summary of a table."""
    attributes: dict[str, object] = {"/O": "/Table"}
    if scope:
        attributes["/Scope"] = f"/{scope}"
    if summary:
        attributes["/Summary"] = summary
    return attributes
