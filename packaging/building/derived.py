"""Write what is made from the program's own tables: the policy's templates and the manual page."""

import sys
from pathlib import Path

from building import man_page, policy_templates


def write(folder: Path) -> None:
    """Write them in a folder, which is made."""
    policy_templates.write(folder)
    (folder / man_page.NAME).write_text(man_page.page(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
