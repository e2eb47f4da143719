"""The command in a process of its own: its script, and `python -m prongsai build` where scripts are not on the path."""

import gc

from prongsai.processes import collect_seldom


def command() -> None:
    """Run the command that was asked for."""
    # Before the import, which makes half of the objects of a small site's check.
    collect_seldom()
    from prongsai.cli import main  # noqa: PLC0415 - see above

    gc.freeze()
    main(prog_name="prongsai")


if __name__ == "__main__":
    command()
