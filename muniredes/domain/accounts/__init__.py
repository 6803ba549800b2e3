"""Accounts: who has their keys, how each stands, what may be lost and how it is mended."""
