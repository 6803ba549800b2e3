"""What a cell of channels means."""

import pytest

from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.calendar.lists.channel_names import ChannelNames
from muniredes.domain.knowledge.facts import Networks

ACCOUNTS = (
    Account(id=1, network_id="facebook", handle="AytoVilla", address="https://www.facebook.com/AytoVilla"),
    Account(id=2, network_id="instagram", handle="aytovilla", address="https://www.instagram.com/aytovilla"),
    Account(id=3, network_id="instagram", handle="villa_joven", name="Villa Joven, Ocio y Cultura"),
    Account(id=4, network_id="x", handle="ViejaVilla", state=AccountState.CLOSED),
    Account(id=5, network_id="youtube", handle="villatv"),
)


@pytest.fixture
def names(networks: Networks) -> ChannelNames:
    return ChannelNames(ACCOUNTS, networks)


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("Facebook", ("account.1",)),
        ("facebook · aytovilla", ("account.1",)),
        ("Facebook @AytoVilla", ("account.1",)),
        ("Facebook, YouTube y web", ("account.1", "account.5", "web")),
        ("Facebook/Youtube", ("account.1", "account.5")),
        ("FB + tablón", ("account.1", "tablon")),
        ("https://www.facebook.com/AytoVilla/", ("account.1",)),
        ("@villa_joven", ("account.3",)),
        ("Villa Joven, Ocio y Cultura", ("account.3",)),
        ("Instagram · villa_joven", ("account.3",)),
        ("Twitter", ("account.4",)),
        ("Bando; megafonía", ("bando", "megafonia")),
        ("WhatsApp", ("whatsapp",)),
        ("Página web", ("web",)),
        ("Todas las redes", ("account.1", "account.2", "account.3", "account.5")),
        ("Facebook, facebook", ("account.1",)),
        ("la web", ("web",)),
        ("el Facebook", ("account.1",)),
        ("La página", ("web",)),
        ("en la página web", ("web",)),
        ("el tablón", ("tablon",)),
        ("el tablón de anuncios y el bando", ("tablon", "bando")),
        ("la web, el Facebook y el YouTube", ("web", "account.1", "account.5")),
        ("por megafonía", ("megafonia",)),
        ("", ()),
    ],
)
def test_names_that_are_understood(names: ChannelNames, cell: str, keys: tuple[str, ...]) -> None:
    found = names.named(cell)
    assert (found.keys, found.doubts) == (keys, ())


def test_what_can_be_two_or_none_is_said(names: ChannelNames) -> None:
    found = names.named("Facebook, Instagram y TikTok")
    assert found.keys == ("account.1",)
    assert [(each.name, [account.id for account in each.accounts]) for each in found.unsure] == [
        ("Instagram", [2, 3])
    ]
    assert "no hay ninguna cuenta ni canal que se llame «TikTok»" in found.doubts[0]


@pytest.mark.parametrize(
    ("row", "key", "why"),
    [
        (("Taller", "Con Villa Joven, ocio y cultura"), "account.3", "es la que nombra la fila"),
        (("Taller", "https://instagram.com/villa_joven/p/1"), "account.3", "es la que nombra la fila"),
        (("Taller", "@VILLA_JOVEN"), "account.3", "es la que nombra la fila"),
        (("Pleno", ""), "account.2", "es la principal"),
        (("Aytovilla y villa_joven",), "account.3", "es la que nombra la fila"),
        (("villa_jovenes",), "account.2", "es la principal"),
    ],
)
def test_of_two_accounts_the_row_says_which_or_it_is_the_main_one(
    names: ChannelNames, row: tuple[str, ...], key: str, why: str
) -> None:
    (unsure,) = names.named("Instagram").unsure
    found, said = names.chosen(unsure, row)
    assert found == key
    assert why in said
    assert said.endswith("mírela")


def test_an_account_of_the_web_takes_the_place_of_the_medium(networks: Networks) -> None:
    site = Account(id=7, network_id="web", address="https://villa.es")
    names = ChannelNames((site,), networks)
    assert names.named("web").keys == ("account.7",)
    assert names.named("Web municipal").keys == ("account.7",)
    several = ChannelNames(
        (site, Account(id=8, network_id="web", address="https://turismo.villa.es")), networks
    )
    assert several.named("web").keys == ()
    assert [account.id for account in several.named("web").unsure[0].accounts] == [7, 8]


