"""«Preparar el traspaso»: why, between whom, what cannot wait, and each account tried together."""

from collections.abc import Sequence
from typing import Any

from muniredes.actions import accounts, knowledge
from muniredes.actions.handover import preparing
from muniredes.actions.handover.preparing import Line
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.asking.plan import Answers, Block, Question
from muniredes.desktop.wizards.asking.record import RecordPlan
from muniredes.domain.accounts.account import Account
from muniredes.domain.handover.checklist import CheckBlock, CheckLine
from muniredes.domain.handover.record import CheckAnswer, Handover, HandoverReason, to_begin
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _

_FACTS = ("reason", "parties", "urgent")
_CHECK = "check."


class PrepareHandoverPlan(RecordPlan):
    """Three questions, one page for each account and one for the whole council."""

    name = Place.PREPARE_HANDOVER.value
    kind = "handover"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub, preparing.draft_subject(hub.snapshot))
        self._lines = preparing.lines(hub.snapshot)

    @property
    def title(self) -> str:
        return Place.PREPARE_HANDOVER.word

    @property
    def finish_label(self) -> str:
        return _("Guardar el traspaso")

    def thing(self) -> Handover:
        file = preparing.under_way_in(self.hub.snapshot)
        return file.handover if file is not None else to_begin(self.hub.snapshot.council)

    def questions(self, answers: Answers) -> Sequence[Question]:
        del answers
        return (_reason(), _parties(), _urgent(), *self._of_accounts(), self._of_council())

    def _of_accounts(self) -> Sequence[Question]:
        found: dict[int, tuple[Account, list[CheckLine]]] = {}
        for line in self._lines:
            if line.account is not None:
                found.setdefault(line.account.id or 0, (line.account, []))[1].append(line)
        return tuple(_account(self.hub.snapshot, account, lines) for account, lines in found.values())

    def _of_council(self) -> Question:
        lines = [line for line in self._lines if line.account is None]
        return Question(
            key="council",
            step=_("El organismo"),
            title=_("Lo que se entrega una sola vez"),
            lead=_("Lo que no sepa, déjelo sin contestar: saldrá en el acta como pendiente."),
            fields=tuple(_check(line) for line in lines),
            blocks=_blocks(lines),
            wants_all=True,
            why=_("Un contrato, una herramienta o un código QR impreso se olvidan, y siguen en marcha."),
            example=_("La agencia que llevaba las fiestas tenía el contrato hasta marzo y nadie lo sabía."),
        )

    def first_answers(self) -> Answers:
        found = super().first_answers()
        for question in self.questions({}):
            if question.key not in _FACTS:
                found[question.key] = self._known(question)
        return found

    def _known(self, question: Question) -> dict[str, Any]:
        given = {f"{_CHECK}{line.key}": line.answer for line in self._lines}
        known = {field.key: given.get(field.key) for field in question.fields}
        return {key: each.answer.value for key, each in known.items() if each and each.answer}

    def remark(self, answers: Answers) -> str:
        given = self._checks(answers)
        hard = [line for line in self._lines if line.item.is_hard]
        left = sum(given.get((line.item.key, line.account_id)) is None for line in hard)
        if not left:
            return _("Todo lo imprescindible está contestado.")
        return _("Quedan {n} comprobaciones imprescindibles sin contestar; puede seguir otro día.").format(
            n=left
        )

    def _checks(self, answers: Answers) -> dict[Line, CheckAnswer | None]:
        found: dict[Line, CheckAnswer | None] = {}
        for question in self.questions(answers):
            given = answers.get(question.key, {})
            asked = {field.key for field in question.fields}
            for line in self._lines:
                key = f"{_CHECK}{line.key}"
                if key in asked:
                    word = given.get(key)
                    found[line.item.key, line.account_id] = CheckAnswer(word) if word else None
        return found

    def finish(self, answers: Answers) -> Change:
        given = self._checks(answers)
        for line in self._lines:
            at = line.item.key, line.account_id
            if line.archived is not None and line.answer and given.get(at) is line.answer.answer:
                del given[at]  # the archive says it: nobody has to answer for it
        return self.hub.perform(preparing.prepare, self.values(answers), given)

    def afterwards(self) -> Target:
        return Target(Place.HANDOVER, None, "course")


