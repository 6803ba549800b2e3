"""Pasted addresses are told apart, and the same account is the same however it is written."""

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import knowledge
from muniredes.actions.accounts import told_apart
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.addresses import AddressFlaw, account_key, recognise, with_handle
from muniredes.domain.accounts.incoming_list import ListedLine, Verdict, judge
from muniredes.domain.accounts.named_account import ADDRESS, HANDLE, NETWORK
from muniredes.domain.accounts.network_words import named_network, network_among
from muniredes.domain.accounts.other_networks import could_be
from muniredes.domain.knowledge.facts import Networks

ADDRESSES = [
    ("https://www.facebook.com/AytoVilla/?ref=page_internal", "facebook", "AytoVilla"),
    ("facebook.com/pages/Ayuntamiento-de-Villa/123456789", "facebook", "123456789"),
    ("http://m.facebook.com/profile.php?id=100&x=2", "facebook", "100"),
    ("https://es-es.facebook.com/AytoVilla", "facebook", "AytoVilla"),
    ("fb.com/ayto/posts/123", "facebook", "ayto"),
    ("https://instagram.com/villa.oficial/?hl=es", "instagram", "villa.oficial"),
    ("https://twitter.com/#!/ayto", "x", "ayto"),
    ("x.com/ayto/status/1234", "x", "ayto"),
    ("https://www.youtube.com/@AytoVilla/videos", "youtube", "AytoVilla"),
    ("youtube.com/channel/UCabc-_1", "youtube", "UCabc-_1"),
    ("www.youtube.com/aytovilla", "youtube", "aytovilla"),
    ("https://www.tiktok.com/@villa.joven?lang=es", "tiktok", "villa.joven"),
    ("https://whatsapp.com/channel/0029VaAbc", "whatsapp", "0029VaAbc"),
    ("https://wa.me/34600000000", "whatsapp_lista", "34600000000"),
    ("https://t.me/s/aytovilla", "telegram", "aytovilla"),
    ("https://es.linkedin.com/company/ayto-villa/", "linkedin", "ayto-villa"),
    ("https://www.threads.net/@villa", "threads", "villa"),
    ("https://bsky.app/profile/villa.es", "bluesky", "villa.es"),
    ("https://mastodon.social/@ayto", "mastodon", "ayto@mastodon.social"),
    ("@ayto@masto.villa.es", "mastodon", "ayto@masto.villa.es"),
    ("https://flickr.com/photos/ayto/", "flickr", "ayto"),
    ("deportesvilla.blogspot.com.es", "blog", "deportesvilla"),
    ("https://www.villa.es/blog/", "web", ""),
    ("ayuntamientodepeñaranda.es", "web", ""),
    ("Facebook: AytoVilla", "facebook", "AytoVilla"),
    ("Twitter @ayto", "x", "ayto"),
    ("insta ayto_villa", "instagram", "ayto_villa"),
]


@pytest.mark.parametrize(("pasted", "network", "handle"), ADDRESSES)
def test_an_address_says_its_network_and_its_account(
    pasted: str, network: str, handle: str, networks: Networks
) -> None:
    found = recognise(pasted, networks)
    assert (found.network_id, found.handle, found.flaw) == (network, handle, None)


@pytest.mark.parametrize(
    ("pasted", "flaw"),
    [
        ("", AddressFlaw.EMPTY),
        ("hola qué tal", AddressFlaw.NOT_AN_ADDRESS),
        ("mailto:alguien@villa.es", AddressFlaw.NOT_AN_ADDRESS),
        ("alguien@villa.es", AddressFlaw.NOT_AN_ADDRESS),
        ("javascript:alert(1)", AddressFlaw.NOT_AN_ADDRESS),
        ("http://villa.es:99999/", AddressFlaw.NOT_AN_ADDRESS),
        ("@ayto", AddressFlaw.NO_NETWORK),
        ("https://instagram.com/", AddressFlaw.NO_HANDLE),
        ("https://www.youtube.com/watch?v=abc", AddressFlaw.NO_HANDLE),
        ("https://www.facebook.com/login.php", AddressFlaw.NO_HANDLE),
        ("https://www.facebook.com/share/1AbcDef/?mibextid=wwXIfr", AddressFlaw.SHARED_LINK),
        ("https://www.facebook.com/share/p/1AbcDef/", AddressFlaw.SHARED_LINK),
        ("https://fb.watch/abc123/", AddressFlaw.SHARED_LINK),
        ("https://www.instagram.com/share/abc", AddressFlaw.SHARED_LINK),
        ("tuenti.com/ayto", AddressFlaw.CLOSED_NETWORK),
        ("https://plus.google.com/+Ayto", AddressFlaw.CLOSED_NETWORK),
    ],
)
def test_what_is_wrong_is_said(pasted: str, flaw: AddressFlaw, networks: Networks) -> None:
    found = recognise(pasted, networks)
    assert found.flaw is flaw
    assert flaw.sentence.endswith(".")


def test_what_comes_behind_the_profile_is_left_out(networks: Networks) -> None:
    assert recognise("https://x.com/ayto/status/99?s=20", networks).address == "https://x.com/ayto"


