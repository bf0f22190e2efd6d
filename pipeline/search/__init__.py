"""Full-text search over the database that a run wrote."""
