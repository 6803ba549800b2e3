"""Files in and out: pictures, account lists, packages. They are read with suspicion and written whole."""
