"""What documents hold: everything that a report tells, in its own order, and nothing that it does not."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site, every_step
from prongsai.content import load_site
from prongsai.documents import contents_of
from prongsai.documents._parts import Cell, Cover, Field, Grid, Heading, Listing, MemoHead, Paragraph, Signature
from prongsai.documents._read_html import blocks_of
from prongsai.text import round2
from prongsai.words import unfilled
from tests.conftest import WHOLE
from tests.metadata.test_emblem import png
from tests.render.reading import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import AssessedSite
    from prongsai.documents import Content
    from tests.conftest import TinySite

MEMO = """\
document:
  from: สำนักปลัดเทศบาล
  subject: รายงานผลการประเมิน
  to: นายกเทศมนตรี
  date: 4 ส.ค. 2568
  considerations: [จึงเรียนมาเพื่อโปรดพิจารณา]
  signed: [ปลัดเทศบาล]
"""


UNREAD = {"media_type", "svg", "told"}
"""What of a block is no text that a reader sees."""


@pytest.fixture(scope="module")
def site() -> AssessedSite:
    """Return the whole site, assessed."""
    return assess_site(load_site(WHOLE), date(2026, 11, 27))


def words(value: object) -> Iterator[str]:
    """Yield all words of blocks, each line of them whole."""
    match value:
        case Paragraph(runs=runs):
            yield "".join(run.words for run in runs)
        case str():
            yield value
        case tuple():
            for one in value:
                yield from words(one)
        case _ if hasattr(value, "__slots__"):
            for name in value.__slots__:
                yield from words("" if name in UNREAD else getattr(value, name))


def squeezed(content: Content) -> str:
    """Return all words of a document without white space."""
    return squeezed_words("".join(words(content.sheets)))


def squeezed_words(told_words: str) -> str:
    """Return words without white space."""
    return "".join(told_words.split())


def told(tiny: TinySite, name: str = "report") -> Content:
    """Return a document of the tiny site."""
    [agency] = assess_site(load_site(tiny.root)).agencies
    return contents_of(agency, agency.years[0])[name]


def test_a_report_tells_every_measure(site: AssessedSite) -> None:
    """Each measure stands in the report with its steps, units, period, and scores stand there as the site has them."""
    for agency in site.agencies:
        for a in agency.years:
            text = squeezed(contents_of(agency, a)["report"])
            wanted = [view.measure.title for view in a.measures]
            wanted += [step.title for view in a.measures for step in every_step(view.steps)]
            wanted += [unit for view in a.measures for unit in view.units]
            wanted += [view.period for view in a.measures if view.period]
            wanted += [str(round2(one.score)) for one in a.indicators]
            wanted += [str(round2(score)) for score in (a.report.scores.overall,) if score is not None]
            assert (agency.slug, [one for one in wanted if "".join(one.split()) not in text]) == (agency.slug, [])


def test_a_round_tells_what_was_done(site: AssessedSite) -> None:
    """The report of a round has each of its lines: work, result, problems, suggestions and evidence."""
    found = 0
    for agency in site.agencies:
        for a in agency.years:
            made = contents_of(agency, a)
            for one in a.progress.rounds if a.progress else ():
                for line in one.lines:
                    entry, text = line.entry, squeezed(made[f"progress-{one.months:02}"])
                    wanted = [entry.work, entry.result, entry.problems, entry.suggestions]
                    wanted += [each.title for each in entry.evidence]
                    assert [each for each in wanted if each and "".join(each.split()) not in text] == []
                    found += 1
    assert found


def test_headings_go_down_a_level_at_a_time(site: AssessedSite) -> None:
    """No heading is more than one level below the one before it, and a wide sheet begins with one."""
    for agency in site.agencies:
        for content in contents_of(agency, agency.years[0]).values():
            blocks = [block for sheet in content.sheets for block in sheet.blocks]
            levels = [0, *(block.level for block in blocks if isinstance(block, Heading))]
            assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
            assert all(isinstance(sheet.blocks[0], Heading) for sheet in content.sheets if sheet.wide)


def test_a_memo_is_made_where_the_report_was_one(tiny: TinySite) -> None:
    """A report that is addressed to somebody is a memo: its head, what it asks, who signs; what it lacks stays open."""
    tiny.write("analysis.yml", MEMO)
    first = told(tiny, "memo").sheets[0].blocks
    assert isinstance(first[0], MemoHead)
    assert first[0].lines == (
        (Field("ส่วนราชการ", "สำนักปลัดเทศบาล"),),
        (Field("ที่", ""), Field("วันที่", "4 สิงหาคม 2568")),
        (Field("เรื่อง", "รายงานผลการประเมิน"),),
        (Field("เรียน", "นายกเทศมนตรี"),),
    )
    assert [block for block in first if isinstance(block, Signature)] == [Signature("ปลัดเทศบาล")]
    assert "จึงเรียนมาเพื่อโปรดพิจารณา" in squeezed(told(tiny))


def test_a_report_with_a_memo_keeps_its_cover_and_preface(tiny: TinySite) -> None:
    """The report's own title, the lines of its cover and its preface stand before the memo, which tells what it refers to."""
    own = "  title: รายงานฉบับเต็ม\n  cover: [ฉบับผู้บริหาร]\n  references: [หนังสือ ก, หนังสือ ข]\npreface: คำนำของเรา\n"
    tiny.write("analysis.yml", MEMO + own)
    made = told(tiny)
    cover, preface, memo = (sheet.blocks for sheet in made.sheets[:3])
    assert isinstance(cover[0], Cover)
    assert (made.title, cover[0].lines) == ("รายงานฉบับเต็ม", ("รายงานฉบับเต็ม", "ฉบับผู้บริหาร"))
    assert [*words(preface)] == ["คำนำ", "คำนำของเรา"]
    assert isinstance(memo[0], MemoHead)
    assert memo[0].lines[-2:] == ((Field("อ้างถึง", "หนังสือ ก"),), (Field("", "หนังสือ ข"),))


