"""Towns that are not in order: what is wrong with them is said once, for every test that needs it."""

from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.actions import clock, reading, records
from muniredes.actions.crisis import course
from muniredes.domain.accounts.account import AccountState, SecondFactor
from muniredes.domain.people import Duty, FlowStep, Person, PersonKind
from muniredes.storage.database import Database
from tests.support import add_account, add_person, keep_part, set_up

HOUSE = {"kind": PersonKind.OFFICIAL}


@dataclass(frozen=True)
class Kept:
    """Who has the keys in the town: somebody of the house, and her deputy."""

    holder: Person
    deputy: Person

    def values(self, **others: object) -> dict[str, object]:
        """Return the answers of an account that is in order, with some of them changed."""
        found: dict[str, object] = {
            "custody__holder_id": self.holder.id,
            "custody__deputy_id": self.deputy.id,
            "custody__email": "redes@villa.es",
            "custody__phone": "967 100 100",
            "custody__phone_is_municipal": True,
            "custody__second_factor": SecondFactor.APP,
            "custody__second_factor_holder_id": self.holder.id,
            "custody__password_place": "Caja fuerte",
            "account__last_post_on": clock.today(),
        }
        return found | others


def one_of_each_standing(database: Database) -> None:
    """Add one account of each standing, and of each way of not being in order."""
    kept = Kept(add_person(database, "Ana Gil", **HOUSE), add_person(database, "Eva Paz", **HOUSE))
    agency = add_person(database, "Estudio Sur", kind=PersonKind.EXTERNAL)
    flawed: dict[str, dict[str, object]] = {
        "facebook.com/enorden": {},
        "facebook.com/profile.php?id=100009876543210": {
            "account__personal_profile": True,
            "account__name": "Villa de Todos",
        },
        "instagram.com/correoajeno": {"custody__email": "ana@gmail.com"},
        "x.com/movilajeno": {"custody__phone_is_municipal": False},
        "youtube.com/@sinsuplente": {"custody__deputy_id": None},
        "tiktok.com/@deagencia": {"custody__holder_id": agency.id, "custody__deputy_id": None},
        "t.me/villaperdida": {"account__state": AccountState.NO_ACCESS},
        "threads.net/@hackeadahoy": {},
        "linkedin.com/company/villaparada": {"account__last_post_on": clock.today() - timedelta(days=400)},
        "flickr.com/photos/villacerrandose": {},
        "pinterest.es/villacerrada": {"account__state": AccountState.CLOSED},
        "facebook.com/impostora": {"account__state": AccountState.IMPERSONATED},
    }
    for address, values in flawed.items():
        add_account(database, address, **kept.values(**values))
    closing = account_of(database, "villacerrandose")
    keep_part(database, "closure", closing, {"reason": "Nadie la mira"})
    (crisis,) = course.begin(database, "cuenta").ids("incident")
    course.name_account(database, crisis, account_of(database, "hackeadahoy"))


def account_of(database: Database, handle: str) -> int:
    """Return the number of the account of a handle."""
    found = next(each for each in reading.snapshot(database).accounts if each.handle == handle)
    assert found.id is not None
    return found.id


def contradicted(database: Database) -> None:
    """Add what contradicts itself in every way that is looked for."""
    ana, eva = add_person(database, "Ana Gil"), add_person(database, "Eva Paz")
    first = add_account(
        database,
        "facebook.com/ayto",
        account__last_post_on=clock.today() - timedelta(days=30),
        custody__phone="967 100 100",
        custody__phone_is_municipal=True,
    )
    second = add_account(
        database,
        "x.com/ayto",
        custody__phone="967-100-100",
        custody__phone_is_municipal=False,
        custody__second_factor=SecondFactor.NONE,
        custody__second_factor_holder_id=ana.id,
    )
    third = add_account(
        database,
        "instagram.com/ayto",
        account__state=AccountState.ACTIVE,
        custody__phone_is_municipal=False,
    )
    gone = add_account(
        database, "t.me/ayto", account__state=AccountState.CLOSED, account__closed_on=date(2026, 1, 1)
    )
    assert first.id and second.id and third.id and gone.id  # noqa: PT018
    keep_part(database, "closure", third.id, {"reason": "Nadie la lleva"})
    keep_part(
        database,
        "closure",
        gone.id,
        {
            "copied_on": date(2026, 1, 1),
            "notice_on": date(2026, 1, 5),
            "closed_on": date(2026, 1, 1),
            "decided_on": date(2026, 1, 10),
        },
    )
    records.keep_only(database, "posting_rules", {"needs_approval": True, "approver_id": ana.id})
    with database.write("") as work:
        work.add(Duty(step=FlowStep.VALIDATE, person_id=eva.id))
        message = records.put(work, "message", None, {"title": "Feria"})
        for account in (first, gone):
            values = {"message_id": message.id, "account_id": account.id, "state": "published"}
            records.put(work, "post", None, values | {"published_at": clock.now()})


def each_standing(database: Database) -> None:
    """Begin a guide with one account of each standing."""
    set_up(database)
    one_of_each_standing(database)


def every_flaw(database: Database) -> None:
    """Begin a guide with all that can be wrong in one."""
    set_up(database)
    one_of_each_standing(database)
    contradicted(database)
