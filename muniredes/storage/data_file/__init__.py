"""The file of the guide as a file: who writes in it, its seal, what it holds, and how it is replaced."""
