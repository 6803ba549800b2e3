"""The orders that pass everything to the next person: deliver, verify and receive a package."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from muniredes import paths
from muniredes.console import ask_unseen, complain, is_somebody_there, say
from muniredes.domain.problems import Problem
from muniredes.files import disk_problems, shown
from muniredes.i18n import _

if TYPE_CHECKING:
    from muniredes.actions.workspace import Database
    from muniredes.domain.handover.inside import Inside
    from muniredes.domain.handover.package import Receipt

REASONS = ("elecciones", "mocion", "dimision", "puesto", "baja", "otro")
"""Those of `delivering`, which is not read to begin."""

_MOST_WORDS = 4096
"""Bytes of a text with words that are read."""

_STANDARD_INPUT = "-"


class Orders(Protocol):
    """Where the orders of the program are added."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002  as argparse says
        """Add an order and return its parser."""
        ...


def add_orders(commands: Orders) -> None:
    """Add what passes everything to the next person."""
    deliver = commands.add_parser("entregar", help=_("escribe el paquete para quien llega"))
    deliver.formatter_class = argparse.RawDescriptionHelpFormatter
    deliver.description, deliver.epilog = _what_it_writes(), _for_example()
    deliver.add_argument(
        "--salida", type=Path, required=True, metavar="P.muniredes", help=_("dónde se escribe")
    )
    deliver.add_argument("--motivo", choices=REASONS, help=_("por qué se entrega: queda en la guía"))
    final = _("hace el acta definitiva y da el traspaso por entregado")
    deliver.add_argument("--definitiva", action="store_true", help=final)
    deliver.add_argument("--cerrar", action="store_true", help=_("cerrado: solo se abre con sus palabras"))
    receive = commands.add_parser("recibir", help=_("toma lo que trae un paquete"))
    receive.add_argument("file", type=Path, metavar="P.muniredes", help=_("el paquete"))
    receive.add_argument("--solo-ver", action="store_true", help=_("dice qué trae, sin cambiar nada"))
    replacing = _("aunque ocupe el sitio de otra guía, que se guarda entre las copias")
    receive.add_argument("--sustituir", action="store_true", help=replacing)
    verify = commands.add_parser("verificar", help=_("dice si un paquete está entero, y qué trae"))
    verify.add_argument("file", type=Path, metavar="P.muniredes", help=_("el paquete"))
    said = _("el texto con las palabras, o - (entrada estándar)")
    for command in (receive, verify):
        command.add_argument("--frase-fichero", type=Path, metavar="T", help=said)
    closing = _("lo cierra con las palabras de un texto, o de - (entrada estándar)")
    deliver.add_argument("--frase-fichero", type=Path, metavar="T", help=closing)


def _what_it_writes() -> str:
    return _(
        "Escribe en un solo fichero todo lo que necesita quien llega: la guía entera, el manual en PDF\n"
        "(el reservado y el público), el acta y una página que se lee en cualquier navegador, sin el\n"
        "programa. Al acabar dice dónde está y su huella, que va en el recibo. En la guía no cambia\n"
        "nada, salvo el motivo si se dice.\n"
        "Sin --definitiva se puede repetir cuantas veces se quiera; con ella, el traspaso queda\n"
        "entregado ese día."
    )


def _for_example() -> str:
    return _(
        "Ejemplos:\n"
        "  muniredes entregar --salida D:\\AYTO-2027-06-19.muniredes\n"
        "  muniredes entregar --salida AYTO.muniredes --definitiva --motivo dimision\n"
        "  muniredes entregar --salida AYTO.muniredes --cerrar --frase-fichero palabras.txt\n"
        "\n"
        "Acaba con 0 si se ha escrito; si no, dice por qué en una frase y no deja nada a medias."
    )


def deliver(database: "Database", arguments: argparse.Namespace) -> "Receipt":
    """Write the package of a guide; only when it is asked for, with its reason or the act of delivery."""
    from muniredes.actions.handover import delivering

    reason = delivering.REASONS[arguments.motivo] if arguments.motivo else None
    passphrase = _words_to_close(database, arguments)
    if arguments.definitiva:
        return delivering.deliver_for_good(database, arguments.salida, reason, passphrase)
    if reason is not None:
        return delivering.deliver_because(database, arguments.salida, reason, passphrase)
    return delivering.deliver(database, arguments.salida, words=passphrase)


