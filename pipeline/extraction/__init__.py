"""One file, from its bytes to its records: the order of work."""
