"""«Ahora»: the first screen of the red button, and a crisis that is going on."""
