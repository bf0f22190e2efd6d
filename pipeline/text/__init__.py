"""Words and sentences, without a page: characters, hyphens, joining, dates, names."""
