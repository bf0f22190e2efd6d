"""Publications from producers that are none of ours, each with habits of its own.

Texts and right answers are those of our press; how they are laid out, marked up and processed
afterwards is written anew for each producer, after what its users do with it.
"""
