"""Lists in files, whatever program wrote them: CSV, Excel, JSON or a web page, as rows of texts."""
