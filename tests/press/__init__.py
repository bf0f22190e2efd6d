"""The press: sets invented case studies with real producers, with the right answer beside each.

python -m tests.press --seeds 0-39 --out DIR [--producer weasyprint,typst] [--jobs 2]
"""
