"""What became of each line, and whether every character is accounted for."""
