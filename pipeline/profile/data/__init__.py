"""The profiles that come with the program."""

SHIPPED = ("mieux", "fact_sheets")
"""Their files, in the order in which series are tried and their columns follow each other."""
