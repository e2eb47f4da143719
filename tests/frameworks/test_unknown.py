"""Reports that know only a part, and years of which the criteria are not known."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.text import fold_digits
from tests.frameworks.sites import made, made_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

YEAR = 2568
TEN = "indicators: {" + ", ".join(f"{number}: {80 + number}" for number in range(1, 11)) + "}\n"


def codes(site: TinySite) -> list[str]:
    """Return the codes of what is found, without the list of addresses."""
    return [finding.code for finding in site.findings() if finding.code != "H904"]


def page(site: TinySite, part: str = "index") -> str:
    """Return what a reader reads on a page of the year."""
    told = made_of(site.root)
    return told.text(f"{told.folder}/{part}.md")


def report(site: TinySite) -> dict[str, Any]:
    """Return the year's open data."""
    return made_of(site.root).report


def move(site: TinySite, year: int) -> None:
    """Let the results be those of another year, without what its criteria would not allow."""
    (site.root / "thung-thong/2568").rename(site.root / f"thung-thong/{year}")
    (site.root / "thung-thong/addresses.txt").unlink()


def score(site: TinySite, year: int, scored: dict[int, int]) -> Path:
    """Write the level and some indicators as the results of a year, of which measures say nothing."""
    if year != YEAR:
        move(site, year)
    path = site.root / f"thung-thong/{year}/scores.yml"
    written = ", ".join(f"{number}: {points}" for number, points in scored.items())
    path.write_text(f"level: ผ่านดี\nindicators: {{{written}}}\n", encoding="utf-8")
    path.with_name("analysis.yml").unlink()
    measures = path.with_name("measures.yml")
    measures.write_text(re.sub(r"    addresses: .*\n", "", measures.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def test_overall_and_level_alone_are_published(site: TinySite) -> None:
    """A report that tells its overall score and level has pages that show them, and says what it does not tell."""
    site.write("scores.yml", "overall: 98.82\nlevel: ผ่านดีเยี่ยม\n")
    site.path("analysis.md").unlink()
    assert "H725" in codes(site)
    text = page(site)
    assert "98.82" in text
    assert "รายงานไม่ได้ระบุคะแนนรายตัวชี้วัด" in text
    assert report(site)["indicators"] == []


def test_tools_alone_are_published_as_reported(site: TinySite) -> None:
    """A report that tells only its tools shows them, and neither an overall score nor a level is made of them."""
    site.write("scores.yml", "tools: {IIT: 90.10, EIT: 85.20, OIT: 99.00}\n")
    site.path("analysis.md").unlink()
    assert [line for line in site.lines() if "scores.yml" in line] == [
        (
            "thung-thong/2568/scores.yml:1:1: W724 scores.yml ไม่ได้ระบุคะแนนภาพรวม (overall) และระดับ (level) และคะแนนรายตัวชี้วัด (indicators)"
            " หน้าเว็บจะบอกว่ารายงานไม่ได้ระบุ"
        )
    ]
    text = page(site)
    assert "IIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน" in text
    assert "90.10" in text
    assert "รายงานไม่ได้ระบุคะแนนภาพรวม" in text
    told = report(site)
    assert told["overall"] == {"reported": None, "computed": None}
    assert told["tools"] == {}


def test_nothing_at_all_is_no_report(site: TinySite) -> None:
    """A file of scores that tells no score and no level asks for the overall score."""
    site.write("scores.yml", "source: {title: ก}\n")
    assert "E103" in codes(site)


def test_a_part_of_the_years_list_is_published_and_the_rest_named(site: TinySite) -> None:
    """Of a report with eight of ten indicators one finding names the others, and so does its page; no sum is made."""
    site.edit("scores.yml", "  9: 90\n  10: 90\n", "")
    site.path("analysis.md").unlink()
    assert [line for line in site.lines() if "scores.yml" in line] == [
        (
            "thung-thong/2568/scores.yml:3:1: W724 scores.yml ไม่ได้ระบุคะแนนตัวชี้วัดที่ 9 การเปิดเผยข้อมูล, 10 การป้องกันการทุจริต"
            " หน้าเว็บจะบอกว่ารายงานไม่ได้ระบุ"
        )
    ]
    assert "รายงานไม่ได้ระบุคะแนนของตัวชี้วัดที่ 9 การเปิดเผยข้อมูล, 10 การป้องกันการทุจริต" in page(site)
    told = report(site)
    assert told["overall"] == {"reported": 90.0, "computed": None}
    assert [one["number"] for one in told["indicators"]] == [*range(1, 9)]
    assert "some_indicators" in told["unknown"]


def test_one_indicator_of_the_list_is_published(site: TinySite) -> None:
    """A report that tells a single indicator has one finding for the nine that it does not."""
    site.write("scores.yml", "overall: 90\nlevel: ผ่านดี\nindicators: {9: 90}\n")
    assert codes(site).count("W724") == 1
    assert "รายงานไม่ได้ระบุคะแนนของตัวชี้วัดที่ 1 การปฏิบัติหน้าที่, 2 " in page(site)


def test_names_are_lent_as_not_confirmed() -> None:
    """Results of 2569 without names carry those of 2568, and page, data and finding say that they are not confirmed."""
    site = made("subdistrict-2569")
    text = site.text("na-klang/2569/index.md")
    assert "9. การเปิดเผยข้อมูล" in text
    assert "ตัวชี้วัดที่ 9 ตัวชี้วัดที่ 9" not in text
    assert "ชื่อตัวชี้วัดของปี 2569 ยังไม่ยืนยัน ใช้ชื่อตามรายชื่อของปี 2568" in text
    assert {one["name_year"] for one in site.report["indicators"]} == {2568}
    assert "ยังไม่ยืนยัน" in site.text("na-klang/index.md")


def test_names_are_not_lent_to_another_number_of_indicators(site: TinySite) -> None:
    """Eleven indicators of an unknown year are not the ten of the year before: they are called by their numbers."""
    move(site, 2569)
    path = site.root / "thung-thong/2569/scores.yml"
    path.write_text(path.read_text(encoding="utf-8") + "  11: 90\n", encoding="utf-8")
    told = report(site)
    assert [one["name"] for one in told["indicators"]] == [None] * 11
    assert "ตัวชี้วัดที่ 11" in page(site)


def test_the_item_of_ita_2570_is_asked_for(site: TinySite) -> None:
    """No item is made up for ITA 2570: one finding asks for it, the page says so, and the agency's own word goes."""
    move(site, 2569)
    lines = site.lines()
    assert (
        "thung-thong/2569/measures.yml:1:1: H507 ยังไม่ทราบข้อของ ITA ปี 2570 ที่ให้เปิดเผยมาตรการ ให้ระบุ disclosure.item (และ disclosure.title)"
        in lines
    )
    told = made_of(site.root)
    assert (told.report["item"]["code"], told.report["item"]["title"]) == (None, None)
    assert "ยังไม่ทราบเลขและชื่อของข้อใน ITA ปี 2570" in told.text("thung-thong/2569/index.md")
    assert "# มาตรการปีงบประมาณ พ.ศ. 2570\n" in told.tree.pages["thung-thong/2569/measures.md"]
    assert "ITA ปี 2570 (ยังไม่ทราบเลขและชื่อของข้อ)" in told.text("thung-thong/2569/measures.md")
    path = site.root / "thung-thong/2569/measures.yml"
    path.write_text("disclosure: {item: O24, title: ชื่อข้อ}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert "thung-thong/ita-2570/o24/index.html" in made_of(site.root).tree.files


def test_one_finding_tells_what_is_not_known_and_what_to_give() -> None:
    """What a year's criteria lack is one finding, with every way to give it."""
    told = [str(one) for one in made("subdistrict-2569").site.findings if one.code == "H312"]
    assert told == [
        (
            "na-klang/2569/scores.yml:1:10: H312 ยังไม่ทราบรายชื่อตัวชี้วัด, น้ำหนักคะแนน, เกณฑ์ระดับ, ค่าเป้าหมายของ ITA ปี 2569 "
            "หน้าเว็บบอกไว้ว่าไม่ทราบ ถ้าทราบให้ระบุ ชื่อใน indicators เช่น 9: {score: 90, name: …} หรือ criteria_year "
            "ถ้าใช้น้ำหนักและชื่อของปีอื่น หรือ ไฟล์เกณฑ์ _criteria/nacc/2569.yml"
        )
    ]


@pytest.mark.parametrize(("year", "told"), [(2569, False), (2570, True), (2599, True)])
def test_results_of_a_year_to_come_are_told(site: TinySite, year: int, *, told: bool) -> None:
    """Results of a year that has not begun on the day of the check are doubted; what was prepared ahead is a draft."""
    move(site, year)
    lines = [str(one) for one in assess_site(load_site(site.root), date(2026, 11, 27)).findings if one.code == "W319"]
    expected = (
        f"thung-thong/{year}/scores.yml:1:10: W319 ผลของปี {year} ยังมีไม่ได้ในวันที่ 27 พ.ย. 2569"
        " ตรวจชื่อโฟลเดอร์ของปี ถ้าเป็นฉบับที่เตรียมไว้ ให้ใส่ draft: true"
    )
    assert lines == ([expected] if told else [])
    path = site.root / f"thung-thong/{year}/scores.yml"
    path.write_text(f"draft: true\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert "W319" not in {one.code for one in assess_site(load_site(site.root), date(2026, 11, 27)).findings}


@pytest.mark.parametrize("year", [2560, 2561, 2590, 2599])
def test_a_year_without_criteria_is_accepted(site: TinySite, year: int) -> None:
    """Scores, measures and progress of a year that nobody knows are published, and each unknown thing is said."""
    move(site, year)
    assert not [one for one in site.findings() if one.severity == "error"]
    told = report(site)
    assert {"weights", "levels", "target", "item"} <= set(told["unknown"])
    assert told["level"]["reported"] == "ผ่านดี"


@pytest.mark.parametrize("lent", ["2567", "๒๕๖๘"])
def test_a_lent_year_lends_weights_and_names_alone(site: TinySite, lent: str) -> None:
    """With the criteria of another year the overall is computed; items, titles, level and target stay those of the year."""
    move(site, 2569)
    path = site.root / "thung-thong/2569/scores.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"criteria_year: {lent}\nitems: {{O25: 0, O12: 0}}\n{text}", encoding="utf-8")
    told = made_of(site.root)
    assert told.report["overall"]["computed"] == 90
    assert told.report["target"] is None
    assert told.year.criteria.levels is None
    items = told.text("thung-thong/2569/index.md")
    assert "O25 การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร" in items
    assert "O12 รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุของหน่วยงาน" in items
    assert f"น้ำหนักและชื่อตัวชี้วัดของปี {fold_digits(lent)}" in items


def test_a_lent_year_does_not_lend_its_codes(site: TinySite) -> None:
    """ITA 2569 has 26 items, whatever year lends its weights."""
    move(site, 2569)
    path = site.root / "thung-thong/2569/scores.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"criteria_year: 2568\nitems: {{O27: 0}}\n{text}", encoding="utf-8")
    assert "thung-thong/2569/scores.yml:2:9: E111 ไม่รู้จักข้อ “O27” ของ OIT ปี 2569 (ใกล้เคียงที่สุด: O26)" in site.lines()


@pytest.mark.parametrize("lent", [2566, 2568])
def test_a_year_whose_criteria_are_known_borrows_none(site: TinySite, lent: int) -> None:
    """Where the year has criteria of its own, they hold; that a year of criteria is named is told to the officer alone."""
    site.append("scores.yml", f"criteria_year: {lent}\n")
    assert [line for line in site.lines() if "criteria_year" in line] == [
        (
            f"thung-thong/2568/scores.yml:14:16: W318 criteria_year {lent} ไม่ได้ใช้"
            " เพราะปี 2568 มีน้ำหนักหรือรายชื่อตัวชี้วัดของตนเองแล้ว"
        )
    ]
    assert report(site)["unknown"] == []
    assert "ตามที่หน่วยงานระบุ" not in page(site)


@pytest.mark.parametrize(
    ("own", "told", "unknown"),
    [
        (10, "คำนวณด้วยน้ำหนักของปี 2568 ตามที่หน่วยงานระบุ เพราะยังไม่ทราบน้ำหนักของปี 2569", ["lent_weights", "levels"]),
        (11, "ยังไม่ทราบน้ำหนักคะแนนของ ITA ปี 2569 จึงไม่คำนวณคะแนนภาพรวม", ["weights", "levels"]),
    ],
)
def test_what_is_known_of_a_year_is_not_borrowed(site: TinySite, own: int, told: str, unknown: list[str]) -> None:
    """Names of the year's own stay where weights are lent; another list of indicators borrows no weights at all."""
    move(site, 2569)
    rows = "".join(f"  - {{number: {number}, name: ชื่อที่ {number}}}\n" for number in range(1, own + 1))
    site.write("_criteria/nacc/2569.yml", f"source: ประกาศ\nconfidence: V1\nindicators:\n{rows}")
    path = site.root / "thung-thong/2569/scores.yml"
    more = "  11: 90\n" if own > len(TEN.split(",")) else ""
    path.write_text(f"{path.read_text(encoding='utf-8')}{more}criteria_year: 2568\n", encoding="utf-8")
    assert told in page(site)
    assert report(site)["unknown"][:2] == unknown
    assert {one["name"] for one in report(site)["indicators"]} == {f"ชื่อที่ {number}" for number in range(1, own + 1)}
    assert ("W318" in codes(site)) is (own != len(TEN.split(",")))


def test_tool_scores_of_an_unknown_year_are_shown_as_reported() -> None:
    """Typed scores of tools whose weights nobody knows stand on the page and in the data, as reported."""
    site = made("subdistrict-2569")
    assert site.report["reported_tools"] == {"IIT": 95.16, "EIT": 88.2, "OIT": 88.75}
    assert site.report["tools"] == {}
    text = site.text("na-klang/2569/index.md")
    assert "คะแนนที่รายงาน" in text
    assert "คะแนนที่คำนวณ" not in text


def test_equal_indicators_are_one_sentence(site: TinySite) -> None:
    """Where all indicators are equal, none is called the highest or the lowest."""
    assert "เทศบาลตำบลทุ่งทอง ได้คะแนนเท่ากันทุกตัวชี้วัด" in page(site)
    site.edit("scores.yml", "  9: 90", "  9: 80")
    site.edit("scores.yml", "overall: 90", "overall: 88")
    assert "ได้คะแนนสูงสุดใน" in page(site)


@pytest.mark.parametrize(
    ("year", "scored"),
    [(2568, {9: 90, 10: 80}), (2568, {9: 80}), (2569, {1: 90, 2: 80}), (2560, {2: 90, 3: 80}), (2560, {1: 90})],
)
def test_a_part_has_no_highest(site: TinySite, year: int, scored: dict[int, int]) -> None:
    """Of indicators of which some may be left out none is the highest or lowest, none has a rank, and nothing is said of all."""
    path = score(site, year, scored)
    narrative = path.with_name("analysis.md")
    narrative.write_text('{{ table("ranking") }}\n\n{{ chart("indicators") }}\n', encoding="utf-8")
    made = made_of(site.root)
    pages = " ".join(
        made.text(page) for page in made.tree.pages if page.startswith("thung-thong/") and "data" not in page
    )
    assert re.findall(r"ได้คะแนนสูงสุด|(?:เท่ากัน|ครบ)ทุกตัวชี้วัด|อันดับ", pages.replace("ระบุคะแนนครบทุกตัวชี้วัด", "")) == []
    assert [one["rank"] for one in made.report["indicators"]] == [None] * len(scored)
    for asked in (
        "highest.name",
        "lowest.score",
        f"rank({max(scored)})",
        'count("strengths", above=80)',
        'list("weaknesses", below=85)',
    ):
        narrative.write_text(f"{{{{ {asked} }}}}\n", encoding="utf-8")
        assert "E204" in codes(site), asked


@pytest.mark.parametrize(("year", "scored"), [(2568, 10), (2569, 10), (2569, 11), (2560, 3)])
def test_a_whole_list_has_a_highest(site: TinySite, year: int, scored: int) -> None:
    """Where every indicator of the list has a score, or of an unknown list none is missing, one is the highest."""
    score(site, year, {number: 80 + number for number in range(1, scored + 1)}).with_name("analysis.md").unlink()
    assert "ได้คะแนนสูงสุดใน" in made_of(site.root).text(f"thung-thong/{year}/index.md")
    assert report(site)["indicators"][-1]["rank"] == 1


@pytest.mark.parametrize(
    ("tools", "told"),
    [("", False), ("tools: {IIT: 90, EIT: 91}\n", False), ("tools: {IIT: 90, EIT: 91, OIT: 99}\n", True)],
)
def test_every_tool_is_spoken_of_where_each_is_told(site: TinySite, tools: str, *, told: bool) -> None:
    """That no tool is below what a level asks for is said only of a report that tells each of them."""
    site.write("scores.yml", f"overall: 93\nlevel: ผ่านดี\n{tools}")
    text = made_of(site.root).text("thung-thong/index.md")
    assert ("ทุกเครื่องมือไม่ต่ำกว่า 85" in text) is told


def test_nothing_is_ranked_for_want_of_scores_and_not_of_weights(site: TinySite) -> None:
    """The brief of a year whose weights are known says that scores are missing, not weights."""
    site.write("scores.yml", "overall: 93\nlevel: ผ่านดี\n")
    text = made_of(site.root).text("thung-thong/brief/index.md")
    assert "รายงานไม่ได้ระบุคะแนนครบทุกตัวชี้วัด จึงไม่จัดลำดับ" in text
    assert "น้ำหนัก" not in text.partition("สิ่งที่ช่วยได้มากที่สุด")[2][:80]


@pytest.mark.parametrize(
    ("year", "level", "told"), [(2569, "ผ่านเกณฑ์", False), (2562, "ผ่านดี", True), (2568, "ผ่านดีมาก", True)]
)
def test_an_unknown_level_is_told_where_levels_are_known(site: TinySite, year: int, level: str, *, told: bool) -> None:
    """A level is doubted only in a year whose levels are known."""
    if year != 2568:
        move(site, year)
    path = site.root / f"thung-thong/{year}/scores.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("ผ่านดี", level), encoding="utf-8")
    assert ("W311" in codes(site)) is told


def test_questions_of_a_part_and_sub_questions_are_kept(site: TinySite) -> None:
    """A question with its sub-questions, and the questions of each part of EIT, stand on the page and in the data."""
    site.edit(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nquestions: {e1: 91, E๑.๑: 92.5}\neit_parts: {1: {score: 90, questions: {e1: 88, e1.2: 87}}, 2: 90}\n",
    )
    told = report(site)
    assert told["questions"] == {"e1": 91, "e1.1": 92.5}
    assert told["eit_parts"] == {
        "1": {"score": 90, "questions": {"e1": 88, "e1.2": 87}},
        "2": {"score": 90, "questions": {}},
    }
    text = page(site)
    assert "e1.1" in text
    assert "คะแนนรายข้อคำถามของ EIT ส่วนที่ 1 ปี 2568" in text


def test_a_year_of_results_alone_has_no_page_of_measures() -> None:
    """Without measures there are pages of results, analysis and data, and nothing leads to others."""
    site = made("province-overall")
    assert {path for path in site.tree.pages if path.startswith("din-daeng/2567")} == {
        "din-daeng/2567/index.md",
        "din-daeng/2567/analysis.md",
        "din-daeng/2567/data.md",
    }
    assert not [path for path, text in site.told().items() if "ปีงบประมาณ พ.ศ. 2568" in text]
    assert json.loads(site.tree.files["din-daeng/2567/data/report.json"])["measures"] == []
