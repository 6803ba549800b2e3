"""What is asked about the posts of the calendar, each thing in its own small window."""
