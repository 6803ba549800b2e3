"""What can be asked of the manual: each answer as it prints it, with the facts of the guide it is made of."""

from dataclasses import replace

from muniredes.domain.accounts.account import Account, recovery_phone
from muniredes.domain.dates import long_date
from muniredes.domain.declared_absent import is_lacking, there_is_none
from muniredes.domain.fields import word
from muniredes.domain.handover.rehearsal import Ask, Need
from muniredes.domain.people import Person
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.phones import told_phone
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.who import person_row
from muniredes.manual.document import Rich


def plain(content: Rich) -> str:
    """Return a rich text as letters alone."""
    return "".join(span.text for span in content)


def known(place: Place, number: int | None, field: str, value: object, fact: str = "") -> Need:
    """Return a fact by where it is written; an empty one is not known."""
    named = fact or field
    return Need(
        f"{named}:{number}" if number else named, Target(place, number, field), value not in (None, "")
    )


class AccountAsks:
    """The questions of one account, all answered in its sheet of chapter 3."""

    def __init__(self, data: ManualData, account: Account) -> None:
        self._data, self.account = data, account
        self._custody = data.snapshot.custody(account)
        self.title = data.title(account)

    @property
    def has_own_key(self) -> bool:
        """Whether it has a password of its own, to be asked for."""
        network = self._data.networks.get(self.account.network_id)
        return network is None or network.has_own_key

    def holder(self) -> Ask:
        return self._person(
            _("¿Quién tiene las llaves?"), word("custody.holder_id"), "holder_id", self._custody.holder_id
        )

    def deputy(self) -> Ask:
        return self._person(
            _("¿Quién suple?"), word("custody.deputy_id"), "deputy_id", self._custody.deputy_id
        )

    def password_place(self) -> Ask:
        place = self._custody.password_place
        said = plain(self._data.password_place(self.account)) if place else ""
        need = self._need("custody.password_place", place)
        label = word("custody.password_place")
        return self._ask(_("¿Dónde está guardada la contraseña?"), label, said, need)

    def factor(self) -> Ask:
        kind = self._custody.second_factor
        need = self._need("custody.second_factor", kind)
        said = kind.word if kind else ""
        return self._ask(_("¿Cómo llega el código?"), word("custody.second_factor"), said, need)

    def factor_holder(self) -> Ask:
        """Who has the device: the sheet says it in the sentence of the second factor."""
        custody = self._custody
        person = self._data.snapshot.person(custody.second_factor_holder_id)
        how = self._need("custody.second_factor", custody.second_factor)
        who = self._need("custody.second_factor_holder_id", custody.second_factor_holder_id)
        name = self._data.name(person) if person and custody.second_factor else ""
        said = (
            _("{how}. Lo tiene {name}.").format(how=custody.second_factor.word, name=name)
            if name and custody.second_factor
            else ""
        )
        return self._ask(
            _("¿Quién tiene el aparato del código?"),
            word("custody.second_factor"),
            name,
            how,
            who,
            printed=said,
        )

    def factor_phone(self) -> Ask:
        number = self._custody.second_factor_holder_id
        need = self._need("custody.second_factor_holder_id", number)
        question = _("¿A qué teléfono se llama a quien tiene el aparato?")
        return replace(phone(self._data, question, number, need), about=self.title)

    def deputy_phone(self) -> Ask:
        number = self._custody.deputy_id
        question = _("¿A qué teléfono se llama a quien suple?")
        asked = phone(self._data, question, number, self._need("custody.deputy_id", number))
        return replace(asked, about=self.title)

    def mail(self) -> Ask:
        said = self._custody.email or self._no("email")
        need = self._need("custody.email", said)
        question = _("¿A qué correo llega el mensaje para recuperarla?")
        return self._ask(question, word("custody.email"), said, need)

    def recovery_phone(self) -> Ask:
        said = recovery_phone(self._custody) if self._custody.phone else self._no("phone")
        need = self._need("custody.phone", said)
        return self._ask(_("¿Y a qué teléfono?"), word("custody.phone"), said, need)

    def _no(self, name: str) -> str:
        return there_is_none() if is_lacking(self._custody, name) else ""

    def resolution(self) -> Ask:
        said = self._custody.resolution
        need = self._need("custody.resolution", said)
        return self._ask(_("¿Con qué decreto o acuerdo?"), word("custody.resolution"), said, need)

    def area(self) -> Ask:
        said = self._data.area(self.account.area_id)
        need = self._need("account.area_id", self.account.area_id)
        return self._ask(_("¿De qué área es la cuenta?"), word("account.area_id"), said, need)

    def purpose(self) -> Ask:
        said = self.account.purpose
        need = self._need("account.purpose", said)
        return self._ask(_("¿Para qué sirve esa cuenta?"), word("account.purpose"), said, need)

    def copy(self) -> Ask:
        day = self._data.snapshot.last_copy_on(self.account)
        need = known(Place.ACCOUNTS, self.account.id, "custody.last_copy_on", day, "last_copy_on")
        said = long_date(day) if day else ""
        return self._ask(_("¿De qué día es la última copia?"), word("custody.last_copy_on"), said, need)

    def content(self) -> Ask:
        """What is published there: the only one that is in chapter 5."""
        said = self._data.snapshot.line(self.account).content
        field = f"line-{self.account.id}"
        need = known(Place.CHOOSE_NETWORKS, None, field, said, f"editorial_line.content:{self.account.id}")
        label = word("editorial_line.content")
        question = _("¿Qué se publica en ella?")
        key, opening = f"linea-{self.account.id}", self.title
        printed = label + said if said else ""
        return Ask(question, said, printed, "5", key, opening, (need,), self.title)

    def _person(self, question: str, label: str, field: str, number: int | None) -> Ask:
        person = self._data.snapshot.person(number)
        need = self._need(f"custody.{field}", number)
        return self._ask(question, label, self._data.name(person) if person else "", need)

    def _need(self, field: str, value: object) -> Need:
        return known(Place.ACCOUNTS, self.account.id, field, value)

    def _ask(self, question: str, label: str, answer: str, *needs: Need, printed: str = "") -> Ask:
        key = f"cuenta-{self.account.id}"
        opening = self.title + word("account.state")
        shown = f"{label}{printed or answer}" if answer else ""
        return Ask(question, answer, shown, "3", key, opening, needs, self.title)


def phone(data: ManualData, question: str, number: int | None, *who: Need) -> Ask:
    """Ask for the phone of the person that `who` says, that chapter 2 prints in her row."""
    person = data.snapshot.person(number)
    needs = (*who, _phone_of(person)) if person else who
    said = told_phone(person.phone) if person else ""
    printed = "".join(map(plain, person_row(data, person)[:3])) if person and said else ""
    return Ask(question, said, printed, "2", "personas", _("Personas"), needs)


def _phone_of(person: Person) -> Need:
    return known(Place.PEOPLE, person.id, "phone", person.phone, "person.phone")
