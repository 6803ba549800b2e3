"""How hard the properties are tried: a few examples each time, many more by night (`dev.py test --noche`).

MUNIREDES_PROPERTIES names the profile, «ci» when nothing is said. A property that says nothing tries rules,
which are nothing but values; those below say what makes theirs dearer.
"""

import os

from hypothesis import HealthCheck, settings

_PROFILE = os.environ.get("MUNIREDES_PROPERTIES", "ci")
_SHARED = [HealthCheck.function_scoped_fixture]


def _count(*, ci: int, night: int) -> int:
    return {"ci": ci, "night": night}[_PROFILE]


def _settings(*, ci: int, night: int, suppress: list[HealthCheck] = _SHARED) -> settings:
    return settings(max_examples=_count(ci=ci, night=night), deadline=None, suppress_health_check=suppress)


ON_FILES = _settings(ci=40, night=1000)
"""What reads or writes a file."""

ON_DATABASE = _settings(ci=10, night=200)
"""What writes a whole guide and reads it again."""

IN_WINDOW = _settings(ci=10, night=100, suppress=[*_SHARED, HealthCheck.too_slow])
"""What a window shows."""


ATTACKS = _count(ci=3, night=40)
"""How often each kind of damage, or of file from outside, is tried; `dev.py torture` tries hundreds."""


def load() -> None:
    """Say how hard a property is tried that does not say it itself."""
    settings.register_profile("muniredes", _settings(ci=100, night=5000))
    settings.load_profile("muniredes")
