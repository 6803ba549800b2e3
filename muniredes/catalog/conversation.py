"""The topics most councils have, and the tree of questions that leads to an answer."""

from functools import partial
from pathlib import Path

from muniredes.catalog.papers import read_scope
from muniredes.catalog.records import Record, read
from muniredes.domain.citizens.conversation import MOST_STEPS
from muniredes.domain.knowledge.facts import Fact, ResponseStep, TopicAdvice
from muniredes.domain.problems import Problem
from muniredes.i18n import _


def load_topics(path: Path) -> tuple[Fact[TopicAdvice], ...]:
    """Return the topics of the file at `path`; a Problem names the first mistake."""
    return tuple(record.fact(_topic) for _name, record in read(path))


def topic_names(path: Path) -> dict[str, str]:
    """Return the name of every topic by its key in the file at `path`."""
    return {key: record.fact(_topic).value.name for key, record in read(path)}


def _topic(record: Record) -> TopicAdvice:
    return TopicAdvice(
        record.required("nombre", str),
        record.required("primero", str),
        record.texts("apoyo"),
        read_scope(record),
    )


def load_responses(path: Path) -> tuple[Fact[ResponseStep], ...]:
    """Return the questions of the response tree, in their order; a Problem names the first mistake."""
    steps = tuple(record.fact(partial(_step, name)) for name, record in read(path))
    if len(steps) > MOST_STEPS:
        raise Problem(
            _("{file}: hay {n} preguntas y no caben más de {most}.").format(
                file=path.name, n=len(steps), most=MOST_STEPS
            ),
            _("Vuelva a instalar el programa."),
        )
    return steps


def _step(name: str, record: Record) -> ResponseStep:
    return ResponseStep(
        name,
        record.required("pregunta", str),
        record.required("hacer", str),
        record.optional("pegar", str, ""),
    )
