"""The one error of the domain: something the user can understand and mend."""


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
