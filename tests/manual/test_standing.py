"""A town with one account of each standing: what every paper may say of each, and in which form."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pikepdf
import pytest

from muniredes.actions import accounts, clock, knowledge, reading, records
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.channels import plans
from muniredes.actions.printing import manual, month_sheets, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.channels.coordination import channels as channels_of
from muniredes.domain.channels.plan import Choice, TownSize
from muniredes.manual.compose import compose
from muniredes.manual.rehearsal.asks import plain
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import set_up

IN_ORDER = "enorden"
IRREGULAR = ("Villa de Todos", "correoajeno", "movilajeno", "sinsuplente", "deagencia")
OURS = (*IRREGULAR, "villaperdida", "hackeadahoy", "villaparada", "villacerrandose")
OUT_OF_HANDS = ("villaperdida", "hackeadahoy")
WARNED = (*OUT_OF_HANDS, "villacerrada", "impostora")


def test_each_account_stands_as_it_should(standings: Database) -> None:
    snapshot, today = reading.snapshot(standings), clock.today()
    found = {each.short_name: snapshot.standing(each, today).standing for each in snapshot.accounts}
    assert found == dict.fromkeys(IRREGULAR, Standing.TO_REGULARISE) | {
        "enorden": Standing.IN_HAND,
        "villaperdida": Standing.LOST,
        "hackeadahoy": Standing.TAKEN,
        "villaparada": Standing.ABANDONED,
        "villacerrandose": Standing.CLOSING,
        "villacerrada": Standing.CLOSED,
        "impostora": Standing.NOT_OURS,
    }
    assert set(found.values()) == set(Standing)


def test_what_is_not_in_order_says_why(standings: Database) -> None:
    snapshot, today = reading.snapshot(standings), clock.today()
    for account in snapshot.own_accounts:
        found = snapshot.standing(account, today)
        assert bool(found.reasons) != found.is_official, account.short_name


@pytest.mark.parametrize(
    "paper", [Paper.DECREE, Paper.REGISTER, Paper.NOTICE, Paper.CONSENT_FORM, Paper.RULES]
)
def test_official_papers_carry_only_what_is_in_hand(standings: Database, paper: Paper) -> None:
    said = text_of(papers.prepare(standings, paper))
    assert (IN_ORDER in said) is (paper is not Paper.RULES)
    assert [name for name in OURS if name in said and name not in WARNED] == []
    assert "100009876543210" not in said
    warned = [name for name in WARNED if name in said]
    assert warned == (list(WARNED) if paper is Paper.REGISTER else [])


def test_the_list_does_not_say_that_no_other_is_official_while_some_are_put_in_order(
    standings: Database,
) -> None:
    said = text_of(papers.prepare(standings, Paper.REGISTER))
    assert "Ninguna otra es oficial" not in said
    for name in OURS:
        (account,) = [each for each in reading.snapshot(standings).accounts if each.short_name == name]
        assert account.id is not None
        accounts.delete(standings, account.id)
    assert "Ninguna otra es oficial" in text_of(papers.prepare(standings, Paper.REGISTER))


@pytest.mark.parametrize("are_all_in_order", [False, True])
def test_the_public_papers_say_the_same_of_the_accounts_that_are_not_listed(
    standings: Database, *, are_all_in_order: bool
) -> None:
    if are_all_in_order:
        for name in OURS:
            (account,) = [each for each in reading.snapshot(standings).accounts if each.short_name == name]
            accounts.delete(standings, account.id or 0)
    edition = text_of(compose(manual.gather(standings, manual.Edition.PUBLIC)))
    for said in (edition, text_of(papers.prepare(standings, Paper.REGISTER))):
        assert ("Ninguna otra es oficial" in said) is are_all_in_order
        assert ("Otras se están poniendo en orden" in said) is not are_all_in_order
        assert "solo habla en estas cuentas" not in said
    assert ("Si no está, no es nuestra" in edition) is are_all_in_order


def test_the_rest_are_in_a_reserved_annex_with_what_is_wrong(standings: Database) -> None:
    for document in (
        papers.prepare(standings, Paper.IRREGULAR),
        manual.prepare(standings, Edition.RESERVED).document,
    ):
        said = text_of(document)
        assert "Por poner en orden" in said
        assert [name for name in OURS if name not in said] == []
        for reason in (
            "Es el perfil personal de alguien",
            "El correo de recuperación es particular.",
            "El teléfono de recuperación es particular.",
            "Falta suplente",
            "alguien de fuera de la casa",
            "Nadie puede entrar en la cuenta.",
            "Sin publicar desde el",
            "Se está cerrando.",
        ):
            assert reason in said, reason


def test_the_public_edition_names_only_what_is_in_hand_and_warns_of_the_rest(standings: Database) -> None:
    said = text_of(manual.prepare(standings, Edition.PUBLIC).document)
    assert IN_ORDER in said
    assert [name for name in OURS if name in said and name not in WARNED] == []
    assert "No podemos entrar" not in said
    assert [name for name in WARNED if name in said] == list(WARNED)


def test_people_are_warned_of_what_is_out_of_our_hands(standings: Database) -> None:
    said = text_of(manual.prepare(standings, Edition.PUBLIC).document)
    warned = said.partition("Fuera de nuestro control\n")[2].partition("Ya cerradas\n")[0]
    assert "lo que salga en ellas puede no ser nuestro" in warned
    assert [name for name in (*OURS, "villacerrada", "impostora") if name in warned] == list(OUT_OF_HANDS)


def test_a_list_that_leaves_out_only_what_is_warned_of_is_whole(standings: Database) -> None:
    for account in reading.snapshot(standings).accounts:
        if account.short_name in OURS and account.short_name not in WARNED:
            accounts.delete(standings, account.id or 0)
    for said in (
        text_of(manual.prepare(standings, Edition.PUBLIC).document),
        text_of(papers.prepare(standings, Paper.REGISTER)),
    ):
        assert "Ninguna otra es oficial" in said
        assert "se están poniendo en orden" not in said


def test_what_is_out_of_our_hands_is_never_a_live_link(standings: Database, tmp_path: Path) -> None:
    documents_of = [manual.prepare(standings, edition).document for edition in Edition]
    documents_of += [papers.prepare(standings, paper) for paper in Paper if paper is not Paper.RESOLUTION]
    for number, document in enumerate(documents_of):
        for kind in ("pdf", "docx", "html"):
            target = tmp_path / f"{number}.{kind}"
            papers.write(document, target)
            assert not [link for link in _links(target) if any(name in link for name in WARNED)], (
                document.title,
                kind,
            )


def _links(path: Path) -> list[str]:
    """Return every address that a file makes live."""
    if path.suffix == ".html":
        return re.findall(r'href="([^"]+)"', path.read_text("utf-8"))
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as book:
            return re.findall(r'Target="([^"]+)"', book.read("word/_rels/document.xml.rels").decode())
    with pikepdf.open(path) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def test_advice_follows_how_each_account_stands(standings: Database) -> None:
    records.keep_only(standings, "channel_plan", {"size": TownSize.VILLAGE})
    snapshot = reading.snapshot(standings)
    assert snapshot.plan is not None
    found = {
        account.short_name: item
        for item in plans.recommended(snapshot, snapshot.plan)
        if (account := snapshot.account(item.account_id))
    }
    assert {name: item.choice for name, item in found.items()} == dict.fromkeys(IRREGULAR, Choice.MEND) | {
        "Villa de Todos": Choice.MOVE,
        "enorden": Choice.KEEP,
        "villaperdida": Choice.RECOVER,
        "hackeadahoy": Choice.RECOVER,
        "villaparada": Choice.REVIVE,
        "villacerrandose": Choice.CLOSE,
    }
    assert all(item.reasons for item in found.values())


def test_nothing_is_planned_where_nobody_can_or_should_post(standings: Database) -> None:
    snapshot, networks = reading.snapshot(standings), knowledge.networks()
    posting = snapshot.posting_accounts(clock.today())
    names = {channel.name for channel in channels_of(posting, networks)}
    for name in ("villaperdida", "villacerrandose", "villacerrada", "impostora"):
        assert not any(name in channel for channel in names), name
    assert any("enorden" in channel for channel in names)
    assert any("correoajeno" in channel for channel in names)


def test_the_papers_say_of_a_channel_that_nothing_can_go_out_there(standings: Database) -> None:
    at = datetime.combine(clock.today() + timedelta(days=1), time(9))
    by_name = {account.short_name: account for account in reading.snapshot(standings).accounts}
    texts = {f"account.{by_name[name].id}": "" for name in ("enorden", *WARNED, "villacerrandose")}
    writing.create(standings, Written(message={"title": "Va a salir", "text": "Sale"}, texts=texts, at=at))
    document = manual.prepare(standings, Edition.RESERVED).document
    chapters = {each.number: text_of(replace(document, chapters=(each,))) for each in document.chapters}
    month = text_of(month_sheets.month_list(standings, at.date()))
    for where in (chapters["1"], chapters["9"], month):
        line = where.partition("Va a salir\n")[2].partition("Va a salir")[0]
        for why in ("no podemos entrar", "en otras manos", "cerrada", "cerrándose", "no es nuestra"):
            assert line.count(f" ({why})") == 1, why


def test_a_name_for_people_goes_before_a_number(standings: Database) -> None:
    said = text_of(manual.prepare(standings, Edition.RESERVED).document)
    assert "Facebook · Villa de Todos" in said
    assert "Facebook · 100009876543210" not in said


def test_an_account_of_which_nothing_is_known_is_not_official_yet(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    said = text_of(papers.prepare(database, Paper.REGISTER))
    assert "ayto" not in said
    assert "Todavía no hay ninguna cuenta en orden" in said


PRESUPPOSE = re.compile(
    r"(?i)solo las de esta lista|no esté en ella|ninguna otra|está en esta lista|estas son sus cuentas|"
    r"\botras se|se autorizan los perfiles"
)
"""What is only true of a list that has something in it, or that is whole."""


@pytest.mark.parametrize("addresses", [(), ("facebook.com/ayto",)])
def test_no_public_paper_presupposes_a_list_that_is_empty(
    database: Database, addresses: tuple[str, ...]
) -> None:
    set_up(database, *addresses)
    for paper in (Paper.NOTICE, Paper.REGISTER, Paper.RULES, Paper.DECREE):
        assert PRESUPPOSE.findall(text_of(papers.prepare(database, paper))) == [], paper
    said = text_of(manual.prepare(database, Edition.PUBLIC).document)
    assert PRESUPPOSE.findall(said) == []
    told = "Las que hay se están poniendo en orden."
    for paper in (Paper.NOTICE, Paper.REGISTER):
        assert (told in text_of(papers.prepare(database, paper))) is bool(addresses)


def test_the_notice_disowns_only_what_is_not_in_a_whole_list(standings: Database) -> None:
    said = text_of(papers.prepare(standings, Paper.NOTICE))
    assert "Otras se están poniendo en orden" in said
    assert "no es nuestra" not in said


def test_a_password_that_was_once_let_in_is_not_printed(standings: Database) -> None:
    data = manual.gather(standings, Edition.RESERVED)
    account = data.snapshot.own_accounts[0]
    data.snapshot.custody(account).password_place = "Hunter2! la de siempre"
    assert "Hunter2" not in plain(data.password_place(account))
