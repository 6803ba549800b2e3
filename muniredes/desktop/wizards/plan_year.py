"""«Plan del año»: what the town tells every year, the dates only she knows, and the work it all is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from muniredes.actions import accounts, clock, drafts, knowledge
from muniredes.actions.calendar import days, plan_channels, year_plan
from muniredes.actions.calendar.plan_channels import SharedNetwork
from muniredes.actions.calendar.year_plan import Proposal
from muniredes.desktop.forms.fields import DateField, Option, SeveralField
from muniredes.desktop.wizards import year_dates
from muniredes.desktop.wizards.asking.plan import Answers, Note, Question, WizardPlan, day
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.year.entries import AskedDate, PlannedYear, YearAnswer, YearBook, YearEntry
from muniredes.domain.calendar.year.planning import twelve_months
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.dates import first_ahead, long_date, weekday_date
from muniredes.domain.fields import word
from muniredes.domain.history import Change
from muniredes.domain.people import hours
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.voice.style import treatment_note
from muniredes.i18n import _, ngettext

_FIRST = "first"
_CHOSEN = "entries"
_BY_ACCOUNT = "accounts"
_DONE = "plan_year_done"
"""Where the answers of the last plan are kept, for whoever takes it back and makes it again."""

_NOT_AT_FIRST = frozenset({"fiestas_2", "feria"})
"""What few towns have: it is offered without a tick."""

_MOST_NAMED = 8


class PlanYearPlan(WizardPlan):
    """When it begins, what is told, its dates by groups, and what it comes to before anything is written."""

    name = Place.PLAN_YEAR.value

    @cached_property
    def _book(self) -> YearBook:
        return knowledge.year_book()

    @property
    def title(self) -> str:
        return Place.PLAN_YEAR.word

    @property
    def finish_label(self) -> str:
        return _("Crear el plan del año")

    def questions(self, answers: Answers) -> Sequence[Question]:
        return (
            _beginning(),
            *(
                _choosing(number, group, found)
                for number, (group, found) in enumerate(self._book.groups.items())
            ),
            *self._dates(answers),
            *self._accounts(),
            self._sum(answers),
        )

    def _dates(self, answers: Answers) -> Iterator[Question]:
        """Yield one page of dates for each group that needs some; a date is asked in the first of them."""
        asked: set[str] = set()
        for number, (group, entries) in enumerate(self._book.groups.items()):
            chosen = [entry for entry in entries if self._is_foreseen(number, entry, answers)]
            new = [one for one in self._book.needed(chosen) if one.key not in asked]
            asked |= {one.key for one in new}
            if new:
                yield _asking(number, group, new)

    def _is_foreseen(self, number: int, entry: YearEntry, answers: Answers) -> bool:
        """Whether something is told this year; until its page is answered, what comes ticked there counts."""
        said = answers.get(f"group-{number}")
        if said is None:
            return not self.hub.snapshot.planned_years and _is_usual(entry)
        return entry.key in (said.get(_CHOSEN) or ())

    def _accounts(self) -> Iterator[Question]:
        """Yield a page where she says by which accounts it goes, if some network has several."""
        shared = plan_channels.shared_networks(self.hub.snapshot)
        if shared:
            yield _by_account(shared, self.hub.snapshot)

    def _chosen(self, answers: Answers) -> tuple[str, ...]:
        groups = enumerate(self._book.groups.values())
        return tuple(
            entry.key
            for number, entries in groups
            for entry in entries
            if entry.key in (answers.get(f"group-{number}", {}).get(_CHOSEN) or ())
        )

    def first_answers(self) -> Answers:
        undone = self._undone()
        if undone is not None:
            return undone
        years = self.hub.snapshot.planned_years
        last = years[-1] if years else None
        first = _next_first(last)
        answers: Answers = {"beginning": {_FIRST: first.isoformat()}}
        if last is None:
            return answers
        for number, entries in enumerate(self._book.groups.values()):
            answers[f"group-{number}"] = {_CHOSEN: [each.key for each in entries if each.key in last.entries]}
        shared = plan_channels.shared_networks(self.hub.snapshot)
        said = {each.answer_key: list(plan_channels.chosen(last, each)) for each in shared}
        answers[_BY_ACCOUNT] = {key: value for key, value in said.items() if value}
        known = year_plan.answers_by_key(last)
        for question in self._dates(answers):
            answers[question.key] = {}
            for one in self._asked_in(question):
                if one.key in known and (one.kind.is_series or first == last.first):
                    answers[question.key] |= year_dates.shown(one, known[one.key])
        return answers

    def usual(self, question: Question, answers: Answers) -> dict[str, Any]:
        """Propose what almost every town tells, the first time, and the periods that the law says."""
        found: dict[str, Any] = {}
        if not self.hub.snapshot.planned_years:
            for number, entries in enumerate(self._book.groups.values()):
                if question.key == f"group-{number}":
                    found[_CHOSEN] = [each.key for each in entries if _is_usual(each)]
        window = twelve_months(day(answers, "beginning", _FIRST) or clock.today())
        for one in self._asked_in(question):
            legal = None if one.kind.is_series else year_plan.legal_answer(self.hub.snapshot, one, *window)
            found |= year_dates.shown(one, legal) if legal else {}
        return found

    def _asked_in(self, question: Question) -> list[AskedDate]:
        """Return the dates that a page asks for."""
        keys = {field.key.rpartition(".")[0] for field in question.fields}
        return [one for one in self._book.asked if one.key in keys]

    def _year(self, answers: Answers) -> PlannedYear:
        given = {key: value for page in answers.values() for key, value in page.items()}
        chosen = self._chosen(answers)
        entries = [entry for entry in self._book.entries if entry.key in chosen]
        return PlannedYear(
            first=day(answers, "beginning", _FIRST) or clock.today(),
            entries=chosen,
            answers=(
                *year_dates.read(self._book.needed(entries), given),
                *(
                    YearAnswer(key=shared.answer_key, channels=tuple(given.get(shared.answer_key) or ()))
                    for shared in plan_channels.shared_networks(self.hub.snapshot)
                ),
            ),
        )

    def check(self, question: Question, given: Mapping[str, Any]) -> None:
        """Refuse on its own page what cannot be: a period that ends before it begins, no hour."""
        tuple(year_dates.read(self._asked_in(question), given))

    def finish(self, answers: Answers) -> Change:
        change = self.hub.perform(year_plan.accept, self.hub.snapshot, self._year(answers))
        drafts.keep(self.hub.database, _DONE, "", "", answers, [])
        return change

    def _undone(self) -> Answers | None:
        """Return what was answered for the last plan that was made, if it was taken back since."""
        kept = drafts.load(self.hub.database, _DONE, "")
        if kept is None:
            return None
        answers = {key: dict(given) for key, given in kept.answers.items()}
        first, chosen = day(answers, "beginning", _FIRST), self._chosen(answers)
        made = [(each.first, each.entries) for each in self.hub.snapshot.planned_years]
        stands = (first, chosen) in made
        return None if stands or first is None or first < clock.today().replace(day=1) else answers

    def afterwards(self) -> Target:
        return Target(Place.CALENDAR)

    def _sum(self, answers: Answers) -> Question:
        return Question(
            key="sum",
            step=_("El trabajo que es"),
            title=_("Esto es lo que saldrá"),
            lead=_("Todavía no se ha escrito nada: vuelva atrás y quite lo que sobre."),
            fields=(),
            why=_("Un plan que no cabe en sus horas se abandona en febrero."),
            notes=lambda: tuple(self._notes(answers)),
            can_be_unknown=False,
        )

    def _notes(self, answers: Answers) -> Iterator[Note]:
        try:
            found = year_plan.propose(self.hub.database, self.hub.snapshot, self._year(answers))
        except Problem as problem:
            yield _("Falta corregir algo"), problem.sentence
            return
        yield _changes(found)
        if note := treatment_note(self.hub.snapshot.style):
            yield word("style_guide.treatment"), note
        yield work_note(found)
        if found.on_holidays:
            yield _on_holidays(found)
        if found.on_eves:
            yield _on_eves(found)
        if not days.knows_region(self.hub.snapshot):
            yield (
                _("Falta la comunidad autónoma"),
                _(
                    "No se sabe cuál es, y sus fiestas no se miran; Jueves Santo se da por festivo porque "
                    "lo es en casi todas. Dígala en Ajustes, en los datos del ayuntamiento."
                ),
            )
        missing = [self._missing(key) for key in dict.fromkeys(each.asked for each in found.plan.missing)]
        if missing:
            yield _("Sin fecha todavía, y por eso fuera del plan"), "\n".join(missing)

    def _missing(self, key: str) -> str:
        return next(asked.question for asked in self._book.asked if asked.key == key)


def _next_first(last: PlannedYear | None) -> date:
    """A year after the last plan; the first one begins the first of a month that has not gone by."""
    month = clock.today().replace(day=1)
    if last is None or last.first >= month:
        return first_ahead(clock.today()) if last is None else last.first
    following = twelve_months(last.first)[1]
    is_near = (following - clock.today()).days < 90
    return date(last.first.year + 1, last.first.month, 1) if is_near else last.first


def _is_usual(entry: YearEntry) -> bool:
    return entry.light is not ElectoralLight.RED and entry.key not in _NOT_AT_FIRST


def _beginning() -> Question:
    return Question(
        key="beginning",
        step=_("Desde cuándo"),
        title=_("¿Desde cuándo hacemos el plan?"),
        lead=_("Doce meses de borradores con su fecha, para completar cuando toque."),
        fields=(
            DateField(key=_FIRST, label=_("Primer día del plan"), hint=_("Mejor el primero de un mes.")),
        ),
        why=_("El año que viene se vuelve a hacer: verá solo lo que cambia, y lo que usted tocó se respeta."),
        can_be_unknown=False,
    )


def _choosing(number: int, group: str, entries: Sequence[YearEntry]) -> Question:
    options = tuple(Option(value=entry.key, label=entry.title, help=entry.note.value) for entry in entries)
    return Question(
        key=f"group-{number}",
        step=group,
        title=_("{group}: ¿qué se cuenta en su pueblo?").format(group=group),
        fields=(SeveralField(key=_CHOSEN, label=_("Deje marcado lo que sí"), options=options),),
        why=_("Lo que se repite cada año se puede preparar una vez, sin prisa."),
    )


def _asking(number: int, group: str, asked: Sequence[AskedDate]) -> Question:
    return Question(
        key=f"dates-{number}",
        step=_("Fechas: {group}").format(group=group),
        title=_("Fechas que solo sabe usted: {group}").format(group=group.lower()),
        lead=_("Lo que deje en blanco no entra en el plan; podrá añadirlo después."),
        fields=tuple(field for one in asked for field in year_dates.fields_of(one)),
        why=" ".join(one.why for one in asked),
    )


def _by_account(shared: Sequence[SharedNetwork], snapshot: Snapshot) -> Question:
    fields = tuple(
        SeveralField(
            key=each.answer_key,
            label=_("¿Por qué cuenta de {network} sale lo del año?").format(network=each.name),
            hint=_("Marque una, o todas si se cuenta en todas."),
            options=tuple(_account_option(account, snapshot) for account in each.accounts),
        )
        for each in shared
    )
    return Question(
        key=_BY_ACCOUNT,
        step=_("Por qué cuentas"),
        title=_("¿Por qué cuentas sale lo del año?"),
        lead=_("Hay más de una en la misma red, y solo usted sabe cuál es la de todo el pueblo."),
        fields=fields,
        why=_("La de la biblioteca o la de las fiestas no tiene por qué llevar el Pleno ni los impuestos."),
        can_be_unknown=False,
    )


def _account_option(account: Account, snapshot: Snapshot) -> Option:
    standing = snapshot.standing(account, clock.today())
    return Option(
        value=channel_key(account.id, None),
        label=accounts.title(account),
        help="" if standing.is_official else standing.word,
    )


def _changes(found: Proposal) -> Note:
    added, moved, gone = (
        len(part) for part in (found.changes.added, found.changes.moved, found.changes.gone)
    )
    new = ngettext("{n} mensaje nuevo", "{n} mensajes nuevos", added)
    if any(message.rule for message in found.changes.added):
        new = _("{messages} (el que se repite cuenta una vez)").format(messages=new)
    said = [new]
    if moved:
        said.append(ngettext("{n} cambia de día", "{n} cambian de día", moved))
    if gone:
        said.append(ngettext("{n} sobra y va a la papelera", "{n} sobran y van a la papelera", gone))
    if found.changes.same:
        same = len(found.changes.same)
        said.append(ngettext("{n} se queda como está", "{n} se quedan como están", same))
    return _("Mensajes"), "; ".join(said) + "."


def work_note(found: Proposal) -> Note:
    """Say how much work a plan is, a usual week and the heaviest, beside the hours there are."""
    mean = hours(round(found.mean, 1))
    text = _("Hacer estos mensajes pide {mean} en una semana normal, sin contar atender las cuentas.")
    text = text.format(mean=mean)
    if found.peak is not None:
        text += " " + _("La más cargada, la del {day}, pide {peak}.").format(
            day=long_date(found.peak.monday), peak=hours(round(found.peak.hours, 1))
        )
    if not found.hours.is_said:
        return _("Trabajo"), f"{text} {found.hours.sentence}"
    return _("Trabajo"), " ".join((text, *_verdict(found)))


def _verdict(found: Proposal) -> Iterator[str]:
    """Say whether the work fits in the hours there are: that of the messages, and all that the accounts ask.

    Where the accounts already ask for more than there is, nothing fits, whatever the messages take.
    """
    is_too_much = round(found.mean, 1) > round(found.hours.available, 1)
    if found.hours.spare >= 0 or is_too_much:
        yield _weeks_verdict(found)
    if found.hours.needed:
        yield found.hours.sentence


def _weeks_verdict(found: Proposal) -> str:
    available, heavy = hours(found.hours.available), found.too_heavy
    if round(found.mean, 1) > round(found.hours.available, 1):
        return _("Son más que las {hours} que hay: quite algo.").format(hours=available)
    if not heavy:
        return _("Todas caben en las {hours} que hay.").format(hours=available)
    said = ngettext(
        "Cabe de media en las {hours} que hay, pero {n} semana pide más: adelante algo o quítelo.",
        "Cabe de media en las {hours} que hay, pero {n} semanas piden más: adelante algo o quítelo.",
        len(heavy),
    )
    return said.format(hours=available)


def _on_eves(found: Proposal) -> Note:
    """Say what falls on 24 or 31 December: no holidays, but days on which nobody meets."""
    said = _("No son festivo, pero las oficinas del Estado cierran y poca gente va: piense si se mueve.")
    return _("Caen en 24 o 31 de diciembre"), "\n".join((*_day_lines(found.on_eves), said))


def _day_lines(found: Sequence[tuple[date, str]]) -> list[str]:
    lines = [f"{weekday_date(day).capitalize()}: {title}" for day, title in found[:_MOST_NAMED]]
    left = len(found) - len(lines)
    return [*lines, ngettext("y {n} más", "y {n} más", left)] if left else lines


def _on_holidays(found: Proposal) -> Note:
    """Say what falls on a holiday, which only she can move: a plenary session, a fair."""
    lines = _day_lines(found.on_holidays)
    return _("Caen en festivo: mírelas en el calendario, por si se mueven"), "\n".join(lines)
