"""What a crisis was, from when to when, and the clock of a data breach."""

from collections.abc import Iterator

from muniredes.domain.crisis.clocks import lasted
from muniredes.domain.crisis.incidents import Incident, breach_deadline
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.crisis.moments import lasting, moment
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Facts, Heading, Rich, bold, or_pending, pending, rich


def blocks(data: ManualData, incident: Incident) -> Iterator[Block]:
    """Yield the facts of the head."""
    yield Facts(tuple(_facts(data, incident)), _("Datos de la crisis"))


def _facts(data: ManualData, incident: Incident) -> Iterator[tuple[str, Rich]]:
    known = data.crisis.checklists.get(incident.checklist)
    yield word("incident.name"), rich(bold(incident.title))
    yield word("incident.checklist"), or_pending(known.value.title if known else incident.checklist)
    yield _("Nivel al final"), rich(incident.level.title)
    yield word("incident.aware_at"), moment(data, incident.aware_at)
    yield word("incident.began_at"), moment(data, incident.began_at)
    if incident.ended_at is None:
        yield word("incident.ended_at"), rich(bold(_("Sigue abierta: este informe es provisional.")))
    else:
        yield word("incident.ended_at"), moment(data, incident.ended_at)
    if incident.began_at and incident.ended_at:
        yield _("Duró"), rich(lasting(lasted(incident.began_at, incident.ended_at)))
    if incident.next_notice_at:
        yield _("Próximo aviso prometido"), moment(data, incident.next_notice_at)
    if incident.paused_posts:
        yield word("incident.paused_posts"), rich(str(len(incident.paused_posts)))
    yield _("Quién la llevó"), data.who(incident.handler_id)


def breach(data: ManualData, incident: Incident) -> Iterator[Block]:
    """Yield until when, and which, authority had to be told of a data breach."""
    hours = data.crisis.breach_hours.value
    deadline = breach_deadline(incident, hours)
    if deadline is None:
        return
    authority = data.crisis.authority_of(data.council)
    yield Heading(_("El plazo de la brecha de datos"), key="brecha")
    yield Facts(
        (
            (word("incident.aware_at"), moment(data, incident.aware_at or incident.began_at)),
            (_("Plazo: {n} horas").format(n=hours), rich(_("hasta el "), bold_all(moment(data, deadline)))),
            (_("Autoridad"), rich(f"{authority.name}\n{authority.address}") if authority else pending()),
            (_("Se notificó (día, hora y número)"), pending()),
            (_("Si no se notificó, por qué"), pending()),
        ),
        _("Plazo para avisar a la autoridad de protección de datos"),
    )


def bold_all(content: Rich) -> Rich:
    """Return a rich text in bold."""
    return tuple(bold(span.text) for span in content)
