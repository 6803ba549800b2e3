"""«Preparación»: what is ready for a crisis and what is missing, at a glance."""

from collections.abc import Sequence
from functools import partial

from muniredes.actions import clock, records
from muniredes.actions.crisis import parts
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.incidents import last_drill
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.plan import CrisisContact, CrisisDuty, CrisisPlan, PreparedNotice, directory
from muniredes.domain.crisis.responsible import pair
from muniredes.domain.dates import long_date
from muniredes.domain.history import Change
from muniredes.domain.people import Person
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

State = tuple[str, str]

_KINDS = (
    *("crisis_plan", "crisis_duty", "crisis_contact", "prepared_notice", "person", "incident"),
    *("council", "area", "duty"),  # who coordinates and who publishes on any day do it in a crisis
)


class PreparationPanel(Panel):
    """Who, whom to call, what is ready, and when it is practised; each line leads to its question."""

    asked_by = ("preparation", "prepared_notice", "crisis_contact")

    @property
    def title(self) -> str:
        return _("Preparación")

    def concerns(self, change: Change) -> bool:
        return change.concerns(*_KINDS)

    def show_target(self, target: Target) -> None:
        record = self.hub.snapshot.crisis
        notice = next((each for each in record.notices if each.id == target.object_id), None)
        contact = next((each for each in record.contacts if each.id == target.object_id), None)
        if target.field == "prepared_notice" and notice is not None:
            self._open("prepared_notice", notice, _notice_sections())
        if target.field == "crisis_contact" and contact is not None:
            self._open("crisis_contact", contact, _contact_sections())

    def refresh(self) -> None:
        clear(self.column)
        record = self.hub.snapshot.crisis
        self.column.addWidget(label(self._summed_up(), "lead"))
        begin = _("Seguir preparando") if record.is_prepared else _("Preparar paso a paso")
        self.column.addLayout(
            FlowLayout(
                button(begin, partial(self._ask, ""), "primary", changes=True),
                button(_("Hacer un simulacro"), self._drill, changes=True),
            )
        )
        self._practice()
        self._parts()
        self._deciders()
        self._phones()
        self._notices()
        self._rules()

    # ── What is shown ────────────────────────────────────────────────────────────────────────

    def _summed_up(self) -> str:
        """«2 de 9 papeles con persona, 1 con suplente…»."""
        record = self.hub.snapshot.crisis
        if not record.is_prepared:
            return _("Lo que se decide en calma ahorra una hora de madrugada. Puede hacerlo en varios ratos.")
        held = [couple for role in CrisisRole if (couple := pair(role, self.hub.snapshot))[0] is not None]
        decided = sum(duty.person_id is not None for duty in record.decider_of.values())
        return _(
            "Papeles con persona: {held} de {roles}; con suplente, {deputies}. "
            "Niveles con quien decide: {decided} de {levels}. "
            "Teléfonos del pueblo: {phones}. Avisos preparados: {notices}."
        ).format(
            held=len(held),
            roles=len(CrisisRole),
            deputies=sum(deputy is not None for _person, deputy in held),
            decided=decided,
            levels=len(CrisisLevel),
            phones=sum(bool(contact.phone) for contact in record.contacts),
            notices=len(record.notices),
        )

    def _practice(self) -> None:
        """Say when it was last practised and when it is due."""
        record = self.hub.snapshot.crisis
        last, due = last_drill(record.incidents), record.drill_due
        said = (
            _("El último simulacro fue el {day}.").format(day=long_date(last.date()))
            if last
            else _("Todavía no se ha hecho ningún simulacro.")
        )
        if due is None:
            said = " ".join((said, _("Falta poner día al próximo.")))
        else:
            late = due < clock.today()
            words = _("El próximo tocaba el {day}.") if late else _("El próximo, el {day}.")
            said = f"{said} {words.format(day=long_date(due))}"
        notice = Notice(said, "warning" if due is None or due < clock.today() else "")
        notice.offer(_("Poner el día"), partial(self._ask, "drill"))
        self.column.addWidget(notice)

    def _parts(self) -> None:
        lines = LinesCard(_("Quién hace qué"))
        for role in CrisisRole:
            self._duty_line(lines, (role.word, role.meaning), *pair(role, self.hub.snapshot), role.value)
        self.column.addWidget(lines)

    def _deciders(self) -> None:
        snapshot = self.hub.snapshot
        duties = snapshot.crisis.decider_of
        lines = LinesCard(_("Quién decide"))
        for level in reversed(CrisisLevel):
            duty = duties.get(level, CrisisDuty())
            person, deputy = snapshot.person(duty.person_id), snapshot.person(duty.deputy_id)
            self._duty_line(lines, (level.title, ""), person, deputy, f"level-{level.value}")
        self.column.addWidget(lines)

    def _duty_line(
        self,
        lines: LinesCard,
        said: tuple[str, str],
        person: Person | None,
        deputy: Person | None,
        key: str,
    ) -> None:
        """Add a line for a part: `said` are its title, and what it is while nobody has it."""
        title, meaning = said
        stands_in = _("Suplente: {name}").format(name=deputy.with_post) if deputy else ""
        who = " · ".join(part for part in (person.with_post if person else "", stands_in) if part)
        if person is None:
            state = (_("Falta quién"), "danger")
        else:
            state = (_("Con suplente"), "good") if deputy else (_("Sin suplente"), "warning")
        lines.add_line(title, who or meaning, _("Cambiar"), partial(self._ask, key), state, changes=True)

    def _phones(self) -> None:
        record = self.hub.snapshot.crisis
        lines = LinesCard(_("A quién llamar"))
        for line in directory(parts.book(record), record.contacts):
            said = f"{line.phone} · {line.purpose}" if line.phone else line.purpose
            act = partial(self._open, "crisis_contact", line.contact, _contact_sections())
            own = None if line.contact is None else act
            lines.add_line(line.name, said, _("Ver"), own, _phone_state(line.phone, line.contact))
        lines.add_foot(button(_("Añadir un teléfono"), self._add_contact, icon="plus", changes=True))
        self.column.addWidget(lines)

    def _notices(self) -> None:
        found = self.hub.snapshot.crisis.notices
        lines = LinesCard(_("Avisos e imágenes preparados"), _("Todavía no hay ninguno."))
        lines.set_count(len(found))
        for notice in found:
            act = partial(self._open, "prepared_notice", notice, _notice_sections())
            lines.add_line(notice.title, notice.text, _("Ver"), act, _notice_state(notice))
        lines.add_foot(button(_("Añadir un aviso"), self._add_notice, icon="plus", changes=True))
        self.column.addWidget(lines)

    def _rules(self) -> None:
        plan = self.hub.snapshot.crisis.plan or CrisisPlan()
        lines = LinesCard(_("Las reglas de la casa"))
        for title, said, key in (
            (ask.word("crisis_plan.single_voice"), plan.single_voice, "voice"),
            (ask.word("crisis_plan.kit_place"), plan.kit_place, "kit"),
        ):
            state = None if said else (_("Falta"), "warning")
            lines.add_line(title, said, _("Cambiar"), partial(self._ask, key), state, changes=True)
        self.column.addWidget(lines)

    # ── What can be done ─────────────────────────────────────────────────────────────────────

    def _ask(self, key: str) -> None:
        self.go(Target(Place.PREPARE_CRISIS, None, key))

    def _drill(self) -> None:
        self.go(Target(Place.CRISIS, None, "drill"))

    def _add_contact(self) -> None:
        change = self.hub.attempt(records.add, "crisis_contact", {"name": _("Teléfono nuevo")})
        made = next((each for each in self.hub.snapshot.crisis.contacts if _is_of(change, each)), None)
        self._open("crisis_contact", made, _contact_sections(), made_by=change)

    def _add_notice(self) -> None:
        values = {"name": _("Aviso nuevo"), "text": _("Escriba aquí el aviso.")}
        change = self.hub.attempt(records.add, "prepared_notice", values)
        made = next((each for each in self.hub.snapshot.crisis.notices if _is_of(change, each)), None)
        self._open("prepared_notice", made, _notice_sections(), made_by=change)

    def _open(
        self,
        kind: str,
        thing: CrisisContact | PreparedNotice | None,
        sections: Sequence[Section],
        made_by: Change | None = None,
    ) -> None:
        if thing is not None:
            RecordDialog(self.hub, kind, thing, sections, self.window(), made_by=made_by).open()


