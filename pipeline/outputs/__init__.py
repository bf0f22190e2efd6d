"""One file for each way out: JSON, CSV, workbook, database, review pages."""
