"""The manual page of the command line, made from its parser: what it says is what is understood."""

import argparse
from pathlib import Path

from muniredes import cli

NAME = "muniredes.1"
_TEMPLATE = Path(__file__).parent / "linux_files" / NAME
_ORDERS = "@ORDENES@\n"
_EVERYWHERE = frozenset({"-h", "--datos", "--hoy"})


def page() -> str:
    """Return the page in troff; `@VERSION@` is left for whoever makes the package."""
    return _TEMPLATE.read_text(encoding="utf-8").replace(_ORDERS, "".join(map(_order, orders())))


def orders() -> list[tuple[str, str, argparse.ArgumentParser]]:
    """Return each order: its name, what it does and its parser."""
    every = next(each for each in _arguments(cli.build_parser()) if each.dest == "command")
    choices: dict[str, argparse.ArgumentParser] = dict(every.choices or {})
    helps = {choice.dest: str(choice.help) for choice in every._get_subactions()}  # type: ignore[attr-defined]  # noqa: SLF001
    return [(name, helps[name], order) for name, order in choices.items()]


def _arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return what a parser takes; argparse has no public way to ask it."""
    return list(parser._actions)  # noqa: SLF001


def _order(told: tuple[str, str, argparse.ArgumentParser]) -> str:
    name, about, parser = told
    own = [each for each in _arguments(parser) if not _EVERYWHERE.intersection(each.option_strings)]
    said = " ".join([rf"\fB{name}\fR", *map(_shape, own)])
    lines = [".TP", said, _plain(about)]
    lines += [f".br\n{_shape(each)}: {_plain(str(each.help))}" for each in own]
    return "\n".join(lines) + "\n"


def _shape(action: argparse.Action) -> str:
    """Return how something is written after an order; in brackets when it may be left out."""
    name = action.option_strings[0] if action.option_strings else ""
    value = "" if action.nargs == 0 else _value(action)
    said = " ".join(part for part in (rf"\fB{_plain(name)}\fR" if name else "", value) if part)
    return said if action.required else f"[{said}]"


def _value(action: argparse.Action) -> str:
    if action.metavar is not None:
        return rf"\fI{_plain(str(action.metavar))}\fR"
    return "|".join(map(str, action.choices or ()))


def _plain(text: str) -> str:
    """Return a text with what troff would take as its own told apart."""
    return text.replace("\\", r"\e").replace("-", r"\-")
