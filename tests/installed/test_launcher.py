"""The launcher of a new site opens the form of the engine that is installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from tests.launch import opened, pressed
from tests.new.test_new import OPTIONS

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable


def test_the_form_opens_by_a_press(
    run: Callable[..., subprocess.CompletedProcess[str]], installed: Path, tmp_path: Path
) -> None:
    """The file is pressed, and the address that it tells shows the agency of the site."""
    assert run("prongsai", "new", "site", "ita", *OPTIONS).returncode == 0
    (tmp_path / "ita" / ".venv").symlink_to(installed.parent)
    path = os.pathsep.join([str(Path(sys.executable).resolve().parent), "/usr/bin", "/bin"])
    with opened(pressed(tmp_path / "ita", "command"), {"PATH": path}) as address, urlopen(address) as page:  # noqa: S310 - of this machine
        assert "เทศบาลตำบล: บ้านใหม่ #1" in page.read().decode()
