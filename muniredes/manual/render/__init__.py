"""Draw a document: lines, boxes, pages, and the tags that say what each thing is. The only ReportLab."""
