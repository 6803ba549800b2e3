"""The networks file: one entry for each network a council may have."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path

from muniredes.catalog.records import Record, number_value, read, text_value
from muniredes.domain.channels.plan import Audience, ContentKind, TownSize
from muniredes.domain.knowledge.facts import (
    AddressRule,
    Counting,
    EditorialAdvice,
    HandleRule,
    ImageSize,
    Network,
    NetworkKind,
    Networks,
    NetworkStatus,
    TextLimit,
)
from muniredes.i18n import _

_STATUS: Mapping[str, NetworkStatus] = {"en_uso": NetworkStatus.ALIVE, "cerrada": NetworkStatus.CLOSED}
_KINDS: Mapping[str, NetworkKind] = {
    "social": NetworkKind.SOCIAL,
    "mensajeria": NetworkKind.MESSAGING,
    "video": NetworkKind.VIDEO,
    "web": NetworkKind.WEB,
    "avisos": NetworkKind.NOTICES,
}
_COUNTINGS: Mapping[str, Counting] = {
    "x": Counting.X,
    "grafemas": Counting.GRAPHEMES,
    "mastodon": Counting.MASTODON,
    "utf16": Counting.UTF16,
    "bluesky": Counting.BLUESKY,
    "octetos": Counting.OCTETS,
    "caracteres": Counting.CHARACTERS,
}
_LARGEST_SIDE = 8192
_MEGABYTE = 1_000_000


def load_networks(path: Path) -> Networks:
    """Return every network of the file at `path`, by id; a Problem names the first mistake."""
    return {name: _network(name, record) for name, record in read(path)}


def _network(name: str, record: Record) -> Network:
    network = Network(
        id=name,
        name=record.required("nombre", str),
        kind=record.choice("tipo", _KINDS),
        status=record.choice("estado", _STATUS),
        address_rule=_address_rule(record.table("direcciones")),
        profile_address=record.required("perfil", str),
        aliases=record.texts("alias"),
        closure=record.optional_fact("cierre", text_value),
        images=tuple(table.fact(partial(_image, use)) for use, table in record.tables("imagenes")),
        text_limits=tuple(table.fact(partial(_text_limit, use)) for use, table in record.tables("textos")),
        handle_rule=record.optional_fact("identificador", _handle_rule),
        roles=record.optional_fact("roles", text_value),
        transfer=record.optional_fact("traspaso", text_value),
        second_factor=record.optional_fact("doble_factor", text_value),
        official_copy=record.optional_fact("copia", text_value),
        verification=record.optional_fact("verificacion", text_value),
        weekly_hours=record.optional_fact("horas_semana", number_value),
        line=record.optional_fact("linea", _line),
        composer=record.optional_fact("redactar", _web_address),
        has_own_key=not record.optional("sin_contrasena", bool, default=False),
        letters=record.optional("siglas", str, ""),
        following=record.optional_fact("seguir", text_value),
        needs_picture=record.optional("pide_imagen", bool, default=False),
        words=record.texts("palabras"),
        instead_of=record.optional("en_lugar_de", str, ""),
    )
    if network.is_closed and network.closure is None:
        raise record.problem("cierre", _("falta, y la red está cerrada"))
    if network.profile_address and "{handle}" not in network.profile_address:
        raise record.problem("perfil", _("le falta «{{handle}}»").replace("{{", "{").replace("}}", "}"))
    record.finish()
    return network


def _address_rule(record: Record) -> AddressRule:
    rule = AddressRule(
        hosts=record.texts("anfitriones"),
        patterns=record.texts("rutas"),
        any_host=record.optional("en_cualquier_anfitrion", bool, default=False),
        own_pages=record.texts("paginas_propias"),
        short_hosts=record.texts("cortos"),
        whole_hosts=record.texts("anfitriones_con_nombre"),
        strangers=record.texts("ajenos"),
        shared_pages=record.texts("para_compartir"),
        numbered=record.optional("con_numero", str, ""),
    )
    for pattern in rule.patterns:
        _check_pattern(record, "rutas", pattern, group="handle")
    if not rule.hosts and not rule.any_host:
        raise record.problem("anfitriones", _("falta"))
    record.finish()
    return rule


def _check_pattern(record: Record, field: str, pattern: str, group: str = "") -> None:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise record.problem(field, _("la expresión «{p}» está mal escrita").format(p=pattern)) from error
    if group and group not in compiled.groupindex:
        raise record.problem(
            field, _("a la expresión «{p}» le falta el grupo «{g}»").format(p=pattern, g=group)
        )


def _image(use: str, record: Record) -> ImageSize:
    width, height = record.required("ancho", int), record.required("alto", int)
    for field, side in (("ancho", width), ("alto", height)):
        if not 1 <= side <= _LARGEST_SIDE:
            raise record.problem(field, _("tiene que estar entre 1 y {n} píxeles").format(n=_LARGEST_SIDE))
    note = record.optional("nota", str, "")
    return ImageSize(_use(use), width, height, note, _safe(record, width, height), _most_bytes(record))


def _safe(record: Record, width: int, height: int) -> tuple[int, int] | None:
    """Return the width and height of the part of a picture that is always seen, if the file says it."""
    found = record.optional("se_ve", list, [])
    if not found:
        return None
    whole = all(type(side) is int and side > 0 for side in found)
    if not whole or len(found) != 2 or found[0] > width or found[1] > height:
        raise record.problem("se_ve", _("tienen que ser dos medidas que quepan en la imagen"))
    return found[0], found[1]


def _most_bytes(record: Record) -> int | None:
    if not record.has("megas"):
        return None
    megas = record.required("megas", float)
    if megas <= 0:
        raise record.problem("megas", _("tiene que ser mayor que cero"))
    return round(megas * _MEGABYTE)


def _text_limit(use: str, record: Record) -> TextLimit:
    characters = record.required("caracteres", int)
    if characters < 1:
        raise record.problem("caracteres", _("tiene que ser mayor que cero"))
    counting = record.choice("cuenta", _COUNTINGS) if record.has("cuenta") else Counting.CHARACTERS
    octets = _octets(record, characters)
    in_sight = record.optional("a_la_vista", int, 0) or None
    return TextLimit(_use(use), characters, record.optional("nota", str, ""), counting, octets, in_sight)


def _octets(record: Record, characters: int) -> int | None:
    if not record.has("octetos"):
        return None
    octets = record.required("octetos", int)
    if octets < characters:
        raise record.problem("octetos", _("no puede ser menor que «caracteres»"))
    return octets


def _line(record: Record) -> EditorialAdvice:
    return EditorialAdvice(
        content=record.required("contenido", str),
        tone=record.required("tono", str),
        audience=record.required("publico", str),
        frequency=record.required("frecuencia", str),
        posts_per_week=record.required("por_semana", float),
        audiences=_known(record, "publicos", Audience),
        contents=_known(record, "contenidos", ContentKind),
        worth_from=_step(record, "compensa_desde"),
        essential_from=_step(record, "imprescindible_desde") if record.has("imprescindible_desde") else None,
    )


def _known(record: Record, field: str, kind: type[StrEnum]) -> tuple[str, ...]:
    words = record.texts(field)
    unknown = [word for word in words if word not in set(kind)]
    if unknown:
        known = ", ".join(kind)
        raise record.problem(field, _("«{word}» no vale; use: {words}").format(word=unknown[0], words=known))
    return words


def _step(record: Record, field: str) -> int:
    step = record.required(field, int)
    if step not in set(TownSize):
        raise record.problem(field, _("tiene que ser 1, 2 o 3"))
    return step


def _web_address(record: Record) -> str:
    address = text_value(record)
    if not address.startswith("https://"):
        raise record.problem("valor", _("tiene que empezar por «https://»"))
    return address


def _use(key: str) -> str:
    return key.replace("_", " ")


def _handle_rule(record: Record) -> HandleRule:
    rule = HandleRule(
        shortest=record.required("minimo", int),
        longest=record.required("maximo", int),
        pattern=record.required("patron", str),
        words=record.required("palabras", str),
    )
    _check_pattern(record, "patron", rule.pattern)
    if not 1 <= rule.shortest <= rule.longest:
        raise record.problem("minimo", _("no puede ser mayor que «maximo»"))
    return rule
