"""How something is told, asked or waited for."""
