"""What is promised to people is so, and one text does not deny another."""

import re

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.catalog.bodies import load_without
from muniredes.domain.council import BodyLack
from muniredes.domain.knowledge.facts import Networks
from tests import pseudo

_NOBODY_SEES = re.compile(r"\b[Nn]adie ve\b|\bno quién es cada persona\b")


def test_nobody_is_promised_that_no_one_sees_them() -> None:
    """Who runs a channel or a page sees who follows it or who comments on it."""
    assert [text for text in pseudo.ours() if _NOBODY_SEES.search(text)] == []


def test_who_follows_a_channel_is_told_what_those_who_run_it_see(networks: Networks) -> None:
    told = networks["whatsapp"].following
    assert told is not None
    assert "si le tiene en sus contactos, su nombre y su número" in told.value
    assert "faq.whatsapp.com, 1318001139066835" in told.source


def test_what_is_done_with_who_comments_is_told_beside_what_is_not_seen() -> None:
    notice = {one.key: one.text.value for one in knowledge.advice()["aviso_legal"]}
    assert "nombre de usuario" in notice["para_que"]
    assert "nombre de usuario" in notice["la_red"]


def test_a_body_without_a_telephone_sends_nobody_to_the_112_but_for_danger() -> None:
    say = load_without(paths.catalog("bodies.toml"))[BodyLack.PHONE]
    changed = {text: say(text) for text in pseudo.ours() if "{TELÉFONO}" in text}
    sent = [new for text, new in changed.items() if new.count("112") > text.count("112")]
    assert [new for new in sent if "Si hay peligro: 112" not in new] == []


def test_a_list_of_a_crisis_is_called_by_its_name_everywhere() -> None:
    """Who is sent to a list by another name does not find it."""
    titles = {list_of.value.title for list_of in knowledge.crisis_book().checklists.values()}
    named = re.compile(r"\blista «([^»{]+)»")
    assert {name for text in pseudo.ours() for name in named.findall(text)} - titles == set()


def test_a_term_that_ended_is_not_extended() -> None:
    """Ley 39/2015, art. 32.3: in no case; 32.5 lets extend those of every procedure, not those that ended."""
    extends = [text for text in pseudo.ours() if re.search(r"\bampliar\b.*\bvencido", text)]
    assert extends
    assert [text for text in extends if "los que no han vencido; si" not in text] == []


def test_one_parent_is_enough_and_both_are_better() -> None:
    minor = next(one for one in knowledge.advice()["permiso"] if one.key == "menor")
    assert "uno de sus padres, mejor los dos, o quien le tutele" in minor.text.value
