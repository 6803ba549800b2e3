"""The structure of a PDF as its own letters: object by object through a library takes seven times as long."""

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from muniredes.manual.render.structure import ContentRef, LinkRef, Node, Structure

_LETTERS = "latin-1"
"""A string of a PDF is bytes, whatever they say."""


class Tree:
    """The structure tree of a PDF that has none yet, and `number`, that of the object where it begins."""

    def __init__(self, pdf: Pdf, structure: Structure) -> None:
        self._structure = structure
        self._pages = [page.obj.objgen[0] for page in pdf.pages]
        self._notes = [_numbers(page.obj.get(Name.Annots)) for page in pdf.pages]
        self._root = pdf.Root.objgen[0]
        self._id = pdf.trailer.ID.unparse().decode(_LETTERS)
        self._said: list[str] = []
        self._written: dict[int, int] = {}
        self.number = self._first = int(pdf.trailer.Size)
        self._write()

    def update(self, pdf: bytes) -> bytes:
        """Return what makes the tree part of a PDF, written after its last byte."""
        parts, places, reach = [b"\n"], list[int](), len(pdf) + 1
        for number, said in enumerate(self._said, start=self._first):
            part = f"{number} 0 obj\n{said}\nendobj\n".encode(_LETTERS)
            places.append(reach)
            reach += len(part)
            parts.append(part)
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        size = self._first + len(self._said)
        before = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        parts.append(
            f"xref\n{self._first} {len(self._said)}\n{table}"
            f"trailer\n<< /Root {self._root} 0 R /ID {self._id} /Size {size} /Prev {before} >>\n"
            f"startxref\n{reach}\n%%EOF\n".encode(_LETTERS)
        )
        return b"".join(parts)

    def _write(self) -> None:
        root = self._begin()
        top = self._element(self._structure.root, root)
        told = " ".join(self._parents())
        parents = self._begin()
        self._said[parents - self._first] = f"<< /Nums [{told}] >>"
        keys = len(self._pages) + len(self._structure.links)
        self._said[root - self._first] = (
            f"<< /Type /StructTreeRoot /K [{top} 0 R] /ParentTree {parents} 0 R /ParentTreeNextKey {keys} >>"
        )

    def _begin(self) -> int:
        """Return the number of the next object, which is written later."""
        self._said.append("null")
        return self._first + len(self._said) - 1

    def _element(self, node: Node, parent: int) -> int:
        """Write an element, and what is inside it; return its number."""
        number = self._written[id(node)] = self._begin()
        own_page = next((kid.page for kid in node.kids if isinstance(kid, ContentRef)), None)
        said = [f"<< /Type /StructElem /S /{node.role} /P {parent} 0 R"]
        if node.alt:
            said.append(f"/Alt {_string(node.alt)}")
        if node.attributes:
            found = Dictionary({key: _value(value) for key, value in node.attributes.items()})
            said.append(f"/A {found.unparse().decode(_LETTERS)}")
        if own_page is not None:
            said.append(f"/Pg {self._pages[own_page]} 0 R")
        said.append(f"/K [{' '.join(self._kids(node, number, own_page))}] >>")
        self._said[number - self._first] = " ".join(said)
        return number

    def _kids(self, node: Node, number: int, own_page: int | None) -> Iterator[str]:
        for kid in node.kids:
            if isinstance(kid, Node):
                if not kid.is_empty:
                    yield f"{self._element(kid, number)} 0 R"
            elif isinstance(kid, LinkRef):
                note = self._notes[kid.page][kid.position]
                yield f"<< /Type /OBJR /Pg {self._pages[kid.page]} 0 R /Obj {note} 0 R >>"
            elif kid.page == own_page:
                yield str(kid.number)
            else:
                yield f"<< /Type /MCR /Pg {self._pages[kid.page]} 0 R /MCID {kid.number} >>"

    def _parents(self) -> Iterator[str]:
        """Yield the way back: which element owns each sequence of each page, and each link."""
        for number, owners in enumerate(self._structure.pages):
            row = self._begin()
            told = " ".join(f"{self._written[id(owner)]} 0 R" for owner in owners)
            self._said[row - self._first] = f"[{told}]"
            yield f"{number} {row} 0 R"
        for number, (_reference, owner) in enumerate(self._structure.links, start=len(self._pages)):
            yield f"{number} {self._written[id(owner)]} 0 R"


def _numbers(notes: Object | None) -> Sequence[int]:
    """Return the numbers of the annotations of a page."""
    return [note.objgen[0] for note in Array(notes)] if notes is not None else ()


def _string(text: str) -> str:
    return String(text).unparse().decode(_LETTERS)


def _value(value: object) -> Object | str | float:
    if isinstance(value, str):
        return Name(value) if value.startswith("/") else String(value)
    if isinstance(value, Sequence):
        return Array([round(float(item), 2) for item in value])
    return float(str(value))
