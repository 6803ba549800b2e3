"""Dialogs that are not wizards: history, search, import, copies, the bin."""
