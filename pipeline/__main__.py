"""``python -m pipeline``, and the installed command."""

from __future__ import annotations

import signal
import sys

from pipeline.errors import ExitCode


def main() -> None:
    """Run the command line; never returns. Ctrl-C gives no traceback, even while it is loading.

    SIGTERM, by which services and scripts end a program, does the same: shells start what runs in
    the background so that it does not notice Ctrl-C.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from pipeline.cli.app import run_commands

        run_commands()
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)


if __name__ == "__main__":  # worker processes import this file again and must not start over
    main()
