"""«Ajustes»: one panel for each matter."""

from muniredes.desktop.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
