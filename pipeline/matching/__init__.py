"""How the words of a profile are found on a page: headings, criteria, labels, series."""
