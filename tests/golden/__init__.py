"""Publications kept as files, with the records that were read against their pages."""
