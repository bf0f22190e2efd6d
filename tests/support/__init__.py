"""What several tests use: cases and records made by hand, and runs over them."""
