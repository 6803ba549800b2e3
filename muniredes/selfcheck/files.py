"""What the program knows, the file of the guide and its copies, and the files that come and go."""

from muniredes import paths
from muniredes.selfcheck.trial import Trial

_ACCOUNTS = "red;enlace\nFacebook;https://www.facebook.com/AytoDePrueba\n"
_POSTS = "Fecha;Hora;Canal;Título\n1/2/2030;18:00;Bando;Prueba\n"


def catalogue() -> None:
    """Read all that comes with the program."""
    from muniredes.actions import knowledge

    knowledge.networks()
    knowledge.advice()
    knowledge.topics()
    knowledge.responses()
    knowledge.crisis_book()
    knowledge.gazetteer()


def newer_catalogue(trial: Trial) -> None:
    """Sign the catalogue with a key of this moment, and read it as one that arrives."""
    from muniredes.actions import newer_knowledge

    newer_knowledge.try_out(trial.folder / "catalogo.saber")


def open_guide(trial: Trial) -> None:
    """Open a copy of the data, upgrading it; without data, the example town."""
    from muniredes.actions import workspace
    from muniredes.actions.examples import example
    from muniredes.actions.safekeeping import backups

    path = trial.folder / paths.DATABASE_NAME
    if trial.given is None:
        trial.workspace = example.create(path)
        return
    source = paths.database_file(trial.given)
    if not source.exists():
        trial.workspace = workspace.open_file(path)
        return
    backups.restore_file(path, source)
    trial.workspace = workspace.open_file(path)


def back_up(trial: Trial) -> None:
    """Make a copy among the copies."""
    from muniredes.actions.safekeeping import backups

    backups.back_up(trial.database)


def read_apart(trial: Trial) -> None:
    """Read a list in a room apart: this program, started again with a hidden order."""
    from muniredes.actions.channels import account_import

    listed = trial.folder / "cuentas.csv"
    listed.write_text("Dirección\nhttps://facebook.com/villa\n", encoding="utf-8")
    account_import.open_list(listed)


def lists(trial: Trial) -> None:
    """Bring in a list of accounts and one of posts."""
    from muniredes.actions.calendar.files import importing
    from muniredes.actions.channels import account_import

    database = trial.database
    accounts, posts = trial.folder / "cuentas.csv", trial.folder / "publicaciones.csv"
    accounts.write_text(_ACCOUNTS, encoding="utf-8")
    posts.write_text(_POSTS, encoding="utf-8")
    listed = account_import.open_list(accounts)
    account_import.accept(database, account_import.preview(database, listed, listed.columns))
    planned = importing.open_list(posts)
    importing.accept(database, importing.preview(database, planned, planned.columns), makes_people=True)


def calendars(trial: Trial) -> None:
    """Write the calendar as every kind of file, and read back what Excel would."""
    from muniredes.actions.calendar.files import exporting, importing

    database = trial.database
    for kind in exporting.ExportKind:
        exporting.write(exporting.prepare(database, kind), trial.folder / f"calendario.{kind}")
    for kind in (exporting.ExportKind.XLSX, exporting.ExportKind.CSV):
        importing.open_list(trial.folder / f"calendario.{kind}")


def restore(trial: Trial) -> None:
    """Take a copy out, and open it as a guide of its own."""
    from muniredes.actions import workspace
    from muniredes.actions.safekeeping import backups

    package, again = trial.folder / "copia.zip", trial.folder / "de-vuelta" / paths.DATABASE_NAME
    backups.export(trial.database, package)
    backups.restore_file(again, package)
    workspace.close(workspace.open_file(again))
