"""What is shipped for a crisis is whole: eleven checklists, messages that fit, and a way for any answer."""

import re
from datetime import date
from itertools import product

import pytest

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.catalog.municipalities import load_regions
from muniredes.domain.calendar.advice.gaps import likely
from muniredes.domain.calendar.advice.lengths import post_limit, room
from muniredes.domain.crisis.gaps import ACCOUNT_GAP, MESSAGE_GAPS, NEXT_GAP
from muniredes.domain.crisis.knowledge import Checklist, CrisisBook, Stage, TriageQuestion
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.knowledge.facts import Fact, NetworkKind, Networks
from muniredes.domain.texts.text import filled, left_in

STEPS = {
    "emergencia": 13, "cuenta": 18, "suplantacion": 14, "error": 12, "bulo": 11, "polemica": 12,
    "servicio": 10, "luto": 11, "brecha": 14, "imagen": 14, "junta": 16,
}  # fmt: skip

SAID = {
    "{HORA}": "03:40",
    "{PRÓXIMO AVISO}": "a las 04:40",
    "{CUÁNDO SE SUPO}": "03:10 del 24/11/2026",
    "{CUENTA}": "facebook.com/aytovaldeencina",
    "{ORGANISMO}": "Ayuntamiento de Valdeencina",
    "{TELÉFONO}": "941 00 00 00",
    "{TELÉFONO DE AVERÍAS}": "941 00 00 01",
    "{ENLACE}": "https://www.valdeencina.es",
    "{ASUNTO}": "el agua del grifo",
    "{SERVICIO}": "agua",
    "{POR QUIÉN}": "nuestra vecina",
    "{QUÉ OCURRE Y DÓNDE}": "fuego junto a la ermita",
    "{QUÉ DEBE HACER}": "no salga y cierre ventanas",
    "{QUÉ NO SE SABE}": "cuánto durará",
    "{QUÉ CAMBIA}": "llegan más bomberos",
    "{DATO CORRECTO}": "el agua se puede beber",
}
"""What somebody in a hurry would write in each gap."""


@pytest.fixture(scope="module")
def book() -> CrisisBook:
    return knowledge.crisis_book()


@pytest.fixture(params=STEPS)
def checklist(request: pytest.FixtureRequest, book: CrisisBook) -> Checklist:
    return book.checklist(request.param)


def _facts(book: CrisisBook) -> list[Fact[object]]:
    groups = (book.levels.values(), book.checklists.values(), book.phones, book.recovery.values())
    return [*(fact for group in groups for fact in group), book.breach_hours, *book.authorities]


def test_all_are_there_with_their_steps(book: CrisisBook) -> None:
    assert {key: len(fact.value.steps) for key, fact in book.checklists.items()} == STEPS
    assert list(book.checklists) == list(STEPS), "the order of the buttons"
    assert len({fact.value.plain for fact in book.checklists.values()}) == len(STEPS)


def test_every_fact_says_where_it_comes_from(book: CrisisBook) -> None:
    for fact in _facts(book):
        assert fact.source
        assert date(2025, 1, 1) < fact.reviewed <= date(2026, 12, 31)
        assert not (fact.verified and fact.source.startswith("Experiencia propia")), fact.source


def test_every_step_is_one_plain_sentence_with_its_reason(checklist: Checklist) -> None:
    for step in checklist.steps:
        for said in (step.do, step.why):
            assert said.endswith("."), step.key
            assert not re.search(r"[.!?…] [A-ZÁÉÍÓÚÑ¿¡]", said), f"{step.key}: «{said}» is more than one"
            assert said[0].isupper() or said[0] == "¿", step.key
        assert len(step.do) <= 200, step.key
        assert step.roles, step.key
        assert step.deadline, step.key
        assert set(left_in(step.paste)) <= set(MESSAGE_GAPS), step.key
        assert checklist.step(step.key) is step


def test_a_button_is_short(book: CrisisBook) -> None:
    for fact in book.checklists.values():
        assert len(fact.value.plain) <= 75, fact.value.plain
        assert not fact.value.plain.endswith(".")


def test_the_first_message_and_the_last_are_sent_by_a_step(checklist: Checklist) -> None:
    stages = [step.stage for step in checklist.steps if step.stage]
    assert sorted(stages) == sorted(Stage), "each message is sent by one step"
    assert stages.index(Stage.FIRST) < stages.index(Stage.UPDATE) < stages.index(Stage.CLOSE)
    assert all(checklist.messages[stage] for stage in stages)


def test_the_first_thing_is_done_at_once(checklist: Checklist) -> None:
    first = checklist.steps[0]
    assert first.when == "antes de nada" or (first.minutes is not None and first.minutes <= 15)


