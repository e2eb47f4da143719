"""Examining a published site (ตรวจเว็บไซต์ที่เผยแพร่แล้ว): what its host sends with it, and what to mend there."""

from prongsai.doctor._examine import Examined, examine
from prongsai.doctor._visit import MOST

__all__ = ["MOST", "Examined", "examine"]
