"""Part of chapter 5: what the whole presence is for, account by account, and how that is measured."""

from collections.abc import Iterator

from muniredes.domain.accounts.account import Account
from muniredes.domain.fields import kind_word
from muniredes.i18n import _, figure
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Heading,
    Rich,
    Span,
    Table,
    Text,
    or_pending,
    pending,
    rich,
    stacked,
)


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield what each account is for, and by which number one knows; then how it is looked at."""
    yield Heading(_("Para qué se está, y cómo se mide"), key="objetivos")
    if data.used:
        yield Table(
            (kind_word("account"), _("Para qué"), _("Se cumple si…")),
            tuple(_row(data, account) for account in data.used),
            (3, 4, 4),
            _("Para qué es cada cuenta y cómo se mide"),
        )
        guide = data.snapshot.conversation
        if guide is not None and guide.deadlines:
            yield Text(rich(_("Y todas contestan en "), Span(_("sus plazos"), link="#plazos"), "."))
    yield data.advice_list("medir")


def _row(data: ManualData, account: Account) -> tuple[Rich, ...]:
    measures = list(_measures(data, account))
    told = stacked(*measures) if measures else pending()
    return rich(data.title(account)), or_pending(account.purpose), told


def _measures(data: ManualData, account: Account) -> Iterator[Rich]:
    """Yield the figure that was already said for an account: how often it speaks."""
    line = data.snapshot.line(account)
    often = line.frequency.rstrip(".")
    if often:
        yield rich(_("Publica: {often}.").format(often=often[:1].lower() + often[1:]))
    elif line.posts_per_week:
        times = figure(line.posts_per_week)
        yield rich(_("Publica {n} veces a la semana.").format(n=times))
