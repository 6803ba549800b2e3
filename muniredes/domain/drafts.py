"""What a wizard has been told so far, kept until its last page becomes one action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Answers = dict[str, Any]
"""Question field to its answer, as JSON holds it."""


@dataclass(eq=False, kw_only=True)
class Draft:
    """An unfinished wizard: which one, about which object, the question it stopped at, the answers by page.

    `page` is the key of the question in view; `answers` maps each question to its fields. A question
    she answered «No lo sé todavía» is in `unknown`.
    """

    wizard: str
    subject: str
    page: str = ""
    answers: Mapping[str, Answers] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
