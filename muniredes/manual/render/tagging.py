"""Give the drawn PDF its structure, its metadata and its colour profile: PDF/UA-1 and PDF/A-2a."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from muniredes import __version__, paths
from muniredes.manual.document import Document
from muniredes.manual.render.structure import ContentRef, LinkRef, Node, SignatureField, Structure

_PRINT_FLAG = 4


def finish(drawn: BytesIO, structure: Structure, document: Document) -> bytes:
    """Return the PDF of `drawn` with its tags; the same input gives the same bytes."""
    finished = BytesIO()
    with pikepdf.open(drawn) as pdf:
        _add_signatures(pdf, structure.signatures)
        _Tagger(pdf, structure).tag()
        _describe(pdf, document)
        pdf.save(
            finished,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            min_version="1.7",
            fix_metadata_version=False,  # ours does not say it, and a whole library of XML looks for it
        )
    return finished.getvalue()


def _add_signatures(pdf: Pdf, fields: Sequence[SignatureField]) -> None:
    """Put the empty fields to sign on their pages; each has an appearance, which is nothing yet."""
    made = []
    for each in fields:
        page = pdf.pages[each.place.page].obj
        left, bottom, right, top = (round(edge, 2) for edge in each.rectangle)
        blank = pdf.make_stream(
            b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, right - left, top - bottom],
            Resources=Dictionary(),
        )  # fmt: skip
        widget = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(each.key), TU=String(each.words),
            Contents=String(each.words), Rect=[left, bottom, right, top], P=page, F=_PRINT_FLAG,
            AP=Dictionary(N=blank),
        )  # fmt: skip
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.insert(each.place.position, pdf.make_indirect(widget))
        made.append(page.Annots[each.place.position])
    if made:
        pdf.Root.AcroForm = Dictionary(Fields=Array(made), SigFlags=0)


class _Tagger:
    """Writes the structure tree into the PDF."""

    def __init__(self, pdf: Pdf, structure: Structure) -> None:
        self._pdf = pdf
        self._structure = structure
        self._pages = [page.obj for page in pdf.pages]
        self._notes = [list(Array(page.get(Name.Annots, Array()))) for page in self._pages]
        self._written: dict[int, Object] = {}

    def tag(self) -> None:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(self._structure.root, root)])
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(list(self._parents()))))
        root.ParentTreeNextKey = len(self._pages) + len(self._structure.links)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: Object) -> Object:
        own = {"/Type": Name.StructElem, "/S": _role(node.role), "/P": parent}
        page = next((kid.page for kid in node.kids if isinstance(kid, ContentRef)), None)
        if page is not None:
            own["/Pg"] = self._pages[page]
        element = self._pdf.make_indirect(Dictionary(own))
        self._written[id(node)] = element
        if node.alt:
            element.Alt = String(node.alt)
        if node.attributes:
            element.A = Dictionary({key: _value(value) for key, value in node.attributes.items()})
        element.K = Array(list(self._kids(node, element, page)))
        return element

    def _kids(self, node: Node, element: Object, page: int | None) -> Iterator[Object | int]:
        for kid in node.kids:
            if isinstance(kid, Node):
                if not kid.is_empty:
                    yield self._element(kid, element)
            elif isinstance(kid, LinkRef):
                annotation = self._notes[kid.page][kid.position]
                yield Dictionary(Type=Name.OBJR, Pg=self._pages[kid.page], Obj=annotation)
            else:
                yield self._content(kid, page)

    def _content(self, reference: ContentRef, own_page: int | None) -> Object | int:
        if reference.page == own_page:
            return reference.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[reference.page], MCID=reference.number)

    def _parents(self) -> Iterator[Object | int]:
        """Yield the way back: which element owns each sequence of each page, and each link."""
        for number, (page, owners) in enumerate(zip(self._pages, self._structure.pages, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            yield number
            yield self._pdf.make_indirect(Array([self._written[id(owner)] for owner in owners]))
        for number, (reference, owner) in enumerate(self._structure.links, start=len(self._pages)):
            annotation = self._notes[reference.page][reference.position]
            annotation.StructParent = number
            annotation.F = _PRINT_FLAG
            yield number
            yield self._written[id(owner)]


@cache
def _role(name: str) -> Name:
    return Name(f"/{name}")


def _value(value: object) -> Object | str | float:
    if isinstance(value, str):
        return Name(value) if value.startswith("/") else String(value)
    if isinstance(value, Sequence):
        return Array([round(float(item), 2) for item in value])
    return float(str(value))


def _describe(pdf: Pdf, document: Document) -> None:
    catalogue = pdf.Root
    catalogue.Lang = String(document.language)
    catalogue.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    catalogue.OutputIntents = Array([_output_intent(pdf)])
    moment = document.as_of.strftime("D:%Y%m%d000000+00'00'")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(document.title),
            Author=String(document.author),
            Subject=String(document.subject),
            Creator=String(_program()),
            Producer=String(_program()),
            CreationDate=String(moment),
            ModDate=String(moment),
        )
    )
    catalogue.Metadata = pdf.make_stream(_xmp(document).encode(), Type=Name.Metadata, Subtype=Name.XML)


def _output_intent(pdf: Pdf) -> Dictionary:
    profile = pdf.make_stream(paths.resource("color", "sRGB.icc").read_bytes(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


def _program() -> str:
    return f"MuniRedes {__version__}"


def _xmp(document: Document) -> str:
    template = paths.resource("manual", "metadata.xmp").read_text(encoding="utf-8")
    values = {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "language": document.language,
        "program": _program(),
        "date": _xmp_date(document.as_of),
    }
    for key, value in values.items():
        template = template.replace(f"${key}", escape(value, quote=False))
    return template


def _xmp_date(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+00:00"
