"""What is not known of a year, told to the officer in one finding, with what to give (สิ่งที่ยังไม่ทราบ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.checks.words import words
from prongsai.assess.elements.unknown import criteria_lack, left_out
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.content import Source


def check_unknown(assessment: Assessment) -> Iterator[Finding]:
    """Yield in one finding what is not known of the criteria, then what the report does not tell, with what to give."""
    source = assessment.report.sources["scores.yml"]
    lacking = criteria_lack(assessment)
    if lacking == ["weights"]:
        yield Finding.make("H304", source.at("overall"), year=assessment.year)
    elif lacking:
        told = ", ".join(words()["of criteria"][one] for one in lacking)
        framework = assessment.framework
        figures = {"unknown": told, "framework": framework.name, "year": assessment.year}
        yield Finding.make("H312", source.at("overall"), give=_give(assessment, lacking), **figures)
    yield from _not_told(assessment, source)
    if assessment.report.has_measures and assessment.item.code is None:
        place = assessment.report.sources["measures.yml"].at("disclosure")
        yield Finding.make("H507", place, asked=assessment.item.asked_in)


def _not_told(assessment: Assessment, source: Source) -> Iterator[Finding]:
    """Yield in one finding what the report does not tell; that it has no indicators at all is often right."""
    scores, some = assessment.report.scores, left_out(assessment)
    told = {"คะแนนภาพรวม (overall)": scores.overall, "ระดับ (level)": scores.level}
    lost = [name for name, value in told.items() if value is None]
    place = source.at("overall") if lost else source.at_key("indicators")
    if not lost and not scores.indicators:
        yield Finding.make("H725", source.at("indicators"))
        return
    lost += [] if scores.indicators else ["คะแนนรายตัวชี้วัด (indicators)"]
    lost += [f"คะแนนตัวชี้วัดที่ {', '.join(some)}"] if some else []
    if lost:
        yield Finding.make("W724", place, what=" และ".join(lost))


def _give(assessment: Assessment, lacking: Sequence[str]) -> str:
    """Return what the agency can give in the place of what is not known."""
    named = all(result.confirmed for result in assessment.indicators)
    ways = [] if named or "names" not in lacking else ["ชื่อใน indicators เช่น 9: {score: 90, name: …}"]
    if assessment.framework.national and "weights" in lacking:
        ways.append("criteria_year ถ้าใช้น้ำหนักและชื่อของปีอื่น")
    ways.append(f"ไฟล์เกณฑ์ {assessment.framework.folder}/{assessment.year}.yml")
    return " " + " หรือ ".join(ways)
