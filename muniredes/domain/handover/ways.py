"""How an account changes hands: by the way of its network, unless how it stands says otherwise."""

from dataclasses import dataclass

from muniredes.domain.accounts.risk import Cause
from muniredes.domain.accounts.standing import AccountStanding, Standing
from muniredes.domain.knowledge.facts import Network
from muniredes.i18n import _


@dataclass(frozen=True, slots=True)
class WayAcross:
    """What is done with an account that is received; `remedy` is the cause to mend before anything else."""

    sentence: str
    remedy: Cause | None = None


def way_across(standing: AccountStanding, network: Network | None) -> WayAcross:
    """Return how an account passes from who leaves to who comes."""
    if standing.standing is Standing.LOST:
        said = _("Nadie puede entrar en ella: no hay nada que traspasar hasta que se recupere.")
        return WayAcross(said, Cause.NO_ACCESS)
    if standing.account.personal_profile:
        said = _(
            "Es el perfil personal de alguien: no se entrega ni se comparte. Se abre una cuenta del "
            "organismo y se lleva a ella a quien lo sigue."
        )
        return WayAcross(said, Cause.PERSONAL_PROFILE)
    if standing.standing is Standing.CLOSING:
        return WayAcross(_("Se está cerrando: no se traspasa. Siga los pasos de su cierre hasta el final."))
    fact = network.transfer if network is not None else None
    return WayAcross(fact.value if fact is not None else "")
