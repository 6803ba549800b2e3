"""The calendar as its pages ask for it: columns and few rows, never the whole of a busy town."""
