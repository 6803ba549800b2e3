"""The keys of the window, told once: the shortcut, what the search answers and what a button hints."""

KEYS = {
    "search": "Ctrl+K",
    "help": "F1",
    "new": "Ctrl+N",
    "crisis": "F9",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Y",
    "quit": "Ctrl+Q",
}
"""The key of what the window can be asked, by the name it has for it."""

ALSO = {"redo": "Ctrl+Shift+Z"}
"""The other key of some, for the hand that is used to it."""
