"""What was done: written by itself, read, taken back, brought back from the bin, and let go of in time."""
