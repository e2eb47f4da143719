"""What the checks of codes, years, names and characters tell of a site, other groups of findings left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import TinySite


def told(site: TinySite, file: str | None = None) -> list[str]:
    """Return `line:column: code message` of each finding of groups 5 and 6, of one file when it is named."""
    found = [finding for finding in site.findings() if finding.code[1] in "56"]
    return [
        f"{finding.place.line}:{finding.place.column}: {finding.code} {finding.message}"
        for finding in found
        if file is None or finding.place.file.endswith(f"/{file}")
    ]


def of_text(site: TinySite, text: str) -> list[str]:
    """Return the findings on a narrative of `text`."""
    site.write("analysis.md", text)
    return told(site, "analysis.md")
