"""What is missing or wrong, each with the place where it is mended: the gaps of the manual."""

from datetime import date

from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.findings.accounts import about_accounts
from muniredes.domain.findings.body import about_council, about_people
from muniredes.domain.findings.calendar import about_calendar
from muniredes.domain.findings.contradictions import about_contradictions
from muniredes.domain.findings.crisis import about_crisis
from muniredes.domain.findings.elections import about_elections
from muniredes.domain.findings.finding import Examination, Finding
from muniredes.domain.findings.guide import (
    about_archive,
    about_channels,
    about_conversation,
    about_profiles,
    about_rights,
    about_style,
)
from muniredes.domain.findings.links import about_links
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.snapshot import Snapshot

__all__ = ["Examination", "Finding", "examine"]


def examine(
    snapshot: Snapshot, networks: Networks, today: date, crisis_book: CrisisBook | None = None
) -> Examination:
    """Put every question to the guide; the findings come worst first, then by chapter.

    With the shipped `crisis_book`, also where it says something new about what the council changed.
    """
    questions = [
        *about_council(snapshot),
        *about_people(snapshot),
        *about_accounts(snapshot, networks, today),
        *about_contradictions(snapshot, networks),
        *about_profiles(snapshot),
        *about_channels(snapshot, networks, today),
        *about_links(snapshot, networks, today),
        *about_style(snapshot),
        *about_conversation(snapshot, today),
        *about_rights(snapshot, today),
        *about_archive(snapshot),
        *about_calendar(snapshot, networks, today),
        *about_crisis(snapshot, today, crisis_book),
        *about_elections(snapshot, networks, today),
    ]
    missing = [finding for answered, finding in questions if not answered]
    missing.sort(key=lambda finding: (-finding.level, finding.chapter))
    return Examination(tuple(missing))
