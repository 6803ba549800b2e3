"""The advice files: the sentences of good practice that wizards and manual show, list by list."""

from collections.abc import Iterator
from pathlib import Path

from muniredes.catalog.papers import read_scope
from muniredes.catalog.records import Record, read, text_value
from muniredes.domain.council import BodyLack
from muniredes.domain.knowledge.facts import Advice, AdviceBook
from muniredes.domain.problems import Problem
from muniredes.i18n import _

NEEDED = {"web": BodyLack.WEBSITE, "sede": BodyLack.ELECTRONIC_OFFICE}
"""What some advice is of no use without, by the word that the catalogue uses."""

LISTS = {
    "essentials": ("nunca", "primeros_dias", "si_algo_va_mal", "seguridad", "telefonos"),
    "style": (
        "tono",
        "lenguaje_claro",
        "lenguaje_inclusivo",
        "etiquetas",
        "emojis",
        "texto_alternativo",
        "accesibilidad",
        "tipografias",
        "lenguas",
        "firma",
        "evitar",
    ),
    "conversation": ("normas", "procedimiento", "bloqueo", "defensor", "horario"),
    "rights": (
        "proteccion_datos",
        "menores",
        "imagen",
        "permiso",
        "consentimiento",
        "autoria",
        "accesibilidad_legal",
        "transparencia",
        "aviso_legal",
    ),
    "elections": ("verde", "ambar", "rojo", "acciones", "elecciones_textos"),
    "profiles": (
        "objetivos",
        "tematica",
        "destinatarios",
        "funciones",
        "antes_de_abrir",
        "cierre",
        "fusion",
    ),
    "channels": (
        "coordinacion",
        "blogs",
        "frecuencia",
        "eleccion",
        "seguir",
        "personal",
        "difusion",
        "pago",
    ),
    "presence": ("medir", "participacion", "directos", "campanas", "nombres"),
    "citizen": ("prueba",),
    "crisis": ("crisis_principios", "crisis_cinco_minutos", "crisis_simulacro", "crisis_preparar"),
}
"""The lists that each file must have, and no others: the program asks for them by name."""


def load_advice(folder: Path) -> AdviceBook:
    """Return the advice of every file in `folder`; a Problem names the first mistake."""
    book: dict[str, tuple[Advice, ...]] = {}
    for file, names in LISTS.items():
        book |= _load_file(folder / f"{file}.toml", names)
    return book


def _load_file(path: Path, names: tuple[str, ...]) -> dict[str, tuple[Advice, ...]]:
    lists = dict(read(path))
    for name, record in lists.items():
        if name not in names:
            raise record.problem(name, _("no se conoce esta lista"))
    missing = [name for name in names if name not in lists]
    if missing:
        raise Problem(
            _("{file}: falta la lista «{name}».").format(file=path.name, name=missing[0]),
            _("Vuelva a instalar el programa."),
        )
    return {name: tuple(_entries(lists[name])) for name in names}


def _entries(record: Record) -> Iterator[Advice]:
    for key in record.fields():
        entry = record.table(key)
        title, instructs = entry.required("titulo", str), entry.optional("instruye", bool, default=False)
        scope = read_scope(entry)
        needs = entry.choice("necesita", NEEDED) if entry.has("necesita") else None
        yield Advice(key, title, entry.fact(text_value), instructs, scope, needs)
