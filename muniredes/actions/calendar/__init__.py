"""What can be done with the posting calendar."""
