"""The short papers: each says it is a draft, prints as PDF, Word and HTML, and invents no law."""

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from muniredes.actions import clock, council, knowledge, reading, records
from muniredes.actions.channels import profiles
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.desktop.wizards.asking.record import suggestion
from muniredes.domain.crisis.own import shipped_texts
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import lines_of
from muniredes.manual.document import Document, Table
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import keep_part, put_in_order, set_up


def _prepared(town: Workspace, paper: Paper) -> Document:
    (request, *_others) = reading.snapshot(town.database).requests
    return papers.prepare(town.database, paper, request.id)


@pytest.mark.parametrize("paper", list(Paper), ids=lambda paper: paper.value)
@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_every_paper_in_every_kind(town: Workspace, tmp_path: Path, paper: Paper, kind: str) -> None:
    target = tmp_path / f"papel.{kind}"
    papers.write(_prepared(town, paper), target)
    data = target.read_bytes()
    assert data.startswith({"pdf": b"%PDF-1.7", "docx": b"PK", "html": b"<!DOCTYPE html>"}[kind])
    again = tmp_path / f"otra-vez.{kind}"
    papers.write(_prepared(town, paper), again)
    assert again.read_bytes() == data


@pytest.mark.parametrize("paper", list(Paper), ids=lambda paper: paper.value)
def test_a_draft_says_so_and_when_its_facts_were_reviewed(town: Workspace, paper: Paper) -> None:
    said = text_of(_prepared(town, paper))
    as_it_is = (
        Paper.REGISTER,
        Paper.IRREGULAR,
        Paper.CRISIS_LISTS,
        Paper.FIVE_MINUTES,
        Paper.SOURCES,
        Paper.GLOSSARY,
        Paper.CALENDAR,
        Paper.REHEARSAL,
        Paper.HELP,
        Paper.BROKEN_COMPUTER,
    )
    is_draft = paper not in as_it_is
    assert ("Borrador: revíselo con Secretaría" in said) is is_draft
    has_date = paper not in (Paper.GLOSSARY, Paper.HELP)
    assert ("24 de noviembre de 2026" in said) is has_date, "a glossary has no date, and the help neither"
    assert "EJEMPLO" in said


@pytest.mark.parametrize("paper", list(Paper), ids=lambda paper: paper.value)
def test_no_article_is_invented(town: Workspace, paper: Paper) -> None:
    """Every law that a paper names is named by the catalogue."""
    law = re.compile(
        r"\b(?:Ley|LO|RD|LOREG|RGPD|LOPDGDD|TRLPI|art\.|arts\.|artículo)\s*[\d.]+(?:/\d{4})?", re.IGNORECASE
    )
    known = " ".join(item.text.value for advice in knowledge.advice().values() for item in advice)
    known += " ".join(shipped_texts(knowledge.crisis_book()).values())
    known += " ".join(review.source for review in knowledge.reviews())
    for named in law.findall(text_of(_prepared(town, paper))):
        assert named in known, named


def test_a_paper_has_no_cover_and_is_tagged(town: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "decreto.pdf"
    papers.write(_prepared(town, Paper.DECREE), target)
    document = pypdfium2.PdfDocument(target.read_bytes())
    first = document[0].get_textpage().get_text_range()
    pages = len(document)
    document.close()
    assert "Borrador de decreto" in first
    assert f"Página 1 de {pages}" in first
    assert "Contenido" not in first
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.Root.StructTreeRoot.K) == 1


def test_the_decree_lists_the_accounts_and_the_rules_of_the_town(town: Workspace) -> None:
    said = text_of(_prepared(town, Paper.DECREE))
    snapshot = reading.snapshot(town.database)
    official = snapshot.official_accounts(clock.today())
    assert len(official) == 3
    for account in official:
        assert account.short_name in said
    assert "Hable del tema de la publicación." in said
    rules, procedure = said.index("Anexo 2. Normas"), said.index("Si alguien las incumple")
    assert rules < procedure, "what is not approved in writing is not applied"
    guide = snapshot.conversation
    assert guide is not None
    for line in lines_of(guide.procedure):
        assert line in said[procedure:]


