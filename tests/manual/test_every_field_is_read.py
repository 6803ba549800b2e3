"""A field that is asked and that nothing reads is work thrown away: every field reaches a paper or a warning.

What is read is watched in the act: both editions, every paper and everything that is pending are made of the
example, and each field that ours look at is noted.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

import pytest

from muniredes.actions import knowledge, reading
from muniredes.actions.handover import acts
from muniredes.actions.printing import crisis_report, manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.domain.fields import CARDS
from muniredes.domain.findings import examine
from muniredes.domain.handover.record import ActKind
from muniredes.domain.today.agenda import agenda
from muniredes.storage.database import Database
from muniredes.storage.tables import RECORDED

_LINK = "what holds it is reached from the other side"
_NONE = "the example has none; its own tests read it"
_WINDOW = "it is for who works with it in its page, and the program reads it to know what it did"
NOT_READ = {
    **dict.fromkeys(
        ("handover_act.handover_id", "handover_answer.handover_id", "incident_entry.incident_id",
         "incident_step.incident_id"), _LINK
    ),
    **dict.fromkeys(
        ("archive_copy.matched_on", "crisis_text.base", "crisis_text.key", "crisis_text.text",
         "handover_act.issued_on", "handover_act.kind", "handover.observations_until", "handover.refusal",
         "remedy.account_id", "remedy.begun_on", "remedy.cause",
         "remedy.done_on", "remedy.note", "remedy.wait_until"), _NONE
    ),
    **dict.fromkeys(
        ("guide_mark.at", "guide_mark.state", "guide_mark.task", "handover_act.sha256",
         "incident_step.key", "incident_step.position", "message.entry",
         "picture_credit.picture", "planned_year.answers", "planned_year.entries",
         "planned_year.first", "post.approved_said", "post.occurrence"), _WINDOW
    ),
}  # fmt: skip
"""What no paper or warning of the example reads, and why that is right. A new field is not in this list."""


@contextmanager
def _watching() -> Iterator[set[str]]:
    """Yield the set that holds, in the end, «kind.field» of each field that ours have looked at."""
    found: set[str] = set()

    def watch(kind: str) -> object:
        def look(self: object, name: str) -> object:
            module = sys._getframe(1).f_globals["__name__"]
            if module.startswith(("muniredes.domain", "muniredes.manual")):
                found.add(f"{kind}.{name}")
            return object.__getattribute__(self, name)

        return look

    with pytest.MonkeyPatch.context() as patch:
        for each, kind in RECORDED.items():
            patch.setattr(each, "__getattribute__", watch(kind), raising=False)
        yield found


def test_every_field_reaches_a_paper_or_a_warning(town_database: Database, today: date) -> None:
    with _watching() as found:
        for edition in Edition:
            manual.prepare(town_database, edition)
        for paper in papers.papers():
            papers.prepare(town_database, paper)
        known = reading.snapshot(town_database)
        for file in known.crisis.files:
            assert file.incident.id is not None
            crisis_report.report(town_database, file.incident.id)
        for kind in ActKind:
            acts.compose(town_database, kind)
        agenda(known, knowledge.networks(), datetime.combine(today, time(9)))
        examine(reading.snapshot(town_database), knowledge.networks(), today, knowledge.crisis_book())
    unread = {path for path in CARDS if path[0].islower()} - found
    assert unread == set(NOT_READ)
