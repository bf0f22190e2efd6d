"""How lines stand on a page: measures, columns, reading order, paragraphs, tables, notes."""
