"""Handing the accounts over: prepare it, draw up its acts, pack everything, and take what another packed."""
