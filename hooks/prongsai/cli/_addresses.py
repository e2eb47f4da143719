"""The lists of lasting addresses: showing and adding what is published and not yet listed. No line is ever removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import ADDRESSES_FILE
from prongsai.render import missing_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prongsai.assess import AssessedSite

HEADER = """\
# ที่อยู่ที่เผยแพร่แล้ว หนึ่งบรรทัดต่อหนึ่งที่อยู่ นับจากโฟลเดอร์ของหน่วยงาน อย่าลบบรรทัดใด
# ถ้าหน้าใดย้าย ให้เขียน "ที่อยู่เดิม/ -> ที่อยู่ใหม่/" เพิ่มที่อยู่ใหม่ด้วย prongsai addresses --write
"""


def missing_lines(site: AssessedSite) -> Iterator[tuple[str, str]]:
    """Yield the agency and address of every line that a list does not have yet."""
    for agency in site.agencies:
        for address in missing_addresses(agency):
            yield agency.slug, address


def write_addresses(site: AssessedSite, folder: Path) -> None:
    """Append the missing lines to each agency's list, made with its header where there is none."""
    for agency in site.agencies:
        missing = missing_addresses(agency)
        if missing:
            path = folder / agency.slug / ADDRESSES_FILE
            text = path.read_text(encoding="utf-8") if path.exists() else HEADER
            text += "" if text.endswith("\n") else "\n"
            path.write_text(text + "".join(f"{address}\n" for address in missing), encoding="utf-8", newline="\n")
