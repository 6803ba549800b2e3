"""Every answer of the guide reaches the manual: a mark in each field, and the manual says it."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf
from PIL import Image

from muniredes.actions import council, elections, reading, records
from muniredes.actions.channels import coordination, links, plans, profiles
from muniredes.actions.channels.links import SeenLinks
from muniredes.actions.printing import manual
from muniredes.domain.channels.blogs import BlogScope
from muniredes.domain.channels.coordination import Channel, Medium, Role
from muniredes.domain.channels.plan import Audience, Choice, ContentKind, TownSize
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.citizens.citizen_test import TestAnswer
from muniredes.domain.citizens.conversation import Deadline
from muniredes.domain.citizens.registers import EnquiryKind, ModerationKind
from muniredes.domain.citizens.rights import Licence
from muniredes.domain.elections.review import ReviewPoint
from muniredes.domain.knowledge.facts import ResponseStep
from muniredes.domain.voice.style import Colour, ColourUse, ToneExample, Treatment, Typeface
from muniredes.manual.document import Document, Edition, PictureFigure, Table
from muniredes.manual.papers.catalogue import Paper, compose_paper
from muniredes.storage.database import Database
from tests.manual.samples import texts
from tests.manual.texts import Marked, manual_of, text_of
from tests.support import add_account, add_person, keep_part, set_up

STYLE: Marked = {
    "clear_space": ("MARCA", "MARCA"),
    "smallest_size": ("MARCA", "MARCA"),
    "colours": ((Colour(name="MARCA", value="#1a4d8f", use=ColourUse.ACCENT),), "MARCA"),
    "typefaces": ((Typeface(name="A", use="B", licence="MARCA", substitute="D"),), "MARCA"),
    "common_elements": ("MARCA", "MARCA"),
    "treatment": (Treatment.TU, "De tú"),
    "tone": ("uno\nMARCA", "MARCA"),
    "examples": ((ToneExample(say="A", avoid="MARCA"),), "MARCA"),
    "avoided_words": ("MARCA", "MARCA"),
    "clear_language": ("MARCA", "MARCA"),
    "inclusive_language": ("MARCA", "MARCA"),
    "languages": ("MARCA", "MARCA"),
    "hashtags": ("MARCA", "MARCA"),
    "emojis": ("MARCA", "MARCA"),
    "alternative_text": ("MARCA", "MARCA"),
    "signature": ("MARCA", "MARCA"),
}
PLAN: Marked = {
    "size": (TownSize.HAMLET, "Menos de 1.000 habitantes"),
    "audiences": ((Audience.VISITORS,), "Visitantes"),
    "contents": ((ContentKind.JOBS,), "Empleo, ayudas y trámites"),
    "register_address": ("https://villa.es/MARCA", "MARCA"),
}
CONVERSATION: Marked = {
    "rules": ("uno\nMARCA", "MARCA"),
    "procedure": ("uno\nMARCA", "MARCA"),
    "approved_by": ("MARCA", "MARCA"),
    "approved_on": (date(2026, 2, 3), "3 de febrero de 2026"),
    "approval_number": ("MARCA", "MARCA"),
    "address": ("https://villa.es/MARCA", "MARCA"),
    "is_linked": (True, "Enlazadas desde cada perfil"),
    "is_neutral": (True, "Cuentas neutrales, sin partido"),
    "hours": ("MARCA", "MARCA"),
    "out_of_hours": ("MARCA", "MARCA"),
    "deadlines": ((Deadline(kind="A", acknowledge="B", answer="MARCA"),), "MARCA"),
    "steps": ((ResponseStep(question="A", do="B", paste="MARCA"),), "MARCA"),
}
LINE: Marked = {
    "content": ("MARCA", "MARCA"),
    "tone": ("MARCA", "MARCA"),
    "audience": ("MARCA", "MARCA"),
    "frequency": ("MARCA", "MARCA"),
    "posts_per_week": (3.75, "3,75"),
    "language": ("MARCA", "MARCA"),
    "links_to_register": (False, "no enlaza a la web ni a la lista"),
    "linked_from_web": (False, "la web no enlaza a esta cuenta"),
    "links_checked_on": (date(2026, 2, 3), "03/02/2026"),
}
BLOG: Marked = {
    "scope": (BlogScope.GOVERNMENT, "De una persona del gobierno"),
    "objectives": ("MARCA", "MARCA"),
    "guidelines": ("MARCA", "MARCA"),
}
CLOSURE: Marked = {
    "reason": ("MARCA", "MARCA"),
    "copied_on": (date(2026, 2, 3), "3 de febrero de 2026"),
    "copy_place": ("MARCA", "MARCA"),
    "notice_on": (date(2026, 2, 3), "3 de febrero de 2026"),
    "links_changed_on": (date(2026, 2, 3), "3 de febrero de 2026"),
    "keeps_handle": (True, "para que nadie lo coja"),
    "register_updated_on": (date(2026, 2, 3), "3 de febrero de 2026"),
    "decided_on": (date(2026, 2, 3), "3 de febrero de 2026"),
    "resolution": ("MARCA", "MARCA"),
}
REQUEST: Marked = {
    "name": ("MARCA", "MARCA"),
    "handle": ("aytoMARCA", "aytoMARCA"),
    "network_id": ("mastodon", "Mastodon"),
    "objectives": ("MARCA", "MARCA"),
    "is_participatory": (True, "participativo: sí"),
    "is_collaborative": (False, "colaborativo: no"),
    "theme": ("MARCA", "MARCA"),
    "theme_is_defined": (True, "definida: sí"),
    "is_of_interest": (True, "interesa a los vecinos: sí"),
    "addressees": ("MARCA", "MARCA"),
    "are_specific": (True, "concretos: sí"),
    "functions": ("MARCA", "MARCA"),
    "tool_fits": (True, "la red sirve: sí"),
    "weekly_hours": (3.25, "3,25 horas"),
    "ideas": ("uno\nMARCA", "MARCA"),
    "similar": ("uno\nMARCA", "MARCA"),
    "hashtag_would_do": (False, "Bastaría una etiqueta\nno"),
    "hashtag": ("#MARCA", "#MARCA"),
    "decided_on": (date(2026, 2, 3), "3 de febrero de 2026"),
    "resolution": ("MARCA", "MARCA"),
    "decision_reason": ("MARCA", "MARCA"),
}
RECORDS: Mapping[str, tuple[Mapping[str, Any], Marked]] = {
    "enquiry": (
        {"question": "¿?"},
        {
            "question": ("MARCA", "MARCA"),
            "kind": (EnquiryKind.FAULT, "Aviso de avería"),
            "asked_on": (date(2026, 2, 3), "03/02/2026"),
            "due_on": (date(2026, 2, 4), "antes del 04/02/2026"),
            "answered_on": (date(2026, 2, 5), "Contestada el 05/02/2026"),
            "answer": ("MARCA", "MARCA"),
            "registry_number": ("2026/77", "registro 2026/77"),
        },
    ),
    "moderation": (
        {"rule": "Respeto"},
        {
            "kind": (ModerationKind.BLOCKED, "Persona bloqueada"),
            "what": ("MARCA", "MARCA"),
            "rule": ("MARCA", "MARCA"),
            "done_on": (date(2026, 2, 3), "3 de febrero de 2026"),
            "warned_on": (date(2026, 2, 3), "3 de febrero de 2026"),
            "until": (date(2027, 2, 3), "3 de febrero de 2027"),
            "review_on": (date(2027, 2, 3), "3 de febrero de 2027"),
            "appeal": ("MARCA", "MARCA"),
            "lifted_on": (date(2026, 2, 3), "3 de febrero de 2026"),
        },
    ),
    "consent": (
        {"subject": "Grupo"},
        {
            "subject": ("MARCA", "MARCA"),
            "is_minor": (True, "(menor de edad)"),
            "purpose": ("MARCA", "MARCA"),
            "channels": ("MARCA", "MARCA"),
            "given_on": (date(2026, 2, 3), "dado el 03/02/2026"),
            "expires_on": (date(2027, 2, 3), "caduca el 03/02/2027"),
            "place": ("MARCA", "MARCA"),
        },
    ),
    "picture_credit": (
        {"name": "Foto"},
        {
            "name": ("MARCA", "MARCA"),
            "author": ("MARCA", "MARCA"),
            "licence": (Licence.CC0, "Dominio público o CC0"),
            "licence_until": (date(2027, 2, 3), "hasta el 03/02/2027"),
            "source": ("MARCA", "MARCA"),
            "used_in": ("MARCA", "MARCA"),
            "alternative_text": ("MARCA", "MARCA"),
            "shows_people": (True, "No consta su licencia"),
        },
    ),
    "citizen_test": (
        {},
        {
            "done_on": (date(2026, 2, 3), "3 de febrero de 2026"),
            "tester": ("MARCA", "MARCA"),
            "answers": ((TestAnswer(key="mensaje", passed=False, note="MARCA"),), "MARCA"),
        },
    ),
    "topic": ({"name": "Agua"}, {"name": ("MARCA", "MARCA"), "note": ("MARCA", "MARCA")}),
    "archive_copy": (
        {},
        {
            "name": ("MARCA", "MARCA"),
            "made_on": (date(2026, 2, 3), "Hecha el 3 de febrero de 2026"),
            "covers_from": (date(2026, 2, 3), "Desde el 03/02/2026"),
            "covers_until": (date(2026, 2, 3), "Hasta el 03/02/2026"),
            "place": ("MARCA", "MARCA"),
            "has_personal_data": (True, "Lleva datos personales"),
            "note": ("MARCA", "MARCA"),
        },
    ),
}
SINGLES = {"style_guide": STYLE, "channel_plan": PLAN, "conversation_guide": CONVERSATION}
PARTS = {"editorial_line": LINE, "blog": BLOG}


def _fields(marked: Mapping[str, Marked]) -> list[tuple[str, str]]:
    return [(kind, field) for kind, fields in marked.items() for field in fields]


@pytest.mark.parametrize(("kind", "field"), _fields(SINGLES))
def test_what_the_guide_says_once_is_printed(database: Database, kind: str, field: str) -> None:
    set_up(database, "facebook.com/ayto")
    value, said = SINGLES[kind][field]
    before = text_of(manual_of(database))
    records.keep_only(database, kind, {field: value})
    assert said not in before
    assert said in text_of(manual_of(database))


@pytest.mark.parametrize(("kind", "field"), _fields(PARTS))
def test_what_is_said_of_an_account_is_printed(database: Database, kind: str, field: str) -> None:
    set_up(database)
    account = add_account(database, "https://culturavilla.blogspot.com")
    records.add(database, "topic", {"name": "Agua"})
    value, said = PARTS[kind][field]
    assert account.id is not None
    before = text_of(manual_of(database))
    keep_part(database, kind, account.id, {field: value})
    assert said not in before
    assert said in text_of(manual_of(database))


@pytest.mark.parametrize("field", CLOSURE)
def test_every_step_of_a_closing_is_printed(database: Database, field: str) -> None:
    set_up(database)
    account = add_account(database, "x.com/ayto")
    value, said = CLOSURE[field]
    assert account.id is not None
    profiles.close(database, account.id, {field: value})
    assert said in text_of(manual_of(database))


@pytest.mark.parametrize("field", REQUEST)
def test_every_answer_of_a_request_is_printed(database: Database, field: str) -> None:
    set_up(database)
    value, said = REQUEST[field]
    profiles.ask(database, None, {"name": "Perfil", field: value})
    assert said in text_of(manual_of(database))


@pytest.mark.parametrize(
    ("kind", "field"), _fields({kind: marked for kind, (_base, marked) in RECORDS.items()})
)
def test_every_field_of_a_register_is_printed(database: Database, kind: str, field: str) -> None:
    set_up(database)
    base, marked = RECORDS[kind]
    value, said = marked[field]
    records.add(database, kind, {**base, field: value})
    assert said in text_of(manual_of(database))


def test_a_capture_is_printed_inside_with_what_it_says_and_never_outside(
    database: Database, tmp_path: Path
) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/ayto")
    path = tmp_path / "captura.png"
    Image.new("RGB", (90, 180), "navy").save(path)
    digest = council.keep_picture(database, council.read_picture(path))
    values = {"what": "MARCA", "capture": digest, "done_on": date(2026, 2, 3), "account_id": account.id}
    records.add(database, "moderation", values)
    (figure,) = _figures(manual_of(database), digest)
    assert (
        figure.alt == "Captura: Comentario oculto, en Facebook · ayto, 3 de febrero de 2026. Decía: «MARCA»."
    )
    assert "uso interno" in figure.caption
    assert digest not in manual.gather(database, Edition.PUBLIC).images
    assert _figures(manual_of(database, Edition.PUBLIC), digest) == []
    document = manual.prepare(database, Edition.RESERVED).document
    with Pdf.open(BytesIO(manual.draw(document, lambda _part: None))) as pdf:
        drawn = [image for page in pdf.pages for image in page.get_images().values()]
    assert len(drawn) == 1, "the only picture, without a shield"


def _figures(document: Document, digest: str) -> list[PictureFigure]:
    blocks = (block for chapter in document.chapters for block in chapter.blocks)
    return [block for block in blocks if isinstance(block, PictureFigure) and block.picture.sha256 == digest]


def test_people_are_named_wherever_they_have_a_part(database: Database) -> None:
    set_up(database)
    account = add_account(database, "https://culturavilla.blogspot.com")
    assert account.id is not None
    names = {}
    for role in (
        "publica",
        "responde",
        "blog",
        "lleva",
        "suple",
        "decide",
        "normas",
        "contesta",
        "oculta",
        "cierra",
    ):
        names[role] = add_person(database, f"Persona {role}").id
    line = {"publisher_id": names["publica"], "responder_id": names["responde"]}
    keep_part(database, "editorial_line", account.id, line)
    keep_part(database, "blog", account.id, {"responsible_id": names["blog"]})
    profiles.ask(database, None, {"name": "P", "keeper_id": names["lleva"], "deputy_id": names["suple"]})
    who = {"decided_by_id": names["decide"], "decided_on": date(2026, 1, 2), "state": ProfileState.REFUSED}
    profiles.ask(database, None, {"name": "Q", **who})
    records.keep_only(database, "conversation_guide", {"responsible_id": names["normas"]})
    records.add(database, "enquiry", {"question": "¿?", "answers_id": names["contesta"]})
    records.add(database, "moderation", {"what": "x", "decided_by_id": names["oculta"]})
    profiles.close(database, account.id, {"decided_by_id": names["cierra"]})
    said, public = text_of(manual_of(database)), text_of(manual_of(database, Edition.PUBLIC))
    for role in names:
        assert f"Persona {role}" in said
        assert f"Persona {role}" not in public


def test_the_matrix_says_who_comes_first(database: Database) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/ayto")
    present = (
        Channel("Tablón de anuncios", medium=Medium.BOARD),
        Channel("Facebook · ayto", account_id=account.id),
    )
    roles = {present[1].key: Role.FIRST, "tablon": Role.SUPPORT}
    coordination.set_matrix(database, {"Agua": roles, "Pleno": {"tablon": Role.FIRST}}, present)
    said = text_of(manual_of(database))
    assert "«Pleno» sale por un solo canal" in said
    assert "«Agua»" not in said
    table = next(
        block
        for chapter in manual_of(database).chapters
        if chapter.number == "8"
        for block in chapter.blocks
        if getattr(block, "summary", "").startswith("Matriz")
    )
    row = dict(zip(table.headings, table.rows[0], strict=True))  # type: ignore[union-attr]
    assert row["Facebook"][0].text == "●"
    assert row["Tablón de anuncios"][0].text == "○"
    assert row["Bando"][0].text == ""


@pytest.mark.parametrize("field", ["website", "electronic_office", "phone"])
def test_how_the_body_is_reached_is_printed(database: Database, field: str) -> None:
    set_up(database)
    council.edit(database, {field: "967 112 233" if field == "phone" else "marca.es"})
    assert ("967 112 233" if field == "phone" else "marca.es") in text_of(manual_of(database, Edition.PUBLIC))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("2", "Los cargos opinan en su perfil"),
        ("5", "No siga a particulares ni a partidos"),
        ("5", "Mejor poco y siempre"),
        ("5", "Un anuncio es un gasto del organismo"),
        ("8", "En la firma de los correos"),
        ("11", "Si la ha hecho un programa, dígalo"),
    ],
)
def test_what_every_published_guide_says_is_in_its_chapter(
    database: Database, number: str, said: str
) -> None:
    set_up(database, "facebook.com/ayto")
    records.keep_only(database, "channel_plan", {"size": TownSize.HAMLET})
    records.add(database, "topic", {"name": "Agua"})
    chapter = next(each for each in manual_of(database).chapters if each.number == number)
    assert any(said in text for text in texts(chapter))


def test_texts_to_paste_are_printed_with_what_is_known(database: Database) -> None:
    set_up(database)
    records.keep_only(
        database, "conversation_guide", {"rules": "Trámites: {SEDE} o {TELÉFONO}.", "hours": "9"}
    )
    blank = "Trámites: ________ (falta la sede electrónica) o ________ (falta el teléfono)."
    assert blank in text_of(manual_of(database))
    council.edit(database, {"electronic_office": "sede.villa.es", "phone": "967 112 233"})
    said = text_of(manual_of(database))
    assert "Trámites: sede.villa.es o 967 112 233." in said
    assert "{SEDE}" not in said
    records.keep_only(database, "conversation_guide", {"rules": "Hoy, {COSA}.\nLlame al 967 112 233."})
    told = text_of(manual_of(database)).splitlines()
    assert "Hoy, {COSA} (lo que va entre { } lo pone quien lo usa)." in told
    assert "Llame al 967 112 233." in told
    records.keep_only(database, "conversation_guide", {"rules": "Trámites: {SEDE} o {TELÉFONO}."})
    assert "hasta el 23 de mayo de 2027, esta cuenta publica solo información de servicio" in said
    paper = text_of(compose_paper(Paper.RULES, manual.gather(database, Edition.RESERVED)))
    assert "Trámites: sede.villa.es o 967 112 233." in paper


REVIEW: Marked = {
    "done": (tuple(ReviewPoint)[:-1], "anuncios"),
    "reviewed_on": (date(2026, 2, 3), "03/02/2026"),
    "removed": ("MARCA", "MARCA"),
}


@pytest.mark.parametrize("field", REVIEW)
def test_the_review_for_an_election_is_printed_only_inside(database: Database, field: str) -> None:
    set_up(database, "facebook.com/ayto")
    snapshot = reading.snapshot(database)
    value, said = REVIEW[field]
    assert snapshot.periods[0].id is not None
    assert snapshot.accounts[0].id is not None
    before = _reviewed(manual_of(database))
    assert said not in before
    elections.review(database, snapshot.periods[0].id, snapshot.accounts[0].id, {field: value})
    inside = _reviewed(manual_of(database))
    assert said in inside
    assert "lo programado" not in inside if field == "done" else "lo programado" in inside
    assert "Marta Ruiz" in inside
    assert not _reviewed(manual_of(database, Edition.PUBLIC))


def _reviewed(document: Document) -> str:
    """Return what the table of the reviews says."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Table) and block.summary.startswith("Repaso de cada cuenta"):
                return " ".join(texts(block))
    return ""


