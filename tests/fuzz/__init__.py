"""Inputs made at random, to find what nobody thought of; each is known by its number."""