def test_annexes_say_what_the_text_does_not(tiny: TinySite) -> None:
    """Earlier years, ranks, own lines and target, and the source of scores; a figure of persons or hours says no line."""
    scores = "rank: {province: 7, among: เทศบาลตำบล}\nearlier: {2567: 71.25}\nsource: {title: ระบบ ITAS, announced: 15 ส.ค. 2568}\n"
    tiny.append("scores.yml", scores)
    tiny.append("measures.yml", "thresholds: {weakness: 75, improve: 86.5, target: 97.5}\n")
    tiny.append("analysis.md", "\nมีผู้ตอบ 75 คน ใช้เวลา 86.5 ชั่วโมง ข้อ 97.5\n")
    wanted = [
        "256771.25",
        "ลำดับที่7ของจังหวัด(เทศบาลตำบล)",
        "จุดอ่อนตามเกณฑ์ของหน่วยงาน:ต่ำกว่า75คะแนน",
        "ต้องพัฒนาตามเกณฑ์ของหน่วยงาน:ต่ำกว่า86.5คะแนน",
        "ค่าเป้าหมายของหน่วยงาน:97.5คะแนน",
        "ที่มาของคะแนน:ระบบITASประกาศผลเมื่อ15ส.ค.2568",
    ]
    assert [one for one in wanted if one not in squeezed(told(tiny))] == []
    tiny.append("analysis.md", "\nอยู่ลำดับที่ 7 ของจังหวัด ตั้งเป้าหมาย ๙๗.๕๐ คะแนน จุดอ่อนคือไม่ถึงร้อยละ 75\n")
    assert [one for one in wanted if one not in squeezed(told(tiny))] == [wanted[1], wanted[2], wanted[4]]


def test_what_the_author_lets_stand_has_its_reason(tiny: TinySite) -> None:
    """A contradiction that is acknowledged stands in the annex with its reason, as on the page."""
    tiny.append("analysis.md", "\nคะแนนภาพรวมได้ 12.34 คะแนน\n")
    assert "รายงานพิมพ์ไว้อย่างนั้น" not in squeezed(told(tiny))
    tiny.append("analysis.yml", "acknowledge: [{finding: W401, reason: รายงานพิมพ์ไว้อย่างนั้น}]\n")
    assert "ผู้จัดทำรับทราบ:รายงานพิมพ์ไว้อย่างนั้น" in squeezed(told(tiny))


def test_a_report_is_no_memo(tiny: TinySite) -> None:
    """A report that is addressed to nobody has a cover with its agency's name, and no place to sign."""
    [agency] = assess_site(load_site(tiny.root)).agencies
    made = contents_of(agency, agency.years[0])
    blocks = [block for sheet in made["report"].sheets for block in sheet.blocks]
    assert [*made] == ["report"]
    assert isinstance(blocks[0], Cover)
    assert "เทศบาลตำบลทุ่งทอง" in blocks[0].lines
    assert [block for block in blocks if isinstance(block, Signature)] == []


def test_the_cover_tells_which_item_it_answers(tiny: TinySite) -> None:
    """It has the ITA year and the item in words, and the address once the site's is known; an emblem it has none of its own."""
    cover = told(tiny).sheets[0].blocks[0]
    assert isinstance(cover, Cover)
    assert "ITA ปี 2569 ข้อ O25" in cover.foot[0]
    assert "2568" in cover.lines[0].replace("\u00a0", " ")
    assert (cover.address, cover.picture) == ("", b"")


@pytest.mark.parametrize("name", ["report", "memo"])
def test_an_emblem_is_the_agencys_own(tiny: TinySite, name: str) -> None:
    """What stands at the top of a cover or a memo is the file that the agency named, and nothing else."""
    tiny.append("agency.yml", "emblem: emblem.png\n")
    tiny.write("thung-thong/emblem.png", png())
    if name == "memo":
        tiny.write("analysis.yml", MEMO)
    front = told(tiny, name).sheets[0].blocks[0]
    assert isinstance(front, Cover | MemoHead)
    assert (front.picture, front.told) == (png(), "ตราสัญลักษณ์ของเทศบาลตำบลทุ่งทอง")


