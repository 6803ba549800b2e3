"""What the richer inputs need to know: who is here, and where pictures are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from muniredes.desktop.hub import Hub
from muniredes.domain.choices import PersonChoice


@dataclass
class FormContext:
    """The guide that a form belongs to. `new_people` are those named in it who are not saved yet."""

    hub: Hub
    new_people: Sequence[PersonChoice] = field(default_factory=tuple)
