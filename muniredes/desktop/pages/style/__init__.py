"""«Estilo»: the style guide, the pieces made from it, and photos adapted to each network."""

from muniredes.desktop.pages.style.page import StylePage

__all__ = ["StylePage"]
