"""What is done beside the window, by itself or because it takes long."""
