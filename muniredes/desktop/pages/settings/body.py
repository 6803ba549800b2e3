"""The body itself: its name, its shield, its web, and who uses the program."""

from typing import Any

from muniredes.actions import council, people
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field
from muniredes.desktop.forms.sheet import Section, Sheet
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.domain.council import EntityKind, Scope
from muniredes.domain.guide import go_on_words
from muniredes.domain.places import Place, Target
from muniredes.i18n import _


class BodyPanel(Panel):
    """Who we are."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._sheet: Sheet | None = None
        self._asked: tuple[Field, ...] = ()

    @property
    def title(self) -> str:
        return _("Organismo")

    def refresh(self) -> None:
        body = self.hub.snapshot.council
        fields = _fields(body.kind) if body is not None else ()
        if body is not None and self._sheet is not None and fields == self._asked:
            self._sheet.update_values(self._values(), FormContext(self.hub))
            return
        clear(self.column)
        self._sheet, self._asked = None, fields
        if body is None:
            state = EmptyState(
                _("Aún no se sabe qué pueblo es"), _("La puesta en marcha lo pregunta primero.")
            )
            begin = go_on_words(Place.SETUP, _("Empezar"), self.hub.snapshot.drafts)
            state.offer(begin, lambda: self.target_asked.emit(Target(Place.SETUP)), primary=True)
            self.column.addWidget(state)
            return
        locked = self.hub.database.is_read_only
        self._sheet = Sheet(
            [Section("", fields)],
            self._values(),
            FormContext(self.hub),
            self._save,
            about="council",
            locked=locked,
        )
        self.column.addWidget(self._sheet)

    def answers_for(self, target: Target) -> bool:
        return target.place is Place.SETTINGS

    def show_target(self, target: Target) -> None:
        if self._sheet is not None:
            self._sheet.focus_field(f"council.{target.field}")

    def leave(self) -> None:
        if self._sheet is not None:
            self._sheet.keep_all()

    def forget(self) -> None:
        self._sheet = None

    def _values(self) -> dict[str, Any]:
        body = self.hub.snapshot.council
        return plain_values(_fields(body.kind), {"council": body}) if body else {}

    def _save(self, key: str, value: Any) -> None:
        if key == "council.user_id":
            self.hub.perform(people.choose_user, value)
        else:
            self.hub.perform(council.edit, {key.removeprefix("council."): value})


def _fields(kind: EntityKind) -> tuple[Field, ...]:
    """Return what is asked of a kind of body: only a town has a number in the list of the INE."""
    code = ask.fields_of("council", "municipality_code") if Scope.MUNICIPAL.covers(kind) else ()
    return (
        *ask.fields_of("council", "name", "kind", "province", "region"),
        ask.text("council.website"),
        ask.text("council.electronic_office", _("Rellena el hueco {SEDE} de los textos para pegar.")),
        ask.text("council.phone", _("El de la centralita: rellena el hueco {TELÉFONO}.")),
        *code,
        *ask.fields_of("council", "user_id", "shield"),
    )
