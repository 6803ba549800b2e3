"""«Archivo»: what is over, its timeline, and what was learnt."""
