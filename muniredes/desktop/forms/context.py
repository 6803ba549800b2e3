"""What the richer inputs need to know: who is here, and where pictures are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from muniredes.desktop.hub import Hub


@dataclass
class FormContext:
    """The guide that a form belongs to. `new_names` are people named in it who are not saved yet."""

    hub: Hub
    new_names: Sequence[str] = field(default_factory=tuple)
