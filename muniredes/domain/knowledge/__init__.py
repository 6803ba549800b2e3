"""What the program knows of networks, towns and papers, as values."""
