"""The checklist of a handover: what is asked of each account, and of the council once."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from muniredes.catalog.records import Record, read
from muniredes.domain.handover.checklist import CheckBlock, CheckBook, CheckItem, CheckNeed
from muniredes.domain.knowledge.facts import NetworkKind, Networks
from muniredes.i18n import _

_BLOCKS: Mapping[str, CheckBlock] = {
    "inventario": CheckBlock.INVENTORY,
    "acceso": CheckBlock.ACCESS,
    "permisos": CheckBlock.ROLES,
    "herramientas": CheckBlock.TOOLS,
    "contenido": CheckBlock.CONTENT,
    "archivo": CheckBlock.ARCHIVE,
    "juntos": CheckBlock.TOGETHER,
    "cierre": CheckBlock.CLOSING,
    "recepcion": CheckBlock.RECEIVING,
}
_NEEDS: Mapping[str, CheckNeed] = {
    "siempre": CheckNeed.ALWAYS,
    "blogs": CheckNeed.BLOGS,
    "bloqueos": CheckNeed.BLOCKS,
    "consultas": CheckNeed.ENQUIRIES,
    "permisos_de_imagen": CheckNeed.CONSENTS,
    "imagenes": CheckNeed.PICTURES,
    "normas": CheckNeed.RULES,
    "crisis": CheckNeed.CRISES,
    "estilo": CheckNeed.STYLE,
}
_KINDS: Mapping[str, NetworkKind] = {
    "social": NetworkKind.SOCIAL,
    "mensajeria": NetworkKind.MESSAGING,
    "video": NetworkKind.VIDEO,
    "web": NetworkKind.WEB,
    "avisos": NetworkKind.NOTICES,
}


def load_checklist(path: Path, networks: Networks) -> CheckBook:
    """Return the questions of the file at `path`, in its order; a Problem names the first mistake."""
    return tuple(record.fact(partial(_item, name, networks)) for name, record in read(path))


def _item(name: str, networks: Networks, record: Record) -> CheckItem:
    named = record.texts("redes")
    for network in named:
        if network not in networks:
            raise record.problem("redes", _("«{word}» no es una red del catálogo").format(word=network))
    kinds = record.texts("tipos")
    for word in kinds:
        if word not in _KINDS:
            raise record.problem(
                "tipos", _("«{word}» no vale; use: {words}").format(word=word, words=", ".join(_KINDS))
            )
    return CheckItem(
        key=name,
        block=record.choice("bloque", _BLOCKS),
        question=record.required("pregunta", str),
        of_accounts=record.optional("por_cuenta", bool, default=False),
        need=record.choice("cuando", _NEEDS) if record.has("cuando") else CheckNeed.ALWAYS,
        networks=named,
        kinds=tuple(_KINDS[word] for word in kinds),
        is_hard=record.optional("imprescindible", bool, default=False),
        of_passwords=record.optional("de_contrasenas", bool, default=False),
        without_password=record.optional("sin_contrasena", str, ""),
        of_profiles=record.optional("de_perfil_personal", bool, default=False),
    )
