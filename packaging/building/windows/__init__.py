"""The program for Windows, built and tried on Linux under Wine with a genuine Windows Python."""
