"""Two accounts of one network never look the same where only letters fit."""

from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.naming import telling_letters


def test_the_letters_are_of_the_word_that_is_its_own() -> None:
    assert telling_letters(["AytoVilla", "BiblioVilla"]) == ["Ay", "Bi"]
    assert telling_letters(["Ayuntamiento de Villa", "Ayuntamiento de Villa Deportes"]) == ["Ay", "De"]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=8))
def test_no_two_are_told_alike(names: list[str]) -> None:
    found = telling_letters(names)
    assert len(set(found)) == len(names)
    assert all(found)