def test_without_rules_of_its_own_a_town_starts_from_the_catalogue(database: Database) -> None:
    set_up(database)
    said = text_of(papers.prepare(database, Paper.RULES))
    for item in knowledge.advice()["normas"]:
        assert all(part in said for part in re.split(r"\{[^}]*\}", item.text.value)), item.key


def test_the_public_register_names_nobody_and_warns_of_impostors(town: Workspace) -> None:
    said = text_of(_prepared(town, Paper.REGISTER))
    assert "villaejemplo_oficial" in said
    assert "No son nuestras" in said
    for person in reading.snapshot(town.database).people:
        assert person.name not in said


def test_the_public_register_asks_nobody_to_fill_it_in(database: Database) -> None:
    set_up(database)
    put_in_order(database, "facebook.com/ayto", "x.com/ayto")
    table = _accounts_in(papers.prepare(database, Paper.REGISTER))
    assert table.headings == ("Cuenta", "Dirección")
    (facebook, _x) = reading.snapshot(database).accounts
    assert facebook.id is not None
    keep_part(database, "editorial_line", facebook.id, {"content": "Agenda y avisos"})
    document = papers.prepare(database, Paper.REGISTER)
    assert _accounts_in(document).headings == ("Cuenta", "Dirección", "Para qué sirve")
    assert "Agenda y avisos" in text_of(document)
    assert "pendiente" not in text_of(document)
    assert "pendiente" in text_of(papers.prepare(database, Paper.DECREE))


def _accounts_in(document: Document) -> Table:
    return next(block for block in document.chapters[0].blocks if isinstance(block, Table))


def test_the_legal_notice_speaks_to_who_reads_the_profile(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    council.edit(database, {"electronic_office": "sede.villa.es", "phone": "967 112 233"})
    said = text_of(papers.prepare(database, Paper.NOTICE))
    assert all(item.title in said for item in knowledge.advice()["aviso_legal"])
    assert "en sede.villa.es" in said
    for mine in ("proteccion_datos", "autoria", "accesibilidad_legal"):
        assert not any(item.title in said for item in knowledge.advice()[mine])


def test_the_proposal_follows_the_verdict(town: Workspace) -> None:
    library, feasts = reading.snapshot(town.database).requests
    said = text_of(papers.prepare(town.database, Paper.RESOLUTION, library.id))
    assert "Autorizar el perfil «Biblioteca de Villaejemplo»." in said
    assert "No abrirlo hasta que se cumpla lo que falta." in said
    said = text_of(papers.prepare(town.database, Paper.RESOLUTION, feasts.id))
    assert "No autorizar el perfil «Fiestas de Villaejemplo»" in said


def test_nothing_is_proposed_of_a_profile_whose_questions_nobody_answered(database: Database) -> None:
    set_up(database)
    profiles.ask(database, None, {"name": "TikTok de los quintos"})
    (request,) = reading.snapshot(database).requests
    said = text_of(papers.prepare(database, Paper.RESOLUTION, request.id))
    assert "No decidir todavía sobre el perfil «TikTok de los quintos»." in said
    assert "Se piensen 10 publicaciones." in said
    assert "Autorizar el perfil" not in said
    assert "Ábralo" not in said


def test_a_request_that_is_gone_has_no_proposal(database: Database) -> None:
    set_up(database)
    profiles.ask(database, None, {"name": "P"})
    with pytest.raises(Problem, match="ya no existe"):
        papers.prepare(database, Paper.RESOLUTION, 99)


def test_without_a_body_there_are_no_papers(database: Database) -> None:
    with pytest.raises(Problem, match="puesta en marcha"):
        papers.prepare(database, Paper.DECREE)


_FOR_STAFF = ("Valencina", "AEPD vio", "registro de moderación", "Dígale", "No meta a menores", "Ponga un")


def _pages(document: Document, target: Path) -> int:
    papers.write(document, target)
    return len(pypdfium2.PdfDocument(target))


@pytest.mark.parametrize("paper", [Paper.RULES, Paper.NOTICE, Paper.CONSENT_FORM, Paper.DECREE])
def test_what_people_read_carries_no_advice_to_the_staff(database: Database, paper: Paper) -> None:
    """Not even when every suggestion is taken as it comes."""
    set_up(database, "facebook.com/AytoVilla")
    procedure = suggestion("procedimiento", titles=True)
    for guide in ({}, {"rules": suggestion("normas", titles=True), "procedure": procedure}):
        records.keep_only(database, "conversation_guide", guide)
        said = text_of(papers.prepare(database, paper))
        assert [words for words in _FOR_STAFF if words in said] == []


def test_the_advice_to_whoever_moderates_is_in_the_reserved_manual_alone(town: Workspace) -> None:
    said = {edition: text_of(manual.prepare(town.database, edition).document) for edition in Edition}
    assert "Para quien modera" in said[Edition.RESERVED]
    assert "Guardar la prueba" in said[Edition.RESERVED]
    assert "Guardar la prueba" not in said[Edition.PUBLIC]


@pytest.mark.parametrize("accounts", range(1, 12))
def test_a_paper_leaves_no_crumbs_on_its_last_page(database: Database, tmp_path: Path, accounts: int) -> None:
    set_up(database)
    put_in_order(database, *(f"facebook.com/aytovilla{number}" for number in range(accounts)))
    target = tmp_path / "aviso.pdf"
    papers.write(papers.prepare(database, Paper.NOTICE), target)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target)]
    last = [line for line in pages[-1].splitlines() if line.strip()]
    assert len(pages) == 1 or len(last) > 6


