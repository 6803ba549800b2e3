"""Whether a colour is read on another, against the figures that W3C's own examples give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.problems import Problem
from muniredes.domain.voice.contrast import (
    BLACK,
    WHITE,
    contrast,
    nearest_readable,
    read_colour,
    readable_ink,
)
from muniredes.domain.voice.style import Colour, ColourUse, StyleGuide, check, readings
from tests.conftest import TODAY

colours = st.builds("#{:02x}{:02x}{:02x}".format, *[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("text", "ground", "figure", "enough"),
    [
        ("#000000", "#ffffff", "21,00:1", True),
        ("#767676", "#ffffff", "4,54:1", True),
        ("#777777", "#ffffff", "4,47:1", False),
        ("#0000ff", "#ffffff", "8,59:1", True),
        ("#ff0000", "#ffffff", "3,99:1", False),
        ("#ffff00", "#ffffff", "1,07:1", False),
        ("#949494", "#ffffff", "3,03:1", False),
    ],
)
def test_figures_are_those_of_the_reference(text: str, ground: str, figure: str, enough: bool) -> None:
    found = contrast(text, ground)
    assert (found.figure, found.is_enough) == (figure, enough)
    assert contrast(ground, text).ratio == found.ratio


def _by_the_book(text: str, ground: str) -> float:
    """Return the contrast ratio as the definitions of WCAG 2.2 say it, word by word."""

    def relative_luminance(colour: str) -> float:
        parts = []
        for start in (1, 3, 5):
            part = int(colour[start : start + 2], 16) / 255
            parts.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    first, second = relative_luminance(text), relative_luminance(ground)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


@given(colours, colours)
def test_every_ratio_is_that_of_the_definition(text: str, ground: str) -> None:
    assert contrast(text, ground).ratio == pytest.approx(_by_the_book(text, ground), rel=1e-12)


def test_a_figure_is_never_rounded_up_to_enough() -> None:
    from muniredes.domain.voice.contrast import Contrast

    assert Contrast(4.4999).figure == "4,49:1"
    assert Contrast(4.4999).word != Contrast(4.5).word


@given(colours, colours)
def test_the_nearest_colour_is_read_and_a_good_one_stays(text: str, ground: str) -> None:
    better = nearest_readable(text, ground)
    assert contrast(better, ground).is_enough
    assert (better == text) is contrast(text, ground).is_enough
    assert contrast(readable_ink(ground), ground).is_enough
    assert readable_ink(ground) in (BLACK, WHITE)


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#1A4D8F", "#1a4d8f"),
        ("1a4d8f", "#1a4d8f"),
        (" #abc ", "#aabbcc"),
        ("26, 77, 143", "#1a4d8f"),
        ("rgb(26 77 143)", "#1a4d8f"),
        ("azul", None),
        ("256, 0, 0", None),
        ("#12345", None),
        ("", None),
    ],
)
def test_colours_are_read_as_people_write_them(written: str, colour: str | None) -> None:
    assert read_colour(written) == colour


def test_a_palette_is_written_alike_and_its_pairs_come_worst_first() -> None:
    guide = StyleGuide(
        colours=(
            Colour(name="Azul", value="26, 77, 143", use=ColourUse.MAIN),
            Colour(name="Blanco", value="FFF", use=ColourUse.GROUND),
            Colour(name="Tinta", value="#222222", use=ColourUse.TEXT),
        )
    )
    check(guide, TODAY)
    assert [colour.value for colour in guide.colours] == ["#1a4d8f", "#ffffff", "#222222"]
    found = readings(guide.colours)
    assert found[0].text.name == "Tinta"
    assert found[0].ground.name == "Azul"
    assert contrast(found[0].better, "#1a4d8f").is_enough
    assert all(reading.text.name != "Blanco" and reading.ground.name != "Tinta" for reading in found)
    assert [reading.contrast.ratio for reading in found] == sorted(r.contrast.ratio for r in found)


@pytest.mark.parametrize("value", ["azul", "#12", ""])
def test_a_colour_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(Problem, match="no es un color"):
        check(StyleGuide(colours=(Colour(name="X", value=value),)), TODAY)


def test_the_same_colour_twice_is_refused() -> None:
    twice = (Colour(name="Uno", value="#fff"), Colour(name="Otro", value="255,255,255"))
    with pytest.raises(Problem, match="dos veces"):
        check(StyleGuide(colours=twice), TODAY)
