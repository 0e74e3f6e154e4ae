"""Reports written as files: a page, a table, a workbook, JSON."""
