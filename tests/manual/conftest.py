"""The manual of the example town, composed and drawn once for every test that only reads it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from muniredes.actions import workspace
from muniredes.actions.printing import manual
from muniredes.manual.document import Document, Edition
from tests.conftest import pretend_now

Composed = Callable[[Edition], Document]
Printed = Callable[[Edition], Path]


@pytest.fixture(scope="session")
def composed(_example_file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Composed:
    """Return the document of an edition: a value, which no test can change."""
    path = tmp_path_factory.mktemp("compuesto") / "ejemplo.sqlite"
    path.write_bytes(_example_file)

    @cache
    def compose(edition: Edition) -> Document:
        pretend_now()
        opened = workspace.open_file(path)
        try:
            return manual.prepare(opened.database, edition).document
        finally:
            opened.lock.release()

    return compose


@pytest.fixture(scope="session")
def printed(composed: Composed, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return the PDF of an edition, to be read and not written."""
    folder = tmp_path_factory.mktemp("impreso")

    @cache
    def print_out(edition: Edition) -> Path:
        target = folder / f"{edition.value}.pdf"
        manual.write(composed(edition), target, lambda _part: None)
        return target

    return print_out
