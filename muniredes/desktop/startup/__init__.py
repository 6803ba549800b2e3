"""From a double click to a window that answers."""