@pytest.mark.parametrize("accounts", range(0, 14, 2))
def test_the_contents_leave_no_crumbs_on_their_last_page(
    database: Database, tmp_path: Path, accounts: int
) -> None:
    set_up(database, *(f"facebook.com/aytovilla{number}" for number in range(accounts)))
    records.keep_only(database, "channel_plan", {"register_address": "https://villa.es/redes"})
    target = tmp_path / "manual.pdf"
    papers.write(manual.prepare(database, Edition.RESERVED).document, target)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target)]
    listed = [page.splitlines() for page in pages if "Contenido" in page.splitlines()]
    assert listed
    assert len(listed) == 1 or len([line for line in listed[-1] if line.strip()]) > 6


def test_a_permission_is_signed_on_its_only_page(town: Workspace, tmp_path: Path) -> None:
    assert _pages(_prepared(town, Paper.CONSENT_FORM), tmp_path / "permiso.pdf") == 1


def test_a_letter_says_what_is_known_and_leaves_a_blank_for_the_rest(town: Workspace) -> None:
    said = text_of(_prepared(town, Paper.RECOVERY))
    name = reading.snapshot(town.database).council
    assert name is not None
    assert f"is the official account of {name.official_name}, in Spain" in said
    assert f"es la cuenta oficial del {name.official_name}" in said
    assert "{" not in said


def test_the_proposal_to_the_plenary_has_the_rules_of_the_town_and_its_dates(town: Workspace) -> None:
    proposal, rules = text_of(_prepared(town, Paper.PLENARY)), text_of(_prepared(town, Paper.RULES))
    guide = reading.snapshot(town.database).conversation
    first = lines_of(guide.rules)[0] if guide and guide.rules else knowledge.advice()["normas"][0].title
    assert first in proposal
    assert first in rules
    for step in ("Aprobación inicial", "treinta días", "Publicación del texto entero", "quince días hábiles"):
        assert step in proposal


def test_the_report_to_the_electoral_board_says_when_and_who(town: Workspace) -> None:
    said = text_of(_prepared(town, Paper.ELECTORAL_BOARD))
    for asked in ("Plazo: acaba el día y a la hora", "Quién lo decidió", "Retirada a las", "Diligencia"):
        assert asked in said
