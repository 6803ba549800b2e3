"""Where something is answered or seen: the pages and wizards of the window, and what they can show."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where something is answered or seen: a wizard or a page of the window."""

    SETUP = "setup"
    WHO = "who"
    ADD_ACCOUNT = "add_account"
    REVIEW = "review"
    ACCOUNTS = "accounts"
    PEOPLE = "people"
    MANUAL = "manual"
    SETTINGS = "settings"
    TERM = "term"
    GUIDE = "guide"
    TODAY = "today"
    EXAMPLE = "example"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Target:
    """The exact place of an answer: where, of which object, which field."""

    place: Place
    object_id: int | None = None
    field: str = ""
