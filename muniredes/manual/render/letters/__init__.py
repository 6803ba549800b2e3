"""From text to glyphs on a line: faces, shaping, direction and where lines break."""
