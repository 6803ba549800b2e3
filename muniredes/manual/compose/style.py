"""Chapter 6: how the council looks and how it speaks."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from muniredes.domain.declared_absent import is_lacking, there_is_none
from muniredes.domain.fields import word
from muniredes.domain.texts.gaps import of_the_body
from muniredes.domain.texts.text import lines_of, listed
from muniredes.domain.voice.contrast import readable_ink
from muniredes.domain.voice.pieces import Piece, PieceKind, pieces_for
from muniredes.domain.voice.style import Colour, Reading, StyleGuide, readings, treatment_note
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Chapter,
    Columns,
    Facts,
    Heading,
    Items,
    PictureFigure,
    Rich,
    Table,
    Text,
    Tone,
    bold,
    or_pending,
    rich,
    stacked,
)
from muniredes.manual.drawing import Drawing, Paint, Shape

_SWATCH, _SWATCH_LETTERS = (110.0, 56.0), 19
_DRAWN = 0.075
_TWO_LINES = 30.0
_CHANNEL = "Canal de "
"""Points that a pixel measures in the drawing of sizes."""

_DRAWING_WIDE, _BETWEEN = 486.0, 12.0


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing when there is no style guide yet."""
    guide = data.snapshot.style
    if guide is None:
        return None
    return Chapter("6", chapter_title("6"), tuple(_blocks(data, guide)))


def _blocks(data: ManualData, guide: StyleGuide) -> Iterator[Block]:
    yield Text(rich(_("Que se reconozca a la primera que habla el ayuntamiento.")), Tone.LEAD)
    yield from _logo(data, guide)
    yield from _colours(guide)
    yield from _typefaces(guide)
    yield from _rules(word("style_guide.common_elements"), "elementos-comunes", guide.common_elements)
    yield from _sizes(data)
    yield from _tone(guide)
    yield from _writing(guide)
    yield from _posts(data)


def _logo(data: ManualData, guide: StyleGuide) -> Iterator[Block]:
    yield Heading(_("Nombres e imagen de las cuentas"), key="nombres-avatares")
    yield data.advice_list("nombres")
    yield Heading(_("Logotipo"), key="logotipo")
    for digest, caption in (
        (guide.logo, _("Logotipo sobre fondo claro.")),
        (guide.logo_on_dark, _("Logotipo sobre fondo oscuro.")),
    ):
        picture = data.images.get(digest or "")
        if picture is not None:
            alt = _("Logotipo {of_the_body}").format(of_the_body=of_the_body(data.council))
            yield PictureFigure(picture, alt, caption)
    if guide.has_no_logo:
        uses_shield = _("No hay un logotipo propio: se usa el escudo.")
        yield Text(rich(uses_shield if data.shield else f"{there_is_none()}."))
        return
    yield Text(rich(_("Espacio libre alrededor: "), or_pending(guide.clear_space)))
    yield Text(rich(_("Tamaño mínimo: "), or_pending(guide.smallest_size)))


def _colours(guide: StyleGuide) -> Iterator[Block]:
    if not guide.colours:
        yield from _none_of(guide, "colours", "colores")
        return
    yield Heading(word("style_guide.colours"), key="colores")
    yield _swatches(guide.colours)
    pairs = readings(guide.colours)
    if pairs:
        yield Heading(_("¿Se lee?"), level=3)
        yield Text(
            rich(
                _("Un texto normal necesita 4,5:1 de contraste; uno grande, 3:1 (WCAG 2.2, criterio 1.4.3).")
            )
        )
        hard = [pair for pair in pairs if not pair.contrast.is_enough]
        if hard:
            yield Table(
                (_("Texto sobre fondo"), _("Contraste"), _("Veredicto")),
                tuple(_pair(pair) for pair in hard),
                (4.5, 2, 3.5),
                _("Contraste de las parejas de colores que no se leen bien"),
            )
        well = [f"{pair.text.name} / {pair.ground.name}" for pair in pairs if pair.contrast.is_enough]
        if well:
            yield Text(rich(_("Se leen bien: {pairs}.").format(pairs=listed(well))))


