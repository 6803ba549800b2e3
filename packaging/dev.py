#!/usr/bin/env python3
"""Everything a developer does with MuniRedes, from nothing but Python 3.11 and the package registries.

python3 packaging/dev.py run [-- órdenes de muniredes]
python3 packaging/dev.py test [--rapido | --noche] | bench | lock | texts
python3 packaging/dev.py knowledge [--dias N]
python3 packaging/dev.py saber --nueva-clave K | --clave K --publica QUIÉN --salida F.saber
python3 packaging/dev.py package | screenshots CARPETA | torture --veces N
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

OLDEST_PYTHON = (3, 11)


def main() -> int:
    """Run the task that the command line names; return its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write("MuniRedes necesita Python 3.11 o posterior.\n")
        return 1
    from devtools import checks, environment, generating, running

    arguments, passed_on = _parse(sys.argv[1:])
    tasks: dict[str, Callable[[], int]] = {
        "run": lambda: running.run(passed_on),
        "test": lambda: checks.test(fast=arguments.rapido, night=arguments.noche),
        "torture": lambda: checks.torture(arguments.veces, arguments.semilla),
        "bench": lambda: running.script("tests/bench", []),
        "screenshots": lambda: running.script("packaging/devtools/screenshots.py", [str(arguments.folder)]),
        "knowledge": lambda: running.script("packaging/devtools/knowledge.py", [str(arguments.dias)]),
        "saber": lambda: _knowledge_file(arguments),
        "package": lambda: _package(arguments),
        "lock": generating.lock,
        "texts": generating.texts,
    }
    try:
        return tasks[arguments.task]()
    except environment.CannotGoOn as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _package(arguments: argparse.Namespace) -> int:
    if arguments.windows:
        from building.windows import package

        return package.package(arguments.python, arguments.certificado)
    from building import linux

    return linux.package(twice=arguments.dos_veces)


def _knowledge_file(arguments: argparse.Namespace) -> int:
    from devtools import running

    if arguments.nueva_clave:
        return running.script("packaging/devtools/signing.py", ["clave", str(arguments.nueva_clave)])
    if not (arguments.clave and arguments.publica and arguments.salida):
        sys.stderr.write("Hacen falta --clave, --publica y --salida; o --nueva-clave.\n")
        return 2
    words = [str(arguments.clave), arguments.publica, arguments.novedades, str(arguments.salida)]
    return running.script("packaging/devtools/signing.py", ["firmar", *words])


def _parse(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return the arguments of the task, and what follows «--», which is for the program."""
    cut = words.index("--") if "--" in words else len(words)
    return parser().parse_args(words[:cut]), words[cut + 1 :]


def parser() -> argparse.ArgumentParser:
    """Return what understands the tasks and their options."""
    made = argparse.ArgumentParser(prog="dev.py", description="Tareas de desarrollo de MuniRedes.")
    tasks = made.add_subparsers(dest="task", required=True, metavar="tarea")
    tasks.add_parser("run", help="prepara el entorno y abre el programa")
    test = tasks.add_parser("test", help="formato, estilo, tipos, contratos y pruebas")
    how_hard = test.add_mutually_exclusive_group()
    how_hard.add_argument(
        "--rapido", action="store_true", help="solo las reglas, sin guías, papel ni ventana: unos dos minutos"
    )
    how_hard.add_argument("--noche", action="store_true", help="las propiedades, con miles de ejemplos")
    tasks.add_parser("bench", help="mide la tabla de rendimiento, en proporciones")
    package = tasks.add_parser(
        "package", help="construye el programa para quien no tiene Python, y lo comprueba"
    )
    package.add_argument("--windows", action="store_true", help="para Windows, con Wine")
    package.add_argument("--dos-veces", action="store_true", help="y comprueba que sale igual byte a byte")
    package.add_argument("--python", type=Path, metavar="ZIP", help="otro Python de Windows para incrustar")
    package.add_argument("--certificado", type=Path, metavar="PFX", help="con qué se firma")
    tasks.add_parser("lock", help="rehace los ficheros de versiones")
    tasks.add_parser("texts", help="rehace la lista de textos para traducir")
    due = tasks.add_parser("knowledge", help="qué datos del catálogo toca volver a leer, por riesgo y fecha")
    due.add_argument("--dias", type=int, default=30, help="cuántos días por delante (30)")
    newer = tasks.add_parser("saber", help="firma el catálogo en un fichero que pone al día el programa")
    newer.add_argument(
        "--nueva-clave", type=Path, metavar="K", help="crea la clave privada, y dice la pública"
    )
    newer.add_argument("--clave", type=Path, metavar="K", help="con qué clave privada se firma")
    newer.add_argument("--publica", default="", metavar="QUIÉN", help="quién lo publica")
    newer.add_argument("--novedades", default="", help="qué trae de nuevo, en una frase")
    newer.add_argument("--salida", type=Path, metavar="F.saber", help="dónde escribirlo")
    torture = tasks.add_parser("torture", help="mata, daña y engaña al programa, y da la tabla")
    torture.add_argument("--veces", type=int, default=100, help="cientos: 100 son mil muertes (100)")
    torture.add_argument("--semilla", type=int, default=1, help="otras muertes y otros daños (1)")
    shots = tasks.add_parser("screenshots", help="todas las páginas y asistentes en PNG")
    shots.add_argument("folder", type=Path, metavar="CARPETA")
    return made


if __name__ == "__main__":
    sys.exit(main())
