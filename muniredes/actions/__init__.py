"""Everything a user can do, one small function each: one transaction, one step of undo."""