@pytest.mark.parametrize("door", ["story.php?story_fbid=12&", "permalink.php?story_fbid=12&", "profile.php?"])
def test_a_post_of_a_numbered_page_gives_the_address_of_the_page(door: str, networks: Networks) -> None:
    found = recognise(f"https://m.facebook.com/{door}id=100064512345678&mibextid=x", networks)
    assert found.address == "https://www.facebook.com/profile.php?id=100064512345678"


@pytest.mark.parametrize(
    ("said", "network", "name"),
    [
        ("WhatsApp: grupo del alcalde", "whatsapp_lista", "grupo del alcalde"),
        ("WhatsApp: lista de difusión", "whatsapp_lista", "lista de difusión"),
        ("WhatsApp: grupo", "whatsapp_lista", "grupo"),
        ("WhatsApp grupo", "whatsapp_lista", "grupo"),
        ("grupo de WhatsApp del alcalde", "whatsapp_lista", "grupo del alcalde"),
        ("Grupo WhatsApp: alcalde", "whatsapp_lista", "alcalde"),
        ("Grup de WhatsApp: veïns", "whatsapp_lista", "veïns"),
        ("WhatsApp: canal del pueblo", "whatsapp", "canal del pueblo"),
        ("Canal de WhatsApp: lista de espera", "whatsapp", "lista de espera"),
        ("Página de Facebook de Villa", "facebook", "Villa"),
    ],
)
def test_what_a_chat_is_is_read_on_both_sides_of_its_name(said: str, network: str, name: str) -> None:
    found = told_apart(said)
    assert (found.network_id, found.name, found.handle) == (network, name, "")
    assert found.is_usable


def test_a_list_says_what_a_chat_is_in_any_of_its_cells(networks: Networks) -> None:
    for row in (
        {NETWORK: "WhatsApp", HANDLE: "Grupo del alcalde"},
        {NETWORK: "Grupo WhatsApp", HANDLE: "Villa"},
    ):
        (found,) = judge([ListedLine("", 1, row)], networks, (), date(2026, 11, 29))
        assert found.account is not None
        assert found.account.network_id == "whatsapp_lista"


@pytest.mark.parametrize(
    ("account", "may", "may_not"),
    [
        (Account(network_id="whatsapp", name="grupo"), "whatsapp_lista", "tuenti"),
        (Account(network_id="web", address="https://www.dival.es/villa"), "blog", "facebook"),
        (Account(network_id="facebook", handle="a", address="https://www.facebook.com/a"), "facebook", "x"),
        (
            Account(network_id="whatsapp", handle="a", address="https://www.whatsapp.com/channel/a"),
            "whatsapp_lista",
            "telegram",
        ),
    ],
)
def test_an_account_may_be_of_the_networks_where_its_address_fits(
    account: Account, may: str, may_not: str, networks: Networks
) -> None:
    ids = {each.id for each in could_be(account, networks)}
    assert may in ids
    assert may_not not in ids


HANDLES = st.text(alphabet=string.ascii_letters + string.digits + "_", min_size=5, max_size=15)


@given(
    handle=HANDLES,
    scheme=st.sampled_from(["", "http://", "https://", "HTTPS://"]),
    door=st.sampled_from(["", "www.", "WWW.", "m."]),
    tail=st.sampled_from(["", "/", "?ref=x", "/?utm_source=a"]),
    upper=st.booleans(),
)
def test_the_same_account_has_the_same_key_however_it_is_written(
    handle: str, scheme: str, door: str, tail: str, upper: bool
) -> None:
    networks = knowledge.networks()
    written = f"{scheme}{door}instagram.com/{handle.upper() if upper else handle}{tail}"
    plain = recognise(f"https://instagram.com/{handle}", networks)
    if plain.flaw is not None:
        return
    found = recognise(written, networks)
    assert account_key(found.network_id, found.handle, found.address) == account_key(
        plain.network_id, plain.handle, plain.address
    )


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    found = recognise(text, knowledge.networks())
    assert found.flaw is not None or found.address


@given(handle=HANDLES)
def test_the_address_of_a_handle_leads_back_to_it(handle: str) -> None:
    networks = knowledge.networks()
    for network in networks.values():
        if not network.profile_address or network.id == "facebook":
            continue
        made = with_handle(network, handle)
        found = recognise(made.address, networks)
        reserved = found.flaw is AddressFlaw.NO_HANDLE
        assert reserved or (found.network_id, found.handle.lower()) == (network.id, handle.lower())


def test_networks_are_known_by_the_names_people_use(networks: Networks) -> None:
    for said, expected in (
        ("Twitter", "x"),
        ("FB", "facebook"),
        ("youtube", "youtube"),
        ("Google+", "google_plus"),
    ):
        found = named_network(said, networks)
        assert found is not None
        assert found.id == expected
    assert named_network("Mi red inventada", networks) is None


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (Account(network_id="web", address="https://www.villa.es/"), "villa.es"),
        (Account(network_id="web", address="http://villa.es/redes"), "villa.es/redes"),
        (Account(network_id="web", name="Web municipal", address="https://villa.es"), "Web municipal"),
        (Account(network_id="x", handle="ayto", address="https://x.com/ayto"), "ayto"),
    ],
)
def test_an_account_is_called_as_people_say_it(account: Account, said: str) -> None:
    assert account.short_name == said


