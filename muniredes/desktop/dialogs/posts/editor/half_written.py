"""New posts that were left half written: each belongs to what it was begun for, and is offered elsewhere."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from muniredes.actions import drafts
from muniredes.desktop.dialogs.posts.editor.questions import WHEN
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.domain.dates import short_date
from muniredes.domain.drafts import Draft
from muniredes.i18n import _, ngettext

DRAFTS = "post"
"""The name that what is being written is kept under until it is saved."""

NEW = "new"
"""How what a new post was begun for begins: a day, and what was dropped or drawn on it."""

_OFFERED = 3
_LONGEST = 40


class HalfWritten(Notice):
    """Says which others are half written. `asked` carries what the chosen one was begun for."""

    asked = Signal(str)

    def __init__(self, hub: Hub, begun: str) -> None:
        super().__init__()
        found = [each for each in drafts.kept(hub.database, DRAFTS) if _is_other(each, begun)]
        self.setVisible(bool(found))
        if found:
            count = len(found)
            self.say(
                ngettext(
                    "Dejó otra publicación nueva a medias; sigue guardada.",
                    "Dejó otras {n} publicaciones nuevas a medias; siguen guardadas.",
                    count,
                )
            )
        for each in found[:_OFFERED]:
            words = _("Seguir con {name}").format(name=_name(each))
            self.offer(words, partial(self.asked.emit, each.subject), "link")


def _is_other(draft: Draft, begun: str) -> bool:
    return draft.subject.split(" ")[0] == NEW and draft.subject != begun


def _name(draft: Draft) -> str:
    """«Corte de agua» (2 dic.)."""
    title = str(draft.answers.get("form", {}).get("message.title") or "").strip()
    said = f"«{title[:_LONGEST]}»" if title else _("la que no tiene título")
    day = day_of(draft)
    return f"{said} ({short_date(day)})" if day else said


def day_of(draft: Draft) -> date | None:
    """Return the day that was written in a draft, if any."""
    said = draft.answers.get("form", {}).get(WHEN)
    return date.fromisoformat(said) if said else None
