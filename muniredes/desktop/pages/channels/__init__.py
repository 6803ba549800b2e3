"""«Canales»: what each account publishes, what goes where, blogs, and profiles opened and closed."""

from muniredes.desktop.pages.channels.page import ChannelsPage

__all__ = ["ChannelsPage"]