@pytest.mark.parametrize("stage", Stage)
def test_every_message_fits_every_network(checklist: Checklist, stage: Stage, networks: Networks) -> None:
    text = checklist.messages[stage]
    long = likely(text)
    real = filled(text, SAID)
    assert not left_in(real)
    tried = 0
    for network in networks.values():
        if post_limit(network) is not None:
            tried += 1
            for said in (long, real):
                found = room(said, network, with_pictures=True)
                assert found.fits, f"{network.name}: {found.sentence}"
    assert tried >= 9
    assert not re.search(r"[*_#\n]|https?:", text), "plain text"


def test_every_text_to_paste_fits_too_but_for_the_letter(book: CrisisBook, networks: Networks) -> None:
    texts = {
        (key, step.key): step.paste for key, fact in book.checklists.items() for step in fact.value.steps
    }
    letter = texts.pop(("brecha", "personas"))
    for where, text in texts.items():
        assert all(room(likely(text), network).fits for network in networks.values()), where
    assert len(letter) > 280, "it is sent to each person, and it can be long"


def test_every_message_says_its_hour_and_when_the_next_comes(checklist: Checklist) -> None:
    for stage, text in checklist.messages.items():
        assert text.startswith("{HORA} · ")
        assert "{ORGANISMO}" in text
        if stage is Stage.CLOSE:
            assert "último aviso" in text
            assert NEXT_GAP not in left_in(text)
        else:
            assert "Próximo aviso: {PRÓXIMO AVISO}." in text


def test_the_first_message_says_what_is_not_known_and_what_to_do(book: CrisisBook) -> None:
    for key in ("emergencia", "servicio", "brecha"):
        named = left_in(book.checklist(key).messages[Stage.FIRST])
        assert {"{QUÉ OCURRE Y DÓNDE}", "{QUÉ DEBE HACER}", "{QUÉ NO SE SABE}"} <= set(named), key
    assert "112" in book.checklist("emergencia").messages[Stage.FIRST]
    assert ACCOUNT_GAP in left_in(book.checklist("cuenta").messages[Stage.FIRST])


def test_what_is_written_in_a_gap_begins_alike_everywhere(book: CrisisBook) -> None:
    """Nothing but the hour begins a sentence, so what is written once serves for the three messages."""
    for fact in book.checklists.values():
        texts = (*fact.value.messages.values(), *(step.paste for step in fact.value.steps))
        for text in texts:
            begun = re.findall(r"(?:^|[.!?·] )\{([^}]+)\}", text)
            assert set(begun) <= {"HORA", "ORGANISMO"}, text


def test_every_gap_is_used_and_listed_for_whoever_edits_the_catalogue(book: CrisisBook) -> None:
    texts = [text for fact in book.checklists.values() for text in fact.value.messages.values()]
    texts += [step.paste for fact in book.checklists.values() for step in fact.value.steps]
    assert {gap for text in texts for gap in left_in(text)} == set(MESSAGE_GAPS) == set(SAID)
    readme = paths.resource("catalog", "README.md").read_text(encoding="utf-8")
    assert all(f"`{gap}`" in readme for gap in MESSAGE_GAPS)


def test_a_fake_account_is_not_told_as_a_lost_one(book: CrisisBook) -> None:
    """Nobody has lost anything: what is said is that it is not ours, and no step is about getting back in."""
    fake, lost = book.checklist("suplantacion"), book.checklist("cuenta")
    for text in (*fake.messages.values(), *(step.paste for step in fake.steps)):
        assert "control" not in text
        assert "recuper" not in text
    assert all("{CUENTA}" in text for text in fake.messages.values())
    assert "no es nuestra" in fake.messages[Stage.FIRST]
    for step in fake.steps:
        assert "cambie la contraseña" not in step.do
    assert not any("falsa" in f"{step.do} {step.paste}" for step in lost.steps)
    assert "falsa" not in lost.plain
    assert (lost.is_of_an_account, lost.is_of_an_impostor) == (True, False)
    assert (fake.is_of_an_account, fake.is_of_an_impostor) == (False, True)


def test_a_death_is_told_without_name_or_cause(book: CrisisBook) -> None:
    mourning = book.checklist("luto")
    told = " ".join(mourning.messages.values()).casefold()
    for word in ("{nombre}", "causa", "accidente", "suicid", "asesin", "cómo"):
        assert word not in told, word
    assert "{QUÉ OCURRE Y DÓNDE}" not in left_in(told.upper())
    guarded = next(step for step in mourning.steps if "016" in step.paste)
    assert "024" in guarded.paste
    assert guarded.deadline == "siempre"


def _reached(questions: tuple[TriageQuestion, ...], answers: tuple[bool, ...]) -> str:
    for question, answer in zip(questions, answers, strict=True):
        if led := question.yes if answer else question.no:
            return led
    return ""


