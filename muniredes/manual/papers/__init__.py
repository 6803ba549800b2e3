"""The short papers that come out of the guide: drafts for Secretaría, forms, and the public register."""

from muniredes.manual.papers.catalogue import NEED_NO_DATA, Paper, compose_paper, scope_of

__all__ = ["NEED_NO_DATA", "Paper", "compose_paper", "scope_of"]