def test_the_manual_says_which_account_leads_to_which(database: Database) -> None:
    set_up(database)
    instagram, facebook = add_account(database, "instagram.com/villa"), add_account(database, "x.com/ayto")
    assert instagram.id is not None
    assert facebook.id is not None
    assert "8" not in [chapter.number for chapter in manual_of(database).chapters]
    nowhere = SeenLinks(line={"links_to_none": True})
    links.keep(database, {}, {instagram.id: SeenLinks(to=frozenset({facebook.id})), facebook.id: nowhere})
    said = text_of(manual_of(database))
    assert "Enlaces de cada cuenta" in said
    assert "X (antes Twitter) · ayto: no enlaza a ninguna otra cuenta del ayuntamiento." in said
    assert "Instagram · villa: no enlaza" not in said


def test_a_change_reaches_the_next_manual_at_once(database: Database) -> None:
    set_up(database)
    records.keep_only(database, "style_guide", {"colours": (Colour(name="Azul", value="#1a4d8f"),)})
    assert "#1a4d8f" in text_of(manual_of(database))
    records.keep_only(database, "style_guide", {"colours": (Colour(name="Rojo", value="#8f1a1a"),)})
    said = text_of(manual_of(database))
    assert "#8f1a1a" in said
    assert "#1a4d8f" not in said


