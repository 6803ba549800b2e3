"""What was planned on an account before it turned out that nothing can go out there."""

from dataclasses import dataclass

from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.knowledge.facts import Networks
from muniredes.i18n import _, ngettext

STRANDED = "stranded"
"""The field of a Target that asks what becomes of the posts of such an account."""


@dataclass(frozen=True, slots=True)
class Stranded:
    """An account, why nothing can go out there, and how many messages still wait on it, some with no day."""

    account: Account
    why: str
    posts: int
    undated: int = 0

    def sentence(self, networks: Networks) -> str:
        """«En «Facebook» hay 3 mensajes previstos de hoy en adelante, y es un perfil personal.»."""
        said = _("En «{account}» hay {what}, y {why}.")
        return said.format(account=account_title(self.account, networks), what=self._what(), why=self.why)

    def _what(self) -> str:
        """«106 mensajes previstos de hoy en adelante y 2 sin día»."""
        dated = self.posts - self.undated
        if not dated:
            return ngettext("{n} mensaje sin día", "{n} mensajes sin día", self.undated)
        coming = ngettext(
            "{n} mensaje previsto de hoy en adelante", "{n} mensajes previstos de hoy en adelante", dated
        )
        more = ngettext("{coming} y {n} sin día", "{coming} y {n} sin día", self.undated)
        return more.format(coming=coming) if self.undated else coming

    @property
    def remedy(self) -> str:
        """Return what to do with them."""
        return ngettext(
            "Páselo a otro canal o descártelo.", "Páselos a otro canal o descártelos.", self.posts
        )
