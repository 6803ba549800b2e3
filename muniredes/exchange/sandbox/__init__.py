"""A sandbox for files from outside: another process reads them, within limits, and may die of it.

`client` is the side of the program: it keeps one reader warm, waits, stops it. `server` is the reader
itself, which is this same program started with a hidden order. `limits` is what a reader may take, and
`protocol` what they say to each other.
"""
