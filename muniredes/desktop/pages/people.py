"""«Personas»: areas, people, the five steps and the hours there are."""

from functools import partial

from muniredes.actions import clock, knowledge, people
from muniredes.desktop.dialogs.person import AreaDialog, PersonDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.pages.base import ScrolledPage
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button
from muniredes.domain.guide import go_on_words
from muniredes.domain.history import Change
from muniredes.domain.hours import hours_there_are
from muniredes.domain.people import Area, FlowStep, Person, hours
from muniredes.domain.places import Place, Target
from muniredes.i18n import _


class PeoplePage(ScrolledPage):
    """Who is who."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub, _("Personas"), _("Quién coordina, quién hace qué y cuántas horas hay."))
        self.verbs.addWidget(button(_("Añadir área"), self._add_area, icon="plus", changes=True))
        self.verbs.addWidget(button(_("Añadir persona"), self._add_person, icon="plus", changes=True))
        self.verbs.addWidget(
            button(_("Decir quién es quién"), lambda: self.go(Target(Place.WHO)), "primary", changes=True)
        )

    def refresh(self) -> None:
        clear(self.body)
        snapshot = self.hub.snapshot
        if not snapshot.people and not snapshot.areas:
            self._show_empty()
            return
        if snapshot.people and snapshot.accounts:
            load = hours_there_are(snapshot, knowledge.networks(), clock.today())
            self.body.addWidget(Notice(load.sentence, "good" if load.spare >= 0 else "warning"))
        self._people()
        self._steps()
        self._areas()

    def concerns(self, change: Change) -> bool:
        return change.concerns("person", "area", "duty", "council", "account")

    def show_target(self, target: Target) -> None:
        self.refresh_if_stale()
        person = self.hub.snapshot.person(target.object_id)
        if person is not None:
            self._open_person(person, target.field)
        elif target.field == "weekly_hours":
            missing = next((entry for entry in self.hub.snapshot.people if entry.weekly_hours is None), None)
            if missing is not None:
                self._open_person(missing, target.field)

    def _show_empty(self) -> None:
        state = EmptyState(
            _("Todavía no hay nadie"),
            _("Aquí se dice qué área coordina, quién hace cada uno de los cinco pasos y quién suple."),
        )
        begin = go_on_words(Place.WHO, _("Decir quién es quién"), self.hub.snapshot.drafts)
        state.offer(begin, lambda: self.go(Target(Place.WHO)), primary=True)
        state.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        self.body.addWidget(state)

    def _people(self) -> None:
        lines = LinesCard(_("Personas"), _("Nadie todavía."))
        for person in self.hub.snapshot.people:
            lines.add_line(
                self.hub.snapshot.name_of(person.id),
                self._about(person),
                _("Ver"),
                partial(self._open_person, person),
                _state(person),
            )
        self.body.addWidget(lines)

    def _about(self, person: Person) -> str:
        deputy = self.hub.snapshot.name_of(person.deputy_id)
        area = self.hub.snapshot.areas_by_id.get(person.area_id or 0)
        parts = (
            person.post,
            area.name if area else "",
            person.phone,
            person.email,
            _("suplente: {name}").format(name=deputy) if deputy else "",
            hours(person.weekly_hours) if person.weekly_hours is not None else _("horas sin decir"),
        )
        return " · ".join(part for part in parts if part)

    def _steps(self) -> None:
        lines = LinesCard(_("De la idea a la respuesta"))
        for number, step in enumerate(FlowStep, start=1):
            duty = self.hub.snapshot.duty_of.get(step)
            holder = self.hub.snapshot.person(duty.person_id) if duty else None
            deputy = self.hub.snapshot.person(duty.deputy_id) if duty else None
            said = holder.with_post if holder else _("Falta decir quién")
            if deputy:
                said += _(" · suplente: {name}").format(name=deputy.with_post)
            target = Target(Place.WHO, None, step.value)
            state = None if holder else (_("Falta"), "warning")
            lines.add_line(
                f"{number}. {step.word}", said, _("Cambiar"), partial(self.go, target), state, changes=True
            )
        self.body.addWidget(lines)

    def _areas(self) -> None:
        lines = LinesCard(_("Áreas"), _("Ninguna todavía."))
        council = self.hub.snapshot.council
        for area in self.hub.snapshot.areas:
            responsible = self.hub.snapshot.person(area.responsible_id)
            said = responsible.with_post if responsible else _("Falta decir quién responde")
            coordinates = council is not None and council.coordinating_area_id == area.id
            state = (_("Coordina"), "accent") if coordinates else None
            lines.add_line(area.name, said, _("Ver"), partial(self._open_area, area), state)
        self.body.addWidget(lines)

    def _add_person(self) -> None:
        change = self.hub.attempt(people.add, {"name": _("Persona nueva")})
        person = self.hub.snapshot.person(next(iter(change.ids("person")), None)) if change else None
        if person is not None:
            self._open_person(person, "name", change)

    def _add_area(self) -> None:
        change = self.hub.attempt(people.add_area, {"name": _("Área nueva")})
        ids = change.ids("area") if change else ()
        if ids:
            self._open_area(self.hub.snapshot.areas_by_id[ids[0]], change)

    def _open_person(self, person: Person, field: str = "", made_by: Change | None = None) -> None:
        dialog = PersonDialog(self.hub, person, self.window(), made_by)
        dialog.open()
        if field:
            dialog.focus_field(field)

    def _open_area(self, area: Area, made_by: Change | None = None) -> None:
        AreaDialog(self.hub, area, self.window(), made_by).open()


def _state(person: Person) -> tuple[str, str] | None:
    if person.kind is not None and person.kind.leaves_with_the_term:
        return _("Se va con el mandato"), "warning"
    return None
