"""The list of lasting addresses (รายการที่อยู่ถาวร), `addresses.txt`: what an agency once published, and where it moved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.findings import Findings, Place

if TYPE_CHECKING:
    from prongsai.content._source import Source

ADDRESSES_FILE = "addresses.txt"
_ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")
_ARROW = "->"


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """One line of the list; both addresses are folders below the agency's own, such as `2566/measures/`.

    Attributes:
        to: the address that the old one leads to; None where the page still stands.
    """

    address: str
    to: str | None
    place: Place


def read_addresses(source: Source, found: Findings) -> tuple[ListedAddress, ...]:
    """Return the addresses of a list by line; lines that are none are findings, comments are passed over."""
    listed: dict[str, ListedAddress] = {}
    for number, line in enumerate(source.text.split("\n"), 1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        place = Place(source.file, number, len(line) - len(line.lstrip()) + 1)
        address, arrow, to = (piece.strip() for piece in text.partition(_ARROW))
        wanted = (address, to) if arrow else (address,)
        if address == to or address in listed or not all(map(_ADDRESS.fullmatch, wanted)):
            found.add("E903", place, line=text)
        else:
            listed[address] = ListedAddress(address, to or None, place)
    return tuple(listed.values())