def test_the_usual_line_of_a_network_is_a_place_to_start() -> None:
    usual = plans.usual_line("facebook")
    assert usual["content"]
    assert usual["posts_per_week"] == 4.0
    assert plans.usual_line("otra") == {}


def test_chapters_without_content_are_listed_as_such(database: Database) -> None:
    set_up(database)
    said = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert "6. Guía de estilo" in said
    records.keep_only(database, "style_guide", {"tone": "Claro"})
    numbers = [chapter.number for chapter in manual_of(database).chapters]
    assert "6" in numbers
    assert reading.snapshot(database).style is not None


def test_what_to_keep_open_or_close_is_printed_for_whoever_decides(town_database: Database) -> None:
    snapshot = reading.snapshot(town_database)
    assert snapshot.plan is not None
    found = plans.recommended(snapshot, snapshot.plan)
    assert found
    for edition in Edition:
        document = manual.prepare(town_database, edition).document
        tables = [
            block
            for chapter in document.chapters
            for block in chapter.blocks
            if isinstance(block, Table) and block.headings[1] == "Qué conviene"
        ]
        if edition is Edition.PUBLIC:
            assert tables == []
            continue
        (table,) = tables
        rows = [["".join(span.text for span in cell) for cell in row] for row in table.rows]
        doing = [item for item in found if item.choice not in (Choice.NOT_NOW, Choice.KEEP)]
        assert [row[1] for row in rows] == [item.choice.word for item in doing]
        said = text_of(document)
        assert all(reason in said for item in doing for reason in item.reasons), "here, or on its sheet"
        assert any(row[2].endswith("Lo que dice su ficha") for row in rows)
        assert 0 < len(doing) < len(found)
        assert "Mantener como están: " in said
        assert "Por ahora no hace falta abrir: " in said


def test_a_profile_that_was_dropped_asks_for_nothing_more(database: Database) -> None:
    set_up(database)
    values = {"name": "TikTok", "state": ProfileState.DROPPED, "decision_reason": "Basta con lo que hay"}
    records.add(database, "opening_request", values)
    said = text_of(manual_of(database))
    about = said[said.index("Basta con lo que hay") :][:200]
    assert "pendiente" not in about


@pytest.mark.parametrize("treatment", [*Treatment, None])
def test_the_manual_says_that_what_the_program_brings_is_of_usted(
    database: Database, treatment: Treatment | None
) -> None:
    set_up(database)
    with database.write("") as work:
        records.put_only(work, "style_guide", {"treatment": treatment, "tone": "Cerca"})
    is_said = "los textos que trae el programa están de usted" in text_of(manual_of(database))
    assert is_said is (treatment is Treatment.TU)
