"""What was left half said in a wizard, and which way it goes on: for «Hoy», for its page and for its card."""

from muniredes.actions import accounts
from muniredes.actions.handover import preparing
from muniredes.desktop.navigation.hidden_pages import is_hidden
from muniredes.domain.accounts.account import Account
from muniredes.domain.places import ABOUT_AN_ACCOUNT, WIZARD_WORDS, Place, Target, page_of
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.today.items import AgendaItem
from muniredes.i18n import _


def half_said(snapshot: Snapshot) -> tuple[AgendaItem, ...]:
    """Return everything that was left half said, each with the way to go on."""
    found = []
    for name, subject in sorted(snapshot.drafts):
        if name not in {place.value for place in WIZARD_WORDS} or is_hidden(Place(name)):
            continue
        wizard, number = Place(name), int(subject) if subject.isdecimal() else None
        if wizard is Place.PREPARE_HANDOVER and subject != preparing.draft_subject(snapshot):
            continue  # it was of a handover that is closed
        account = snapshot.account(number) if wizard in ABOUT_AN_ACCOUNT else None
        detail = accounts.marked(snapshot, account) if account else ""
        is_added = account is not None and wizard is Place.ADD_ACCOUNT
        title = _("Completar la cuenta") if is_added else wizard.word
        found.append(AgendaItem(title, detail, _("Seguir"), Target(wizard, number)))
    return tuple(found)


def half_said_of_page(snapshot: Snapshot, page: Place) -> tuple[AgendaItem, ...]:
    """Return what was left half said in the wizards of a page; «Hoy» tells all, a card what is of it."""
    of_page = (item for item in half_said(snapshot) if page_of(item.target.place) is page)
    has_cards = page is Place.ACCOUNTS
    return tuple(
        item
        for item in of_page
        if page is not Place.TODAY and not (has_cards and snapshot.account(item.target.object_id))
    )


def half_said_of_account(snapshot: Snapshot, account: Account) -> tuple[AgendaItem, ...]:
    """Return what was left half said of an account: its answers, or how it is closed."""
    return tuple(
        item
        for item in half_said(snapshot)
        if item.target.place in ABOUT_AN_ACCOUNT and item.target.object_id == account.id
    )
