"""What persons corrected: kept, found again in another extraction, and applied."""
