"""Begin a guide from a template of the province: its phones, its style, its rules and its texts."""

import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from muniredes import paths
from muniredes.actions import knowledge, records, workspace
from muniredes.actions.safekeeping import backups
from muniredes.domain.crisis.own import shipped_texts
from muniredes.domain.problems import Problem
from muniredes.domain.voice.style import Colour, ColourUse, ToneExample, Treatment
from muniredes.files import disk_problems, shown
from muniredes.i18n import _, ngettext
from muniredes.storage.database import Work

Table = Mapping[str, Any]

MOST_BYTES = 1024**2

STYLE = {
    "espacio_alrededor": "clear_space",
    "tamano_menor": "smallest_size",
    "elementos_comunes": "common_elements",
    "trato": "treatment",
    "tono": "tone",
    "palabras_evitadas": "avoided_words",
    "lenguaje_claro": "clear_language",
    "lenguaje_inclusivo": "inclusive_language",
    "lenguas": "languages",
    "etiquetas": "hashtags",
    "emojis": "emojis",
    "texto_alternativo": "alternative_text",
    "firma": "signature",
    "colores": "colours",
    "ejemplos": "examples",
}
RULES = {
    "normas": "rules",
    "procedimiento": "procedure",
    "horario": "hours",
    "fuera_de_horario": "out_of_hours",
}
PHONE = {"nombre": "name", "telefono": "phone", "para": "purpose"}
COLOUR = {"nombre": "name", "valor": "value", "uso": "use"}
EXAMPLE = {"diga": "say", "evite": "avoid"}
_USES = {
    "principal": ColourUse.MAIN,
    "realce": ColourUse.ACCENT,
    "texto": ColourUse.TEXT,
    "fondo": ColourUse.GROUND,
}


@dataclass(frozen=True, slots=True)
class _Template:
    """What a template says, in the fields of the guide; `texts` go by the keys of the catalogue."""

    style: Table
    rules: Table
    phones: tuple[Table, ...]
    texts: Mapping[str, str]

    @property
    def size(self) -> int:
        """How many things it brings."""
        return len(self.style) + len(self.rules) + len(self.phones) + len(self.texts)


def begin(path: Path, source: Path) -> str:
    """Make a guide at `path` with what a template says; return a sentence. A guide that is there is refused.

    A template with a mistake makes nothing: the Problem names the table and the field.
    """
    if path.exists():
        raise Problem(
            _("Ya hay una guía en «{path}», y no se ha tocado.").format(path=shown(path)),
            _("Una plantilla solo sirve para empezar; elija otro sitio con --datos."),
        )
    template = _Reading(source).template()
    with tempfile.TemporaryDirectory(prefix="muniredes-", ignore_cleanup_errors=True) as folder:
        made = Path(folder) / paths.DATABASE_NAME
        opened = workspace.open_file(made)
        try:
            with opened.database.write(_("Plantilla de la diputación")) as work:
                _put(work, template)
        finally:
            workspace.close(opened)
        backups.restore_file(path, made)
    return ngettext("La plantilla ha traído {n} dato.", "La plantilla ha traído {n} datos.", template.size)


def _put(work: Work, template: _Template) -> None:
    if template.style:
        records.put_only(work, "style_guide", template.style)
    if template.rules:
        records.put_only(work, "conversation_guide", template.rules)
    for phone in template.phones:
        records.put(work, "crisis_contact", None, phone)
    shipped = shipped_texts(knowledge.crisis_book())
    for key, text in template.texts.items():
        records.put(work, "crisis_text", None, {"key": key, "text": text, "base": shipped[key]})


class _Reading:
    """Reads a template: whatever it says that is not understood is a Problem with its place."""

    def __init__(self, source: Path) -> None:
        self._source = source

    def template(self) -> _Template:
        """Return all of it."""
        content = self._content()
        known = ("estilo", "conversacion", "telefonos", "textos")
        for name in content:
            if name not in known:
                self._refuse(name, _("no se conoce; use: {words}").format(words=", ".join(known)))
        phones = self._list("telefonos", content.get("telefonos", []), PHONE)
        return _Template(
            style=self._style(content.get("estilo", {})),
            rules=self._fields("conversacion", content.get("conversacion", {}), RULES),
            phones=tuple(phones),
            texts=self._texts(content.get("textos", {})),
        )

    def _content(self) -> Table:
        with disk_problems(self._source):
            data = self._source.read_bytes()
        if len(data) > MOST_BYTES:
            self._refuse("", _("es demasiado grande para una plantilla"))
        try:
            return tomllib.loads(data.decode("utf-8-sig"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self._refuse("", str(error))

    def _refuse(self, place: str, what: str) -> NoReturn:
        where = f", «{place}»" if place else ""
        raise Problem(
            _("La plantilla «{name}»{where}: {what}.").format(
                name=shown(self._source.name), where=where, what=what
            ),
            _("Corríjala y repita; no se ha hecho nada."),
        )

    def _fields(self, place: str, table: object, names: Mapping[str, str]) -> dict[str, Any]:
        """Return the fields of a table by their names in the guide; each is a text or several lines."""
        if not isinstance(table, dict):
            self._refuse(place, _("tiene que ser una tabla"))
        found = {}
        for name, value in table.items():
            if name not in names:
                self._refuse(f"{place}.{name}", _("no se conoce este campo"))
            found[names[name]] = self._text(f"{place}.{name}", value)
        return found

    def _text(self, place: str, value: object) -> str:
        if isinstance(value, str):
            return value.strip()
        if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
            self._refuse(place, _("tiene que ser un texto o una lista de textos"))
        return "\n".join(line.strip() for line in value)

    def _list(self, place: str, rows: object, names: Mapping[str, str]) -> list[dict[str, Any]]:
        if not isinstance(rows, list):
            self._refuse(place, _("tiene que ser una lista de tablas"))
        return [self._fields(f"{place}, {number}", row, names) for number, row in enumerate(rows, start=1)]

    def _style(self, table: object) -> dict[str, Any]:
        if not isinstance(table, dict):
            self._refuse("estilo", _("tiene que ser una tabla"))
        lists = ("colores", "ejemplos", "trato")
        said = self._fields("estilo", {k: v for k, v in table.items() if k not in lists}, STYLE)
        if "trato" in table:
            said["treatment"] = self._one_of(
                "estilo.trato", table["trato"], {each.value: each for each in Treatment}
            )
        if "colores" in table:
            rows = self._list("estilo.colores", table["colores"], COLOUR)
            for row in rows:
                row["use"] = self._one_of("estilo.colores.uso", row.get("use", "principal"), _USES)
            said["colours"] = tuple(Colour(**row) for row in rows)
        if "ejemplos" in table:
            rows = self._list("estilo.ejemplos", table["ejemplos"], EXAMPLE)
            said["examples"] = tuple(ToneExample(**row) for row in rows)
        return said

    def _one_of(self, place: str, value: object, words: Mapping[str, Any]) -> Any:
        if not isinstance(value, str) or value not in words:
            self._refuse(place, _("use: {words}").format(words=", ".join(words)))
        return words[value]

    def _texts(self, table: object) -> dict[str, str]:
        if not isinstance(table, dict):
            self._refuse("textos", _("tiene que ser una tabla"))
        shipped = shipped_texts(knowledge.crisis_book())
        for key in table:
            if key not in shipped:
                self._refuse(f"textos.{key}", _("no hay ningún texto de las listas de crisis con ese nombre"))
        return {key: self._text(f"textos.{key}", value) for key, value in table.items()}
