"""The short papers that come out of the guide: drafts for Secretaría, forms, and the public register."""

from muniredes.manual.papers.catalogue import Paper, compose_paper

__all__ = ["Paper", "compose_paper"]
