"""Enquiries, moderation, consents and the test of a plain citizen."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from muniredes.actions import knowledge
from muniredes.domain.citizens.citizen_test import CitizenTest, TestAnswer, half_done, next_test
from muniredes.domain.citizens.conversation import ConversationGuide, ombudsman_checks, usual_deadlines
from muniredes.domain.citizens.registers import (
    Enquiry,
    Moderation,
    ModerationKind,
    check_enquiry,
    check_moderation,
)
from muniredes.domain.citizens.rights import Consent, Licence, PictureCredit, check_consent
from muniredes.domain.council import Council, EntityKind
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.findings import examine
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.gaps import filled, known_gaps, left_in
from muniredes.domain.today.agenda import agenda
from tests import pseudo
from tests.conftest import TODAY

DAY = timedelta(days=1)


def test_an_enquiry_is_late_from_the_day_after() -> None:
    enquiry = Enquiry(question="¿Cuándo?", asked_on=TODAY - 3 * DAY, due_on=TODAY)
    assert not enquiry.is_late(TODAY)
    assert enquiry.is_late(TODAY + DAY)
    enquiry.answered_on = TODAY
    assert not enquiry.is_late(TODAY + DAY)


@pytest.mark.parametrize(
    "enquiry",
    [
        Enquiry(question=""),
        Enquiry(question="¿?", asked_on=TODAY + DAY),
        Enquiry(question="¿?", asked_on=TODAY, answered_on=TODAY - DAY),
        Enquiry(question="¿?", asked_on=TODAY, due_on=TODAY - DAY),
    ],
)
def test_enquiries_that_cannot_be_are_refused(enquiry: Enquiry) -> None:
    with pytest.raises(Problem):
        check_enquiry(enquiry, TODAY)


def test_a_block_has_a_rule_and_an_end_after_its_beginning() -> None:
    with pytest.raises(Problem, match="sin norma"):
        check_moderation(Moderation(kind=ModerationKind.BLOCKED, done_on=TODAY), TODAY)
    ended = Moderation(kind=ModerationKind.BLOCKED, rule="Respeto", done_on=TODAY, until=TODAY - DAY)
    with pytest.raises(Problem, match="acabar antes"):
        check_moderation(ended, TODAY)


def test_a_block_comes_back_on_the_day_of_its_review() -> None:
    block = Moderation(done_on=TODAY - 30 * DAY, review_on=TODAY, until=TODAY + 30 * DAY)
    assert block.is_due(TODAY)
    assert not block.is_due(TODAY - DAY)
    block.lifted_on = TODAY
    assert not block.is_due(TODAY)


@pytest.mark.parametrize(
    ("consent", "holds"),
    [
        (Consent(subject="A", given_on=TODAY), True),
        (Consent(subject="A", given_on=TODAY, expires_on=TODAY), True),
        (Consent(subject="A", given_on=TODAY - 9 * DAY, expires_on=TODAY - DAY), False),
        (Consent(subject="A", given_on=TODAY - 9 * DAY, revoked_on=TODAY), False),
        (Consent(subject="A"), False),
    ],
)
def test_a_consent_holds_while_it_lasts(consent: Consent, holds: bool) -> None:
    check_consent(consent, TODAY)
    assert consent.holds(TODAY) is holds


@pytest.mark.parametrize(
    "consent",
    [
        Consent(subject=""),
        Consent(subject="A", given_on=TODAY - DAY, expires_on=TODAY - 2 * DAY),
        Consent(subject="A", given_on=TODAY + DAY),
        Consent(subject="A", given_on=TODAY, revoked_on=TODAY - DAY),
    ],
)
def test_a_consent_that_cannot_be_is_refused(consent: Consent) -> None:
    with pytest.raises(Problem):
        check_consent(consent, TODAY)


@pytest.mark.parametrize(
    ("credit", "flaw"),
    [
        (PictureCredit(name="A"), "No consta su licencia."),
        (PictureCredit(name="A", licence=Licence.UNKNOWN), "No consta su licencia."),
        (
            PictureCredit(name="A", licence=Licence.STOCK, licence_until=TODAY - DAY),
            "La licencia ha caducado.",
        ),
        (
            PictureCredit(name="A", licence=Licence.OWN, shows_people=True),
            "Salen personas y no consta el permiso.",
        ),
        (
            PictureCredit(name="A", licence=Licence.OWN, shows_people=True, consent_id=99),
            "Salen personas y no consta el permiso.",
        ),
        (PictureCredit(name="A", licence=Licence.OWN, shows_people=True, consent_id=1), ""),
        (PictureCredit(name="A", licence=Licence.OWN, shows_people=True, consent_id=2), "Su permiso no vale"),
        (PictureCredit(name="A", licence=Licence.OWN, shows_people=True, consent_id=3), "Su permiso no vale"),
        (PictureCredit(name="A", licence=Licence.OWN, consent_id=4), "Su permiso no vale"),
    ],
)
def test_a_picture_says_why_it_cannot_be_used(credit: PictureCredit, flaw: str) -> None:
    consents = (
        Consent(id=1, subject="A", given_on=TODAY, expires_on=TODAY),
        Consent(id=2, subject="Caducado", given_on=TODAY - 2 * DAY, expires_on=TODAY - DAY),
        Consent(id=3, subject="Retirado", given_on=TODAY - DAY, revoked_on=TODAY),
        Consent(id=4, subject="Sin fecha"),
    )
    found = credit.flaw(TODAY, consents)
    assert found.startswith(flaw)
    assert bool(found) == bool(flaw)


_WRITTEN = Moderation(rule="Sin insultos", capture="a" * 64, decided_by_id=1)


def test_a_register_that_could_not_be_defended_is_not_one() -> None:
    half = Moderation(what="Un insulto", kind=ModerationKind.BLOCKED)
    for register, met in (((), None), ((_WRITTEN,), True), ((_WRITTEN, half), False)):
        found = {check.key: check.is_met for check in ombudsman_checks(None, register)}
        assert found["registro"] is met


def test_a_register_of_blocks_is_not_missing_where_nobody_was_blocked() -> None:
    found = {check.key: check for check in ombudsman_checks(None, ())}
    assert [key for key, check in found.items() if check.has_nothing] == ["registro"]
    assert not any(check.has_nothing for check in ombudsman_checks(None, (_WRITTEN,)))


def test_the_ombudsmans_checks_are_met_one_by_one() -> None:
    assert not any(check.is_met for check in ombudsman_checks(None, ()))
    whole = ConversationGuide(
        rules="Una", procedure="Otra", approved_by="Pleno", approved_on=TODAY, address="https://villa.es",
        is_linked=True, is_neutral=True, responsible_id=1, deadlines=usual_deadlines(),
    )  # fmt: skip
    assert all(check.is_met for check in ombudsman_checks(whole, (_WRITTEN,)))
    for check in ombudsman_checks(whole, (_WRITTEN,)):
        name = check.field.partition(".")[2]
        if not name:
            continue
        kept = getattr(whole, name)
        setattr(whole, name, "" if isinstance(kept, str) else None)
        met = {each.key: each.is_met for each in ombudsman_checks(whole, (_WRITTEN,))}
        assert [key for key, is_met in met.items() if not is_met] == [check.key]
        setattr(whole, name, kept)


def test_a_test_is_scored_and_comes_back_in_six_months() -> None:
    answers = (
        TestAnswer(key="a", passed=True),
        TestAnswer(key="b", passed=False),
        TestAnswer(key="c", passed=None),
    )
    test = CitizenTest(done_on=date(2026, 8, 31), answers=answers)
    assert test.score == "1 va bien, 1 mal y 1 sin contestar"
    earlier = CitizenTest(done_on=date(2026, 2, 1))
    assert next_test([test, earlier]) == date(2026, 8, 1), "one that was left half-way is not done"
    test.answers = answers[:2]
    assert next_test([test, earlier]) == date(2027, 2, 28)
    assert next_test([]) is None


def test_a_test_that_was_left_half_way_is_gone_on_with_until_it_is_old() -> None:
    lacking = (TestAnswer(key="a", passed=True), TestAnswer(key="b"))
    whole = CitizenTest(id=1, done_on=date(2026, 1, 1), answers=lacking[:1])
    half = CitizenTest(id=2, done_on=date(2026, 8, 31), answers=lacking)
    older = CitizenTest(id=3, done_on=date(2025, 12, 1), answers=lacking)
    assert half_done([half, whole], TODAY) is half
    assert half_done([half, whole], date(2027, 6, 1)) is None
    assert half_done([older, whole], TODAY) is None, "a whole one was done after it"
    guide = Snapshot(council=Council(name="Villa"), citizen_tests=(whole, half))
    said = agenda(guide, {}, datetime(2026, 11, 24, 9)).waits
    assert [item.verb for item in said] == ["Seguir la prueba"]


def test_an_answer_is_filled_with_what_the_guide_says_and_the_rest_stays_a_gap() -> None:
    guide = ConversationGuide(address="https://villa.es/normas", hours="De lunes a viernes, de 9 a 14.")
    text = "Lea {NORMAS}. Oficina: {HORARIO}. Sede: {SEDE}. Llame: {TELÉFONO}. Plazo: {PLAZO}."
    assert filled(text, known_gaps(Snapshot(), TODAY)) == text
    said = filled(text, known_gaps(Snapshot(conversation=guide), TODAY))
    assert said.startswith(
        "Lea https://villa.es/normas. Oficina: de lunes a viernes, de 9 a 14. Sede: {SEDE}."
    )
    council = Council(name="Villa", electronic_office="sede.villa.es", phone="967 000 000")
    said = filled(text, known_gaps(Snapshot(council=council), TODAY))
    assert said.endswith("Sede: sede.villa.es. Llame: 967 000 000. Plazo: {PLAZO}.")


def test_opening_hours_with_gaps_of_their_own_leave_none_behind() -> None:
    council = Council(name="Villa", phone="967 000 000")
    guide = ConversationGuide(hours="De 9 a 14. Fuera, en el {TELÉFONO}.")
    gaps = known_gaps(Snapshot(council=council, conversation=guide), TODAY)
    assert filled("Oficina: {HORARIO}.", gaps) == "Oficina: de 9 a 14. Fuera, en el 967 000 000."


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Ayuntamiento del Ballestero", EntityKind.COUNCIL, "Carnaval en El Ballestero"),
        ("Villa", EntityKind.COUNCIL, "Carnaval en Villa"),
        ("Mancomunidad del Valle", EntityKind.COMMONWEALTH, "Carnaval en {PUEBLO}"),
    ],
)
def test_the_town_is_not_asked_of_a_town(name: str, kind: EntityKind, said: str) -> None:
    known = known_gaps(Snapshot(council=Council(name=name, kind=kind)), TODAY)
    assert filled("Carnaval en {PUEBLO}", known) == said


def test_the_gaps_left_in_a_text_are_found_once_each() -> None:
    assert left_in("De {HORA} a {HORA}, por {ENLACE OFICIAL} o {ÁREA}; {esto no}") == (
        "{HORA}",
        "{ENLACE OFICIAL}",
        "{ÁREA}",
    )


def test_a_text_with_gaps_is_a_finding_until_they_are_filled() -> None:
    def said(snapshot: Snapshot) -> list[str]:
        found = examine(snapshot, {}, TODAY).findings
        return [finding.sentence for finding in found if "huecos" in finding.sentence]

    guide = ConversationGuide(hours="Vuelva el {DÍA} o llame al {TELÉFONO}.")
    sentence = "«Horario de atención» tiene huecos sin rellenar: {DÍA}, {TELÉFONO}."
    assert said(Snapshot(conversation=guide)) == [sentence]
    council = Council(name="Villa", phone="967 000 000")
    assert said(Snapshot(council=council, conversation=guide)) == [sentence.replace(", {TELÉFONO}", "")]
    guide.hours = "Vuelva mañana o llame al {TELÉFONO}."
    assert said(Snapshot(council=council, conversation=guide)) == []


def test_of_a_reply_that_is_pasted_each_time_only_what_the_guide_should_say_is_missing() -> None:
    """The reply that the program itself proposes is no fault of whoever takes it."""

    def said(snapshot: Snapshot) -> list[str]:
        found = examine(snapshot, {}, TODAY).findings
        return [finding.sentence for finding in found if "huecos" in finding.sentence]

    reply = next(each for each in knowledge.advice()["horario"] if each.key == "automatica").text.value
    # at night nobody answers the switchboard
    urgent = re.compile(r"(?:[Uu]rgente|[Aa]ver[ií]as)[^.]*\{TELÉFONO\}")
    assert [text for text in pseudo.ours() if urgent.search(text)] == []
    council = Council(name="Villa", phone="967 000 000")
    guide = ConversationGuide(hours="De 9 a 14.", out_of_hours=reply)
    assert said(Snapshot(council=council, conversation=guide)) == []
    guide.out_of_hours = "Vuelva el {DÍA} o llame al {TELÉFONO}."
    sentence = "«Respuesta fuera de horario» tiene huecos sin rellenar: {TELÉFONO}."
    assert said(Snapshot(conversation=guide)) == [sentence]


def test_the_polling_day_of_a_text_is_that_of_the_next_election() -> None:
    periods = tuple(ElectoralPeriod(polling_day=day) for day in (date(2023, 5, 28), date(2027, 5, 23)))
    gaps = known_gaps(Snapshot(periods=periods), TODAY)
    assert filled("Hasta el {FECHA DE LA VOTACIÓN}.", gaps) == "Hasta el 23 de mayo de 2027."
    assert known_gaps(Snapshot(periods=periods), date(2027, 5, 24)) == {}


def test_what_is_in_force_says_what_it_could_not_be_defended_without() -> None:
    everything = {
        "rule": "Respeto",
        "capture": "abc",
        "decided_by_id": 1,
        "warned_on": TODAY,
        "review_on": TODAY,
    }
    assert _wanting(ModerationKind.BLOCKED) == tuple(everything)
    assert _wanting(ModerationKind.HIDDEN) == ("rule", "capture", "decided_by_id")
    assert _wanting(ModerationKind.REPORTED) == ("rule", "capture")
    assert _wanting(ModerationKind.BLOCKED, **everything) == ()
    assert _wanting(ModerationKind.BLOCKED, lifted_on=TODAY) == ()


def _wanting(kind: ModerationKind, **values: Any) -> tuple[str, ...]:
    return Moderation(kind=kind, done_on=TODAY, **values).wanting
