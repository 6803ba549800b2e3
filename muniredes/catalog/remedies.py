"""What mends each risk of an account: its steps, network by network, and its letter."""

from functools import partial
from pathlib import Path

from muniredes.catalog.records import Record, read
from muniredes.domain.accounts.remedies import RemedyAdvice, RemedyBook, unknown_gaps
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.i18n import _


def load_remedies(path: Path, networks: Networks) -> RemedyBook:
    """Return what mends every cause; a Problem names the first mistake, or the cause that is missing."""
    found = {}
    for name, record in read(path):
        if name not in set(Cause):
            raise record.problem(name, _("no se conoce este riesgo"))
        found[Cause(name)] = record.fact(partial(_advice, networks))
    missing = [cause.value for cause in Cause if cause not in found]
    if missing:
        raise Problem(
            _("{file}: falta el riesgo «{name}».").format(file=path.name, name=missing[0]),
            _("Vuelva a instalar el programa."),
        )
    return found


def _advice(networks: Networks, record: Record) -> RemedyAdvice:
    of_network = {}
    for network_id, inner in record.tables("redes"):
        if network_id not in networks:
            raise record.problem("redes", _("no se conoce la red «{name}»").format(name=network_id))
        of_network[network_id] = _steps(inner)
        inner.finish()
    made = RemedyAdvice(
        title=record.required("titulo", str),
        steps=_steps(record),
        of_network=of_network,
        wait_days=record.required("espera", int),
        subject=record.optional("asunto", str, ""),
        letter=record.optional("carta", str, "").strip(),
    )
    wrong = unknown_gaps(made)
    if wrong:
        raise record.problem("pasos", _("no se conoce el hueco «{gap}»").format(gap=wrong[0]))
    return made


def _steps(record: Record) -> tuple[str, ...]:
    steps = record.texts("pasos")
    if not steps:
        raise record.problem("pasos", _("falta"))
    return steps
