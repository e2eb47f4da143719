"""What a site needs besides its content: where templates, styles, scripts, fonts, default configuration and lock stand.

In a checkout they stand at its top, because MkDocs' users look for them there; the wheel carries them in this folder.
"""

from __future__ import annotations

from pathlib import Path

from prongsai.site._compiled import Compiled as Compiled

_HERE = Path(__file__).resolve().parent


def carried(name: str) -> Path:
    """Return the path of what the engine brings along, named as in a checkout.

    `mkdocs.yml` is the default configuration, `overrides` the theme's folder, `requirements/documents.txt` the hash
    lock.
    """
    installed = _HERE / name
    return installed if installed.exists() else _HERE.parents[2] / name
