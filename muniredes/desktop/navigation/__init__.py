"""The ways to anything: the sidebar, the search, and what was left half done."""
