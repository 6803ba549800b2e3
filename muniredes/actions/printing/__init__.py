"""What is made to be read or kept on paper: the manual, the short papers, the report of a crisis, a month."""
