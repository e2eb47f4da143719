"""Documents as files of a site: what they hold, where they are offered, and which are made anew."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # carries no types
import pytest
from mkdocs.config import load_config

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.documents import _files, _kept, contents_of, documents_of, kinds
from prongsai.documents._html import html_of
from prongsai.documents._parts import Grid
from prongsai.host import _documents, _events
from prongsai.processes import pool_of
from prongsai.render import Options
from tests.documents.reading import docx_text, pdf_text, squeezed
from tests.documents.test_contents import MEMO
from tests.publish.project import AT, ROOT, prongsai, write_agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prongsai.documents import Content
    from tests.conftest import TinySite

TEMPLATES = ROOT / "overrides" / "prongsai"
READERS = {"pdf": pdf_text, "docx": docx_text}
PARTS = ("measures", "progress", "data")
SEARCHED = ("ดำเนินการ", "กำกับติดตาม", "คุณธรรม")


@dataclass
class Told:
    """What an officer would be told."""

    counts: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def begin(self, count: int) -> None:
        """Remember how many are made."""
        self.counts.append(count)

    def step(self) -> None:
        """Remember nothing of each."""

    def warn(self, what: str) -> None:
        """Remember a line."""
        self.warnings.append(what)


def made(tiny: TinySite, last: Path | None = None) -> tuple[dict[str, bytes], Told]:
    """Return the documents of the tiny site by their paths, and what was told of them."""
    [agency] = assess_site(load_site(tiny.root)).agencies
    teller = Told()
    with documents_of([agency], Options(TEMPLATES, last=last), teller) as documents:
        files = {one.path: one.data for one in documents(agency, agency.years[0])}
    return files, teller


def put(files: dict[str, bytes], folder: Path) -> Path:
    """Write files to a folder, as a build leaves them there."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def promised(report: dict[str, Any]) -> Iterator[str]:
    """Yield every score, measure, step, unit and period of the open data, and what was found."""
    yield from (f"{one['score']:.2f}" for one in report["indicators"])
    yield from (f"{report['overall']['reported']:.2f}",) if report["overall"]["reported"] is not None else ()
    yield from (one["finding"] for one in report["entries"] if one["finding"])
    yield from (one["text"] for one in report["limitations"] or ())
    for measure in report["measures"]:
        yield measure["title"]
        yield from _steps(measure["steps"])
        yield from (unit["name"] for unit in measure["responsible"])
        yield from (measure["period"],) if measure["period"] else ()
        yield from measure["monitoring"]


def _steps(steps: list[dict[str, Any]]) -> Iterator[str]:
    for step in steps:
        yield step["title"]
        yield from _steps(step["steps"])


def told_of_round(one: dict[str, Any]) -> Iterator[str]:
    """Yield what a round of the open data says of each measure."""
    for entry in one["entries"]:
        yield from (
            entry[name]
            for name in ("work", "result", "problems", "suggestions", "reason")
            if isinstance(entry.get(name), str)
        )


@pytest.mark.parametrize("kind", READERS)
def test_a_report_says_what_the_open_data_say(whole_site: Path, kind: str) -> None:
    """Every figure, measure, step, unit and period of report.json stands in the text of the document."""
    found = sorted(whole_site.glob("*/*/data/report.json"))
    assert len(found) > 5
    for file in found:
        slug, year = file.parts[-4:-2]
        document = whole_site / slug / year / "documents" / f"{slug}-{year}-report.{kind}"
        text = READERS[kind](document.read_bytes())
        report = json.loads(file.read_text(encoding="utf-8"))
        assert (slug, year, [one for one in promised(report) if squeezed(one) not in text]) == (slug, year, [])


