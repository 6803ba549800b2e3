"""The manual on trial: every answer is on its page, and what is erased is what the manual no longer says."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from muniredes.actions.handover import rehearsing
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.handover.rehearsal import Ask, Situation
from muniredes.domain.people import FlowStep
from muniredes.domain.places import Target
from muniredes.domain.snapshot import Snapshot
from muniredes.manual.compose import compose
from muniredes.manual.compose.data import ManualData
from muniredes.manual.pdf import draw_pdf
from muniredes.manual.rehearsal.pages import found, page_texts, squeezed
from muniredes.manual.rehearsal.situations import every_situation, situations
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import set_up

LEAST_FACTS = 60


def _data(database: Database) -> ManualData:
    return manual.with_calendar(database, manual.gather(database, Edition.RESERVED))


def _asks(asked: tuple[Situation, ...]) -> Iterator[tuple[str, Ask]]:
    for situation in asked:
        for number, ask in enumerate(situation.asks):
            yield f"{situation.key}.{number}", ask


def test_a_rehearsal_has_its_situations_and_half_join_two_chapters(town: Workspace) -> None:
    data = _data(town.database)
    for sitting in range(12):
        asked = situations(data, sitting)
        assert 15 <= len(asked) <= 20
        assert len({each.key for each in asked}) == len(asked)
        assert sum(len({ask.chapter for ask in each.asks}) > 1 for each in asked) * 2 >= len(asked)
        assert {each.key for each in asked} <= {each.key for each in every_situation(data)}
    assert {each.key for each in situations(data, 1)} != {each.key for each in situations(data, 0)}


def test_every_answer_is_found_on_the_page_that_is_cited(town: Workspace) -> None:
    """Read with another eye: the text of that page, as it is printed, has what the guide holds."""
    data = _data(town.database)
    document = compose(data)
    pages = page_texts(draw_pdf(document, lambda _part: None))
    count = 0
    for key, ask in _asks(found(every_situation(data), document, lambda _part: None)):
        assert (ask.page is not None) == bool(ask.answer), f"{key}: {ask.question} {ask.printed}"
        assert bool(ask.answer) == all(need.is_known for need in ask.needs), key
        if ask.page is not None:
            assert squeezed(ask.answer) in pages[ask.page - 1], key
            assert f"Página{ask.page}de" in pages[ask.page - 1], key
            count += 1
    assert count > LEAST_FACTS


def test_the_page_is_that_of_its_own_account_where_another_says_the_same(database: Database) -> None:
    """Ten accounts with the same keys: each answer is where its own sheet is, and not in the first."""
    set_up(database, *(f"facebook.com/cuenta{number}" for number in range(10)))
    from muniredes.actions import accounts, reading

    for account in reading.snapshot(database).own_accounts:
        accounts.edit(database, account.id or 0, {"custody.email": "redes@villa.es"})
    data = _data(database)
    document = compose(data)
    pages = page_texts(draw_pdf(document, lambda _part: None))
    cited = set()
    for key, ask in _asks(found(every_situation(data), document, lambda _part: None)):
        if key.startswith("password-") and ask.is_said:
            assert ask.page is not None
            cited.add(ask.page)
            assert squeezed(ask.about) in pages[ask.page - 1] + pages[ask.page - 2]
    assert len(cited) > 1


Eraser = Callable[[Snapshot], None]


def _eraser(fact: str) -> Eraser:
    """Return what takes a fact out of a guide, by its name alone."""
    field, _colon, number = fact.partition(":")
    kind, _dot, name = field.partition(".")
    wanted = int(number) if number else None

    def erase(snapshot: Snapshot) -> None:
        for thing, attribute in _holding(snapshot, kind, name, wanted):
            before = getattr(thing, attribute)
            assert before not in (None, ""), fact
            setattr(thing, attribute, "" if isinstance(before, str) and attribute != "kind" else None)

    return erase


def _holding(snapshot: Snapshot, kind: str, name: str, number: int | None) -> Iterator[tuple[object, str]]:
    duties = snapshot.crisis.duty_of
    of_account: dict[str, tuple[Any, ...]] = {"custody": snapshot.custodies, "editorial_line": snapshot.lines}
    alone: dict[str, object] = {
        "conversation_guide": snapshot.conversation,
        "style_guide": snapshot.style,
        "crisis_plan": snapshot.crisis.plan,
        "council": snapshot.council,
        "area": snapshot.coordinating_area,
        "handover": snapshot.handover.handover if snapshot.handover else None,
    }
    numbered: dict[str, tuple[Any, ...]] = {
        "account": snapshot.accounts,
        "person": snapshot.people,
        "crisis_contact": snapshot.crisis.contacts,
    }
    if kind in of_account:
        yield from ((each, name) for each in of_account[kind] if each.account_id == number)
    elif kind in numbered:
        attribute = {"crisis_contact": "phone"}.get(kind, name)
        yield from ((each, attribute) for each in numbered[kind] if each.id == number)
    elif kind == "crisis_duty":
        yield duties[CrisisRole(name)], "person_id"
    elif kind == "last_copy_on":
        said = [each for each in snapshot.custodies if each.account_id == number]
        yield from ((each, kind) for each in said if each.last_copy_on)
        yield from ((each, "made_on") for each in snapshot.archive if each.account_id == number)
    elif kind == "approver_id":
        assert snapshot.posting_rules is not None
        if snapshot.posting_rules.approver_id is not None:
            yield snapshot.posting_rules, "approver_id"
        yield snapshot.duty_of[FlowStep.VALIDATE], "person_id"
    else:
        yield alone[kind], name


def test_erasing_each_fact_makes_exactly_its_questions_say_that_the_manual_does_not(town: Workspace) -> None:
    data = _data(town.database)
    before = dict(_asks(every_situation(data)))
    facts = sorted({need.fact for ask in before.values() for need in ask.needs if need.is_known})
    facts = [fact for fact in facts if not fact.startswith("electoral_period")]
    assert len(facts) >= LEAST_FACTS
    for fact in facts:
        fresh = _data(town.database)
        _eraser(fact)(fresh.snapshot)
        after = dict(_asks(every_situation(fresh)))
        assert after.keys() == before.keys(), "what is asked never depends on what is known"
        silent = {key for key, ask in after.items() if not ask.answer}
        expected = {
            key for key, ask in before.items() if not ask.answer or fact in {need.fact for need in ask.needs}
        }
        assert silent == expected, fact
        for key in expected - {key for key, ask in before.items() if not ask.answer}:
            assert _said_of(after[key]) == "El manual no lo dice."
            assert after[key].target in {need.target for need in before[key].needs if need.fact == fact}


def _said_of(ask: Ask) -> str:
    return replace(ask, page=None).said


@pytest.mark.parametrize("fact", ["custody.email:2", "crisis_plan.kit_place", "conversation_guide.hours"])
def test_what_is_erased_is_on_no_page_of_its_section(town: Workspace, fact: str) -> None:
    data = _data(town.database)
    _eraser(fact)(data.snapshot)
    document = compose(data)
    for key, ask in _asks(found(every_situation(data), document, lambda _part: None)):
        assert (ask.page is None) == (not ask.answer), key
        if fact in {need.fact for need in ask.needs}:
            assert ask.page is None, key


def test_every_gap_leads_to_a_place_of_the_window(town: Workspace) -> None:
    for ask in rehearsing.gaps(town.database):
        assert isinstance(ask.target, Target)
        assert ask.about
    assert rehearsing.gaps(town.database)


def test_a_guide_that_has_just_begun_is_examined_too(database: Database) -> None:
    set_up(database)
    draft = rehearsing.compose(database)
    trial = rehearsing.prepare(draft, lambda _part: None)
    assert len(trial.situations) >= 10
    assert trial.unsaid
    set_up_again = rehearsing.gaps(database)
    assert {ask.question for ask in set_up_again} <= {ask.question for ask in trial.unsaid}


def test_the_blank_paper_asks_the_same_and_answers_nothing(town: Workspace, tmp_path: Path) -> None:
    document = papers.prepare(town.database, Paper.REHEARSAL)
    said = text_of(document)
    trial = rehearsing.prepare(rehearsing.compose(town.database), lambda _part: None)
    for situation in trial.situations:
        assert situation.story in said
        for ask in situation.asks:
            assert ask.question in said
    assert "900 000 002" not in said
    assert "Sobre rojo" not in said
    papers.write(document, tmp_path / "ensayo.pdf")
    pages = page_texts((tmp_path / "ensayo.pdf").read_bytes())
    assert len(pages) <= 6


def test_the_answers_for_whoever_corrects_have_their_pages(town: Workspace, tmp_path: Path) -> None:
    draft = rehearsing.compose(town.database)
    target = tmp_path / "respuestas.pdf"
    rehearsing.write_answers(draft, target, lambda _part: None)
    trial = rehearsing.prepare(draft, lambda _part: None)
    text = "".join(page_texts(target.read_bytes()))
    assert squeezed("El manual no lo dice.") in text
    for situation in trial.situations:
        for ask in situation.asks:
            assert not ask.is_said or squeezed(ask.answer) + str(ask.page) in text, json.dumps(ask.question)
