"""What is checked before handing over: the lines that this council needs, and what was answered to each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from muniredes.domain.accounts.account import Account, AccountState, account_title
from muniredes.domain.declared_absent import is_lacking
from muniredes.domain.handover.archive import ArchiveCopy, newest
from muniredes.domain.handover.denials import contradicted
from muniredes.domain.handover.record import CheckAnswer, HandoverAnswer, HandoverFile
from muniredes.domain.knowledge.facts import Fact, NetworkKind, Networks
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class CheckBlock(WordedEnum):
    """A group of lines."""

    INVENTORY = "inventory", mark("Inventario")
    ACCESS = "access", mark("Titularidad y acceso")
    ROLES = "roles", mark("Quién puede qué")
    TOOLS = "tools", mark("Herramientas y contratos")
    CONTENT = "content", mark("Lo publicado y lo que espera")
    ARCHIVE = "archive", mark("Archivo")
    TOGETHER = "together", mark("Los dos juntos, delante de la cuenta")
    CLOSING = "closing", mark("Normas y cierre")
    RECEIVING = "receiving", mark("Los diez primeros días")


OF_DELIVERY = tuple(block for block in CheckBlock if block is not CheckBlock.RECEIVING)
"""What is answered before handing over; the rest is of whoever receives, in her first days."""


class CheckNeed(StrEnum):
    """What a council must have for a line to make sense."""

    ALWAYS = "always"
    BLOGS = "blogs"
    BLOCKS = "blocks"
    ENQUIRIES = "enquiries"
    CONSENTS = "consents"
    PICTURES = "pictures"
    RULES = "rules"
    CRISES = "crises"
    STYLE = "style"


_HAS: Mapping[CheckNeed, Callable[[Snapshot], bool]] = {
    CheckNeed.ALWAYS: lambda _snapshot: True,
    CheckNeed.BLOGS: lambda snapshot: bool(snapshot.blog_accounts),
    CheckNeed.BLOCKS: lambda snapshot: any(entry.stands for entry in snapshot.moderations),
    CheckNeed.ENQUIRIES: lambda snapshot: bool(snapshot.enquiries),
    CheckNeed.CONSENTS: lambda snapshot: bool(snapshot.consents),
    CheckNeed.PICTURES: lambda snapshot: bool(snapshot.credits),
    CheckNeed.RULES: lambda snapshot: snapshot.conversation is not None,
    CheckNeed.CRISES: lambda snapshot: bool(snapshot.crisis.is_prepared or snapshot.crisis.files),
    CheckNeed.STYLE: lambda snapshot: (
        snapshot.style is not None
        and not (snapshot.style.has_no_logo and is_lacking(snapshot.style, "typefaces"))
    ),
}


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A question of the catalogue: of each account of some networks or kinds, or of the council once.

    One that `is_hard` has to be answered before anything is ready to be handed over. One `of_passwords` is
    not asked of an account that has none of its own, or asked there as `without_password` says. One
    `of_profiles` is asked of what lives in the profile of a person, and of nothing else.
    """

    key: str
    block: CheckBlock
    question: str
    of_accounts: bool
    need: CheckNeed = CheckNeed.ALWAYS
    networks: tuple[str, ...] = ()
    kinds: tuple[NetworkKind, ...] = ()
    is_hard: bool = False
    of_passwords: bool = False
    without_password: str = ""
    of_profiles: bool = False


CheckBook = tuple[Fact[CheckItem], ...]
"""Every question there is, in its order."""


def keeper(newest: HandoverFile | None, block: CheckBlock) -> HandoverFile | None:
    """Return the handover that a line of a block belongs to, given the newest; None when it has none yet.

    What is of whoever receives (her first days, her observations, her complementary act) stays in the newest,
    though it is over; all the rest is of the one under way.
    """
    is_hers = block is CheckBlock.RECEIVING
    return newest if newest is None or newest.closed_on is None or is_hers else None


