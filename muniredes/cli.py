"""The same actions without a window: for support staff, tests and scheduled tasks."""

import argparse
import json
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from muniredes import __version__, cli_handover, log, paths, policy
from muniredes.console import complain, say
from muniredes.domain.dates import kept
from muniredes.domain.problems import Problem
from muniredes.domain.progress import no_progress
from muniredes.files import refuse_a_guide, shown
from muniredes.i18n import _, mark, ngettext

if TYPE_CHECKING:
    from muniredes.actions.workspace import Workspace

DONE, REFUSED, USAGE = 0, 1, 2

OPENED = (".muniredes", ".sqlite")
"""What the name of a file that is opened with a double click ends in."""

_log = logging.getLogger(__name__)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Spanish."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self.add_argument("-h", "--ayuda", "--help", action="help", help=_("muestra esta ayuda y termina"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", _("uso:"), 1)

    def format_help(self) -> str:
        text = super().format_help().replace("usage:", _("uso:"), 1)
        return text.replace("positional arguments:", _("qué hacer:")).replace("options:", _("opciones:"))

    def error(self, message: str) -> NoReturn:
        _log.info("usage: %s", message)
        self.exit(
            USAGE,
            _("{usage}No se entiende la orden: {what} Escriba «{prog} --ayuda».\n").format(
                usage=self.format_usage(), what=_said(message), prog=self.prog
            ),
        )


_MISTAKES = (
    (r"argument (?P<name>.+?): invalid choice: (?P<said>.+?) \(choose from (?P<all>.+)\)", mark(
        "{said} no es ninguna de estas: {all}."
    )),
    (r"argument (?P<name>.+?): invalid \w+ value: (?P<said>.+)", mark("{said} no sirve para {name}.")),
    (r"argument (?P<name>.+?): expected .*", mark("falta lo que sigue a {name}.")),
    (r"unrecognized arguments: (?P<said>.+)", mark("sobra «{said}».")),
    (r"the following arguments are required: (?P<said>.+)", mark("falta {said}.")),
)  # fmt: skip
"""What argparse says is wrong, and how a person says it."""


