"""The only Qt: the window, its pages and its wizards. Everything they do goes through the actions."""
