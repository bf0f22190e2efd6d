"""The values that everything else is about: pages and lines, claims, findings, the record."""