def _reason() -> Question:
    has_elections = HandoverReason.ELECTIONS.scope.covers(knowledge.served())
    return Question(
        key="reason",
        step=_("El motivo"),
        title=_("¿Por qué cambian de manos las cuentas?"),
        fields=(
            ask.choice("handover.reason", compact=False),
            ask.text("handover.note", _("Si hace falta: la fecha de la renuncia, el número del acuerdo…")),
            ask.day(
                "handover.planned_on",
                _("Si son elecciones, déjelo vacío: es el de la constitución.") if has_elections else "",
            ),
        ),
        why=_("De aquí salen las fechas de cada paso. El que no se esperaba se hace en una sola sesión."),
        example=_(
            "Elecciones municipales; se entrega el día de la constitución, con el arqueo y el inventario."
        )
        if has_elections
        else _("Cambia la persona que lleva las redes; se entrega en una sola sesión."),
    )


def _parties() -> Question:
    return Question(
        key="parties",
        step=_("Quién"),
        title=_("¿Quién entrega y quién recibe?"),
        lead=_("Si todavía no se sabe quién recibe, déjelo: el acta preliminar vale igual."),
        fields=(
            ask.who("handover.giver_id"),
            ask.who("handover.receiver_id"),
            ask.who("handover.secretary_id"),
            ask.text("handover.place"),
        ),
        why=_("Entregar ante Secretaría protege a las dos partes: queda escrito qué había y cómo estaba."),
        example=_("Entrega Marta, auxiliar; recibe Luis, auxiliar; da fe la secretaria, en su despacho."),
    )


def _urgent() -> Question:
    return Question(
        key="urgent",
        step=_("Lo urgente"),
        title=_("¿Qué no puede esperar?"),
        lead=_("Una cosa en cada línea. Las crisis abiertas y las cuentas en riesgo las pone el programa."),
        fields=(ask.text("handover.urgent", lines=6),),
        why=_("Es lo primero que leerá quien llegue, y puede que lo único el primer día."),
        example=_("El lunes caduca el dominio de la web. / El jueves acaba el plazo de becas."),
    )


def _account(snapshot: Snapshot, account: Account, lines: Sequence[CheckLine]) -> Question:
    title = accounts.marked_title(snapshot, lines[0].subject)
    return Question(
        key=f"account_{account.id}",
        step=title,
        title=_("{account}: ¿está todo para entregarla?").format(account=title),
        lead=_("Ábranla juntos, quien entrega y quien recibe, y vayan contestando."),
        known=preparing.how_it_is(snapshot, account),
        fields=tuple(_check(line) for line in lines),
        blocks=_blocks(lines, preparing.way_of(snapshot, account).sentence),
        wants_all=True,
        why=_("Una cuenta que no se ha probado delante de los dos no está entregada."),
        example=_("Entró quien recibe, se quitó a quien se iba y se cambió el teléfono de recuperación."),
    )


def _blocks(lines: Sequence[CheckLine], way: str = "") -> tuple[Block, ...]:
    """Return the lines by blocks, each of which is answered «sí» at once; they come in that order.

    `way` is how the network changes hands, and how long it makes wait: it is told where it is done.
    """
    found: dict[CheckBlock, list[str]] = {}
    for line in lines:
        found.setdefault(line.item.block, []).append(f"{_CHECK}{line.key}")
    verb, yes = _("«Sí» a lo que queda"), CheckAnswer.YES.value
    apart = frozenset(f"{_CHECK}{line.key}" for line in lines if line.against)
    return tuple(
        Block(
            title=block.word,
            keys=tuple(keys),
            verb=verb,
            value=yes,
            apart=apart,
            said=way if block is CheckBlock.TOGETHER else "",
        )
        for block, keys in found.items()
    )


def _check(line: CheckLine) -> ChoiceField:
    options = tuple(Option(value=answer.value, label=answer.word) for answer in CheckAnswer)
    hint = _("Imprescindible.") if line.item.is_hard else ""
    hint = " ".join(part for part in (hint, line.against) if part)
    hint = _("Lo dice el archivo.") if line.archived is not None else hint
    return ChoiceField(
        key=f"{_CHECK}{line.key}", label=line.item.question, hint=hint, options=options, in_line=True
    )
