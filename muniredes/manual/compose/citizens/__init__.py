"""The public edition: what citizens want to know of the accounts, and nothing that is of the house."""

from muniredes.manual.compose.citizens.chapters import chapters

__all__ = ["chapters"]
