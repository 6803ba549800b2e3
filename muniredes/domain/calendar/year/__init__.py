"""The plan of a year: what is told every year, on which days, and how much work it is."""
