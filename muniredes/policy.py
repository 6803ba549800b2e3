r"""What the province fixes on this computer: read once, when the program starts, and never written here.

On Windows it is in the registry, under `HKLM\Software\Policies\MuniRedes`; elsewhere, in
`/etc/muniredes/politica.toml`. Both use the names of `RULES`, and so do the ADMX templates.
"""

import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from muniredes import paths
from muniredes.files import shown
from muniredes.i18n import _, mark

FILE = Path("/etc/muniredes/politica.toml")
REGISTRY = r"Software\Policies\MuniRedes"

HIDEABLE = ("canales", "estilo", "calendario", "conversacion", "traspaso")
"""The pages that can be hidden, as the policy names them. A crisis and the settings are never hidden."""

_LONGEST = 400
_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What a rule holds: one text, a folder, several lines, or yes and no."""

    TEXT = "text"
    FOLDER = "folder"
    LINES = "lines"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that can be fixed: its name in the registry and in the file, and how it is told."""

    key: str
    kind: Kind
    title: str
    about: str


RULES = (
    Rule(
        "carpeta_datos",
        Kind.FOLDER,
        mark("Carpeta de los datos"),
        mark(
            "Dónde se guarda la guía. Mejor en el propio ordenador que en una carpeta de red. "
            "Se pueden usar %USERPROFILE%, $HOME y {usuario}."
        ),
    ),
    Rule(
        "carpeta_segunda_copia",
        Kind.FOLDER,
        mark("Carpeta de la segunda copia"),
        mark(
            "Además de las copias de siempre, se deja aquí una copia comprobada del mes. Puede ser una "
            "carpeta de red; si no se llega a ella, se avisa y se sigue."
        ),
    ),
    Rule(
        "contacto",
        Kind.TEXT,
        mark("A quién se pide ayuda"),
        mark("Nombre, teléfono o correo de quien da soporte. Sale en Ajustes y cuando algo falla."),
    ),
    Rule(
        "telefonos",
        Kind.LINES,
        mark("Teléfonos de la provincia"),
        mark("Uno por línea: «Nombre; teléfono; para qué». Salen en las crisis y en la edición reservada."),
    ),
    Rule(
        "paginas_ocultas",
        Kind.LINES,
        mark("Páginas que no se usan"),
        mark("Una por línea: canales, estilo, calendario, conversacion o traspaso."),
    ),
    Rule(
        "clave_saber",
        Kind.TEXT,
        mark("Clave de quien pone al día lo que sabe el programa"),
        mark(
            "La clave pública con la que se comprueban los ficheros «.saber» de su diputación: la da "
            "«dev.py saber --nueva-clave» al crearla."
        ),
    ),
    Rule(
        "prohibir_enlaces",
        Kind.SWITCH,
        mark("No abrir el navegador"),
        mark("Los botones que abren una dirección de internet quedan apagados."),
    ),
)


