"""What can be asked of the house: who decides, who has each part in a crisis, how people are answered."""

from muniredes.domain.citizens.conversation import ConversationGuide
from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.crisis.plan import CrisisContact, CrisisPlan
from muniredes.domain.crisis.responsible import pair
from muniredes.domain.dates import brief_date
from muniredes.domain.elections.period import ElectoralPeriod, Milestone, day_of
from muniredes.domain.fields import word
from muniredes.domain.handover.record import Handover
from muniredes.domain.handover.rehearsal import Ask, Need
from muniredes.domain.people import FlowStep
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.denials import answered
from muniredes.domain.texts.phones import told_phone
from muniredes.domain.texts.text import fold
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.rehearsal.asks import known, phone


class HouseAsks:
    """The questions that are asked once of the whole council."""

    def __init__(self, data: ManualData) -> None:
        self._data, self._snapshot = data, data.snapshot

    # ── Who is who ───────────────────────────────────────────────────────────────────────────

    def area(self) -> Ask:
        area = self._snapshot.coordinating_area
        need = self._area_need()
        said = area.name if area else ""
        printed = _("Coordina todas las redes el área de {area}.").format(area=said) if said else ""
        question = _("¿Qué área coordina todas las redes?")
        return Ask(question, said, printed, "2", "quien-coordina", _("Quién coordina"), (need,))

    def responsible(self) -> Ask:
        area = self._snapshot.coordinating_area
        number = area.responsible_id if area else None
        said, name = self._name(number), self._snapshot.name_of(number)
        printed = _("Responde de ella: ") + name if name else ""
        question, needs = _("¿Quién responde de ella?"), self._responsible_needs()
        return Ask(question, said, printed, "2", "quien-coordina", _("Quién coordina"), needs)

    def responsible_phone(self) -> Ask:
        area = self._snapshot.coordinating_area
        number = area.responsible_id if area else None
        return phone(self._data, _("¿A qué teléfono se le llama?"), number, *self._responsible_needs())

    def _area_need(self) -> Need:
        area = self._snapshot.coordinating_area
        return known(Place.WHO, None, "coordination", area, "council.coordinating_area_id")

    def _responsible_needs(self) -> tuple[Need, Need]:
        area = self._snapshot.coordinating_area
        number = area.responsible_id if area else None
        return self._area_need(), known(Place.WHO, None, "coordination", number, "area.responsible_id")

    def approver(self) -> Ask:
        said = self._name(self._snapshot.approver_id)
        printed = word("posting_rules.approver_id") + said if said else ""
        opening = _("Cómo se aprueba lo que se publica")
        question = _("¿Quién decide si se publica?")
        return Ask(question, said, printed, "9", "calendario-aprobacion", opening, (self._approver_need(),))

    def approver_phone(self) -> Ask:
        number = self._snapshot.approver_id
        return phone(self._data, _("¿A qué teléfono se llama a quien decide?"), number, self._approver_need())

    def _approver_need(self) -> Need:
        return known(Place.WHO, None, FlowStep.VALIDATE.value, self._snapshot.approver_id, "approver_id")

    # ── A crisis ─────────────────────────────────────────────────────────────────────────────

    def part(self, role: CrisisRole, question: str) -> Ask:
        said = self._snapshot.name_of(self._holder(role))
        printed = f"{role.word}{role.meaning}{said}" if said else ""
        return self._in_crisis(question, said, printed, (self._part_need(role),))

    def part_phone(self, role: CrisisRole, question: str) -> Ask:
        person = self._snapshot.person(self._holder(role))
        said, name = told_phone(person.phone) if person else "", self._snapshot.name_of(self._holder(role))
        printed = f"{role.word}{role.meaning}{name}{said}" if said else ""
        needs = [self._part_need(role)]
        if person is not None:
            needs.append(known(Place.PEOPLE, person.id, "phone", person.phone, "person.phone"))
        return self._in_crisis(question, said, printed, tuple(needs))

    def kit(self) -> Ask:
        said = (self._snapshot.crisis.plan or CrisisPlan()).kit_place
        need = known(Place.PREPARE_CRISIS, None, "kit", said, "crisis_plan.kit_place")
        label = word("crisis_plan.kit_place")
        printed = label + said if said else ""
        return self._voice_ask(_("¿Dónde está el sobre de crisis?"), said, printed, need)

    def voice(self) -> Ask:
        said = (self._snapshot.crisis.plan or CrisisPlan()).single_voice
        need = known(Place.PREPARE_CRISIS, None, "voice", said, "crisis_plan.single_voice")
        label = word("crisis_plan.single_voice")
        printed = label + said if said else ""
        return self._voice_ask(_("¿Qué dice la regla de la única voz?"), said, printed, need)

    def contact_phone(self) -> Ask | None:
        """Ask for the phone of the water or, without one, the first of the town; nothing without any."""
        own = [each for each in self._snapshot.crisis.contacts if not each.key]
        if not own:
            return None
        of_water = [each for each in own if "agua" in fold(f"{each.name} {each.purpose}")]
        return self._contact((of_water or own)[0])

    def _contact(self, own: CrisisContact) -> Ask:
        need = known(Place.CRISIS, own.id, "crisis_contact", own.phone, "crisis_contact.phone")
        printed = f"{own.name}: {told_phone(own.phone)}" if own.phone else ""
        question = _("¿A qué teléfono se llama a «{name}»?").format(name=own.name)
        return Ask(
            question, told_phone(own.phone), printed, "13", "crisis-directorio", _("A quién llamar"), (need,)
        )

    def _in_crisis(self, question: str, said: str, printed: str, needs: tuple[Need, ...]) -> Ask:
        return Ask(question, said, printed, "13", "crisis-papeles", _("Quién hace qué"), needs)

    def _voice_ask(self, question: str, said: str, printed: str, need: Need) -> Ask:
        return Ask(question, said, printed, "13", "crisis-voz", _("Una sola voz"), (need,))

    def _holder(self, role: CrisisRole) -> int | None:
        person, _deputy = pair(role, self._snapshot)
        return person.id if person else None

    def _part_need(self, role: CrisisRole) -> Need:
        return known(Place.PREPARE_CRISIS, None, role.value, self._holder(role), f"crisis_duty.{role.value}")

    # ── Answering people ─────────────────────────────────────────────────────────────────────

    def hours(self) -> Ask:
        said = self._data.printable(answered(self._conversation.hours))
        return self._answering(_("¿En qué horario se contesta?"), _("Horario"), said, "hours")

    def out_of_hours(self) -> Ask:
        said = self._data.printable(self._conversation.out_of_hours)
        label = word("conversation_guide.out_of_hours")
        return self._answering(_("¿Qué se contesta fuera de horario?"), label, said, "out_of_hours")

    def answers_for_rules(self) -> Ask:
        number = self._conversation.responsible_id
        need = known(Place.SAY_CONVERSATION, None, "responsible", number, "conversation_guide.responsible_id")
        said = self._name(number)
        printed = _("Responde de aplicarlas") + said if said else ""
        question = _("¿Quién responde de aplicar las normas de participación?")
        return Ask(question, said, printed, "10", "normas", word("conversation_guide.rules"), (need,))

    def rules_address(self) -> Ask:
        said = answered(self._conversation.address)
        need = known(Place.SAY_CONVERSATION, None, "published", said, "conversation_guide.address")
        printed = _("Publicadas en") + said if said else ""
        question = _("¿Dónde están publicadas las normas?")
        return Ask(question, said, printed, "10", "normas", word("conversation_guide.rules"), (need,))

    def _answering(self, question: str, label: str, said: str, field: str) -> Ask:
        need = known(Place.SAY_CONVERSATION, None, "hours", said, f"conversation_guide.{field}")
        printed = label + said if said else ""
        return Ask(question, said, printed, "10", "plazos", _("Horario y plazos"), (need,))

    @property
    def _conversation(self) -> ConversationGuide:
        return self._snapshot.conversation or ConversationGuide()

    # ── The look, elections and the delivery ─────────────────────────────────────────────────

    def clear_space(self) -> Ask:
        return self._logo(
            _("¿Cuánto espacio se deja alrededor?"), _("Espacio libre alrededor: "), "clear_space"
        )

    def smallest_size(self) -> Ask:
        return self._logo(_("¿Qué tamaño es el más pequeño que vale?"), _("Tamaño mínimo: "), "smallest_size")

    def _logo(self, question: str, label: str, field: str) -> Ask:
        said = str(getattr(self._snapshot.style, field, "") or "")
        need = known(Place.SAY_STYLE, None, "logo", said, f"style_guide.{field}")
        printed = label + said if said else ""
        return Ask(question, said, printed, "6", "logotipo", _("Logotipo"), (need,))

    def electoral_day(self, period: ElectoralPeriod) -> Ask:
        said = brief_date(day_of(period, Milestone.PUBLISHED))
        printed = Milestone.PUBLISHED.word + said
        need = Need(f"electoral_period:{period.id}", Target(Place.TERM), is_known=True)
        question = _("¿Desde qué día no se puede?")
        return Ask(question, said, printed, "14", f"elecciones-{period.id}", period.name, (need,))

    def receiver(self, handover: Handover) -> Ask:
        said = self._name(handover.receiver_id)
        return self._delivery(_("¿Quién recibe?"), _("Recibe"), said, "receiver_id")

    def giver(self, handover: Handover) -> Ask:
        said = self._name(handover.giver_id)
        return self._delivery(_("¿Quién entrega?"), _("Entrega"), said, "giver_id")

    def place(self, handover: Handover) -> Ask:
        return self._delivery(_("¿Dónde se firma?"), word("handover.place"), handover.place, "place")

    def _delivery(self, question: str, label: str, said: str, field: str) -> Ask:
        need = known(Place.PREPARE_HANDOVER, None, "parties", said, f"handover.{field}")
        printed = label + said if said else ""
        return Ask(question, said, printed, "16", "entrega", _("La entrega"), (need,))

    def _name(self, number: int | None) -> str:
        person = self._snapshot.person(number)
        return self._data.name(person) if person else ""
