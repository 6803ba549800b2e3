"""A post of each network, drawn as it is seen, with its parts numbered: one of the council's own, if any."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.advice.lengths import post_limit, room
from muniredes.domain.calendar.messages.links import links
from muniredes.domain.calendar.messages.message import Message, Post, saying
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.knowledge.facts import Network
from muniredes.domain.voice.pieces import PieceKind, pieces_for
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Span, Text, bold, rich
from muniredes.manual.drawing import Drawing, Paint, Shape

_WIDE, _BETWEEN, _MARGIN = 157.0, 11.0, 7.0
_LINE, _MARK, _LETTERS = 12.0, 12.0, 28
"""In points: a card, the space between two and inside; a line, and the sign of a part. Letters of a line."""

_HEADER, _PICTURE = 22.0, 40.0
_MOST_NAMED, _MOST_LINES, _MOST_TOLD, _ABREAST = 2, 4, 3, 3


@dataclass(frozen=True, slots=True)
class _Example:
    """What one card shows: whose, and what it says; `size` is that of its picture in pixels, if any."""

    network: Network
    name: str
    text: str
    link: str
    tag: str
    size: tuple[int, int] | None
    alternative: str
    told_once: frozenset[int] = frozenset()

    @property
    def all_parts(self) -> tuple[str, ...]:
        """What each part is: name, text, picture, link and tag, in this order."""
        return (
            _("Nombre visible y foto."),
            self._text_told(),
            self._picture_told(),
            _("Enlace: al original, en la web.") if self.link else _("Sin enlace en el texto."),
            _("Etiqueta: una o dos, con mayúsculas.") if self.tag else _("Sin etiqueta: no hace falta."),
        )

    @property
    def parts(self) -> Mapping[int, tuple[str, ...]]:
        """What its card says of each part, by its number, in the lines that it takes."""
        numbered = enumerate(self.all_parts, start=1)
        return {n: _lines(part, _MOST_TOLD) for n, part in numbered if n not in self.told_once}

    def _text_told(self) -> str:
        limit = post_limit(self.network, with_pictures=self.size is not None)
        used = room(self.text, self.network).used
        if limit is None:
            return _("Texto: {n} letras; no hay tope.").format(n=used)
        said = _("Texto: {n} letras de {most}.").format(n=used, most=limit.characters)
        if limit.in_sight is None:
            return said
        return f"{said} " + _("A la vista, unas {n}: ahí va lo importante.").format(n=limit.in_sight)

    def _picture_told(self) -> str:
        if self.size is None:
            return _("Imagen: aquí no hace falta.")
        said = _("Imagen de {width} × {height}.").format(width=self.size[0], height=self.size[1])
        if self.alternative:
            return f"{said} " + _("Texto alternativo: «{text}»").format(text=self.alternative)
        return said.rstrip(".") + _(", con texto alternativo.")

    @property
    def shown(self) -> tuple[str, ...]:
        """The first lines of its text, as the network shows them."""
        return _lines(self.text, _MOST_LINES)

    @property
    def heading(self) -> tuple[str, ...]:
        """The network, and under it the name that is seen there."""
        return (self.network.name, *_lines(self.name, _MOST_NAMED))

    @property
    def head(self) -> float:
        """How tall the band is where its name stands."""
        return _HEADER + (len(self.heading) - 1) * _LINE

    @property
    def height(self) -> float:
        """How tall its card is."""
        body = self.head + len(self.shown) * _LINE + 4 + _PICTURE + 6
        return body + sum(map(len, self.parts.values())) * _LINE + 2 * _MARGIN

    @property
    def alt(self) -> str:
        """The same in words."""
        parts = " ".join(f"{number}. {' '.join(part)}" for number, part in self.parts.items())
        return f"{self.network.name}, {self.name}: «{self.text}» {parts}"


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield a card for each network where something is published, three side by side."""
    examples = list(_examples(data))
    if not examples:
        return
    shared = _shared(examples)
    yield Heading(_("Cómo es una publicación en cada red"), key="ejemplos")
    said = _("Cada número señala una parte y, debajo, lo que se mira en ella antes de publicar.")
    yield Text(rich(said, *_told_once(shared)))
    cards = [replace(example, told_once=frozenset(shared)) for example in examples]
    for start in range(0, len(cards), _ABREAST):
        yield _abreast(cards[start : start + _ABREAST], is_last=start + _ABREAST >= len(cards))


def _shared(examples: Sequence[_Example]) -> Mapping[int, str]:
    """Return the parts, by their number, of which the same is said in every card, if there are several."""
    numbered = [dict(enumerate(example.all_parts, start=1)) for example in examples]
    if len(numbered) == 1:
        return {}
    first, *others = numbered
    return {number: told for number, told in first.items() if all(each[number] == told for each in others)}


def _told_once(shared: Mapping[int, str]) -> Iterator[Span | str]:
    """Yield what is said of every card at once: «En todas: **1**, nombre y foto, los mismos.»."""
    if not shared:
        return
    yield _(" En estas, todas igual:")
    for number, told in shared.items():
        yield bold(f" {number}\u00a0")
        yield told


