"""The record of what opening a file showed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file did when it was opened, each thing as an officer reads it.

    Attributes:
        problem: why it does not open; empty when it does.
        runs: what can run on the computer of whoever opens it.
        carries: what it carries or fetches beside what is shown.
    """

    problem: str = ""
    runs: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()


BROKEN = Opened("เนื้อไฟล์เสียหรือไม่ครบ")
LOCKED = Opened("มีรหัสผ่าน ผู้อ่านเปิดไม่ได้")
TOO_MUCH = Opened("ซับซ้อนเกินกว่าจะตรวจได้ ให้บันทึกใหม่ หรือพิมพ์เป็น PDF")
