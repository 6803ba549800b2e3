"""Give the drawn PDF its structure, its metadata and its colour profile: PDF/UA-1 and PDF/A-2a."""

from collections.abc import Sequence
from datetime import date
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from muniredes import __version__, paths
from muniredes.manual.document import Document
from muniredes.manual.render.structure import SignatureField, Structure
from muniredes.manual.render.tree import Tree

_PRINT_FLAG = 4


def finish(drawn: BytesIO, structure: Structure, document: Document) -> bytes:
    """Return the PDF of `drawn` with its tags; the same input gives the same bytes."""
    finished = BytesIO()
    whole = _with_signatures(drawn, structure.signatures) if structure.signatures else drawn
    with pikepdf.open(whole) as pdf:
        tree = Tree(pdf, structure)
    with pikepdf.open(BytesIO(whole.getvalue() + tree.update(whole.getvalue()))) as pdf:
        _tag(pdf, structure, tree.number)
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


def _with_signatures(drawn: BytesIO, fields: Sequence[SignatureField]) -> BytesIO:
    made = BytesIO()
    with pikepdf.open(drawn) as pdf:
        _add_signatures(pdf, fields)
        pdf.save(made)
    return made


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


def _tag(pdf: Pdf, structure: Structure, tree: int) -> None:
    """Say that the PDF is tagged, by the object `tree`, and in every page and link where it is in it."""
    pdf.Root.StructTreeRoot = pdf.get_object(tree, 0)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pages = [page.obj for page in pdf.pages]
    for number, page in enumerate(pages):
        page.StructParents = number
        page.Tabs = Name.S
    for number, (reference, _owner) in enumerate(structure.links, start=len(pages)):
        annotation = pages[reference.page].Annots[reference.position]
        annotation.StructParent = number
        annotation.F = _PRINT_FLAG


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
