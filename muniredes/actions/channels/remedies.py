"""Mend a risk of an account: its steps, its letter, what is waited for, and that it is done."""

from dataclasses import dataclass
from datetime import date

from muniredes.actions import accounts, clock, knowledge, records
from muniredes.actions.printing import manual, papers
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.remedies import Remedy, RemedyAdvice, advice_for, steps_for, usual_deadline
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.history import Change
from muniredes.domain.knowledge.facts import OTHER_NETWORK, Fact
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import file_word
from muniredes.i18n import _
from muniredes.manual.document import Document
from muniredes.manual.papers.remedy import dossier as compose_dossier
from muniredes.manual.papers.remedy import letter as compose_letter
from muniredes.storage.database import Database

KINDS = papers.KINDS


@dataclass(frozen=True)
class Mending:
    """Everything about one risk of one account: `steps` for its network, `kept` what was written down."""

    account: Account
    cause: Cause
    advice: Fact[RemedyAdvice]
    steps: tuple[str, ...]
    kept: Remedy | None

    @property
    def deadline(self) -> date | None:
        """The day that was agreed, or the usual one from today; None when nobody is asked."""
        agreed = self.kept.wait_until if self.kept is not None and self.kept.is_waiting else None
        return agreed or usual_deadline(self.advice.value, clock.today())


def mending(snapshot: Snapshot, account_id: int, cause: Cause) -> Mending:
    """Return how a risk of an account is mended; a Problem when the account is gone."""
    account = snapshot.account(account_id)
    if account is None:
        raise Problem(_("Esa cuenta ya no existe."), _("Búsquela en la papelera, en Ajustes."))
    advice = advice_for(knowledge.remedies(), cause, account)
    network = knowledge.networks().get(account.network_id)
    ways = knowledge.crisis_book().recovery
    recovery = ways.get(account.network_id, ways[OTHER_NETWORK])
    steps = steps_for(advice.value, account.network_id, network, recovery)
    return Mending(account, cause, advice, steps, snapshot.remedy(account_id, cause))


def begin(database: Database, account_id: int, cause: Cause, wait_until: date | None) -> Change:
    """Write down that it was asked for today, and until when an answer is waited for."""
    said = _("Ya está pedido: {account} · {cause}")
    return _keep(database, account_id, cause, said, {"begun_on": clock.today(), "wait_until": wait_until})


def finish(database: Database, account_id: int, cause: Cause, done_on: date) -> Change:
    """Write down the day it was mended."""
    return _keep(database, account_id, cause, _("Hecho: {account} · {cause}"), {"done_on": done_on})


def _keep(database: Database, account_id: int, cause: Cause, said: str, values: dict[str, object]) -> Change:
    with database.write("") as work:
        account = work.get(Account, account_id)
        open_one = [
            each
            for each in work.all(Remedy)
            if (each.account_id, each.cause) == (account_id, cause) and each.done_on is None
        ]
        number = open_one[-1].id if open_one else None
        named: dict[str, object] = {} if open_one else {"account_id": account_id, "cause": cause}
        records.put(work, "remedy", number, named | values)
        work.title = said.format(account=accounts.title(account), cause=cause.word)
    return work.change


def letter(database: Database, account_id: int, cause: Cause) -> Document:
    """Compose the letter about a risk, with what the guide knows; nothing is written."""
    data = manual.gather(database, manual.Edition.RESERVED)
    found = mending(data.snapshot, account_id, cause)
    return compose_letter(data, found.account, found.advice.value, found.deadline)


def dossier(database: Database, account_id: int) -> Document:
    """Compose what the network of an account asks for to give it back; nothing is written."""
    data = manual.gather(database, manual.Edition.RESERVED)
    return compose_dossier(data, mending(data.snapshot, account_id, Cause.NO_ACCESS).account)


def file_name(found: Mending, word: str = "") -> str:
    """Return a name for the file of the letter, or of another paper about the same."""
    words = (word or _("carta"), found.cause.word.lower(), found.account.short_name)
    return f"{'-'.join(map(file_word, words))}.pdf"
