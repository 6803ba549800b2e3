"""«muniredes comprobar»: everything that the program does, tried on this computer with a guide of its own."""
