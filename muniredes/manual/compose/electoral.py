"""Chapter 14: the days on which an election changes what may be said."""

from collections.abc import Iterator

from muniredes.domain.accounts.account import Account
from muniredes.domain.dates import brief_date, short_date
from muniredes.domain.elections.period import ElectoralPeriod, milestone_days, next_are_known
from muniredes.domain.elections.review import ElectionReview
from muniredes.domain.fields import kind_word, word
from muniredes.i18n import _
from muniredes.manual.compose import electoral_posts
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Facts,
    Heading,
    Marker,
    Rich,
    Table,
    Text,
    Tone,
    or_pending,
    pending,
    rich,
)


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing when the body is not a public authority. Not to know the days is said."""
    if not data.council.kind.is_public:
        return None
    return Chapter("14", chapter_title("14"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    lead = _("Desde que se publica la convocatoria hasta la votación, solo información de servicio.")
    yield Text(rich(lead), Tone.LEAD)
    if not next_are_known(data.snapshot.term, data.snapshot.periods):
        yield Facts(((_("Próximas elecciones"), pending()),), _("Próximas elecciones"))
    for period in data.snapshot.periods:
        yield Heading(period.name, key=f"elecciones-{period.id}")
        yield from _dates(period)
        yield from _reviews(data, period)
        yield from electoral_posts.blocks(data, period)
    yield Callout(
        _("Es un consejo, no una sentencia"),
        (rich(_("Los colores ayudan a decidir. Ante la duda, pregunte a Secretaría antes de publicar.")),),
    )
    for title, key, name in (
        (_("Verde: se puede"), "electoral-verde", "verde"),
        (_("Ámbar: pregunte antes"), "electoral-ambar", "ambar"),
        (_("Rojo: no se publica"), "electoral-rojo", "rojo"),
    ):
        yield Heading(title, key=key)
        yield data.advice_list(name)
    yield Heading(_("Qué se hace al abrirse el periodo"), key="electoral-acciones")
    yield data.advice_list("acciones", Marker.TICK)
    yield Heading(_("Textos neutros para copiar"), key="electoral-textos")
    yield data.advice_list("elecciones_textos")


def _reviews(data: ManualData, period: ElectoralPeriod) -> Iterator[Block]:
    """Yield what was looked over in each account."""
    if not any(each.period_id == period.id for each in data.snapshot.election_reviews):
        return
    yield Heading(_("Repaso de cada cuenta"), key=f"repaso-electoral-{period.id}")
    found = [
        (account, review)
        for account in data.accounts
        if (review := data.snapshot.election_review(period, account)) is not None
    ]
    if found:
        yield Table(
            (
                kind_word("account"),
                _("Qué falta por mirar"),
                _("Quién y cuándo"),
                word("election_review.removed"),
            ),
            tuple(_review(data, account, review) for account, review in found),
            (2.6, 2.4, 2.2, 2.8),
            _("Repaso de cada cuenta: {name}").format(name=period.name),
        )
    seen = {account.id for account, _review_of in found}
    rest = [data.title(account) for account in data.accounts if account.id not in seen]
    if rest:
        yield Text(rich(_("Falta mirarlo todo en: {accounts}.").format(accounts="; ".join(rest))))


def _review(data: ManualData, account: Account, review: ElectionReview) -> tuple[Rich, ...]:
    person = data.snapshot.person(review.reviewer_id)
    signed = (
        data.name(person) if person else "",
        short_date(review.reviewed_on) if review.reviewed_on else "",
    )
    missing = ", ".join(point.short for point in review.missing)
    return (
        rich(data.title(account)),
        rich(missing or _("Nada: todo mirado")),
        or_pending("\n".join(part for part in signed if part)),
        rich(review.removed or "—"),
    )


def _dates(period: ElectoralPeriod) -> Iterator[Block]:
    rows = tuple(
        (entry.milestone.word, rich(brief_date(entry.day), _(" (corregida)") if entry.corrected else ""))
        for entry in milestone_days(period)
    )
    yield Facts(rows, _("Fechas de {name}").format(name=period.name))
    if any(not entry.corrected for entry in milestone_days(period)):
        yield Text(rich(_("Las que no pone «corregida» están calculadas: confírmelas con el BOE.")))
