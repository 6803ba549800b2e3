"""Make the pair of keys of whoever publishes the catalogue, and sign the catalogue of this tree with it."""

import sys
from pathlib import Path

from muniredes import paths
from muniredes.actions import newer_knowledge
from muniredes.catalog.whole import read_all
from muniredes.domain.knowledge.edition import KnowledgeEdition
from muniredes.exchange import knowledge_file


def new_key(path: Path) -> int:
    """Write a new private key, readable by its owner alone, and say the public one."""
    if path.exists():
        sys.stderr.write(f"Ya existe «{path}», y no se ha tocado.\n")
        return 1
    private, public = knowledge_file.new_keys()
    path.touch(0o600)
    path.write_text(f"{private}\n", encoding="ascii")
    sys.stdout.write(f"{public}\n")
    return 0


def sign(key: Path, publisher: str, news: str, target: Path) -> int:
    """Write the catalogue of this tree as a signed file, once it has been read whole."""
    folder = paths.resource("catalog")
    read_all(folder)
    edition = KnowledgeEdition(newer_knowledge.in_use().day, publisher, news)
    knowledge_file.pack(folder, edition, key.read_text(encoding="ascii").strip(), target)
    sys.stdout.write(f"{target}\n")
    return 0


if __name__ == "__main__":
    task, *words = sys.argv[1:]
    if task == "clave":
        sys.exit(new_key(Path(words[0])))
    sys.exit(sign(Path(words[0]), words[1], words[2], Path(words[3])))
