"""The posting calendar: messages said once, and their posts on each account."""
