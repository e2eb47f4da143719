"""The commands together: what the operating system refuses to any of them is told as one line."""

from __future__ import annotations

import sys
from typing import Any

import click

from prongsai.files import trouble


class Commands(click.Group):
    """A group of commands without tracebacks where a disk is full, a file is closed, or the like."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command that was asked for; exit 1 with a finding where the system refuses what it needs."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Nobody reads on, which click knows how to take.
            raise
        except OSError as error:
            if not error.errno:
                raise
            click.echo(str(trouble(error)), err=True)
            sys.exit(1)
