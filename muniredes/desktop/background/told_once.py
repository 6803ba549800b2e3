"""What keeps something from being done by itself is said once, until it can be done again."""

from collections.abc import Callable

from muniredes.domain.problems import Problem


class SaidOnce:
    """Says a trouble through `tell`, and no more while it lasts."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._has_said = False

    def say(self, problem: Problem) -> None:
        """Say it, unless it lasts."""
        if not self._has_said:
            self._has_said = True
            self._tell(problem.sentence)

    def is_over(self, _made: object = None) -> None:
        """Be ready to say the next one."""
        self._has_said = False
