"""What was found wrong or out of date, read again against its text: each line says today what is right."""

import re
from datetime import date

import pytest

from muniredes.actions import knowledge
from muniredes.domain.calendar.year.planning import default_answer
from muniredes.domain.knowledge.facts import Advice, Counting, Network, TextLimit


def _limit(network: Network, use: str) -> TextLimit:
    return next(fact.value for fact in network.text_limits if fact.value.use == use)


def _advice(name: str, key: str) -> Advice:
    return next(item for item in knowledge.advice()[name] if item.key == key)


def _moment(entry: str, moment: str) -> str:
    return next(
        each.text
        for found in knowledge.year_book().entries
        if found.key == entry
        for each in found.moments
        if each.key == moment
    )


def _step(checklist: str, step: str) -> str:
    steps = knowledge.crisis_book().checklists[checklist].value.steps
    found = next(each for each in steps if each.key == step)
    return f"{found.do} {found.why}"


def test_youtube_counts_the_bytes_of_a_description() -> None:
    assert _limit(knowledge.networks()["youtube"], "descripcion").octets == 5000


def test_threads_counts_bytes_and_opens_its_own_page() -> None:
    threads = knowledge.networks()["threads"]
    limit = _limit(threads, "publicacion")
    assert (limit.characters, limit.counting) == (500, Counting.OCTETS)
    assert threads.composer is not None
    assert threads.composer.value == "https://www.threads.com/intent/post?text={texto}"


def test_bluesky_takes_ten_pictures_of_two_megabytes() -> None:
    notes = " ".join(fact.value.note for fact in knowledge.networks()["bluesky"].images)
    assert "hasta 10 imágenes, de 2 MB" in notes
    assert "hasta 4" not in notes


def test_the_copy_of_mastodon_does_not_have_its_private_key() -> None:
    copy = knowledge.networks()["mastodon"].official_copy
    assert copy is not None
    assert "clave" not in copy.value
    assert "siete días" in copy.value


def test_nobody_campaigns_for_turnout_and_voting_help_is_not_promised() -> None:
    """JEC, Instrucciones 2/2011 and 3/2019; LO 5/1985, art. 87.2: no Braille in local elections."""
    vote = _advice("verde", "votar").text.value
    assert "nada que anime a votar" in vote
    assert "accesible" not in vote.lower()
    (entry,) = (each for each in knowledge.year_book().entries if each.key == "elecciones")
    assert "campaña para que se vote" not in entry.note.value


@pytest.mark.parametrize("key", ["ivtm", "ibi", "basura"])
def test_a_tax_ends_on_the_next_working_day(key: str) -> None:
    """Ley 58/2003, art. 62.3: the 20th of November of 2027 is a Saturday."""
    asked = next(each for each in knowledge.year_book().asked if each.key == key)
    answer = default_answer(asked, date(2027, 1, 1), date(2027, 12, 31))
    assert answer is not None
    assert answer.ends == date(2027, 11, 22)


def test_water_is_a_tariff_without_a_period_of_the_law() -> None:
    asked = next(each for each in knowledge.year_book().asked if each.key == "agua")
    assert default_answer(asked, date(2027, 1, 1), date(2027, 12, 31)) is None


def test_a_dog_has_the_vaccines_of_its_region_and_an_office_may_open_on_a_regional_day() -> None:
    assert "las vacunas que pida su comunidad" in _moment("animales", "primavera")
    assert "{ABREN O CIERRAN}" in _moment("comunidad", "dia")


def test_the_rights_of_people_are_cited_as_they_are() -> None:
    register = _advice("proteccion_datos", "registro").text
    assert "LO 3/2018, art. 31.2" in register.value
    assert "Fiscal" in _advice("menores", "fiscal").text.value
    made = _advice("imagen", "ia").text
    assert "50.4" in made.value
    assert made.verified
    spent = _advice("transparencia", "anuncios").text.value
    assert "8 de agosto de 2025" in spent
    assert "excepción" not in spent


def test_a_lost_account_may_never_come_back() -> None:
    """Juneda, Segre, 19-2-2026."""
    assert "no se la devolvieron" in _advice("crisis_preparar", "recuperar").text.value
    assert "a veces no vuelve" in _step("cuenta", "plataforma")
    assert "se abre otra" in _step("cuenta", "nueva")


@pytest.mark.parametrize(
    ("code", "name"), [("46250", "València"), ("07032", "Maó"), ("12040", "Castelló de la Plana")]
)
def test_a_town_has_the_name_of_today(code: str, name: str) -> None:
    (found,) = (town for town in knowledge.gazetteer().find(name) if town.code == code)
    assert found.name == name


@pytest.mark.parametrize(
    "name",
    ["Torrenueva Costa", "Fornes", "El Palmar de Troya", "La Zarza-Perrunal", "Fuente Carreteros",
     "La Guijarrosa", "San Martín del Tesorillo", "Usansolo"],
)  # fmt: skip
def test_a_new_town_is_there(name: str) -> None:
    assert name in [town.name for town in knowledge.gazetteer().find(name)]


def test_what_a_network_decides_can_be_asked_again_and_the_paper_says_how() -> None:
    """Regulation (EU) 2022/2065, arts. 16, 20 and 21."""
    for checklist in ("cuenta", "suplantacion"):
        assert "seis meses" in _step(checklist, "reclamar")
    assert "contenido ilegal" in _step("bulo", "denunciar")
    parts = knowledge.papers()["contenido_ilegal"].value.parts
    said = " ".join(text for part in parts for text in (part.title, part.text, *part.points, *part.blanks))
    for asked in ("dirección exacta", "de buena fe", "seis meses", "Último día para reclamar"):
        assert asked in said


def test_a_fraud_is_not_told_on_a_network() -> None:
    """Ley 2/2023: the internal channel is on the home page of the web, and keeps who told it a secret."""
    assert "portada de la web" in _advice("normas", "fraude").text.value
    formal = next(fact.value for fact in knowledge.responses() if fact.value.key == "formal")
    assert re.search(r"canal de denuncias.*no lo reenvíe", formal.do)
