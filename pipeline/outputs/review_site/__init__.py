"""The review pages: each case beside its pages, as static HTML."""