def _examples(data: ManualData) -> Iterator[_Example]:
    seen: set[str] = set()
    for account in data.posting:
        network = data.networks.get(account.network_id or "")
        text, alternative = _own(data, account)
        is_used = text or data.snapshot.line(account) in data.snapshot.lines
        if network is not None and network.id not in seen and is_used:
            seen.add(network.id)
            yield _example(data, account, network, (" ".join(text.split()), alternative))


def _example(data: ManualData, account: Account, network: Network, own: tuple[str, str]) -> _Example:
    text = own[0] or _("Qué pasa, dónde y cuándo, en la primera frase. Después, lo demás.")
    sizes = [piece for piece in pieces_for([network]) if piece.kind is PieceKind.POST]
    found = [text[start:stop] for start, stop in links(text)]
    return _Example(
        network,
        account.name or data.council.official_name,
        text,
        found[0] if found else "",
        next((word for word in text.split() if word.startswith("#")), ""),
        (sizes[0].width, sizes[0].height) if sizes else None,
        own[1],
    )


def _own(data: ManualData, account: Account) -> tuple[str, str]:
    """Return what an account said last, or is to say, and what its picture shows; or nothing."""
    calendar = data.snapshot.calendar
    if calendar is None:
        return "", ""
    key = channel_key(account.id, None)
    for post in (*calendar.recent, *calendar.posts):
        message = calendar.messages_by_id.get(post.message_id or 0)
        if message is not None and post.key == key:
            said = _said(message, post, data)
            if said[0]:
                return said
    return "", ""


def _said(message: Message, post: Post, data: ManualData) -> tuple[str, str]:
    assert data.snapshot.calendar is not None
    outlets = {outlet.key: outlet for outlet in data.snapshot.calendar.outlets_of(message)}
    told = saying(message, outlets.get(post.key), post)
    shown = (picture.alternative_text for picture in told.pictures if not picture.is_decorative)
    return told.text, next((text for text in shown if text), "")


def _abreast(examples: Sequence[_Example], *, is_last: bool) -> Drawing:
    tall = max(example.height for example in examples)
    shapes = [
        shape
        for number, example in enumerate(examples)
        for shape in _card(example, number * (_WIDE + _BETWEEN), tall)
    ]
    return Drawing(
        _ABREAST * (_WIDE + _BETWEEN) - _BETWEEN,
        tall,
        tuple(shapes),
        " ".join(example.alt for example in examples),
        _("Publicaciones de ejemplo, con sus partes numeradas.") if is_last else "",
    )


def _card(example: _Example, left: float, tall: float) -> Iterator[Shape]:
    inner = left + _MARGIN
    room_in = _WIDE - 2 * _MARGIN
    yield Shape(left, 0, _WIDE, tall, stroke=Paint.RULE)
    yield Shape(left, 0, _WIDE, example.head - 2, fill=Paint.BAND)
    yield from _mark(1, inner, 4)
    top = 4.0
    for number, line in enumerate(example.heading):
        yield Shape(inner + 18, top, room_in, _LINE, line, bold=not number, is_left=True)
        top += _LINE
    top = example.head + 2
    yield from _mark(2, inner, top)
    for line in example.shown:
        yield Shape(inner + 18, top, room_in, _LINE, line, is_left=True)
        top += _LINE
    top += 4
    yield from _below(example, inner, top)
    top += _PICTURE + 6
    for number, part in example.parts.items():
        yield Shape(inner, top, 14, _LINE, str(number), bold=True, is_left=True, ink=Paint.ACCENT)
        for line in part:
            yield Shape(inner + 12, top, room_in, _LINE, line, is_left=True)
            top += _LINE


def _below(example: _Example, left: float, top: float) -> Iterator[Shape]:
    """Yield what stands under the text: the picture to scale, and beside it the link and the tag."""
    beside = left + 18.0
    if example.size is not None:
        wide = _PICTURE * example.size[0] / example.size[1]
        yield from _mark(3, left, top)
        yield Shape(beside, top, wide, _PICTURE, fill=Paint.BAND, stroke=Paint.RULE)
        beside += wide + 8
    letters = int((_WIDE - _MARGIN - 18 - (beside - left)) / 4.9)
    for number, said in ((4, example.link), (5, example.tag)):
        if said:
            yield from _mark(number, beside, top + 6)
            shown = said if len(said) <= letters else f"{said[: letters - 1]}…"
            yield Shape(beside + 17, top + 6, 1, _LINE, shown, is_left=True, ink=Paint.ACCENT)
            top += 20


def _mark(number: int, left: float, top: float) -> Iterator[Shape]:
    yield Shape(left, top, _MARK, _MARK, str(number), fill=Paint.ACCENT, ink=Paint.PAPER, bold=True)


def _lines(text: str, most: int) -> tuple[str, ...]:
    """Return a text in lines that fit in a card, so many at most; «…» says that there is more."""
    found = wrap(text, _LETTERS)
    if len(found) <= most:
        return tuple(found)
    closing = "»" if text.endswith("»") else ""
    last = found[most - 1][: _LETTERS - 1 - len(closing)].rstrip(" .,;")
    return (*found[: most - 1], f"{last}…{closing}")
