"""What holds for all tests: they draw the same examples each time, whatever the machine's load."""

from __future__ import annotations

import os
import signal

from hypothesis import settings

# The same examples each run, and no time limit for one: a busy machine is no failure.
settings.register_profile("same-each-time", derandomize=True, deadline=None, database=None)
settings.load_profile("same-each-time")

# Commands speak English here, whatever the machine's language; gettext looks at this first.
os.environ["LANGUAGE"] = "en"

# A shell starts background jobs with Ctrl-C ignored, and so would be the runs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
