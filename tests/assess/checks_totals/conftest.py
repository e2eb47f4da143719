"""Reports of the whole site with one thing changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.conftest import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.findings import Finding


@pytest.fixture
def findings_of(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Return the totals' and level's findings on a report after replacing texts in its files.

    A change is a file's name, what stands there and what takes its place; without a name it is in scores.yml.
    """

    def read(folder: str, *changes: tuple[str, ...]) -> list[Finding]:
        slug = folder.partition("/")[0]
        root = Path(mkdtemp(dir=tmp_path))
        shutil.copytree(WHOLE / slug, root / slug)
        for change in changes:
            name, old, new = ("scores.yml", *change)[-3:]
            file = root / folder / name
            text = file.read_text(encoding="utf-8")
            assert old in text, old
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
        found = assess_site(load_site(root)).findings
        return [finding for finding in found if finding.code[1] == "3"]

    return read
