"""The words of the interface (ถ้อยคำบนหน้าเว็บ), named by keys and given their figures."""

from prongsai.words._say import listed, one_line, plain, say, unfilled

__all__ = ["listed", "one_line", "plain", "say", "unfilled"]
