"""Documents made by hand, with every kind of block, and a way to list all that a document says."""

import dataclasses
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PIL import Image

from muniredes.domain.images import StoredImage
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Cover,
    Document,
    Drawing,
    Facts,
    FlowBox,
    FlowFigure,
    Heading,
    Items,
    Marker,
    PictureFigure,
    RuledSpace,
    Shape,
    SignatureSpace,
    Span,
    Table,
    Text,
    Tone,
    bold,
    pending,
    rich,
)

WEB, MAILBOX = "https://www.villa.example/a b?x=1&y=2", "mailto:redes@villa.example"
NASTY = "<b>Ana</b> & «Cía.» \"x\" 'y'"
CONTROLS = "uno\x00dos\x0btres\x1bcuatro\ud800cinco\ufffeseis"
LONG = "Mancomunidad" * 42

BLOCKS: tuple[Block, ...] = (
    Heading("Cuentas", key="cuentas"),
    Text(rich("Una entradilla ", Span("en cursiva", italic=True)), Tone.LEAD),
    Text(rich("Texto con ", bold("negrita"), ", ", Span("la web", link=WEB), " y más")),
    Text(rich("Escriba a ", Span("este ", link=MAILBOX), Span("buzón", bold=True, link=MAILBOX), ".")),
    Text(rich("Vea ", Span("las personas", link="#personas"), " o ", Span("nada", link="#no-esta"))),
    Text(rich("Nota en\ndos líneas"), Tone.NOTE),
    Items((rich("punto primero"), rich("punto segundo"))),
    Items((rich("paso uno"), rich("paso dos")), Marker.NUMBER),
    Heading("Personas", level=3, key="personas"),
    Items((rich("otro uno"), rich("otro dos")), Marker.NUMBER),
    Items((rich("casilla"),), Marker.TICK),
    Table(
        ("Red", "Quién"),
        ((rich("Facebook"), rich("Ana")), (rich("X"), pending())),
        (3, 1),
        "Redes de la casa",
    ),
    Facts((("Web", rich("villa.example")), ("Correo", pending())), "Datos de contacto"),
    Callout("Aviso", (rich("No se fíe."), rich("Pregunte ", bold("antes"), ".")), is_warning=True),
    Callout("Consejo", (rich("Duerma."),)),
    RuledSpace("Apunte aquí", 3),
    SignatureSpace("Entrega: Ana López. Fecha y firma.", "firma-entrega"),
    FlowFigure(
        (FlowBox("Pide", "Eva", "Suplente: Paz"), FlowBox("Revisa", "Luis", "")),
        "Flujo en dos pasos: 1, Pide: Eva; 2, Revisa: Luis",
        "Pie de la figura",
    ),
    Drawing(100, 40, (Shape(0, 0, 40, 20, "Azul", "#1a4d8f"),), "Una muestra de azul", "Pie de las muestras"),
)


def shield(width: int = 40, height: int = 50) -> StoredImage:
    """Return a small picture."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(stream, "PNG")
    data = stream.getvalue()
    return StoredImage(
        sha256=hashlib.sha256(data).hexdigest(), media_type="image/png", width=width, height=height, data=data
    )


def logo() -> PictureFigure:
    """Return a figure that is a picture."""
    return PictureFigure(shield(), "El logotipo de la casa", "Pie del logotipo")


def book(*blocks: Block, name: str = "Villa") -> Document:
    """Return a document with a cover; every text that depends on a name holds `name`."""
    cover = Cover(
        f"Manual de {name}", f"Casa de {name}", ("Mandato", f"De {name}"), shield(), name, "MUESTRA"
    )
    return Document(
        title=f"Manual. {name}",
        author=name,
        subject=f"Versión 1 de {name}",
        language="es-ES",
        as_of=date(2026, 11, 24),
        running_title=f"Cabecera de {name}",
        stamp="EJEMPLO",
        cover=cover,
        chapters=(
            Chapter("1", f"Capítulo de {name}", blocks or BLOCKS),
            Chapter("A", "Anexo", (Text(rich("Fin", Span("al principio", link="#capitulo-1"))),)),
        ),
    )


def letter() -> Document:
    """Return a document without a cover, of one chapter without a title."""
    whole = book()
    return replace(
        whole,
        cover=Cover("", "", (), None, "", ""),
        chapters=(Chapter("", "", (Text(rich("Estimada Ana:")),)),),
    )


def named(name: str) -> Document:
    """Return a document with a name everywhere that a text may be."""
    return book(
        Heading(name, key="nombre"),
        Text(
            rich(name, bold(name), Span(name, link="#nombre"), Span(name, link=WEB), Span(name, blank=True))
        ),
        Items((rich(name),), Marker.NUMBER),
        Table((name, name), ((rich(name), rich(name)),), (1, 9), name),
        Facts(((name, rich(name)),), name),
        Callout(name, (rich(name),)),
        RuledSpace(name, 1),
        SignatureSpace(name, "firma"),
        FlowFigure((FlowBox(name, name, name),), name, name),
        name=name,
    )


ELSEWHERE = ("Redes de la casa", "Datos de contacto", "Flujo en dos pasos: 1, Pide: Eva; 2, Revisa: Luis")
"""What the value says after its rows or boxes, and a file says before or in another way."""

_NOT_SAID = {
    "page",
    "shapes",
    "arrows",
    "picture",
    "key",
    "link",
    "language",
    "number",
    "sha256",
    "media_type",
}


def texts(value: object) -> Iterator[str]:
    """Yield every text that a document, or a part of it, says to who reads it, in order."""
    if isinstance(value, Chapter) and value.title:
        yield value.full_title
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            if part.name not in _NOT_SAID and "Marker" not in str(part.type) and "Tone" not in str(part.type):
                yield from texts(getattr(value, part.name))
