"""Fields described as data, and the widgets that ask for them: the same in wizards and in pages."""
