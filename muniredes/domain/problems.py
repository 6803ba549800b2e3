"""The one error of the domain: something the user can understand and mend."""

from pathlib import Path


class Problem(Exception):
    """A refusal in plain Spanish: what happened, and what to do about it.

    `field` names the answer it is about ("custody.email"), when it is about one.
    """

    def __init__(self, what: str, remedy: str = "", field: str = "") -> None:
        super().__init__(f"{what} {remedy}".strip())
        self.what = what
        self.remedy = remedy
        self.field = field

    @property
    def sentence(self) -> str:
        """What happened and what to do, as one text."""
        return str(self)


class DiskProblem(Problem):
    """What the disk answers: it says nothing of what was being read or written."""


class Damaged(Problem):
    """A file of ours at `path` cannot be believed: the ways on are another copy, or none."""

    def __init__(self, path: Path, what: str = "", remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.path = path