def test_four_questions_lead_somewhere_whatever_is_answered(book: CrisisBook) -> None:
    assert len(book.questions) == 4
    reached = {_reached(book.questions, answers) for answers in product((True, False), repeat=4)}
    assert reached - {""} <= set(book.checklists)
    assert len(reached) == 5
    assert _reached(book.questions, (False,) * 4) == "", "nothing was asked that a «no» could say"
    assert set(book.not_asked) == set(book.checklists) - reached
    assert _reached(book.questions, (True, False, False, False)) == "emergencia", "danger goes first"
    for asked in book.questions:
        assert asked.question.startswith("¿")
        assert asked.question.endswith("?")


@pytest.mark.parametrize(
    ("region", "authority"),
    [
        ("Cataluña", "apdcat"),
        ("Catalunya", "apdcat"),
        ("País Vasco", "avpd"),
        ("pais vasco", "avpd"),
        ("Euskadi", "avpd"),
        ("Andalucía", "ctpda"),
        ("Comunidad de Madrid", "aepd"),
        ("Comunidad Foral de Navarra", "aepd"),
        ("", "aepd"),
        ("Ruritania", "aepd"),
    ],
)
def test_a_breach_is_told_to_the_authority_of_the_region(
    book: CrisisBook, region: str, authority: str
) -> None:
    assert book.authority(region).key == authority


def test_every_region_has_an_authority(book: CrisisBook) -> None:
    regions = load_regions(paths.resource("catalog"))
    assert len(regions) == 19
    own = {region for region in regions if book.authority(region).key != "aepd"}
    assert own == {"Cataluña", "País Vasco", "Andalucía"}


def test_only_a_breach_has_the_clock_of_a_breach(book: CrisisBook) -> None:
    assert [key for key, fact in book.checklists.items() if fact.value.is_breach] == ["brecha"]
    assert book.breach_hours.value == 72
    told = book.checklist("brecha").step("notificar")
    assert told is not None
    assert told.deadline == "en 72 horas"
    for key in ("cuenta", "error", "imagen"):
        assert [step.opens for step in book.checklist(key).steps if step.opens] == ["brecha"], key


def test_the_hours_of_a_breach_are_written_once() -> None:
    folder = paths.resource("catalog", "crisis")
    told = [
        path.name for path in folder.rglob("*.toml") if re.search(r"\b72\b", path.read_text(encoding="utf-8"))
    ]
    assert told == ["breach.toml"]


def test_levels_go_up_in_who_decides_and_how_soon(book: CrisisBook) -> None:
    levels = [book.level(level) for level in CrisisLevel]
    assert levels[0].first_notice is None
    firsts = [level.first_notice for level in levels if level.first_notice]
    assert firsts == sorted(firsts, reverse=True)
    assert len(firsts) == 3
    assert CrisisRole.MAYOR in levels[-1].decides
    assert levels[0].decides == (CrisisRole.EDITOR,)


def test_there_is_somebody_to_call_in_every_crisis(book: CrisisBook) -> None:
    phones = {fact.value.phone: fact.value for fact in book.phones}
    assert not phones["112"].checklists, "it is shown in all"
    assert {"017", "062", "091", "016", "024"} <= set(phones)
    assert "cuenta" in phones["017"].checklists
    assert {"016", "024"} <= {p.phone for p in phones.values() if "luto" in p.checklists}


def test_every_network_where_an_account_can_be_lost_has_a_way_back(
    book: CrisisBook, networks: Networks
) -> None:
    kinds = (NetworkKind.SOCIAL, NetworkKind.MESSAGING, NetworkKind.VIDEO)
    for network in networks.values():
        if network.kind in kinds and not network.is_closed:
            told = book.way_back(network.id).value
            assert 2 <= len(re.findall(r"[.!?](?: |$)", told)) <= 5, network.id
            assert told.endswith(".")
    assert book.way_back("instagram") != book.way_back("otra")
    assert book.way_back("una que no existe") == book.way_back("otra")


def test_the_sheet_for_the_wall_is_short() -> None:
    book = knowledge.advice()
    assert len(book["crisis_cinco_minutos"]) == 7
    assert 6 <= len(book["crisis_principios"]) <= 9
    assert "112" in book["crisis_cinco_minutos"][0].title
    for item in book["crisis_cinco_minutos"]:
        assert len(item.title) <= 60
        assert len(item.text.value) <= 110
    minutes = [
        int(found[1]) for item in book["crisis_simulacro"] if (found := re.match(r"Minuto (\d+)", item.title))
    ]
    assert minutes == sorted(minutes)
    assert minutes[-1] < 30
