"""The words that close a package: propose some, and say whether hers will do. They are kept nowhere."""

import secrets
from functools import cache

from muniredes import paths
from muniredes.actions import knowledge, reading
from muniredes.domain.accounts.account import network_name
from muniredes.domain.handover.passphrase import WORDS, WORDS_FIELD, easy, weakness
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.storage.database import Database


@cache
def listed() -> tuple[str, ...]:
    """Return the words that are proposed, in the order of the alphabet."""
    text = paths.resource("words", "words.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def propose(database: Database) -> str:
    """Return six words taken by chance, each of 2048: 66 bits, which Argon2id makes dear to try.

    None is twice there or is a name of the guide: what is proposed is never refused.
    """
    easily_guessed = easy(_known(database))
    return " ".join(
        secrets.SystemRandom().sample([each for each in listed() if each not in easily_guessed], WORDS)
    )


def refuse_weak(database: Database, words: str) -> None:
    """Refuse words that somebody who has the package would guess. Raises a Problem."""
    because = weakness(words, _known(database))
    if because:
        raise Problem(because, _("Use las que se proponen, o escriba otras."), WORDS_FIELD)


def _known(database: Database) -> list[str]:
    """Return the names of a guide, which anybody who has its package would try."""
    snapshot = reading.snapshot(database)
    networks = knowledge.networks()
    body = snapshot.council
    return [
        *((body.name, body.province, body.region) if body else ()),
        *(person.name for person in snapshot.people),
        *(area.name for area in snapshot.areas),
        *(network_name(account.network_id, networks) for account in snapshot.accounts),
        *(text for account in snapshot.accounts for text in (account.handle, account.name)),
    ]
