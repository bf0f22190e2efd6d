"""Many files: found, read in worker processes, kept for the next run, reported on."""
