"""How the council speaks and looks: style guide, colours, pieces for each network."""
