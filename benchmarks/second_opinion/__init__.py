"""Measures what the checks of words and “pipeline verify” find, and what they find wrongly."""
