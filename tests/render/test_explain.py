"""Terms explained where a page first uses them: once, in running text, and with a way to the glossary."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from prongsai.criteria import glossary
from prongsai.render._glossary import explain

BUTTON = re.compile(r'<button type="button" class="ps-term" popovertarget="_term-([a-z-]+)">([^<]+)</button>')


def body(page: str) -> str:
    """Return a page without the boxes at its end."""
    return page.partition('<div class="ps-terms"')[0]


def explained(page: str) -> list[tuple[str, str]]:
    """Return the terms explained in the text: their ids, and the words they stand for."""
    return BUTTON.findall(body(page))


def test_only_the_first_use_is_explained() -> None:
    """The first ITA has a button, the second is plain text."""
    page = explain("<p>ผล ITA ปี 2566 และ ITA ปี 2567</p>\n", "sample/2566/")
    assert body(page).startswith(
        '<p>ผล <button type="button" class="ps-term" popovertarget="_term-ita">ITA</button> ปี 2566 และ ITA ปี'
    )


def test_a_longer_word_is_not_taken_for_a_shorter_one() -> None:
    """ITAS is not ITA, a sub-indicator is not an indicator, and DIGITAL is neither."""
    page = explain("<p>DIGITAL ระบบ ITAS ตัวชี้วัดย่อย และตัวชี้วัด ข้อ O34</p>", "sample/")
    assert explained(page) == [
        ("itas", "ITAS"),
        ("sub-indicator", "ตัวชี้วัดย่อย"),
        ("indicator", "ตัวชี้วัด"),
        ("oit-item", "O34"),
    ]


def test_names_links_and_code_stay_as_they_are() -> None:
    """Headings, links, captions, column headings, code and charts get no button; their terms are listed at the end."""
    page = (
        "## ผล ITA { #ita }\n\n"
        '<p><a href="x" title="OIT">OIT</a> <code>ITAS</code></p><table><caption>IIT</caption><th>EIT</th></table>'
        "<svg><text>ค่าเป้าหมาย</text></svg>"
    )
    made = explain(page, "sample/")
    assert body(made).strip() == page
    listed = re.search(r'<p class="ps-others">ศัพท์อื่นในหน้านี้: (.*)</p>', made)
    assert listed is not None
    assert [key for key, _ in BUTTON.findall(listed.group(1))] == ["ita", "oit", "itas", "iit", "eit", "target"]


def test_each_button_has_its_box() -> None:
    """A box tells the name, the plain words, and the way to the glossary from where the page is."""
    made = explain("<p>IIT</p>", "sample/2566/measures/")
    term = next(term for term in glossary() if term.key == "iit")
    assert f'<div class="ps-box" id="_term-iit" popover><p><dfn>IIT</dfn> {term.full} ({term.english})</p>' in made
    assert f"<p>{term.plain}</p>" in made
    assert '<a href="../../../glossary/#iit">' in made


def test_a_page_without_terms_stays_as_it_is() -> None:
    """Nothing is added where there is nothing to explain."""
    assert explain("<p>สวัสดี</p>\n", "x/") == "<p>สวัสดี</p>\n"


def test_attributes_and_comments_are_no_text() -> None:
    """A term within a tag or a comment is left alone."""
    page = '<!-- ITA --><p data-label="ตัวชี้วัด">คะแนน</p>'
    assert explain(page, "x/") == page


def test_a_term_stays_with_the_bracket_beside_it() -> None:
    """A line cannot break between a bracket, quote or comma and the term; one with none beside it has no frame."""
    made = body(explain("<p>คุณธรรม (ITA) และ “ค่าเป้าหมาย” กับ IIT, EIT ด้วย</p>", "sample/"))
    kept = re.findall(r'<span class="ps-whole">(.*?)</span>', made)
    assert [re.sub("<[^>]+>", "", piece) for piece in kept] == ["(ITA)", "“ค่าเป้าหมาย”", "IIT,"]
    assert [key for key, _ in BUTTON.findall(made)] == ["ita", "target", "iit", "eit"]


def test_a_long_name_is_not_parted() -> None:
    """Only the first words of a name of several lines are a button, so that the rest breaks as any text does."""
    made = body(explain("<p>ข้อ “มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน”</p>", "sample/"))
    assert [words for _, words in BUTTON.findall(made)] == ["มาตรการส่งเสริมคุณธรรม"]
    assert "</button></span>และความโปร่งใสภายในหน่วยงาน”" in made


@given(st.data())
def test_no_way_in_which_a_term_begins_is_passed_over(data: st.DataObject) -> None:
    """Whatever a term's pattern finds is explained, as it stands alone."""
    term = data.draw(st.sampled_from([term for term in glossary() if term.pattern]))
    words = data.draw(st.from_regex(term.pattern or "", fullmatch=True, alphabet=st.characters(codec="utf-8")))
    assert f">{words}</button>" in explain(f"<p>{words}</p>", "sample/")
