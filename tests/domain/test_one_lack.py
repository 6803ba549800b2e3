"""What is one lack is said once: nobody stands in for a person, however many steps or parts she has."""

from datetime import date

from muniredes.domain.council import Council
from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.findings import examine
from muniredes.domain.people import Duty, FlowStep, Person
from muniredes.domain.snapshot import Snapshot

TODAY = date(2026, 11, 30)
PILAR, EVA = Person(id=1, name="Pilar Martí"), Person(id=2, name="Eva Paz")


def _said(snapshot: Snapshot) -> list[str]:
    return [finding.sentence for finding in examine(snapshot, {}, TODAY).findings]


def test_a_person_alone_in_every_step_is_one_lack() -> None:
    duties = tuple(Duty(step=step, person_id=1) for step in FlowStep)
    said = _said(Snapshot(council=Council(name="Villa"), people=(PILAR, EVA), duties=duties))
    (found,) = (each for each in said if "suplente" in each)
    assert found.endswith("no tienen suplente: solo los hace Pilar Martí.")
    assert all(f"«{step.word}»" in found for step in FlowStep)


def test_each_person_who_is_alone_is_another_lack() -> None:
    duties = (
        Duty(step=FlowStep.DRAFT, person_id=1),
        Duty(step=FlowStep.REVIEW, person_id=2),
        Duty(step=FlowStep.PUBLISH, person_id=1, deputy_id=2),
    )
    said = _said(Snapshot(council=Council(name="Villa"), people=(PILAR, EVA), duties=duties))
    assert [each for each in said if "suplente" in each] == [
        "El paso «Redacta» no tiene suplente: solo lo hace Pilar Martí.",
        "El paso «Revisa» no tiene suplente: solo lo hace Eva Paz.",
    ]


def test_so_it_is_in_a_crisis_with_her_telephone() -> None:
    roles = (CrisisRole.MAYOR, CrisisRole.SPOKESPERSON)
    crisis = CrisisRecord(duties=tuple(CrisisDuty(role=role, person_id=1) for role in roles))
    said = _said(Snapshot(council=Council(name="Villa"), people=(PILAR,), crisis=crisis))
    assert "En una crisis, «Alcaldía» y «Portavoz» no tienen suplente." in said
    assert "Falta el teléfono de Pilar Martí, que en una crisis es «Alcaldía» y «Portavoz»." in said
