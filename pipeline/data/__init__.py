"""Word lists and tables that come with the program."""
