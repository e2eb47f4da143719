"""What is said against what is known (เทียบข้อความกับคะแนน): whose figures, how far they rose, how findings quote."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from prongsai.assess.checks.slips import is_doubtful
from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.tokens import Subject, numerals
from prongsai.assess.prose.words import patterns
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from decimal import Decimal

    from prongsai.assess.prose.frames import Frame, Said
    from prongsai.assess.prose.known import Known
    from prongsai.assess.prose.tokens import Of, Token

_FORMS = patterns("against")


def expanded(tokens: Iterable[Token]) -> list[Subject]:
    """Return the subjects of tokens one by one."""
    return [one for token in tokens if token.subject is not None for one in token.subject.each]


def told(code: str, frame: Frame, at: Said | Token, **figures: object) -> Finding:
    """Return the finding on a number or a word of a frame, which it quotes as `typed`."""
    figures |= {key: spaced(f"{figures[key]}") for key in ("subject", "what") if key in figures}
    return Finding.make(code, frame.clause.place(at.start), typed=frame.clause.text[at.start : at.end], **figures)


def deny(frame: Frame, start: int, end: int, wrong: str) -> Finding:
    """Return the finding that denies what a frame claims from `start` to `end`, with those of whom it is `wrong`."""
    said = " ".join(frame.clause.text[start:end].split())
    return Finding.make("W404", frame.clause.place(start), said=said, wrong=wrong)


def spaced(name: str) -> str:
    """Return a name as it stands after Thai words: one in Latin letters after a space."""
    return f" {name}" if name[:1].isascii() and name[:1].isalpha() else name


def advice(frame: Frame, placeholder: str, right: object, said: Said | None = None) -> str:
    """Return what to do about a wrong figure: the placeholder, in the digits of what is `said`, or the figure."""
    if not (frame.clause.passage.is_narrative and placeholder):
        return f"แก้เป็น {right}"
    return f"ใช้ {{{{ {in_digits_of(frame, said, placeholder) if said else placeholder} }}}}"


def in_digits_of(frame: Frame, said: Said, placeholder: str) -> str:
    """Return a placeholder that gives a figure in the digits that the officer typed."""
    typed = frame.clause.text[said.start : said.end]
    return placeholder if fold_digits(typed) == typed else f"thai({placeholder})"


def in_words(frame: Frame, said: Said, right: object) -> object:
    """Return a number, in words too where the one that it stands for was written so."""
    word = next((word for word, number in numerals().items() if number == right), "")
    return f"{right} ({word})" if word and frame.clause.text[said.start : said.end] in numerals() else right


def is_made_of_all(frame: Frame) -> bool:
    """Tell whether the whole that all make is spoken of, and not each: "คะแนนรวมของทั้งสามเครื่องมือเพิ่มขึ้น"."""
    at = frame.quantity_at
    return at is not None and _FORMS["whole of"].search(frame.clause.text[: at.start]) is not None


def of_so_many(frame: Frame, known: Known) -> list[str]:
    """Return the tool that has as many indicators as are said to be all, "ดีขึ้นทั้ง 5 ตัวชี้วัด"; none where several have."""
    at, tools = frame.quantity_at, [one.tool for one in known.assessment.indicators]
    said = fold_digits(frame.clause.text[at.start : at.end]).removeprefix("ทั้ง").strip() if at else ""
    digits = "".join(takewhile(str.isdigit, said))
    many = int(digits or max((no for word, no in numerals().items() if said.startswith(word)), default=0))
    found = [tool for tool in dict.fromkeys(tools) if tool and tools.count(tool) == many]
    return found if len(found) == 1 else []


def risen(known: Known, frame: Frame, kind: Of = "indicator") -> dict[str, Decimal]:
    """Return how much each indicator or tool has risen, or fallen where that is spoken of."""
    subjects = known.assessment.subjects
    names = [*subjects.tools] if kind == "tool" else [str(number) for number in subjects.indicators]
    changes = {name: difference_of(Subject(kind, (name,)), frame, known) for name in names}
    way = -1 if frame.change == -1 else 1
    return {name: by * way for name, by in changes.items() if by is not None}


def span_of(frame: Frame, known: Known) -> tuple[int, int]:
    """Return the year that is compared with, and the one that is spoken of."""
    year = max(frame.years, default=frame.year or known.assessment.year)
    return frame.base or min(frame.years, default=year - 1), year


def difference_of(subject: Subject, frame: Frame, known: Known) -> Decimal | None:
    """Return by how much a subject has risen since the year that is compared with; None where one is not known."""
    base, year = span_of(frame, known)
    now, before = known.figure(subject, year, printed=False), known.figure(subject, base)
    return None if now is None or before is None or base >= year else now.right - before.right


def agrees(said: Said, value: Decimal) -> bool:
    """Tell whether a number is `value`, or `value` rounded to its own decimals; 100 is never a rounded figure."""
    return said.number == value or (round2(value).quantize(said.number, "ROUND_HALF_UP") == said.number != FULL)


def wrong_number(
    frame: Frame, said: Said, right: Decimal | int, what: str, others: Container[Decimal] = ()
) -> Iterator[Finding]:
    """Yield the finding on a number that is not the right one, in words too where it was written so."""
    if abs(said.number) != right and not is_doubtful(frame, said.number, right, others=others):
        yield told("W409", frame, said, what=what, right=in_words(frame, said, right))
