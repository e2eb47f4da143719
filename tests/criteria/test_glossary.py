"""The glossary: only what was seen, each word with a lasting id and sources that readers can be told."""

from __future__ import annotations

import re

from prongsai.criteria import glossary


def test_every_term_was_seen() -> None:
    """No term comes from memory, each names its sources in readable words, and each has an id of its own."""
    terms = glossary()
    assert {term.confidence for term in terms} <= {"V2", "V1", "A"}
    assert [term.key for term in terms if not term.sources] == []
    assert [source for term in terms for source in term.sources if re.fullmatch(r"[A-Z0-9:-]+", source)] == []
    assert len({term.key for term in terms}) == len(terms)
    assert [term.key for term in terms if not re.fullmatch(r"[a-z][a-z-]+", term.key)] == []


def test_the_terms_of_the_assessment_are_there() -> None:
    """What a page about ITA cannot do without is explained, the short forms with their official names."""
    terms = {term.term: term for term in glossary()}
    assert {"ITA", "ITAS", "IIT", "EIT", "OIT", "ข้อ OIT", "ตัวชี้วัด", "ค่าเป้าหมาย", "ปีงบประมาณ"} <= set(terms)
    assert terms["IIT"].full == "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"
    assert terms["ITA"].english == "Integrity and Transparency Assessment"


def test_a_news_page_of_the_nacc_is_told_by_its_address() -> None:
    """A key such as NACC-1741 is told as the address of that page."""
    itas = next(term for term in glossary() if term.key == "itas")
    assert itas.sources[0] == "https://itas.nacc.go.th/home/detailnews/1741"


def test_a_pattern_finds_its_own_term() -> None:
    """Every pattern is sound, and finds the term as the glossary itself writes it, or a code of its kind."""
    for term in glossary():
        if term.pattern:
            assert re.search(term.pattern, f"{term.term} O34")
