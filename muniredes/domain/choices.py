"""A person named in an answer: somebody who is already here, or a new name."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """The answer to «¿quién?»: the number of a person, or the name of one who is not here yet."""

    id: int | None = None
    name: str = ""

    @property
    def is_nobody(self) -> bool:
        """Whether nobody was named."""
        return self.id is None and not self.name

    def to_json(self) -> dict[str, Any] | None:
        """Return the answer as a draft keeps it."""
        if self.is_nobody:
            return None
        return {"id": self.id} if self.id is not None else {"name": self.name}

    @classmethod
    def from_json(cls, value: Any) -> "PersonChoice":
        """Return the answer that a draft keeps."""
        return cls(value.get("id"), value.get("name", "")) if isinstance(value, dict) else cls()


NOBODY = PersonChoice()
"""The answer that names nobody."""
