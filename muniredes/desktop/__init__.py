"""The only Qt: the window, its pages and its wizards. Everything they do goes through the actions."""

import sys

from PySide6 import QtCore as QtCore


def _read_no_sources() -> None:
    """Keep Qt's bindings from reading the source of every module that is imported from now on.

    They look for whether it asks for their other names (`from __feature__ import …`), as none of ours does;
    without sources, as the program is installed, they find the same. What is not there is left alone.
    """
    features, asked = sys.modules.get("shibokensupport.feature"), "_mod_uses_pyside"
    if hasattr(features, asked):
        setattr(features, asked, lambda _module: False)


_read_no_sources()
