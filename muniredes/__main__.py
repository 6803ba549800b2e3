"""The program's only way in: arguments, log, and then the window or a command."""

import gc
import sys
from collections.abc import Sequence

from muniredes import offline, paths

READER = "leer-aparte"
"""The hidden order of `exchange.sandbox`: it is told apart here, before anything else is imported."""

_MADE_BETWEEN_LOOKS = 50_000
"""How many things are made before those that nobody needs any more are looked for: what is read at a start,
or written in a manual, is kept to the end, and was looked through a hundred times."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the words of the command line; return its exit code."""
    gc.set_threshold(_MADE_BETWEEN_LOOKS, 20, 100)
    offline.begin()
    paths.forget_useless_homes()
    if list(sys.argv[1:] if arguments is None else arguments) == [READER]:
        from muniredes.exchange.sandbox import server

        return server.serve()
    from muniredes import cli, console

    console.prepare()
    try:
        try:
            return _run(arguments)
        finally:
            console.say_all()
    except BrokenPipeError:
        console.stop_speaking()
        return cli.REFUSED


def _run(arguments: Sequence[str] | None) -> int:
    from muniredes import cli, log, policy

    words = sys.argv[1:] if arguments is None else arguments
    options = cli.build_parser().parse_args(cli.opened_by_itself(words))
    log.start()
    policy.obey(policy.read())
    from muniredes.actions import newer_knowledge

    newer_knowledge.begin()
    if options.hoy is not None:
        from muniredes.actions import clock

        clock.pretend(options.hoy)
    if options.command == "comprobar":
        from muniredes.selfcheck import command

        return command.run(options.datos, as_json=options.json)
    if options.command is not None:
        return cli.run(options)
    from muniredes.desktop.startup import application

    return application.run(options.datos)


if __name__ == "__main__":
    sys.exit(main())
