"""What a reader should know of a file before opening it: its type and size (ชนิดและขนาดไฟล์)."""

from __future__ import annotations

from prongsai.evidence import kind_of

KILO = 1000


def document_label(data: bytes) -> str:
    """Return a file's type by its content, and its size rounded to three figures at most, such as `PDF, 24 KB`."""
    size, unit = len(data) / KILO, "KB"
    if size >= KILO:
        size, unit = size / KILO, "MB"
    shown = f"{size:.1f}" if unit == "MB" and size < 10 else str(max(1, round(size)))  # noqa: PLR2004 - two figures
    return ", ".join(filter(None, (kind_of(data), f"{shown} {unit}")))
