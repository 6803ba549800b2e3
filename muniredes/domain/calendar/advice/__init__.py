"""The advice of the style guide on a draft: said, mended with one click when that is safe, never a block."""
