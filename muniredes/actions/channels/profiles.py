"""Open, close and merge profiles: each step is one action, and the register keeps them all."""

from muniredes.actions import accounts, clock, records
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.accounts.addresses import Recognised
from muniredes.domain.channels.profiles import Closure, OpeningRequest, ProfileState, move
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.i18n import _
from muniredes.storage.database import Database, Work

Values = records.Values


def ask(database: Database, request_id: int | None, values: Values) -> Change:
    """Write a request down, new or again."""
    with database.write("") as work:
        asked = {"asked_on": clock.today()} if request_id is None else {}
        request = records.put(work, "opening_request", request_id, asked | dict(values))
        work.title = _("Solicitud de perfil: {name}").format(name=request.name)
    return work.change


def decide(database: Database, request_id: int, state: ProfileState, values: Values) -> Change:
    """Move a request to another state, with who decided, when and why."""
    with database.write("") as work:
        request = work.get(OpeningRequest, request_id)
        move(request.state, state)
        records.put(work, "opening_request", request_id, dict(values) | {"state": state})
        work.title = _("{name}: {state}").format(name=request.name, state=state.word)
    return work.change


def open_account(database: Database, request_id: int, found: Recognised) -> Change:
    """Write down the account that an authorised request was for, with who keeps it and its line."""
    with database.write("") as work:
        request = work.get(OpeningRequest, request_id)
        move(request.state, ProfileState.OPEN)
        account = accounts.from_recognised(found)
        account.opened_on = clock.today()
        account.state = account.state or AccountState.ACTIVE  # she says that it is open from today
        accounts.put_new(work, account, _account_values(request))
        line = {"content": request.theme, "audience": request.addressees, "publisher_id": request.keeper_id}
        records.put_part(work, "editorial_line", _number(account), line)
        request.state, request.account_id = ProfileState.OPEN, account.id
        work.title = _("Perfil abierto: {name}").format(name=request.name)
    return work.change


def _account_values(request: OpeningRequest) -> dict[str, object]:
    return {
        "account.name": request.name,
        "account.purpose": request.objectives,
        "account.area_id": request.area_id,
        "account.weekly_hours": request.weekly_hours,
        "custody.holder_id": request.keeper_id,
        "custody.deputy_id": request.deputy_id,
        "custody.resolution": request.resolution,
        "custody.resolution_on": request.decided_on,
    }


def close(database: Database, account_id: int, values: Values) -> Change:
    """Write down how an account is being closed or merged; with the last day, it is closed."""
    with database.write("") as work:
        account = work.get(Account, account_id)
        closure = records.put_part(work, "closure", account_id, values)
        _follow(work, account, closure)
        work.title = _("Cierre de {account}: {state}").format(
            account=accounts.title(account), state=closure.state.word
        )
    return work.change


def give_up_closing(database: Database, account_id: int) -> Change:
    """Keep an account that was being closed."""
    with database.write("") as work:
        account = work.get(Account, account_id)
        closure = work.sql.find(Closure, account_id)
        if closure is None or closure.closed_on is not None:
            raise Problem(_("Esa cuenta no se está cerrando."), _("No se ha cambiado nada."))
        work.delete(closure)
        work.title = _("{account}: ya no se cierra").format(account=accounts.title(account))
    return work.change


def _follow(work: Work, account: Account, closure: Closure) -> None:
    """Make the account, and the request it came from, say what its closure says."""
    if closure.closed_on is None:
        return
    account.state, account.closed_on = AccountState.CLOSED, closure.closed_on
    for request in work.all(OpeningRequest):
        if request.account_id == account.id:
            request.state = closure.state


def _number(account: Account) -> int:
    assert account.id is not None
    return account.id
