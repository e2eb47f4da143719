"""The `prongsai` command: building and checking, for officers at a terminal and for CI."""

from prongsai.cli._main import main

__all__ = ["main"]