def test_a_report_has_nothing_of_the_pages_around_it(site: AssessedSite) -> None:
    """What the site checks of a report, and what pages say to assessors, stands in none of its documents."""
    checks = [told for name, told in unfilled("assessor.").items() if name.endswith(("whole", "partly", "usual"))]
    openings = [squeezed_words(told.partition("{")[0]) for told in checks]
    assert len(openings) > 2
    for agency in site.agencies:
        for a in agency.years:
            for name, content in contents_of(agency, a).items():
                assert (agency.slug, name, [one for one in openings if one in squeezed(content)]) == (
                    agency.slug,
                    name,
                    [],
                )


def test_a_site_without_documents_says_nothing_of_them(tiny: TinySite) -> None:
    """Where none are made no page and no feed leads to one, or speaks of downloading a report."""
    tree = render(assess_site(load_site(tiny.root)))
    told_of = [*tree.pages.values(), tree.files["thung-thong/feed.xml"].decode()]
    assert [one for one in told_of if "/documents/" in one or "ดาวน์โหลดรายงาน" in one] == []


def test_an_annex_says_no_score_that_the_report_has_said(tiny: TinySite) -> None:
    """Where the text says the score, the level and every table, no sheet is left that says them again."""
    title = "ภาคผนวกคะแนนตามเครื่องมือและตัวชี้วัด"
    assert title in squeezed(told(tiny))
    tiny.append("analysis.md", '\nระดับผ่านดี\n\n{{ table("tools") }}\n\n{{ table("indicators") }}\n')
    assert title not in squeezed(told(tiny))


@pytest.mark.parametrize(
    ("printed", "lines"),
    [
        ("(๑)", ["(๑) มาตรการเผยแพร่ข้อมูล"]),
        ("1.10", ["1.10 มาตรการเผยแพร่ข้อมูล"]),
        ("๒", ["๒ มาตรการเผยแพร่ข้อมูล"]),
        ("ด้าน ก", ["ด้าน ก", "มาตรการเผยแพร่ข้อมูล"]),
    ],
)
def test_a_printed_number_stands_before_its_title(tiny: TinySite, printed: str, lines: list[str]) -> None:
    """Number and title of a measure are one line of the table, as reports print them; words stand above it."""
    title = "    title: มาตรการเผยแพร่ข้อมูล"
    tiny.edit("measures.yml", title, f"    printed: '{printed}'\n{title}")
    tiny.append("measures.yml", "table:\n  columns:\n    - {heading: มาตรการ, show: [printed, title]}\n")
    blocks = [block for sheet in told(tiny).sheets if sheet.wide for block in sheet.blocks]
    [grid] = [block for block in blocks if isinstance(block, Grid)]
    assert [*words(grid.rows[0][0].blocks)] == lines


def test_what_a_report_does_not_tell_is_left_out(tiny: TinySite) -> None:
    """Limitations of which nothing is said have no heading; those said to be none do."""
    assert "ข้อจำกัดของหน่วยงาน" not in squeezed(told(tiny))
    tiny.append("analysis.yml", "limitations: ไม่มี\n")
    assert "ข้อจำกัดของหน่วยงานหน่วยงานระบุว่าไม่มีข้อจำกัด" in squeezed(told(tiny))


def test_digits_are_those_of_the_site(site: AssessedSite) -> None:
    """In Thai digits the figures are Thai, and codes and addresses keep Arabic ones."""
    [agency] = [one for one in site.agencies if one.slug == "town"]
    made = contents_of(agency, agency.years[0], digits="thai", site_url="https://www.example.go.th/")["report"]
    cover = made.sheets[0].blocks[0]
    assert isinstance(cover, Cover)
    assert cover.address.startswith("https://www.example.go.th/town/ita-2569/")
    assert "๒๕๖๘" in made.title
    assert "2568" not in squeezed(made)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<ol><li>ก<ul><li>ข</li></ul></li></ol>", ["1.", "ก", "-", "ข"]),
        ('<ul class="ps-marked"><li><span class="ps-mark">๑)</span> ก</li></ul>', ["๑)", "ก"]),
        ("<p>ก<br>ข &lt;ค&gt; <strong>ง</strong></p>", ["ก", "ข <ค> ง"]),
        ("<table><tr><th>ก</th></tr><tr><td>ข</td><td>ค</td></tr></table>", ["", "ก", "", "ข", "ค"]),
        ("<p>ก</p><hr><p>😀</p>", ["ก", "😀"]),
    ],
)
def test_html_becomes_blocks(html: str, blocks: list[str]) -> None:
    """Lists keep their marks, lines their breaks, and cells beyond the headings their words."""
    assert [*words(blocks_of(html))] == blocks


def test_cells_cover_what_they_say() -> None:
    """A cell that would cover more rows than there are covers those that are."""
    [made] = blocks_of("<table><tr><th>ก</th><th>ข</th></tr><tr><td rowspan=9>1</td><td>2</td></tr></table>")
    assert isinstance(made, Grid)
    assert made.rows == ((Cell(made.rows[0][0].blocks, 1), Cell(made.rows[0][1].blocks)),)
    assert not isinstance(made.rows[0][0].blocks[0], Listing)
    assert sum(made.shares) == 100
