"""«Hoy»: what there is to do today, and its lines."""
