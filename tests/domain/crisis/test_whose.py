"""A part in a crisis is said by the name of whoever has it, as soon as anything tells it."""

from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.crisis.plan import CrisisDuty
from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.crisis.whose import part_words
from muniredes.domain.people import Duty, FlowStep, Person
from muniredes.domain.snapshot import Snapshot

ANA, EVA = Person(id=1, name="Ana Gil", post="Auxiliar de Secretaría"), Person(id=2, name="Eva Paz")
SOL = Person(id=3, name="Sol Mora", post="Secretaria-interventora")
PARTS = (CrisisRole.EDITOR, CrisisRole.SECRETARY, CrisisRole.SERVICE)


def test_names_come_before_parts_and_who_is_known_already_is_named() -> None:
    publishes = Duty(step=FlowStep.PUBLISH, person_id=1, deputy_id=2)
    known = Snapshot(people=(ANA, EVA, SOL), duties=(publishes,))
    said = part_words(PARTS, known)
    assert said == "Ana Gil o Eva Paz (Quien publica), Sol Mora (Secretaría), El servicio afectado"


def test_what_was_prepared_for_a_crisis_goes_before_what_is_known_of_every_day() -> None:
    prepared = CrisisRecord(duties=(CrisisDuty(role=CrisisRole.EDITOR, person_id=2),))
    publishes = Duty(step=FlowStep.PUBLISH, person_id=1)
    known = Snapshot(people=(ANA, EVA), duties=(publishes,), crisis=prepared)
    assert part_words([CrisisRole.EDITOR], known) == "Eva Paz (Quien publica)"