def _shapes() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("addresses.tsv").read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(pasted, network, handle) for pasted, network, handle in found]


@pytest.mark.parametrize(("pasted", "network", "handle"), _shapes())
def test_every_shape_of_an_address(pasted: str, network: str, handle: str, networks: Networks) -> None:
    found = recognise(pasted, networks)
    assert (found.network_id, found.handle) == (network, handle)
    if not handle and network not in ("web", "otra"):
        assert found.names_nobody
    if network == "otra":
        assert found.flaw is AddressFlaw.UNKNOWN_NETWORK


def test_every_network_in_use_has_its_shapes(networks: Networks) -> None:
    told = {network for _pasted, network, _handle in (*_shapes(), *ADDRESSES)}
    social = {name for name, each in networks.items() if not each.is_closed and each.text_limits}
    assert social <= told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("facebook.com/p/Villa-100064789012345/", "facebook.com/profile.php?id=100064789012345", True),
        ("https://www.facebook.com/AytoVilla7", "https://www.facebook.com/groups/AytoVilla7", False),
        ("https://www.linkedin.com/company/villa7", "https://www.linkedin.com/in/villa7", False),
        ("https://mastodon.social/@villa@masto.es", "https://masto.es/@villa", True),
        ("https://web.villa.es", "https://villa.es", False),
        ("https://www.villa.es/", "villa.es", True),
    ],
)  # fmt: skip
def test_what_is_the_same_account_and_what_is_not(
    one: str, other: str, same: bool, networks: Networks
) -> None:
    keys = [account_key(found.network_id, found.handle, found.address) for found in (
        recognise(one, networks), recognise(other, networks)
    )]  # fmt: skip
    assert (keys[0] == keys[1]) is same


@pytest.mark.parametrize(
    ("said", "network"),
    [
        ("Facebook (página oficial)", "facebook"),
        ("Instagram - Juventud", "instagram"),
        ("Twitter/X", "x"),
        ("X (antes Twitter)", "x"),
        ("Canal Telegram", "telegram"),
        ("Biblioteca en Instagram", "instagram"),
        ("Perfil oficial de Mastodon", "mastodon"),
        ("Facebook e Instagram", None),
        ("Página web", "web"),
        ("La cara amable", None),
    ],
)
def test_a_network_is_known_among_other_words(said: str, network: str | None, networks: Networks) -> None:
    found = network_among(said, networks)
    assert (found.id if found else None) == network


@pytest.mark.parametrize(
    ("network", "address", "is_doubted"),
    [
        ("Facebook", "https://www.instagram.com/aytovilla", True),
        ("Instagram", "https://villa.es", True),
        ("WhatsApp", "https://wa.me/34600000000", False),
        ("Blog", "https://villa.es/blog", False),
        ("Twitter", "https://x.com/aytovilla", False),
    ],
)
def test_an_address_of_another_network_than_its_line_says_is_looked_at(
    network: str, address: str, is_doubted: bool, networks: Networks
) -> None:
    line = ListedLine("", 1, {NETWORK: network, ADDRESS: address})
    (found,) = judge([line], networks, (), date(2026, 11, 29))
    assert found.verdict is (Verdict.LOOK if is_doubted else Verdict.NEW)
    assert (AddressFlaw.ANOTHER_NETWORK.sentence in found.remarks) is is_doubted


@pytest.mark.parametrize(
    ("pasted", "flaw"),
    [
        ("www.facebook.es/AytoVilla", AddressFlaw.LOOKALIKE),
        ("https://facebook.com.cuentas-seguras.net/login", AddressFlaw.LOOKALIKE),
        ("https://instagram.villa.es", AddressFlaw.LOOKALIKE),
        ("https://www.villa.es/facebook", None),
        ("https://blog.villa.es", None),
    ],
)
def test_a_site_with_the_name_of_a_network_is_looked_at(
    pasted: str, flaw: AddressFlaw | None, networks: Networks
) -> None:
    found = recognise(pasted, networks)
    assert (found.network_id, found.flaw) == ("web", flaw)
    assert found.is_usable


@pytest.mark.parametrize("kept", ["612345678", "34612345678"])
def test_a_telephone_is_the_same_account_with_its_country_and_without(kept: str, networks: Networks) -> None:
    key = account_key("whatsapp_lista", kept, f"https://wa.me/{kept}")
    row = {NETWORK: "WhatsApp", HANDLE: "612 345 678"}
    (line,) = judge([ListedLine("", 1, row)], networks, (key,), date(2026, 11, 29))
    assert (line.verdict, line.remarks) == (Verdict.SKIP, ("Ya está apuntada.",))


def test_a_telephone_of_elsewhere_is_not_that_of_here() -> None:
    keys = {account_key("whatsapp_lista", each, "") for each in ("612345678", "351612345678", "3461234567")}
    assert len(keys) == 3
