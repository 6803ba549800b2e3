"""The program's only way in: arguments, log, and then the window or a command."""

import sys
from collections.abc import Sequence

from muniredes import cli, console, log


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the words of the command line; return its exit code."""
    console.prepare()
    try:
        return _run(arguments)
    except BrokenPipeError:
        console.stop_speaking()
        return cli.REFUSED


def _run(arguments: Sequence[str] | None) -> int:
    options = cli.build_parser().parse_args(arguments)
    log.start()
    if options.hoy is not None:
        from muniredes.actions import clock

        clock.pretend(options.hoy)
    if options.command == "comprobar":
        from muniredes import selfcheck

        return selfcheck.run(options.datos, as_json=options.json)
    if options.command is not None:
        return cli.run(options)
    from muniredes.desktop import application

    return application.run(options.datos)


if __name__ == "__main__":
    sys.exit(main())
