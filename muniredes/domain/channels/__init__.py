"""What is said where: profiles opened and closed, editorial lines, blogs, topics and their channels."""
