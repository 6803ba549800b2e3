"""The pages of the sidebar. Each reads a snapshot, shows it, and asks the hub for actions."""