@pytest.mark.parametrize("kind", READERS)
def test_a_round_says_what_the_open_data_say(whole_site: Path, kind: str) -> None:
    """What each round tells of its measures stands in the document of that round."""
    rounds = 0
    for file in sorted(whole_site.glob("*/*/data/report.json")):
        slug, year = file.parts[-4:-2]
        progress = json.loads(file.read_text(encoding="utf-8"))["progress"]
        for one in progress["rounds"] if progress else ():
            name = f"{slug}-{year}-progress-{one['months']:02}.{kind}"
            if not one["entries"]:
                continue
            text = READERS[kind]((whole_site / slug / year / "documents" / name).read_bytes())
            assert (name, [told for told in told_of_round(one) if squeezed(told) not in text]) == (name, [])
            rounds += 1
    assert rounds > 2


def test_readers_programs_find_nothing_wrong(whole_site: Path) -> None:
    """Each PDF keeps the rules of PDF/UA-1 and of PDF, as two programs judge it that are not ours."""
    files = sorted(whole_site.glob("*/*/documents/*.pdf"))
    assert len(files) > 8
    for file in files:
        judged = page.validate_pdf(file, profile="ua1")
        with pikepdf.open(file) as opened:
            broken = opened.check_pdf_syntax()
        assert (file.name, [one.message for one in judged.failures], broken) == (file.name, [], [])


def test_nothing_is_left_of_what_draws(whole_site: Path) -> None:
    """Fonts that are unpacked to draw PDF are taken away with each process that drew."""
    assert [*(whole_site.parents[1] / "temporary").iterdir()] == []


def test_no_letter_leaves_its_sheet(whole_site: Path) -> None:
    """All text of a PDF stands within the margins of its sheet."""
    for file in whole_site.glob("*/*/documents/*.pdf"):
        for number, sheet in enumerate(pypdfium2.PdfDocument(file), 1):
            text, (width, height) = sheet.get_textpage(), sheet.get_size()
            for left, bottom, right, top in map(text.get_rect, range(text.count_rects())):
                within = left > 54 and bottom > 40 and right < width - 54 and top < height - 20
                assert (file.name, number, within) == (file.name, number, True)


def test_pages_offer_documents_with_pages_and_size(whole_site: Path) -> None:
    """The page of an item and that of the data offer the files, with what is to be known before opening one."""
    offered = re.compile(r'href="\.\./documents/([^"]+)" download>([^<]+)<')
    folder = whole_site / "sample" / "2566"
    pages = {part: (folder / part / "index.html").read_text(encoding="utf-8") for part in PARTS}
    found = {part: dict(offered.findall(re.sub("</?span[^>]*>", "", page))) for part, page in pages.items()}
    names = {part: [*told] for part, told in found.items()}
    reports, rounds = (
        [f"sample-2566-report.{kind}" for kind in READERS],
        [f"sample-2566-progress-{months}.{kind}" for months in ("06", "12") for kind in READERS],
    )
    assert names == {"measures": reports, "progress": rounds, "data": reports + rounds}
    told = found["data"]["sample-2566-report.pdf"]
    assert re.fullmatch(r"ดาวน์โหลดรายงาน PDF, [0-9]+ หน้า, [0-9]+ KB", told)
    assert re.fullmatch(r"ดาวน์โหลดรายงานรอบ 6 เดือน Word, [0-9]+ KB", found["progress"]["sample-2566-progress-06.docx"])


def test_the_feed_leads_to_documents(whole_site: Path) -> None:
    """Each entry of the feed that tells of a report or a round leads to its files, with their length."""
    feed = (whole_site / "sample" / "feed.xml").read_text(encoding="utf-8")
    [length] = re.findall(
        r'rel="enclosure" href="2566/documents/sample-2566-report.pdf" type="application/pdf" length="(\d+)"', feed
    )
    assert int(length) == (whole_site / "sample" / "2566" / "documents" / "sample-2566-report.pdf").stat().st_size