def test_every_channel_is_found_by_the_name_that_lists_give_it(names: ChannelNames) -> None:
    for key, name in names.by_key.items():
        assert names.named(name).keys == (key,), name


VILLA = (
    ACCOUNTS[0],
    ACCOUNTS[1],
    Account(id=4, network_id="x", handle="villa_x"),
    Account(
        id=6, network_id="facebook", handle="VillaSB", name="Villa sin Barreras", state=AccountState.CLOSED
    ),
)
FB, IG, X = "account.1", "account.2", "account.4"


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("todas menos Facebook", (IG, X)),
        ("Todas las redes (menos X)", (FB, IG)),
        ("todas las redes menos Facebook e Instagram", (X,)),
        ("Todas excepto Facebook, Instagram", (X,)),
        ("En todas, pero no en X", (FB, IG)),
        ("Todo salvo WhatsApp", (FB, IG, X)),
        ("Todas menos https://www.facebook.com/AytoVilla", (IG, X)),
        ("todas las redes y web, menos X", (FB, IG, "web")),
        ("Todas salvo TikTok", (FB, IG, X)),
        ("todas menos las de Juventud", ()),
        ("todas menos los grupos de Facebook", ()),
        ("Facebook, pero no en Instagram", (FB,)),
        ("Facebook (no Instagram)", (FB,)),
        ("Facebook e Instagram, X todavía no", (FB, IG)),
        ("Facebook e Instagram menos X", (FB, IG)),
        ("Instagram sin Facebook", (IG,)),
        ("Facebook ✔, Instagram ✘, web", (FB, "web")),
        ("Instagram (sin historias)", (IG,)),
        ("No Facebook, Instagram", (IG,)),
        ("Facebook, no Instagram y X", (FB,)),
        ("Facebook (todavía no)", ()),
        ("No Facebook", ()),
        ("Facebook no", ()),
        ("Facebook: no", ()),
        ("Sin Instagram", ()),
        ("No publicar en Facebook", ()),
        ("ni Facebook ni Instagram", ()),
        ("Facebook ✘", ()),
        ("menos Facebook", ()),
        ("todas menos Facebook, Instagram y X", ()),
        ("al menos Facebook", (FB,)),
        ("no solo Facebook, también Instagram", (FB, IG)),
        ("Villa sin Barreras", ("account.6",)),
        ("Instagram, Villa sin Barreras", (IG, "account.6")),
    ],
)
def test_a_channel_that_is_left_out_is_never_one(
    networks: Networks, cell: str, keys: tuple[str, ...]
) -> None:
    found = ChannelNames(VILLA, networks).named(cell)
    assert set(found.keys) == set(keys)
    assert not found.unsure
    assert found.keys or found.doubts


def test_what_is_left_out_by_halves_is_said(names: ChannelNames, networks: Networks) -> None:
    several = names.named("todas menos Instagram")
    assert (several.keys, several.unsure) == (("account.1", "account.5"), ())
    one = names.named("Instagram, no @villa_joven")
    assert (one.keys, one.unsure) == (("account.2",), ())
    unclear = ChannelNames(VILLA, networks).named("Facebook, no Instagram y X")
    assert "«X»" in unclear.doubts[0]


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("Facebook\nX", (FB, X)),
        ("WhatsApp\nX", ("whatsapp", X)),
        ("Facebook X", (FB, X)),
        ("X", (X,)),
        ("Facebook, X", (FB, X)),
        ("X\nFacebook", (FB, X)),
        ("Facebook X Instagram", (FB, IG, X)),
        ("Facebook ✔ X ✔", (FB, X)),
        ("Facebook: x, Instagram: no", (FB,)),
        ("Facebook x, Instagram x", (FB, IG)),
        ("FB x\nIG x\nX x", (FB, IG, X)),
        ("FB = x / IG = no", (FB,)),
        ("FB ✔ y IG ✔", (FB, IG)),
    ],
)
def test_x_is_a_network_or_a_tick_and_never_lost(
    networks: Networks, cell: str, keys: tuple[str, ...]
) -> None:
    found = ChannelNames(VILLA, networks).named(cell)
    assert set(found.keys) == set(keys)
