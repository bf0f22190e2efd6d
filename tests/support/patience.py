"""How long tests wait for a program before they give it up."""

from __future__ import annotations

# Seconds. Only what hangs takes so long, however busy the machine is.
PATIENCE = 300.0
