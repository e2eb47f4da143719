"""What variables of the environment say."""

from __future__ import annotations

import os


def said_no(name: str) -> bool:
    """Tell whether a variable says that something is not wanted."""
    return os.environ.get(name, "").lower() in ("0", "no", "false", "off")
