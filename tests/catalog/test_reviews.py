"""Whoever keeps the catalogue knows what to read again, and nothing in it is without a day."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.catalog.reviews import Stake, load_reviews
from muniredes.domain.problems import Problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "catalog"
    shutil.copytree(paths.resource("catalog"), copied)
    return copied


def test_what_is_gravest_and_due_first_comes_first() -> None:
    reviews = knowledge.reviews()
    assert [(r.stake, r.due) for r in reviews] == sorted((r.stake, r.due) for r in reviews)
    assert reviews[0].stake is Stake.HIGH
    assert {r.file for r in reviews if r.stake is Stake.HIGH} >= {
        "advice/elections.toml",
        "advice/rights.toml",
    }


def test_the_election_is_read_again_before_the_spring() -> None:
    electoral = [r for r in knowledge.reviews() if r.file == "advice/elections.toml"]
    assert all(r.due <= date(2027, 3, 1) for r in electoral), "the call is on 30 March 2027"


def test_a_file_that_nobody_reviews_is_named(folder: Path) -> None:
    habits = folder / "reviews.toml"
    habits.write_text(habits.read_text(encoding="utf-8").replace('"topics.toml", ', ""), encoding="utf-8")
    with pytest.raises(Problem, match=r"topics\.toml"):
        load_reviews(folder)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (('"networks.toml"', '"redes.toml"'), "entrada «redes», campo «ficheros»"),
        (('riesgo = "bajo"', 'riesgo = "poco"'), "entrada «oficio», campo «riesgo»"),
        (('"topics.toml"', '"year.toml"'), "entrada «oficio», campo «ficheros»"),
        (("meses = 12", 'meses = "doce"'), "entrada «oficio», campo «meses»"),
    ],
)
def test_a_typo_is_named(folder: Path, change: tuple[str, str], where: str) -> None:
    habits = folder / "reviews.toml"
    good = habits.read_text(encoding="utf-8")
    assert change[0] in good
    habits.write_text(good.replace(*change), encoding="utf-8")
    with pytest.raises(Problem, match=where):
        load_reviews(folder)


def test_what_is_experience_is_not_counted_as_a_paper_that_nobody_read() -> None:
    """Own advice has no text to be contrasted with: what is left to read is what names one."""
    reviews = knowledge.reviews()
    assert not [review for review in reviews if review.own and review.verified]
    left = {(r.file, r.entry) for r in reviews if r.stake is Stake.HIGH and not (r.own or r.verified)}
    assert left == {
        ("advice/rights.toml", "imagen.ia_robot"),
        ("advice/rights.toml", "transparencia.politica"),
    }
