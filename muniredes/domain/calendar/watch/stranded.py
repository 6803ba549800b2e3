"""What was planned on an account before it turned out that nothing can go out there."""

from dataclasses import dataclass

from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.knowledge.facts import Networks
from muniredes.i18n import ngettext

STRANDED = "stranded"
"""The field of a Target that asks what becomes of the posts of such an account."""


@dataclass(frozen=True, slots=True)
class Stranded:
    """An account, why nothing can go out there, and how many posts are still planned on it."""

    account: Account
    why: str
    posts: int

    def sentence(self, networks: Networks) -> str:
        """«En «Facebook» hay 3 mensajes previstos de hoy en adelante, y es un perfil personal.»."""
        text = ngettext(
            "En «{account}» hay {n} mensaje previsto de hoy en adelante, y {why}.",
            "En «{account}» hay {n} mensajes previstos de hoy en adelante, y {why}.",
            self.posts,
        )
        return text.format(account=account_title(self.account, networks), why=self.why)

    @property
    def remedy(self) -> str:
        """Return what to do with them."""
        return ngettext(
            "Páselo a otro canal o descártelo.", "Páselos a otro canal o descártelos.", self.posts
        )