@dataclass(frozen=True, slots=True)
class ProvincePhone:
    """Somebody in the province to call, for what, and the number."""

    name: str
    phone: str
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What is fixed; `complaints` are the sentences about what was there and is not understood."""

    data_folder: Path | None = None
    second_copy: Path | None = None
    contact: str = ""
    phones: tuple[ProvincePhone, ...] = ()
    hidden: frozenset[str] = frozenset()
    knowledge_key: str = ""
    forbids_links: bool = False
    complaints: tuple[str, ...] = ()

    def told(self) -> tuple[tuple[str, str], ...]:
        """Return what is fixed, each with its title, as a person reads it."""
        said = self.values()
        return tuple((_(rule.title), said[rule.key]) for rule in RULES if rule.key in said)

    def values(self) -> dict[str, str]:
        """Return what is fixed by the key of its rule, as a person reads it."""
        said = {
            "carpeta_datos": shown(self.data_folder) if self.data_folder else "",
            "carpeta_segunda_copia": shown(self.second_copy) if self.second_copy else "",
            "contacto": self.contact,
            "telefonos": "\n".join(f"{each.name} · {each.phone}" for each in self.phones),
            "paginas_ocultas": ", ".join(sorted(self.hidden)),
            "clave_saber": self.knowledge_key,
            "prohibir_enlaces": _("Sí") if self.forbids_links else "",
        }
        return {rule.key: said[rule.key] for rule in RULES if said[rule.key]}


class _InForce:
    """The policy of this computer; there is one per process."""

    policy = Policy()


def in_force() -> Policy:
    """Return what is fixed on this computer."""
    return _InForce.policy


def obey(policy: Policy) -> None:
    """Follow a policy from now on."""
    _InForce.policy = policy
    paths.fix_data_folder(policy.data_folder)
    for complaint in policy.complaints:
        _log.warning("policy: %s", complaint)


def read() -> Policy:
    """Read what is fixed on this computer; nothing is the usual. What is wrong is said in `complaints`."""
    try:
        return understand(_registry() if sys.platform == "win32" else _file(FILE))
    except (OSError, ValueError) as error:
        _log.warning("the policy cannot be read", exc_info=error)
        return Policy(complaints=(_("No se ha podido leer lo que fija su diputación, y no se aplica."),))


def _file(path: Path) -> Mapping[str, object]:
    if not path.exists():
        return {}
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def _registry() -> Mapping[str, object]:
    """Return the values under the key, when there is one. Only an administrator can write there."""
    found: dict[str, object] = {}
    if sys.platform == "win32":
        import winreg

        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY, 0, access) as key:
                for number in range(winreg.QueryInfoKey(key)[1]):
                    name, value, _kind = winreg.EnumValue(key, number)
                    found[name] = value
        except FileNotFoundError:
            return {}
    return found


def understand(raw: Mapping[str, object]) -> Policy:
    """Return the policy that some values make; what is not understood is left out, and said."""
    complaints: list[str] = []
    known = {rule.key: rule for rule in RULES}
    values: dict[str, object] = {}
    for name, value in raw.items():
        rule = known.get(name.casefold())
        if rule is None:
            complaints.append(_("La diputación fija «{name}», que esta versión no conoce.").format(name=name))
        elif (understood := _value(rule.kind, value)) is None:
            complaints.append(_("No se entiende lo que la diputación fija en «{name}».").format(name=name))
        else:
            values[rule.key] = understood
    folders = {
        key: _folder(values.get(key), known[key], complaints) for key in known if _is_folder(known[key])
    }
    return Policy(
        data_folder=folders["carpeta_datos"],
        second_copy=folders["carpeta_segunda_copia"],
        contact=str(values.get("contacto", "")),
        phones=_phones(_lines(values.get("telefonos")), complaints),
        knowledge_key=str(values.get("clave_saber", "")),
        hidden=_hidden(_lines(values.get("paginas_ocultas")), complaints),
        forbids_links=values.get("prohibir_enlaces") is True,
        complaints=tuple(complaints),
    )


def _is_folder(rule: Rule) -> bool:
    return rule.kind is Kind.FOLDER


def _value(kind: Kind, value: object) -> object | None:
    """Return a value as its rule wants it, or None when it is another thing."""
    if kind is Kind.SWITCH:
        return bool(value) if isinstance(value, bool) or value in (0, 1) else None
    if kind is Kind.LINES:
        lines = value.splitlines() if isinstance(value, str) else value
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            return None
        return tuple(line.strip()[:_LONGEST] for line in lines if line.strip())
    return value.strip()[:_LONGEST] if isinstance(value, str) else None


def _lines(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _folder(value: object, rule: Rule, complaints: list[str]) -> Path | None:
    """Return a folder with the names of this computer in it; one that begins nowhere is left out."""
    if not isinstance(value, str) or not value:
        return None
    said = os.path.expandvars(value.replace("{usuario}", paths.user_name()))
    folder = Path(os.path.expanduser(said))  # noqa: PTH111  # `Path.expanduser` fails where there is no home
    if folder.is_absolute() and "%" not in said and "$" not in said:
        return folder
    complaints.append(
        _("«{title}», que fija su diputación, no es una carpeta entera: {value}").format(
            title=_(rule.title), value=value
        )
    )
    return None


def _phones(lines: tuple[str, ...], complaints: list[str]) -> tuple[ProvincePhone, ...]:
    found = []
    for line in lines:
        name, phone, purpose = (part.strip() for part in (line + ";;").split(";")[:3])
        if name and phone:
            found.append(ProvincePhone(name, phone, purpose))
        else:
            complaints.append(
                _("A un teléfono de la provincia le falta el nombre o el número: {line}").format(line=line)
            )
    return tuple(found)


def _hidden(lines: tuple[str, ...], complaints: list[str]) -> frozenset[str]:
    wanted = {line.casefold() for line in lines}
    complaints += [
        _("La diputación oculta «{name}», que no es una página que se pueda ocultar.").format(name=name)
        for name in sorted(wanted - set(HIDEABLE))
    ]
    return frozenset(wanted & set(HIDEABLE))
