"""MuniRedes: the social-media guide and handover manual of a town council."""

__version__ = "0.2.0"
