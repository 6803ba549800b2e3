"""The PDF: a document as a value, composed chapter by chapter, and drawn with tags."""
