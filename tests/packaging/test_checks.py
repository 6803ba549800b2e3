"""What every change must pass is passed only when it was looked at."""

import pytest
from devtools import checks


@pytest.mark.parametrize(
    ("told", "passes"),
    [
        ("1 passed, 900 deselected in 60.00s", True),
        ("1 skipped, 900 deselected in 2.00s\nSKIPPED: No se abre el navegador de las pruebas", False),
        ("no tests ran in 0.01s", False),
        (None, False),
    ],
)
def test_pages_that_no_browser_looked_at_do_not_pass(
    monkeypatch: pytest.MonkeyPatch, told: str | None, *, passes: bool
) -> None:
    monkeypatch.setattr(checks, "_step", lambda _step: told)
    assert checks.browser() is passes