def _is_of(change: Change | None, thing: CrisisContact | PreparedNotice) -> bool:
    """Whether something is what a change has just made."""
    kind = "crisis_contact" if isinstance(thing, CrisisContact) else "prepared_notice"
    return change is not None and thing.id in change.ids(kind)


def _phone_state(phone: str, contact: CrisisContact | None) -> State | None:
    if not phone:
        return _("Falta el número"), "danger"
    return None if contact is None else (_("De su pueblo"), "")


def _notice_state(notice: PreparedNotice) -> State | None:
    if notice.picture is None:
        return None
    return (_("Con imagen"), "good") if notice.alternative_text else (_("Imagen sin describir"), "warning")


def _contact_sections() -> tuple[Section, ...]:
    fields = (
        ask.text("crisis_contact.name"),
        ask.text("crisis_contact.phone"),
        ask.text("crisis_contact.purpose"),
    )
    return (Section("", fields),)


def _notice_sections() -> tuple[Section, ...]:
    described = _("Si va a poner una imagen, escriba primero esto: quien no la ve también lo necesita.")
    fields = (
        ask.text("prepared_notice.name"),
        ask.text("prepared_notice.text", lines=5),
        ask.text("prepared_notice.alternative_text", described, lines=2),
        ask.picture("prepared_notice.picture"),
    )
    return (Section("", fields),)