def _said(message: str) -> str:
    """Return what is wrong with an order in a few words; nothing when argparse says it in another way."""
    for pattern, words in _MISTAKES:
        if (found := re.fullmatch(pattern, message)) is not None:
            told = {name: text.replace("'", "") for name, text in found.groupdict().items()}
            return _(words).format(**told)
    return ""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; without a sub-command, the window opens."""
    parser = _Parser(prog="muniredes", description=_("La guía y el manual de relevo de sus redes sociales."))
    _add_common(parser)
    parser.add_argument(
        "--version", action="version", version=f"MuniRedes {__version__}", help=_("dice la versión")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("orden"), parser_class=_Parser)
    _add_files(commands)
    cli_handover.add_orders(commands)
    _add_administration(commands)
    for command in commands.choices.values():
        _add_common(command, default=argparse.SUPPRESS)
    return parser


def _add_files(commands: "argparse._SubParsersAction[_Parser]") -> None:
    """Add what writes or reads one file."""
    example = commands.add_parser("ejemplo", help=_("escribe la base de datos del pueblo de ejemplo"))
    example.add_argument("--asociacion", action="store_true", help=_("la de una asociación"))
    manual = commands.add_parser("manual", help=_("escribe el manual de relevo en PDF, Word o HTML"))
    manual.add_argument("--salida", type=Path, required=True, metavar="P.pdf", help=_("dónde escribirlo"))
    manual.add_argument("--edicion", choices=("reservada", "publica"), default="reservada", help=_("cuál"))
    calendar = commands.add_parser("calendario", help=_("escribe el calendario para Excel u otros programas"))
    calendar.add_argument("--salida", type=Path, required=True, metavar="P", help=_("dónde escribirlo"))
    calendar.add_argument("--formato", choices=("ics", "csv", "xlsx"), help=_("si el nombre no lo dice"))
    calendar.add_argument("--desde", type=_day, metavar="AAAA-MM-DD", help=_("el primer día"))
    calendar.add_argument("--hasta", type=_day, metavar="AAAA-MM-DD", help=_("el último día"))
    load = commands.add_parser("importar", help=_("trae una lista (CSV, Excel o JSON)"))
    load.add_argument(
        "what", choices=tuple(_LISTS), metavar="cuentas|calendario", help=_("qué contiene la lista")
    )
    load.add_argument("file", type=Path, metavar="FICHERO", help=_("la lista"))
    load.add_argument("--solo-ver", action="store_true", help=_("dice qué haría, sin escribir nada"))
    copy = commands.add_parser("copia", help=_("escribe una copia de seguridad comprobada"))
    copy.add_argument("--salida", type=Path, required=True, metavar="Z", help=_("dónde (.zip o .sqlite)"))
    restore = commands.add_parser("restaurar", help=_("vuelve a una copia de seguridad"))
    restore.add_argument("file", type=Path, metavar="Z", help=_("la copia"))


def _add_administration(commands: "argparse._SubParsersAction[_Parser]") -> None:
    """Add what whoever administers computers asks."""
    begin = commands.add_parser("preparar", help=_("empieza una guía con la plantilla de su diputación"))
    begin.add_argument("--plantilla", type=Path, required=True, metavar="F.toml", help=_("la plantilla"))
    newer = commands.add_parser(
        "saber", help=_("pone al día lo que sabe el programa, con un fichero firmado")
    )
    newer.add_argument("file", type=Path, metavar="F.saber", help=_("el fichero"))
    newer.add_argument("--solo-ver", action="store_true", help=_("dice qué trae, sin cambiar nada"))
    fixed = commands.add_parser("politica", help=_("dice lo que fija su diputación en este ordenador"))
    fixed.add_argument("--json", action="store_true", help=_("un objeto JSON, para otros programas"))
    check = commands.add_parser("comprobar", help=_("comprueba que el programa funciona en este ordenador"))
    check.add_argument("--json", action="store_true", help=_("una línea JSON por comprobación"))


def opened_by_itself(words: Sequence[str]) -> Sequence[str]:
    """Return the words of the command line; a file alone, as a double click gives it, is what to open."""
    if len(words) == 1 and Path(words[0]).suffix.casefold() in OPENED and Path(words[0]).is_file():
        return ["--datos", words[0]]
    return words


def _add_common(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument(
        "--datos",
        type=Path,
        default=default,
        metavar="F",
        help=_("el fichero de datos, o la carpeta donde está"),
    )
    parser.add_argument(
        "--hoy", type=_day, default=default, metavar="AAAA-MM-DD", help=_("hace como si hoy fuera otro día")
    )


def _day(text: str) -> date:
    return kept(date.fromisoformat(text))


def run(arguments: argparse.Namespace) -> int:
    """Run a sub-command that needs no window; return its exit code.

    Each says in `has_acted` that it may have changed something, as soon as its action has returned.
    """
    arguments.has_acted = False
    commands = {
        "ejemplo": _example,
        "manual": _manual,
        "calendario": _calendar,
        "importar": _load,
        "copia": _copy,
        "restaurar": _restore,
        "entregar": _deliver,
        "recibir": cli_handover.receive,
        "verificar": cli_handover.verify,
        "preparar": _begin,
        "saber": _know,
        "politica": _fixed,
    }
    try:
        commands[arguments.command](arguments)
    except Problem as problem:
        complain(problem.sentence)
        return REFUSED
    except BrokenPipeError:  # whoever was reading has seen enough
        raise
    except Exception:  # whatever it is, support staff get a sentence and the log gets the traceback
        _log.exception("unexpected")
        complain(_fault(has_acted=arguments.has_acted))
        return REFUSED
    return DONE


def _fault(*, has_acted: bool) -> str:
    """Return what is said of a fault of the program: that nothing has changed only while it is known."""
    said = _("Ha habido un fallo inesperado y no se ha cambiado nada. Los detalles están en {path}.")
    if has_acted:
        said = _(
            "Ha habido un fallo inesperado, pero lo que ha pedido puede estar hecho: mírelo antes de repetir "
            "la orden. Los detalles están en {path}."
        )
    return said.format(path=shown(log.log_file()))


@contextmanager
def _opened(arguments: argparse.Namespace, *, to_write: bool = False) -> Iterator["Workspace"]:
    """Open the guide; `to_write`, a Problem alone says that somebody has it open."""
    path = paths.database_file(arguments.datos)
    if not path.exists():
        raise Problem(
            _("No existe «{path}».").format(path=shown(path)), _("Compruebe lo que sigue a --datos.")
        )
    from muniredes.actions import workspace
    from muniredes.actions.safekeeping import backups

    opened = workspace.open_file(path)
    try:
        if to_write and opened.database.is_read_only and (holder := opened.lock.holder()):
            raise backups.open_elsewhere(holder)
        for notice in opened.notices:
            complain(notice)
        yield opened
    finally:
        workspace.close(opened)


def _example(arguments: argparse.Namespace) -> None:
    from muniredes.actions import workspace
    from muniredes.actions.examples import example
    from muniredes.domain.council import EntityKind

    kind = EntityKind.ASSOCIATION if arguments.asociacion else EntityKind.COUNCIL
    usual = Path(example.file_name(kind)).resolve()
    path = paths.database_file(arguments.datos) if arguments.datos else usual
    arguments.has_acted = True  # it is made in several steps
    opened = example.create(path, kind)
    workspace.close(opened)
    say(shown(path))


def _manual(arguments: argparse.Namespace) -> None:
    from muniredes.actions.handover import since_term
    from muniredes.actions.printing import manual

    refuse_a_guide(arguments.salida)
    with _opened(arguments) as opened:
        edition = manual.Edition(arguments.edicion)
        before = since_term.read(opened.database, edition, no_progress)
        draft = manual.prepare(opened.database, edition, before)
        manual.write(draft.document, arguments.salida, lambda _part: None)
        arguments.has_acted = True
        manual.record(opened.database, draft.issue)
    say(shown(arguments.salida))


def _calendar(arguments: argparse.Namespace) -> None:
    from muniredes.actions.calendar.files import exporting

    target = arguments.salida
    refuse_a_guide(target)
    kind = exporting.ExportKind(arguments.formato) if arguments.formato else exporting.kind_of(target)
    with _opened(arguments) as opened:
        ready = exporting.prepare(opened.database, kind, arguments.desde, arguments.hasta)
        exporting.write(ready, target)
        arguments.has_acted = True
    say(shown(target))


def _load(arguments: argparse.Namespace) -> None:
    _LISTS[arguments.what](arguments)


def _load_calendar(arguments: argparse.Namespace) -> None:
    from muniredes.actions.calendar.files import importing

    listed = importing.open_list(arguments.file)
    with _opened(arguments) as opened:
        rows = importing.preview(opened.database, listed, listed.columns)
        for name in listed.left_out:
            say(_("Hoja «{name}»: no se entienden sus columnas y queda fuera.").format(name=name))
        for said in (*listed.remarks, importing.unused_sentence(listed, listed.columns)):
            if said:
                say(said)
        told = [(row.verdict.word, remark) for row in rows for remark in row.remarks]
        for verdict, remark in told:
            say(_("{verdict}. {remark}").format(verdict=verdict, remark=remark))
        for name in importing.people_not_here(opened.database, rows):
            say(_("{name} no está en la guía: se apunta en la nota.").format(name=name))
        rows = importing.naming_nobody_new(opened.database, rows)
        accepted = sum(row.is_accepted for row in rows)
        if arguments.solo_ver:
            say(ngettext("Entraría {n} fila.", "Entrarían {n} filas.", accepted))
            return
        if all(row.verdict is importing.PostVerdict.SAME for row in rows):
            say(_("La lista no trae nada nuevo."))
            return
        importing.accept(opened.database, rows, makes_people=False)
        arguments.has_acted = True
        say(ngettext("Ha entrado {n} fila.", "Han entrado {n} filas.", accepted))


def _load_accounts(arguments: argparse.Namespace) -> None:
    from muniredes.actions.channels import account_import

    listed = account_import.open_list(arguments.file)
    with _opened(arguments) as opened:
        lines = account_import.preview(opened.database, listed, listed.columns)
        for said in (*listed.remarks, account_import.unused_sentence(listed, listed.columns)):
            if said:
                say(said)
        for line in lines:
            for remark in line.remarks:
                say(
                    _("Línea {n}: {verdict}. {remark}").format(
                        n=line.place, verdict=line.verdict.word, remark=remark
                    )
                )
        accepted = sum(line.is_accepted for line in lines)
        if arguments.solo_ver:
            say(ngettext("Entraría {n} cuenta.", "Entrarían {n} cuentas.", accepted))
            return
        account_import.accept(opened.database, lines)
        arguments.has_acted = True
        say(ngettext("Ha entrado {n} cuenta.", "Han entrado {n} cuentas.", accepted))


_LISTS = {"cuentas": _load_accounts, "calendario": _load_calendar}


def _copy(arguments: argparse.Namespace) -> None:
    from muniredes.actions.safekeeping import backups

    with _opened(arguments) as opened:
        backups.export(opened.database, arguments.salida)
        arguments.has_acted = True
    say(shown(arguments.salida))


def _restore(arguments: argparse.Namespace) -> None:
    from muniredes.actions.safekeeping import backups

    path = paths.database_file(arguments.datos)
    backups.restore_file(path, arguments.file)
    arguments.has_acted = True
    say(shown(path))


def _deliver(arguments: argparse.Namespace) -> None:
    cli_handover.refuse_what_says_nothing(arguments)
    with _opened(arguments, to_write=arguments.definitiva) as opened:
        receipt = cli_handover.deliver(opened.database, arguments)
        arguments.has_acted = True
    cli_handover.say_delivered(receipt)


def _begin(arguments: argparse.Namespace) -> None:
    from muniredes.actions import template

    path = paths.database_file(arguments.datos)
    said = template.begin(path, arguments.plantilla)
    arguments.has_acted = True
    say(shown(path))
    say(said)


def _know(arguments: argparse.Namespace) -> None:
    from muniredes.actions import newer_knowledge

    said = newer_knowledge.look if arguments.solo_ver else newer_knowledge.take
    edition = said(arguments.file)
    arguments.has_acted = not arguments.solo_ver
    say(_("Del {day}, de {who}.").format(day=edition.day.isoformat(), who=edition.publisher))
    if edition.news:
        say(edition.news)


def _fixed(arguments: argparse.Namespace) -> None:
    """Say what an administrator fixed here; refuse when some of it is not understood."""
    in_force = policy.in_force()
    if arguments.json:
        say(json.dumps({"fixed": in_force.values(), "complaints": in_force.complaints}, ensure_ascii=False))
    else:
        for title, said in in_force.told():
            say(f"{title}: {said}")
        if not in_force.told():
            say(_("Su diputación no fija nada en este ordenador."))
    if in_force.complaints:
        raise Problem(" ".join(in_force.complaints))
