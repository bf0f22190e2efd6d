"""Drafts the profile of a series that nobody has described, from its publications alone."""
