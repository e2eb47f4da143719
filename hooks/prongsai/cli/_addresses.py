"""The lists of lasting addresses: showing and adding what is published and not yet listed. No line is ever removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess import missing_addresses, missing_homes
from prongsai.content import ADDRESSES_FILE
from prongsai.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from prongsai.assess import AssessedSite
    from prongsai.findings import Finding

_BOM = "\ufeff"
HEADER = """\
# ที่อยู่ที่เผยแพร่แล้ว หนึ่งบรรทัดต่อหนึ่งที่อยู่ นับจากโฟลเดอร์ของหน่วยงาน อย่าลบบรรทัดใด
# ถ้าหน้าใดย้าย ให้เขียน "ที่อยู่เดิม/ -> ที่อยู่ใหม่/" เพิ่มที่อยู่ใหม่ด้วย prongsai addresses --write
"""
HOMES_HEADER = """\
# หน่วยงานที่เผยแพร่แล้ว หนึ่งบรรทัดต่อหนึ่งโฟลเดอร์ อย่าลบบรรทัดใด
# ถ้าโฟลเดอร์เปลี่ยนชื่อ ให้เขียน "ชื่อเดิม/ -> ชื่อใหม่/" ทุกหน้าเดิมจะนำไปที่หน้าใหม่
"""


def missing_lines(site: AssessedSite) -> Iterator[tuple[str, str]]:
    """Yield the agency and address of every line that a list does not have yet; of a home the address is empty."""
    for home in missing_homes(site):
        yield home.rstrip("/"), ""
    for agency in site.agencies:
        for address in missing_addresses(agency):
            yield agency.slug, address


def unreadable_lists(site: AssessedSite) -> list[Finding]:
    """Return why a list cannot be read, and so not be added to."""
    found = (one for one in site.findings.errors if one.place.file.rpartition("/")[2] == ADDRESSES_FILE)
    return [one for one in found if one.code.startswith("E0")]


def write_addresses(site: AssessedSite, folder: Path) -> None:
    """Add the missing lines to each agency's list and to that of all homes, made with a header where there is none.

    A new line goes before the first that comes after it in the alphabet, so that a sorted list stays sorted, and what
    an officer wrote stays as it is.
    """
    _add(missing_homes(site), folder / ADDRESSES_FILE, HOMES_HEADER)
    for agency in site.agencies:
        _add(missing_addresses(agency), folder / agency.slug / ADDRESSES_FILE, HEADER)


def _add(missing: Iterable[str], path: Path, header: str) -> None:
    added = sorted(missing)
    if not added:
        return
    typed = path.read_bytes().decode() if path.exists() else header
    text = typed.removeprefix(_BOM)
    lines = text.removesuffix("\n").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    for address in added:
        lines.insert(_place(lines, address), f"{address}{end}")
    write_whole(path, (typed[: len(typed) - len(text)] + "\n".join([*lines, ""])).encode())


def _place(lines: list[str], address: str) -> int:
    later = (number for number, line in enumerate(lines) if line[:1] not in ("", "#") and line > address)
    return next(later, len(lines))
