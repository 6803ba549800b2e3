"""What can be done in a crisis, before it and after it. Each step is on the disk before the next is shown."""
