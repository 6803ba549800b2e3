"""«Listas»: the checklists, levels and ways back, as this council has them."""
