"""From a file to pages of lines."""