def refuse_what_says_nothing(arguments: argparse.Namespace) -> None:
    """Refuse, before anything is opened, an order to deliver that does not say what it seems to."""
    from muniredes.domain.handover.package import SUFFIX

    target: Path = arguments.salida
    if target.suffix.casefold() != SUFFIX:
        raise Problem(
            _("«{name}» no acaba en {suffix}, y así nadie lo abriría con un doble clic.").format(
                name=shown(target.name), suffix=SUFFIX
            ),
            _("Escriba «{name}».").format(name=shown(target.with_suffix(SUFFIX).name)),
        )


def say_delivered(receipt: "Receipt") -> None:
    """Say where a package is, its digest, and who can open it."""
    say(shown(receipt.path))
    say(f"SHA-256 {receipt.sha256}")
    if receipt.is_closed:
        say(_("Va cerrado: solo se abre con sus palabras."))
    else:
        say(_("Va sin cerrar: quien lo tenga puede leerlo."))


def receive(arguments: argparse.Namespace) -> None:
    """Say what a package brings, and put it in its place."""
    from muniredes.actions.handover import receiving

    path, passphrase = paths.database_file(arguments.datos), _words_to_open(arguments)
    inside = receiving.look(arguments.file, path, words=passphrase)
    if not arguments.solo_ver and inside.takes_another and not arguments.sustituir:
        raise Problem(
            _("En {path} ya hay una guía, «{name}», que se cambiaría por otra.").format(
                path=shown(path), name=inside.present.council if inside.present else ""
            ),
            _("Mire antes con --solo-ver y, si quiere cambiarla, añada --sustituir."),
        )
    _say_inside(inside)
    if arguments.solo_ver:
        return
    if inside.changes_nothing:
        say(_("No se ha cambiado nada."))
        return
    kept = receiving.receive_file(path, arguments.file, passphrase)
    arguments.has_acted = True
    say(_("Recibido en {path}").format(path=shown(path)))
    if kept is not None:
        say(_("Lo que había está en {path}").format(path=shown(kept)))


def verify(arguments: argparse.Namespace) -> None:
    """Say whether a package is whole, and what it brings."""
    from muniredes.actions.handover import receiving

    inside = receiving.look(arguments.file, words=_words_to_open(arguments))
    if inside.warning:
        raise Problem(inside.warning, _("Pida otra copia a quien lo entregó."))
    _say_inside(inside)


def _say_inside(inside: "Inside") -> None:
    from muniredes.domain.handover.inside import lines

    say(_("Está entero: {council}.").format(council=inside.council))
    for line in lines(inside):
        say(line)


def _words_to_close(database: "Database", arguments: argparse.Namespace) -> str:
    """Return the words that are to close a package; «» when it is not to be closed."""
    if arguments.frase_fichero is not None:
        return _words_in(arguments.frase_fichero)
    if not arguments.cerrar:
        return ""
    typed = ask_unseen(_("Palabras para cerrarlo (si no escribe ninguna, se proponen seis): ")).strip()
    if typed:
        return typed
    if not is_somebody_there():
        raise Problem(_("Faltan las palabras para cerrarlo."), _("Escríbalas en la entrada estándar."))
    from muniredes.actions.handover import passphrase

    proposed = passphrase.propose(database)
    complain(_("Apúntelas en un papel; no se guardan en ningún sitio: {words}").format(words=proposed))
    return proposed


def _words_to_open(arguments: argparse.Namespace) -> str:
    """Return the words that open a package, asking for them; «» when it is not closed."""
    from muniredes.actions.handover import receiving

    if not receiving.needs_words(arguments.file):
        return ""
    if arguments.frase_fichero is not None:
        return _words_in(arguments.frase_fichero)
    return ask_unseen(_("Palabras con las que se cerró: ")).strip()


def _words_in(file: Path) -> str:
    """Return the words that are in a text, or in what comes in: they are never in the order itself."""
    if str(file) == _STANDARD_INPUT:
        read = ask_unseen("").strip()
    else:
        with disk_problems(file), file.open("rb") as stream:
            read = _as_text(file, stream.read(_MOST_WORDS))
    if not read:
        raise Problem(_("Faltan las palabras."), _("Compruebe lo que sigue a --frase-fichero."))
    return read


def _as_text(file: Path, read: bytes) -> str:
    try:
        return read.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise Problem(
            _("«{name}» no es un texto.").format(name=shown(file.name)), _("Guárdelo como texto UTF-8.")
        ) from error
