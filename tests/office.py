"""Word documents as LibreOffice prints them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.programs import PROGRAMS
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# With our letters sheets end where they do at an office, which has a font of that name.
FONTS = "<fontconfig><dir>{fonts}</dir><cachedir>{own}/cache</cachedir></fontconfig>"


def print_all(files: Sequence[Path], folder: Path) -> None:
    """Open Word documents, and write each as PDF of the same name to `folder`.

    Raises:
        FileNotFoundError: one of them could not be opened; the program only says so, and goes on.
        subprocess.CalledProcessError: the program has failed.
    """
    fonts = FONTS.format(fonts=ROOT / "hooks" / "prongsai" / "documents" / "fonts", own=folder)
    (folder / "fonts.conf").write_text(fonts, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        [str(PROGRAMS["soffice"]), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    if missing := [file.name for file in files if not (folder / f"{file.stem}.pdf").is_file()]:
        raise FileNotFoundError(f"{', '.join(missing)}: {done.stderr}")
