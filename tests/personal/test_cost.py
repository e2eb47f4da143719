"""What looking for personal data takes: time and memory in proportion to the text, whatever stands in it."""

from __future__ import annotations

import time
import timeit
import tracemalloc

import pytest

from prongsai.personal import find_personal


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "0",
        "8",
        "1-",
        "0812345678 ",
        "1      ",
        "1\n",
        "1|",
        "1 / ",
        "\x1f \n",
        "1\x1f- ",
        "812345678 โทร",
        "พระก โก ",
        "นาย",
        "นายก ",
        "นายสมมุติ ",
        "a@",
        "a",
        "aaaa.",
        "บัญชี 1 ",
        "ทะเบียน ก",
        "เลขที่ 1/",
        "passport A1",
        " ",
        "\n",
        "*",
        "<!--",
        "<a ",
        "&#49;",
        "%31",
        "<b>1</b>",
        "1\u200b",
        "Mr A",
        "Mr. Aa ",
        "0[dot]",
        "line id ",
        "lineไอดี ก",
        "ไลน์: a",
        "L I N E ",
        "line ที่ “",
        "ไลน์ผอ",
        "นายก (",
        "a at ",
        "a_at_gmail ",
        "12-",
        "12-34-56-78-90-123-",
        "[1",
        "%2525",
        ".",
        "…",
        "_ ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """A text four times as long takes about four times as long, whatever it repeats."""

    def cost(length: int) -> float:
        """Return the least time of three: what else runs adds to some of them, and takes nothing away."""
        # A bracket above a line may hold the name of who signs there.
        text = f"(\n{piece * (length // len(piece))}"
        return min(timeit.repeat(lambda: find_personal(text), number=1, repeat=3, timer=time.process_time))

    assert cost(80_000) < 12 * max(cost(20_000), 0.01)


@pytest.mark.parametrize("piece", ["9", "9,"])
def test_digits_without_an_end_take_little_memory(piece: str) -> None:
    """Nine hundred thousand letters of figures are looked through without a way back for each, as an officer's PC can."""
    tracemalloc.start()
    find_personal(piece * (900_000 // len(piece)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30_000_000
