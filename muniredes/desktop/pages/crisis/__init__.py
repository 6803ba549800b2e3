"""«Crisis»: what to do now, step by step; and, in calm, what is prepared and what was learnt."""

from muniredes.desktop.pages.crisis.page import CrisisPage

__all__ = ["CrisisPage"]
