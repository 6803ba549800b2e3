"""Shipped knowledge: the files of `resources/catalog` read into values, and checked on the way."""
