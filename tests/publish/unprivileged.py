"""Commands run as by somebody whom permissions bind: they do not bind the superuser, as whom a container may test."""

from __future__ import annotations

import os
import sys

BOUND = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if sys.platform == "linux" and os.geteuid() == 0
    else []
)
"""What stands before a command so that permissions hold for it."""