def test_a_memo_is_offered_as_word_alone(tiny: TinySite) -> None:
    """What goes into the agency's own filing is a Word file; the report, which is the memo with annexes, is both."""
    tiny.write("analysis.yml", MEMO)
    names = [path.rpartition("/")[2].removeprefix("thung-thong-2568-") for path in made(tiny)[0]]
    assert names == ["report.pdf", "report.docx", "memo.docx"]


def test_only_what_has_changed_is_made(tiny: TinySite, tmp_path: Path) -> None:
    """A build over the last site keeps its files, until what they show is another."""
    files, first = made(tiny)
    last = put(files, tmp_path / "last")
    again, second = made(tiny, last)
    tiny.edit("measures.yml", "มาตรการเผยแพร่ข้อมูล", "มาตรการเปิดเผยข้อมูล")
    changed, third = made(tiny, last)
    assert (first.counts, second.counts, third.counts) == ([2], [0], [2])
    assert again == files
    assert [path for path in files if changed[path] == files[path]] == []


def test_a_broken_file_of_the_last_site_is_made_anew(tiny: TinySite, tmp_path: Path) -> None:
    """Files that are cut, or that others have put there, are not kept."""
    files, _ = made(tiny)
    last = put({path: data[:99] for path, data in files.items()}, tmp_path / "last")
    assert made(tiny, last)[0] == files


def test_a_file_packed_in_a_way_that_nobody_knows_is_made_anew(tiny: TinySite, tmp_path: Path) -> None:
    """What Python cannot unpack is no file of ours, whatever it raises."""
    files, _ = made(tiny)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("docProps/core.xml", "x")
    unknown = out.getvalue().replace(b"\x14\x00\x00\x00\x00\x00", b"\x14\x00\x00\x00\x63\x00")
    last = put(dict.fromkeys(files, unknown), tmp_path / "last")
    assert made(tiny, last)[0] == files


