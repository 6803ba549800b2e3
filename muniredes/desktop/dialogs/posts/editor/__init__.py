"""The editor of a message: what it says, where, when, and how often."""
