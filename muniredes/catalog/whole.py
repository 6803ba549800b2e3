"""The whole catalogue read at once: a newer one is only taken when nothing in it is wrong."""

from pathlib import Path

from muniredes.catalog.advice import load_advice
from muniredes.catalog.bodies import load_without, load_wordings
from muniredes.catalog.conversation import load_responses, load_topics
from muniredes.catalog.crisis import load_crisis
from muniredes.catalog.handover import load_checklist
from muniredes.catalog.holidays import load_holidays
from muniredes.catalog.municipalities import load_gazetteer, load_regions
from muniredes.catalog.networks import load_networks
from muniredes.catalog.overlay import languages
from muniredes.catalog.papers import load_papers
from muniredes.catalog.plain_language import load_plain_words
from muniredes.catalog.remedies import load_remedies
from muniredes.catalog.reviews import load_reviews
from muniredes.catalog.subjects import load_subjects
from muniredes.catalog.year import load_year
from muniredes.i18n import SPANISH, speaking


def read_all(folder: Path) -> None:
    """Read every file of a catalogue, in each of its languages.

    Raises a Problem that names the file, the entry and the field.
    """
    for code in (SPANISH, *languages(folder)):
        with speaking(code):
            _read_in_one(folder)


def _read_in_one(folder: Path) -> None:
    networks = load_networks(folder / "networks.toml")
    load_wordings(folder / "bodies.toml")
    load_without(folder / "bodies.toml")
    load_advice(folder / "advice")
    load_topics(folder / "topics.toml")
    load_responses(folder / "responses.toml")
    load_papers(folder / "papers.toml")
    load_gazetteer(folder)
    load_year(folder / "year.toml", folder / "topics.toml", networks)
    load_remedies(folder / "remedies.toml", networks)
    load_holidays(folder / "holidays.toml")
    load_crisis(folder / "crisis", networks, load_regions(folder))
    load_checklist(folder / "handover.toml", networks)
    load_plain_words(folder / "plain.toml")
    load_subjects(folder / "subjects.toml")
    load_reviews(folder)
