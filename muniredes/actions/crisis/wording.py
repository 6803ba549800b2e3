"""What the council says its own way, and what to do when a newer catalogue says something else."""

from muniredes.actions import editing, knowledge
from muniredes.domain.crisis.own import LAST, OwnStep, OwnText, shipped_texts, told_apart
from muniredes.domain.history import Change
from muniredes.i18n import _
from muniredes.storage.database import Database, Work


def say(database: Database, key: str, text: str) -> Change:
    """Say a text of the catalogue another way; saying the same as the catalogue forgets the change."""
    with database.write(_("Listas de crisis: texto cambiado")) as work:
        shipped = shipped_texts(knowledge.crisis_book()).get(key, "")
        found = _own(work, key)
        if text.strip() == shipped.strip():
            if found is not None:
                work.delete(found)
        elif found is not None:
            editing.put("crisis_text", found, {"text": text, "base": shipped})
        else:
            editing.add(work, "crisis_text", OwnText(key=key, text=text, base=shipped))
    return work.change


def keep_mine(database: Database, key: str) -> Change:
    """Go on with the council's text, having seen what the catalogue says now."""
    with database.write(_("Listas de crisis: se conserva el texto propio")) as work:
        found = _own(work, key)
        shipped = shipped_texts(knowledge.crisis_book())
        if found is not None and key in shipped:
            found.base = shipped[key]
        elif found is not None:
            _keep_as_a_step(work, found)
    return work.change


def _keep_as_a_step(work: Work, found: OwnText) -> None:
    """The catalogue no longer has the step: what the council said of it goes on as a step of its own."""
    checklist, _step, field = told_apart(found.key)
    if field == "do":
        editing.add(work, "crisis_step", OwnStep(checklist=checklist, after=LAST, do=found.text))
    work.delete(found)


def take_theirs(database: Database, key: str) -> Change:
    """Go back to what the catalogue says."""
    with database.write(_("Listas de crisis: vuelve el texto que venía")) as work:
        found = _own(work, key)
        if found is not None:
            work.delete(found)
    return work.change


def _own(work: Work, key: str) -> OwnText | None:
    return next((own for own in work.all(OwnText) if own.key == key), None)
