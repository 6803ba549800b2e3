"""How long a text is in each network, against cases that are known of each way of counting."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.advice.emojis import emojis
from muniredes.domain.calendar.advice.lengths import (
    LINK,
    Room,
    length,
    post_limit,
    room,
    room_in,
    seen_at_first,
)
from muniredes.domain.calendar.messages.links import links, outside
from muniredes.domain.knowledge.facts import Counting, Networks, TextLimit

FAMILY, FLAG, WAVE, HEART, KEY = "👨‍👩‍👧‍👦", "🇪🇸", "👋🏽", "❤️‍🔥", "1️⃣"
texts = st.text(st.characters(codec="utf-8"), max_size=60)
slugs = st.text("abcdefghijklmnñopqrstuvwxyz0123456789-/_", min_size=1, max_size=300).map(lambda s: f"/{s}x")


@pytest.mark.parametrize(
    ("text", "x", "graphemes", "mastodon", "utf16", "characters"),
    [
        ("", 0, 0, 0, 0, 0),
        ("Mañana", 6, 6, 6, 6, 6),
        (unicodedata.normalize("NFD", "Mañana"), 6, 6, 6, 7, 7),
        (FAMILY, 2, 1, 1, 11, 7),
        (FLAG, 2, 1, 1, 4, 2),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2, 1, 1, 14, 7),
        (WAVE, 2, 1, 1, 4, 2),
        (HEART, 2, 1, 1, 5, 4),
        (KEY, 2, 1, 1, 3, 3),
        (FLAG * 3, 6, 3, 3, 12, 6),
        ("日本", 4, 2, 2, 2, 2),
        ("«—”", 3, 3, 3, 3, 3),
        ("…", 2, 1, 1, 1, 1),
        ("30 € ©", 7, 6, 6, 6, 6),
        ("a\r\nb", 3, 3, 3, 4, 4),
        ("@ayto@mastodon.social", 21, 21, 5, 21, 21),
        ("ver https://ayto.es/plazo.", 28, 26, 28, 26, 26),
        ("ver ayto.es/plazo.", 28, 18, 18, 18, 18),
    ],
)
def test_known_lengths(text: str, x: int, graphemes: int, mastodon: int, utf16: int, characters: int) -> None:
    ways = (Counting.X, Counting.GRAPHEMES, Counting.MASTODON, Counting.UTF16, Counting.CHARACTERS)
    assert [length(text, counting) for counting in ways] == [x, graphemes, mastodon, utf16, characters]
    assert length(text, Counting.OCTETS) == len(text.encode())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Más en ayto.es.", ["ayto.es"]),
        ("(www.ayto.es/plazo)", ["www.ayto.es/plazo"]),
        ("https://ayto.es/a_(b)?c=1&d=2, y", ["https://ayto.es/a_(b)?c=1&d=2"]),
        ("sede.villar.cat/a y blog.eus/b", ["sede.villar.cat/a", "blog.eus/b"]),
        ("HTTPS://AYTO.ES/X", ["HTTPS://AYTO.ES/X"]),
        ("http://localhost/a", []),
        ("p.ej. a las 10.30, S.A., EE.UU., D.ª, a.m., 1.º, 3.500", []),
        ("ayto@ayto.es y nombre.apellido@ayto.es", []),
        ("#ayto.es @ayto.es", []),
        ("acta.pdf, bases.docx", []),
    ],
)
def test_links_are_told_from_words(text: str, found: list[str]) -> None:
    assert [text[start:stop] for start, stop in links(text)] == found


@given(slugs)
def test_a_link_counts_the_same_whatever_its_length(path: str) -> None:
    link = f"https://www.ayto.es{path}"
    for counting in (Counting.X, Counting.MASTODON):
        assert length(f"Bases: {link}", counting) == len("Bases: ") + LINK
    assert length(f"Bases: {link}", Counting.CHARACTERS) == len("Bases: ") + len(link)


@given(texts, texts)
def test_a_line_more_never_counts_less(text: str, more: str) -> None:
    for counting in Counting:
        joined = length(f"{text}\n{more}", counting)
        assert joined == length(text, counting) + 1 + length(more, counting) or "\r" in text + more
        assert joined >= max(length(text, counting), length(more, counting))


@given(texts)
def test_ways_of_counting_keep_their_order(text: str) -> None:
    graphemes, units = length(text, Counting.GRAPHEMES), length(text, Counting.UTF16)
    assert graphemes <= len(text) <= units <= 2 * len(text)
    assert length(unicodedata.normalize("NFD", text), Counting.X) == length(text, Counting.X)


@given(texts)
def test_what_is_found_lies_in_the_text_and_in_order(text: str) -> None:
    for spans in (links(text), emojis(text)):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= start < stop <= len(text) for start, stop in spans)
    assert len(outside(text, links(text), "")) == len(text) - sum(stop - start for start, stop in links(text))


def test_a_long_text_is_counted_at_once() -> None:
    for hostile in ("a." * 20_000, "https://ayto.es/" + "(" * 20_000, "@a" * 20_000, "👨‍" * 20_000):
        assert all(length(hostile, counting) > 0 for counting in Counting)


@pytest.mark.parametrize(
    ("letters", "sentence", "fits"),
    [
        (160, "Quedan 120 caracteres", True),
        (279, "Queda 1 carácter", True),
        (280, "Cabe justo", True),
        (281, "Sobra 1 carácter", False),
        (294, "Sobran 14 caracteres", False),
    ],
)
def test_room_is_said_in_words(networks: Networks, letters: int, sentence: str, fits: bool) -> None:
    found = room("a" * letters, networks["x"])
    assert (found.sentence, found.fits, found.left) == (sentence, fits, 280 - letters)


def test_room_counts_as_each_network_does(networks: Networks) -> None:
    assert room(FAMILY * 140, networks["x"]) == Room(280, 280)
    assert room(FAMILY * 100, networks["bluesky"]).left == 200
    assert room("https://ayto.es/" + "a" * 600, networks["mastodon"]).left == 477
    assert room("👍" * 2048, networks["telegram"]).left == 0


def test_bluesky_also_weighs_the_bytes(networks: Networks) -> None:
    found = room(FAMILY * 121, networks["bluesky"])
    assert (found.left, found.heavy, found.fits) == (179, 121 * 25 - 3000, False)
    assert found.sentence == "Pesa demasiado: quite emojis o signos especiales"
    assert room(FAMILY * 120, networks["bluesky"]).sentence == "Quedan 180 caracteres"
    assert room("日" * 301, networks["bluesky"]).sentence == "Sobra 1 carácter"


def test_the_limit_of_a_post_is_the_one_its_network_has(networks: Networks) -> None:
    with_post = {name for name in networks if post_limit(networks[name])}
    assert with_post == {
        "facebook", "instagram", "whatsapp", "x", "youtube", "tiktok", "telegram", "linkedin", "threads",
        "bluesky", "mastodon",
    }  # fmt: skip
    telegram = [post_limit(networks["telegram"], with_pictures=pictures) for pictures in (False, True)]
    assert [limit.characters for limit in telegram if limit] == [4096, 1024]
    facebook = [post_limit(networks["facebook"], with_pictures=pictures) for pictures in (False, True)]
    assert facebook[0] == facebook[1]


def test_without_a_known_limit_everything_fits(networks: Networks) -> None:
    found = room("Hola", networks["flickr"])
    assert (found.left, found.fits, found.sentence) == (None, True, "4 caracteres, sin tope conocido")
    assert room_in("a", None).sentence == "1 carácter, sin tope conocido"


@given(texts, st.integers(1, 80), st.sampled_from(list(Counting)))
def test_a_text_fits_when_nothing_is_left_over(text: str, limit: int, counting: Counting) -> None:
    found = room_in(text, TextLimit("publicacion", limit, counting=counting))
    assert found.fits is (length(text, counting) <= limit)
    assert found.sentence.startswith("Sobra") is not found.fits


PATH = "/tramites-y-gestiones" * 6 + "/bases-convocatoria-2027"


@pytest.mark.parametrize(
    ("network", "text", "count"),
    [
        ("threads", "a" * 495 + "’’’", 504),
        ("threads", "ñ" * 20 + "a" * 470, 510),
        ("bluesky", f"{'a' * 231} https://www.villa.es{PATH}", 231 + 1 + 12 + 13 + 3),
        ("bluesky", "https://villa.es/plazos", 15),
        ("bluesky", "https://villa.es/", 8),
        ("bluesky", f"en villa.es{PATH}", 3 + 8 + 13 + 3),
        ("x", "randomurl" * 7 + "s.com", 68),
        ("x", "test http://twitter_underscore.com", 34),
        ("x", "test http://trailingdash.twitter-.com/ab", 40),
        ("x", "http://t.co/pbY2NfTZ's", 25),
        ("mastodon", "look https://example.com/🐪/#camel here", 33),
        ("mastodon", "https://ja.wikipedia.org/wiki/日本", 23),
        ("mastodon", "https://www.ruby-toolbox.com/search?utf8=✓&q=autolink", 23),
        ("mastodon", "(https://villa.es/plazo).", 26),
        ("mastodon", "villa.es/plazo", 14),
        ("mastodon", f"https://villa.es/{'a' * 5000}", 5017),
    ],
)
def test_what_the_suites_of_others_say(network: str, text: str, count: int, networks: Networks) -> None:
    limit = post_limit(networks[network])
    assert limit is not None
    if network == "x" and text.startswith("random"):
        assert len(text) == 68
    assert length(text, limit.counting) == count


@given(st.text(max_size=400), st.integers(20, 200))
def test_what_is_seen_at_first_is_the_beginning_and_no_longer(text: str, most: int) -> None:
    shown = seen_at_first(text, TextLimit("publicacion", 2000, in_sight=most))
    if len(text) <= most:
        assert shown == text
    else:
        assert len(shown) <= most + 1
        assert text.startswith(shown[:-1])
    assert seen_at_first(text, TextLimit("publicacion", 2000)) == text
    assert seen_at_first(text, None) == text
