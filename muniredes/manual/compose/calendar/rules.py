"""How posts are approved: whether it takes two people, and who usually says yes."""

from collections.abc import Iterator

from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Facts, Heading, pending, rich


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the rules; with room for them when nobody said."""
    rules = data.snapshot.posting_rules
    answer = pending()
    if rules is not None and rules.needs_approval is not None:
        answer = rich(
            _("Sí: quien prepara una publicación no la aprueba")
            if rules.needs_approval
            else _("No: quien la prepara puede publicarla")
        )
    yield Heading(_("Cómo se aprueba lo que se publica"), key="calendario-aprobacion")
    yield Facts(
        (
            (_("Hacen falta dos personas"), answer),
            (word("posting_rules.approver_id"), data.who(data.snapshot.approver_id)),
        ),
        _("Aprobación de las publicaciones"),
    )
