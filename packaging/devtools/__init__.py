"""What `dev.py` does, one module per task. Only the standard library is imported at the top."""
