"""The program for people without Python: built, compared with its sources, and tried where it will live."""