@dataclass(frozen=True)
class CheckLine:
    """A question put to this council, with what was answered.

    `archived` is the copy of the archive that answers it by itself: nobody is asked what is there already.
    `against` is what the sheet of the account says against a «sí», whatever was answered; «» when nothing.
    """

    item: CheckItem
    account: Account | None
    subject: str
    answer: HandoverAnswer | None
    archived: ArchiveCopy | None = None
    against: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether something was answered."""
        return self.answer is not None and self.answer.answer is not None

    @property
    def is_wanting(self) -> bool:
        """Whether the answer is «no»."""
        return self.answer is not None and self.answer.answer is CheckAnswer.NO

    @property
    def denied(self) -> str:
        """What the sheet of the account says instead of the «sí» that was answered; «» when both may be."""
        is_yes = self.answer is not None and self.answer.answer is CheckAnswer.YES
        return self.against if is_yes else ""

    @property
    def account_id(self) -> int | None:
        """The number of its account."""
        return self.account.id if self.account else None

    @property
    def key(self) -> str:
        """What tells it apart: «correo:12», «contratos»."""
        return f"{self.item.key}:{self.account_id}" if self.account else self.item.key

    @property
    def sentence(self) -> str:
        """«Facebook · AytoVilla: ¿…?»."""
        return f"{self.subject}: {self.item.question}" if self.subject else self.item.question


def checklist(
    file: HandoverFile, snapshot: Snapshot, networks: Networks, book: CheckBook
) -> tuple[CheckLine, ...]:
    """Return the lines that this council needs, block by block and, in each, account by account."""
    items = [fact.value for fact in book]
    return tuple(line for block in OF_DELIVERY for line in _of_block(block, items, file, snapshot, networks))


def first_days(
    file: HandoverFile, snapshot: Snapshot, networks: Networks, book: CheckBook
) -> tuple[CheckLine, ...]:
    """Return what whoever receives does in her first days: once, and then account by account."""
    items = [fact.value for fact in book]
    return tuple(_of_block(CheckBlock.RECEIVING, items, file, snapshot, networks))


def _of_block(
    block: CheckBlock, items: Iterable[CheckItem], file: HandoverFile, snapshot: Snapshot, networks: Networks
) -> Iterator[CheckLine]:
    found = [item for item in items if item.block is block and _HAS[item.need](snapshot)]
    for item in found:
        if not item.of_accounts:
            yield CheckLine(item, None, "", file.answer(item.key, None))
    for account in snapshot.own_accounts:
        title = account_title(account, networks)
        for item in _in_its_order(found, account, networks):
            given = file.answer(item.key, account.id)
            if not (item.of_accounts and _concerns(item, account, networks)):
                continue
            if given is not None or _is_asked(item, account, networks):
                against = contradicted(item.key, account, snapshot.custody(account))
                put = _put_to(item, account, networks)
                yield _archived(CheckLine(put, account, title, given, against=against), snapshot)


_ENTER, _CONTROL, _OUT = "prueba_acceso", "juntos_control", "juntos_retirada"
_RECOVERY, _PASSWORD, _FACTOR = "juntos_recuperacion", "rotacion", "juntos_factor"
_WITH_PROFILES = (_ENTER, _CONTROL, _FACTOR, _RECOVERY, _PASSWORD, _OUT)
"""In what order what people administer with their own profiles changes hands: who leaves, the last."""
_WITH_A_KEY = (_ENTER, _RECOVERY, _PASSWORD, _FACTOR, _CONTROL, _OUT)
"""The same of an account with a password of its own: first what would give it back to who leaves."""


def _in_its_order(items: Iterable[CheckItem], account: Account, networks: Networks) -> list[CheckItem]:
    """Return questions as they are asked of an account: what is done together, in its network's order."""
    network = networks.get(account.network_id)
    steps = _WITH_A_KEY if network is None or network.has_own_key else _WITH_PROFILES
    return sorted(items, key=lambda item: steps.index(item.key) if item.key in steps else 0)


_OF_THE_ARCHIVE: Mapping[str, Callable[[ArchiveCopy], bool]] = {
    "copia": lambda copy: copy.is_kept,
    "huella": lambda copy: copy.is_kept and copy.is_measured,
}
"""The questions that the archive answers, and what it has to know for that."""


def _archived(line: CheckLine, snapshot: Snapshot) -> CheckLine:
    """Return a line, answered by the archive where it knows and nobody said «sí» or «no procede»."""
    given, knows = line.answer, _OF_THE_ARCHIVE.get(line.item.key)
    copy = newest(snapshot.archive, line.account_id) if knows else None
    is_settled = given is not None and given.answer not in (None, CheckAnswer.NO)
    if knows is None or copy is None or is_settled or not knows(copy):
        return line
    said = HandoverAnswer(
        item=line.item.key,
        account_id=line.account_id,
        answer=CheckAnswer.YES,
        answered_on=copy.made_on,
        note=given.note if given and given.note else _("Está en el archivo: {name}").format(name=copy.title),
    )
    return replace(line, answer=said, archived=copy)


_OF_LOST = "recibir_entrar"
"""What is asked of an account that nobody can enter: whether whoever receives can."""


def _has_own_key(account: Account, networks: Networks) -> bool:
    """Whether there is a password of its own: a page is entered with the profile of who administers it."""
    network = networks.get(account.network_id)
    return network is None or network.has_own_key or bool(account.personal_profile)


def _put_to(item: CheckItem, account: Account, networks: Networks) -> CheckItem:
    """Return a question as it is put to an account: of sessions alone where there is no password."""
    if not item.without_password or _has_own_key(account, networks):
        return item
    return replace(item, question=item.without_password)


def _is_asked(item: CheckItem, account: Account, networks: Networks) -> bool:
    """Whether how an account stands leaves room for a question: nothing passes of somebody's own profile.

    Of that, only what takes its place is asked. Of one that nobody can enter, only what may be known from
    outside. What was answered before stays.
    """
    if account.personal_profile or item.of_profiles:
        return bool(account.personal_profile) and item.of_profiles
    if item.of_passwords and not item.without_password and not _has_own_key(account, networks):
        return False
    is_lost = account.state is AccountState.NO_ACCESS
    return not is_lost or item.block in (CheckBlock.INVENTORY, CheckBlock.ARCHIVE) or item.key == _OF_LOST


def _concerns(item: CheckItem, account: Account, networks: Networks) -> bool:
    if item.networks:
        return account.network_id in item.networks
    network = networks.get(account.network_id)
    kind = network.kind if network else NetworkKind.SOCIAL
    return not item.kinds or kind in item.kinds
