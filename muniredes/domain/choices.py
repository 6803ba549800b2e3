"""A person named in an answer: somebody who is already here, or a new name."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """The answer to «¿quién?»: the number of a person, or the name of one who is not here yet.

    Her post is said with it when somebody else has her name.
    """

    id: int | None = None
    name: str = ""
    post: str = ""

    @property
    def is_nobody(self) -> bool:
        """Whether nobody was named."""
        return self.id is None and not self.name

    def to_json(self) -> dict[str, Any] | None:
        """Return the answer as a draft keeps it."""
        if self.is_nobody:
            return None
        if self.id is not None:
            return {"id": self.id}
        return {"name": self.name, "post": self.post} if self.post else {"name": self.name}

    @classmethod
    def from_json(cls, value: Any) -> "PersonChoice":
        """Return the answer that a draft keeps."""
        if not isinstance(value, dict):
            return cls()
        return cls(value.get("id"), value.get("name", ""), value.get("post", ""))


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """The answer to «¿qué área?» when it is not here yet: the name of one to add."""

    name: str


NOBODY = PersonChoice()
"""The answer that names nobody."""
