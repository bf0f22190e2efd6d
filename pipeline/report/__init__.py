"""The report over selected cases: counts, charts and the sentences behind them, to hand on."""