def _pair(pair: Reading) -> tuple[Rich, ...]:
    said = pair.contrast.word
    if pair.better:
        said += _(". El más cercano que se lee: {colour}").format(colour=pair.better)
    return rich(f"{pair.text.name} / {pair.ground.name}"), rich(pair.contrast.figure), rich(said)


def _swatches(colours: Sequence[Colour]) -> Drawing:
    wide, tall = _SWATCH
    shapes = tuple(
        Shape(
            (number % 4) * (wide + 14),
            (number // 4) * (tall + 12),
            wide,
            tall,
            "\n".join((*wrap(each.name, _SWATCH_LETTERS)[:2], each.value, each.use.word)),
            fill=each.value,
            stroke=Paint.RULE,
            ink=readable_ink(each.value),
            bold=True,
        )
        for number, each in enumerate(colours)
    )
    rows = (len(colours) + 3) // 4
    said = "; ".join(f"{each.name}, {each.value}, {each.use.word.lower()}" for each in colours)
    alt = _("Muestras de los colores: {colours}.").format(colours=said)
    return Drawing(4 * (wide + 14) - 14, rows * (tall + 12) - 12, shapes, alt, _("Muestras de la paleta."))


def _none_of(guide: StyleGuide, name: str, key: str) -> Iterator[Block]:
    """Yield that there is none of what the house said so; nothing of what it has not said."""
    if is_lacking(guide, name):
        yield Heading(word(f"style_guide.{name}"), key=key)
        yield Text(rich(f"{there_is_none()}."))


def _typefaces(guide: StyleGuide) -> Iterator[Block]:
    yield from _none_of(guide, "typefaces", "tipografias")
    if guide.typefaces:
        yield Heading(word("style_guide.typefaces"), key="tipografias")
        yield Table(
            (
                word("Typeface.name"),
                word("Typeface.use"),
                word("Typeface.licence"),
                word("Typeface.substitute"),
            ),
            tuple(
                (rich(face.name), or_pending(face.use), or_pending(face.licence), or_pending(face.substitute))
                for face in guide.typefaces
            ),
            (2.4, 3, 2.6, 2),
            word("style_guide.typefaces"),
        )


def _sizes(data: ManualData) -> Iterator[Block]:
    used = {account.network_id for account in data.accounts}
    found = pieces_for(network for name, network in data.networks.items() if name in used)
    if not found:
        return
    yield Heading(_("Tamaños de imagen"), key="tamanos")
    yield Text(
        rich(
            _(
                "En píxeles, para subir; entre paréntesis, lo que se ve siempre. Cambian: el anexo B "
                "dice de cuándo son."
            )
        )
    )
    sizes = _by_size(found)
    yield Columns(tuple(_size(pieces) for pieces in sizes))
    yield from _drawn_sizes([pieces for pieces in sizes if pieces[0].kind is not PieceKind.AVATAR])


def _size(pieces: Sequence[Piece]) -> Rich:
    """«**851 × 315** (522 × 277): Facebook: cabecera.»."""
    piece = pieces[0]
    uses: dict[str, list[str]] = {}
    for each in pieces:
        uses.setdefault(each.network_name, []).append(each.use_word)
    said = "; ".join(f"{name}, {listed(words)}" for name, words in uses.items())
    inside = f" ({piece.safe.width} × {piece.safe.height})"
    return rich(bold(f"{piece.width} × {piece.height}"), f"{inside}: {said}.")


def _by_size(found: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces that are made of one image together, the smallest first."""
    alike: dict[tuple[int, int, int, int], list[Piece]] = {}
    for piece in found:
        key = (piece.height, piece.width, piece.safe.width, piece.safe.height)
        alike.setdefault(key, []).append(piece)
    return [alike[key] for key in sorted(alike)]


def _drawn_sizes(found: Sequence[Sequence[Piece]]) -> Iterator[Drawing]:
    """Yield the sizes drawn to one scale, each with its networks, as many side by side as fit."""
    row: list[Sequence[Piece]] = []
    used = 0.0
    rows: list[list[Sequence[Piece]]] = []
    for pieces in found:
        wide = pieces[0].width * _DRAWN
        if row and used + wide > _DRAWING_WIDE:
            rows.append(row)
            row, used = [], 0.0
        row.append(pieces)
        used += wide + _BETWEEN
    if row:
        rows.append(row)
    for number, each in enumerate(rows, start=1):
        yield _row_of_sizes(each, is_last=number == len(rows))


def _row_of_sizes(row: Sequence[Sequence[Piece]], *, is_last: bool) -> Drawing:
    shapes: list[Shape] = []
    left = 0.0
    for pieces in row:
        piece = pieces[0]
        width, height, safe = piece.width * _DRAWN, piece.height * _DRAWN, piece.safe
        shapes.append(Shape(left, 0, width, height, fill=Paint.BAND, stroke=Paint.RULE))
        shapes.append(
            Shape(
                left + safe.left * _DRAWN,
                safe.top * _DRAWN,
                safe.width * _DRAWN,
                safe.height * _DRAWN,
                "\n".join((f"{piece.width} × {piece.height}", *_networks(pieces, height))),
                stroke=Paint.ACCENT,
                size=9.5,
            )
        )
        left += width + _BETWEEN
    said = "; ".join(f"{pieces[0].width} × {pieces[0].height}, {', '.join(_names(pieces))}" for pieces in row)
    return Drawing(
        left - _BETWEEN,
        max(pieces[0].height for pieces in row) * _DRAWN,
        tuple(shapes),
        _("Tamaños dibujados a la misma escala, con la zona segura dentro: {sizes}.").format(sizes=said),
        _("A la misma escala. El recuadro de dentro es la zona que se ve siempre.") if is_last else "",
    )


def _names(pieces: Sequence[Piece]) -> list[str]:
    return list(dict.fromkeys(piece.network_name for piece in pieces))


def _networks(pieces: Sequence[Piece], height: float) -> list[str]:
    """Return the networks of a size, one under the other, and how many more when they do not fit."""
    names = [name.split(" (")[0].removeprefix(_CHANNEL) for name in _names(pieces)]
    most = max(1, int(height / 12) - 2)
    if height < _TWO_LINES:
        return []
    if len(names) <= most:
        return names
    return [*names[: most - 1], _("y {n} más").format(n=len(names) - most + 1)]


def _tone(guide: StyleGuide) -> Iterator[Block]:
    yield Heading(_("Cómo se habla"), key="tono")
    yield Text(rich(_("Trato: "), or_pending(guide.treatment.word if guide.treatment else "")))
    if note := treatment_note(guide):
        yield Text(rich(note), Tone.NOTE)
    yield from _lines(guide.tone)
    if guide.examples:
        yield Table(
            (word("ToneExample.say"), word("ToneExample.avoid")),
            tuple((or_pending(example.say), or_pending(example.avoid)) for example in guide.examples),
            (5, 5),
            word("style_guide.examples"),
        )


def _writing(guide: StyleGuide) -> Iterator[Block]:
    """Yield the short rules, each beside its name: most are a line or two."""
    said = (
        (word("style_guide.avoided_words"), guide.avoided_words),
        (word("style_guide.clear_language"), guide.clear_language),
        (word("style_guide.inclusive_language"), guide.inclusive_language),
        (word("style_guide.languages"), guide.languages),
        (_("Etiquetas"), guide.hashtags),
        (word("style_guide.emojis"), guide.emojis),
        (word("picture_credit.alternative_text"), guide.alternative_text),
        (word("style_guide.signature"), guide.signature),
    )
    rows = tuple((label, stacked(*map(rich, lines_of(text)))) for label, text in said if text)
    if rows:
        yield Heading(_("Cómo se escribe"), key="escribir")
        yield Facts(rows, _("Cómo se escribe una publicación"))


def _posts(data: ManualData) -> Iterator[Block]:
    yield Heading(_("Antes de publicar: que lo lea todo el mundo"), key="accesibilidad-publicaciones")
    yield data.advice_list("accesibilidad")


def _rules(title: str, key: str, text: str) -> Iterator[Block]:
    if text:
        yield Heading(title, key=key)
        yield from _lines(text)


def _lines(text: str) -> Iterator[Block]:
    lines = lines_of(text)
    if len(lines) == 1:
        yield Text(rich(lines[0]))
    elif lines:
        yield Items(tuple(map(rich, lines)), columns=2)
