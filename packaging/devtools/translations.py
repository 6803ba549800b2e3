"""Bring each translation of a folder up to date with the list of texts, and compile it.

A language is `<code>/LC_MESSAGES/muniredes.po`; what it is compiled to, `.mo`, is beside it and is shipped.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

_NAME = "muniredes"


def bring_up_to_date(folder: Path) -> list[tuple[str, int]]:
    """Update and compile every language of a folder; return each with how many texts it has not got yet.

    What is doubtful because its text changed stays marked, and is not compiled.
    """
    with (folder / f"{_NAME}.pot").open("rb") as file:
        texts = read_po(file)
    found = []
    for path in sorted(folder.glob(f"*/LC_MESSAGES/{_NAME}.po")):
        with path.open("rb") as file:
            told = read_po(file, locale=path.parent.parent.name)
        told.update(texts)
        with path.open("wb") as written:
            write_po(written, told, width=0, sort_output=True, omit_header=False)
        with path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, told)
        missing = [message for message in told if message.id and not _is_said(message)]
        found.append((path.parent.parent.name, len(missing)))
    return found


def _is_said(message: Message) -> bool:
    said = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return not message.fuzzy and all(said)


if __name__ == "__main__":
    for code, missing in bring_up_to_date(Path(sys.argv[1])):
        sys.stderr.write(f"{code}: faltan {missing} textos\n")
