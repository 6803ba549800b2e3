"""The annexes: what changed, where it was read, words, and the index."""
