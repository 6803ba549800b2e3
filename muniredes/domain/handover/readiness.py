"""Whether it can be handed over: the hard rule, and everything that is missing with where it is mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from muniredes.domain.accounts.account import account_title
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.record import Handover
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _


@dataclass(frozen=True, slots=True)
class Missing:
    """Something without which it is not ready: in a sentence, and where it is mended."""

    sentence: str
    detail: str
    target: Target


def missing(
    handover: Handover, lines: Sequence[CheckLine], snapshot: Snapshot, networks: Networks, today: date
) -> tuple[Missing, ...]:
    """Return what keeps a handover from being ready; nothing means «listo para traspasar».

    The hard rule: no account is to be put in order (the act says so of each with the same judgement), every
    line that `is_hard` is answered, and not with a «no», and no «sí» is denied by the sheet of its account.
    And it has to be known which accounts there are, and who hands them over.
    """
    return (
        *_basics(handover, snapshot),
        *_out_of_order(snapshot, networks, today),
        *_unanswered(lines),
    )


def _basics(handover: Handover, snapshot: Snapshot) -> Iterator[Missing]:
    if not snapshot.own_accounts:
        yield Missing(_("No hay ninguna cuenta apuntada."), "", Target(Place.ADD_ACCOUNT))
    if snapshot.person(handover.giver_id) is None:
        yield Missing(_("No se sabe quién entrega."), "", Target(Place.PREPARE_HANDOVER, None, "parties"))


def _out_of_order(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Missing]:
    for account in snapshot.own_accounts:
        causes = snapshot.standing(account, today).causes
        if causes:
            said = " ".join(cause.sentence for cause in causes)
            target = Target(Place.ACCOUNTS, account.id, causes[0].field)
            yield Missing(account_title(account, networks), said, target)


def _unanswered(lines: Sequence[CheckLine]) -> Iterator[Missing]:
    for line in lines:
        if line.denied:
            target = Target(Place.HANDOVER, line.account_id, line.item.key)
            answered = _("{question} Se ha contestado que sí. {denied}")
            detail = answered.format(question=line.item.question, denied=line.denied)
            yield Missing(line.subject, detail, target)
        elif line.item.is_hard and (not line.is_answered or line.is_wanting):
            target = Target(Place.HANDOVER, line.account_id, line.item.key)
            said = [line.item.question] if line.subject else []
            said += [_("Se ha contestado que no.")] if line.is_wanting else [line.against]
            yield Missing(line.subject or line.item.question, " ".join(filter(None, said)), target)
