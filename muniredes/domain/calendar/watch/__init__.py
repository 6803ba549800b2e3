"""What the calendar tells without being asked: what waits, what is wrong, how often each channel speaks."""
