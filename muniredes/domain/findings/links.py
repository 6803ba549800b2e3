"""The accounts that lead nowhere, once somebody began to look."""

from collections.abc import Iterator
from datetime import date

from muniredes.domain.accounts.account import account_title
from muniredes.domain.channels.links import checks, is_answered, linking
from muniredes.domain.declared_absent import is_said
from muniredes.domain.findings.finding import Question, gap, of_account
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _


def about_links(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Question]:
    """Yield what each profile should lead to; one that nobody looked at is said only if others were."""
    asked = linking(snapshot.posting_accounts(today))
    is_begun = any(snapshot.line(account).links_checked_on is not None for account in asked)
    if is_begun:
        is_listed = snapshot.plan is not None and is_said(snapshot.plan, "register_address")
        sentence = _("Falta decir dónde está publicada la lista de cuentas oficiales.")
        yield is_listed, gap(sentence, Place.CHECK_LINKS, "register", 8)
    for account in asked:
        line, title = snapshot.line(account), account_title(account, networks)
        target = Target(Place.CHECK_LINKS, account.id)
        others = [other for other in asked if other is not account]
        linked = snapshot.linked(account)
        if is_begun:
            is_seen = is_answered(line, linked, others)
            yield is_seen, of_account(title, _("falta comprobar a qué enlaza."), target, 8)
        for check in checks(line, linked, others, networks, today, has_web=snapshot.has_web):
            yield check.is_met, of_account(title, check.sentence, target, 8)