def test_other_words_make_other_files(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that a document has besides its content are a part of what it was made of."""
    [agency] = assess_site(load_site(tiny.root)).agencies
    content = contents_of(agency, agency.years[0], digits="arabic", changed=None, site_url="")["report"]
    before = _kept.made_of(content, "pdf")
    monkeypatch.setattr(_kept, "_makers", _kept._makers.__wrapped__)  # noqa: SLF001 - without what is remembered
    assert _kept.made_of(content, "pdf") == before
    monkeypatch.setattr(_kept, "unfilled", lambda _: {"documents.sign": "ลงนาม"})
    assert _kept.made_of(content, "pdf") != before


def test_processes_make_the_same(tiny: TinySite) -> None:
    """Documents that other processes have made are the same, byte for byte, with all their pages."""
    tiny.write("analysis.yml", MEMO)
    site = assess_site(load_site(tiny.root))
    [agency] = site.agencies
    with documents_of([agency], Options(TEMPLATES), Told(), pool_of) as documents:
        assert {one.path: one.data for one in documents(agency, agency.years[0])} == made(tiny)[0]


def test_without_the_libraries_of_the_system_there_is_no_pdf(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Pango is not installed Word files alone are made, and one line says why."""

    def refuse(name: str) -> object:
        if name.endswith("_pdf"):
            raise OSError("cannot load library 'libpango-1.0-0': no such file. Additionally, …")
        return import_module(name)

    monkeypatch.setattr(_files, "import_module", refuse)
    files, told = made(tiny)
    assert [path.rpartition(".")[2] for path in files] == ["docx"]
    assert told.warnings == ["PDF: ไม่พบไลบรารีของระบบ (cannot load library 'libpango-1.0-0')"]


def test_without_the_libraries_of_the_system_several_processes_make_word_files(tmp_path: Path) -> None:
    """A site with so many documents that processes make them is built there, too."""
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("raise OSError('cannot load library: x')\n", encoding="utf-8")
    for name in ("a", "b", "c"):
        write_agency(tmp_path / "content", name)
    folders = ("--content", str(tmp_path / "content"), "--site-dir", str(tmp_path / "site"))
    found = os.pathsep.join((str(tmp_path), str(ROOT / "hooks")))
    done = prongsai("build", *folders, cwd=ROOT, PYTHONPATH=found, PRONGSAI_DOCUMENTS="yes", **AT)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    made_files = {path.name.partition("-")[2] for path in (tmp_path / "site").glob("*/2568/documents/*")}
    assert made_files == {"2568-report.docx"}


def test_a_preview_makes_no_documents(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever edits and looks waits for pages alone, although a build of the same makes documents."""
    config, asked = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tiny.root)), list[object]()

    @contextmanager
    def made_beside(_: object, options: Options, *, alone: bool) -> Iterator[Options]:
        asked.append(alone)
        yield options

    monkeypatch.setattr(_events, "with_documents", made_beside)
    monkeypatch.setattr(_events, "_build", _events._Build())  # noqa: SLF001 - a build that has not begun
    _events.on_startup("serve", dirty=False)
    _events.on_config(config)
    assert (asked, len(_events.rendered().pages) > 5) == ([], True)


def test_a_terminal_is_told_how_far_documents_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """While somebody waits each document is counted, as the pages are after them."""
    monkeypatch.setattr(_documents, "Counter", Counted)
    teller = _documents._Teller()  # noqa: SLF001 - what a build is told by
    teller.begin(2)
    teller.step()
    assert vars(teller.counter) == {"count": 2, "stream": sys.stderr, "what": "สร้างเอกสาร", "steps": 1}


@dataclass
class Counted:
    """Remembers what it was to count, and how far it came."""

    count: int
    stream: object
    what: str
    steps: int = 0

    def step(self) -> None:
        """Count one."""
        self.steps += 1


def test_what_cannot_be_drawn_stops_no_page(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that its library gives up is named with the reason, and the others are there."""

    def give_up(job: _files.Job) -> object:
        if job.kind == "docx":
            raise ValueError("กลางคัน")
        return write(job)

    write = _files.write
    monkeypatch.setattr(_files, "write", give_up)
    files, told = made(tiny)
    assert [path.rpartition(".")[2] for path in files] == ["pdf"]
    assert told.warnings == ["thung-thong/2568/documents/thung-thong-2568-report.docx: ValueError: กลางคัน"]


def test_without_the_extra_nothing_is_made(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what writes documents is not installed there are none, and nothing is told of them."""
    monkeypatch.setattr(_files, "find_spec", lambda _: None)
    assert kinds() == ()
    assert made(tiny) == ({}, Told([0]))


def test_searches_find_what_is_there(whole_site: Path) -> None:
    """A search in PDF and Word finds a word as often as it was written, but for heads of tables that each sheet repeats."""
    site = assess_site(load_site(ROOT / "tests" / "sites" / "whole"))
    for agency in site.agencies:
        for a in agency.years:
            content = contents_of(agency, a)["report"]
            file = whole_site / agency.slug / str(a.year) / "documents" / f"{agency.slug}-{a.year}-report.pdf"
            found = pdf_text(file.read_bytes())
            assert (agency.slug, counted(found)) == (agency.slug, counted(written(content, found)))
            word = docx_text(file.with_suffix(".docx").read_bytes())
            assert (agency.slug, counted(word)) == (agency.slug, counted(written(content, word)))


def counted(text: str) -> dict[str, int]:
    """Return how often each word is there."""
    return {word: text.count(word) for word in SEARCHED}


def written(content: Content, found: str) -> str:
    """Return all text of a document, with the heads of tables as often as they were found."""
    body = html_of(content).partition("<body>")[2]
    text = squeezed(re.sub(r"<[^>]*>", "", body))
    heads = {
        squeezed("".join(one.headings)) for sheet in content.sheets for one in sheet.blocks if isinstance(one, Grid)
    }
    return text + "".join(head * (found.count(head) - text.count(head)) for head in heads)
