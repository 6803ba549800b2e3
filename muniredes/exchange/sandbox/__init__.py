"""A sandbox for files from outside: another process reads them, within limits, and may die of it.

`asking` is the side of the program: it keeps one reader warm, waits, stops it. `serving` is the reader
itself, which is this same program started with a hidden order. `limits` is what a reader may take, and
`wire` what they say to each other.
"""
