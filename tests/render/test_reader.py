"""What a careful reader stumbled over: words that ran together, said nothing, or contradicted one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import compare_site
from prongsai.text import thai_order
from tests.assess.samples import AGENCY, assess_folder, scores, write_agency
from tests.conftest import WHOLE
from tests.render.reading import read, render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.render.reading import Element


@pytest.fixture(scope="module")
def sample() -> dict[str, Element]:
    """The pages of the invented agency, which has reports on its measures."""
    site = assess_folder(WHOLE)
    tree = render(replace(site, agencies=tuple(one for one in site.agencies if one.agency.sample)))
    return {path: read(page) for path, page in tree.pages.items()}


def test_the_home_links_both_items_and_says_which_is_which(sample: dict[str, Element]) -> None:
    """The measures and the report on them have an item each; a year without a report has one."""
    rounds = [item for item in sample["sample/index.md"].all("li") if item.attributes.get("id", "").startswith("year-")]
    found = [[(link.text(), link.attributes["href"]) for link in one.all("a")] for one in rounds[1:]]
    links = [[(words, to) for words, to in one if to.startswith("ita-")] for one in found]
    assert links == [
        [
            ("ITA 2567 (O34)", "ita-2567/o34/"),
            ("ITA 2568 (O28)", "ita-2568/o28/"),
        ],
        [("ITA 2566 (O42)", "ita-2566/o42/")],
    ]


def test_two_values_of_a_cell_stand_apart(sample: dict[str, Element]) -> None:
    """The rounds of the report and how a measure is watched are two blocks of one cell."""
    cells = [cell for cell in sample["sample/2566/measures.md"].all("td") if "รายงานผลต่อผู้บริหาร" in cell.text()]
    whole, *parts = [part.text() for part in cells[0].all("div")]
    assert len(parts) == 2
    assert whole == "".join(parts)
    assert parts[0].endswith("รอบ 12 เดือน")
    assert parts[1].startswith("รายงานผลต่อผู้บริหาร")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("measures", "O34 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ITA ปี 2567)"),
        ("progress", "O28 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ITA ปี 2568)"),
    ],
)
def test_an_items_page_is_named_with_its_year(sample: dict[str, Element], page: str, title: str) -> None:
    """Every year has a page of such a name: the year of the assessment tells them apart."""
    assert sample[f"sample/2566/{page}.md"].all("h1")[0].text() == title


def test_lines_of_strength_and_weakness_that_overlap_are_explained(pages: dict[str, Element]) -> None:
    """Of three results one report's lines overlap: its page says why an indicator stands in both groups."""
    told = {slug: "จึงอยู่ทั้งสองกลุ่ม" in page.text() for slug, page in pages.items()}
    assert [slug for slug, both in told.items() if both] == ["subdistrict/2565/index.md"]
    text = pages["subdistrict/2565/index.md"].text()
    assert "รายงานใช้เกณฑ์จุดแข็งตั้งแต่ 80.00 และเกณฑ์ต้องพัฒนาต่ำกว่า 85.00" in text
    assert "จุดแข็งตามคะแนน (80.00 ขึ้นไป)" in text


@pytest.mark.parametrize("page", ["town/index.md", "town/brief/index.md"])
def test_a_score_that_is_not_the_computed_one_is_explained(pages: dict[str, Element], page: str) -> None:
    """Where the reported overall is not the computed one, home and brief say so beside the two figures."""
    flag = next(one for one in pages[page].all("p") if one.attributes.get("class") == "ps-flag")
    assert flag.text() == "คะแนนที่รายงาน 92.01 ไม่ตรงกับที่คำนวณจากตัวชี้วัด 91.65 ดูข้อสังเกต"
    assert flag.all("a")[0].attributes["href"].endswith("2568/#notes")


def test_a_score_that_is_the_computed_one_is_not_flagged(tmp_path: Path) -> None:
    """Without that contradiction neither page has the flag."""
    tree = render(assess_folder(write_agency(tmp_path)))
    for page in ("ban-na/index.md", "ban-na/brief/index.md"):
        assert "ไม่ตรงกับที่คำนวณ" not in read(tree.pages[page]).text()


def test_a_question_without_its_wording_says_why(pages: dict[str, Element]) -> None:
    """Two codes of which the notes tell that the report's words are another's are not answered by a dash."""
    table = next(one for one in pages["subdistrict/2565/index.md"].all("table") if "รายข้อคำถาม" in one.text())
    told = {row.all("th")[0].text(): row.all("td")[1].text() for row in table.all("tr")[1:]}
    unmatched = "ข้อความในรายงานไม่ตรงกับรหัสนี้ ดูข้อสังเกต"
    assert [code for code, words in told.items() if words == unmatched] == ["e4", "e8"]


def test_a_target_alone_is_a_sentence(tmp_path: Path) -> None:
    """One card alone is none: the lead says whether the target is reached."""
    tree = render(assess_folder(write_agency(tmp_path, 2566, scores=scores(level="ไม่ผ่าน"))))
    page = read(tree.pages["ban-na/2566/index.md"])
    lead = next(one for one in page.all("p") if one.attributes.get("class") == "ps-lead")
    assert lead.text().endswith("คะแนนภาพรวมยังไม่ถึงค่าเป้าหมาย 85")
    assert "บรรลุ" not in page.text()


@pytest.mark.parametrize(
    ("first", "second"), [("เทศบาล", "องค์การ"), ("กรม", "เกาะ"), ("แขวง", "คลอง"), ("โรงเรียน", "วัด"), ("ไร่", "ลำปาง")]
)
def test_thai_names_stand_in_the_order_of_a_dictionary(first: str, second: str) -> None:
    """A vowel that is written before its consonant counts after it."""
    assert sorted([second, first], key=thai_order) == [first, second]


@pytest.mark.parametrize(
    "names",
    [
        ["ท่าแซะ", "ทุ่งตะโก"],
        ["ขา", "ข่า", "ข้า", "ขาว"],
        ["แกว", "แก้ว", "แกะสลัก"],
        ["นาดี 2", "นาดี ๓", "นาดี 10"],
        ["ก็", "กก", "กา"],
        ["บ้านนา", "บ้าน นาย", "บ้านนาว"],
        ["ราษี", "ฤทธิ์", "ลาน"],
    ],
    ids="-".join,
)
def test_names_stand_in_the_order_of_the_royal_institute(names: list[str]) -> None:
    """Consonants and vowels come first, tone marks only part what is the same without, numbers stand by value."""
    by_code_point = sorted(names)
    assert sorted(by_code_point, key=thai_order) == names


def test_agencies_stand_by_name_everywhere(tmp_path: Path) -> None:
    """Home, menu and comparison have one order, and an invented agency is last."""
    named = {"a": "อำเภอบน", "b": "เทศบาลบน", "c": "กรมบน"}
    for slug, name in named.items():
        own = {"name": name, "short_name": name, "sample": name == "กรมบน"}
        write_agency(tmp_path, slug=slug, agency=AGENCY | own)
    site = assess_folder(tmp_path)
    tree = render(site)
    assert [page for _, page in tree.nav[2:]] == ["b/index.md", "a/index.md", "c/index.md"]
    rows = [row.text() for row in read(tree.pages["index.md"]).all("strong")]
    assert rows == ["เทศบาลบน", "อำเภอบน", "กรมบน (ตัวอย่าง)"]
    assert [one.slug for one in compare_site(site).groups[0].members] == ["b", "a"]
