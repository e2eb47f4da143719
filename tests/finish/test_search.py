"""What finishing does for the search: the worker, the index, and what is left out of both."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.addresses import PageFacts
from prongsai.finish import Built
from prongsai.finish._search import put_search
from prongsai.words import plain

if TYPE_CHECKING:
    from pathlib import Path

THEIRS = "assets/javascripts/workers/search.0123abcd.min.js"
OURS = "assets/javascripts/search/worker.js"
PAGE = """\
<!doctype html><html lang="th"><head><title>ชื่ออื่น - ชื่อเว็บไซต์</title></head><body>
<nav>เมนู</nav><main><article>{}</article></main><footer>ท้ายหน้า</footer></body></html>
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built site of one page, with the theme's worker and language files, and our worker."""
    write(tmp_path, THEIRS, "theirs\n//# sourceMappingURL=search.0123abcd.min.js.map\n")
    write(tmp_path, f"{THEIRS}.map", "{}")
    write(tmp_path, "assets/javascripts/bundle.0.min.js", "bundle\n//# sourceMappingURL=bundle.0.min.js.map\n")
    write(tmp_path, "assets/javascripts/bundle.0.min.js.map", "{}")
    write(tmp_path, "assets/stylesheets/main.0.min.css", "css\n/*# sourceMappingURL=main.0.min.css.map */")
    write(tmp_path, "assets/stylesheets/main.0.min.css.map", "{}")
    write(tmp_path, "assets/javascripts/lunr/wordcut.js", "wordcut")
    write(tmp_path, OURS, "ours")
    write(tmp_path, "search/search_index.json", '{"docs":["\\u0e01"]}')
    return tmp_path


def write(folder: Path, path: str, text: str) -> None:
    """Write a file of the built site."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def finish(folder: Path, pages: dict[str, str] | None = None, facts: dict[str, PageFacts] | None = None) -> list[str]:
    """Finish the search alone, and return what is wrong."""
    return list(put_search(Built(folder, plain, pages=pages or {}, facts=facts or {})))


def index_of(
    folder: Path, pages: dict[str, str] | None = None, facts: dict[str, PageFacts] | None = None
) -> list[dict[str, Any]]:
    """Finish the site, which must go well, and return what its index holds."""
    assert finish(folder, pages, facts) == []
    return indexed(folder / "search/pages.js")


def indexed(path: Path) -> list[dict[str, Any]]:
    """Return what an index holds."""
    script = path.read_text(encoding="utf-8")
    assert script.startswith("prongsaiIndex(")
    index: list[dict[str, Any]] = json.loads(script.removeprefix("prongsaiIndex(").removesuffix(")\n"))
    return index


def entry_of(folder: Path, article: str, facts: PageFacts) -> dict[str, Any]:
    """Return what the index has of a front page with the given article."""
    (entry,) = index_of(folder, {"index.html": PAGE.format(article)}, {"": facts})
    return entry


def texts_of(folder: Path, article: str) -> tuple[str, list[list[str]]]:
    """Return the text and sections that the index has of one page with the given article."""
    entry = entry_of(folder, f"<h1>หน้าหนึ่ง</h1>{article}", PageFacts("หน้าหนึ่ง"))
    return entry["text"], entry["sections"]


def test_our_worker_takes_the_place_of_the_themes(built: Path) -> None:
    """The theme's worker has our text under its own name, then the words that it is given; ours stands nowhere else."""
    index_of(built)
    ours, words = (built / THEIRS).read_text(encoding="utf-8").splitlines()
    assert ours == "ours"
    given = json.loads(words.removeprefix("prongsaiWords(").removesuffix(");"))
    assert given["unreachable"]["title"] == "ค้นหาไม่ได้ในขณะนี้"
    assert ["โกง", "ทุจริต"] in given["meant"]
    assert not (built / OURS).exists()


def test_what_people_say_is_looked_for_longest_first(built: Path) -> None:
    """No word that people say stands before a longer one, of which it may be a part, and none is told twice."""
    index_of(built)
    script = (built / THEIRS).read_text(encoding="utf-8").splitlines()[-1]
    said = [group[0] for group in json.loads(script.removeprefix("prongsaiWords(").removesuffix(");"))["meant"]]
    assert [len(word) for word in said] == sorted(map(len, said), reverse=True)
    assert len({*said}) == len(said)


def test_nothing_is_left_that_no_page_needs(built: Path) -> None:
    """Language files and source maps are gone, and with them the lines that lead to the maps."""
    index_of(built)
    left = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    assert left == {
        THEIRS,
        "assets/javascripts/bundle.0.min.js",
        "assets/stylesheets/main.0.min.css",
        "search/pages.js",
        "search/search_index.js",
        "search/search_index.json",
    }
    assert (built / "assets/javascripts/bundle.0.min.js").read_text(encoding="utf-8") == "bundle\n"
    assert (built / "assets/stylesheets/main.0.min.css").read_text(encoding="utf-8") == "css\n"


@pytest.mark.parametrize(("missing", "found"), [(THEIRS, 0), (OURS, 1)])
def test_a_missing_worker_is_a_problem(built: Path, missing: str, found: int) -> None:
    """Where there is no worker to replace, or none to put in its place, the site may not be published."""
    (built / missing).unlink()
    (problem,) = finish(built)
    assert (
        problem
        == f"ติดตั้งการค้นหาภาษาไทยไม่ได้: ต้องมี assets/javascripts/workers/search.*.min.js หนึ่งไฟล์ (พบ {found}) และ assets/javascripts/search/worker.js"
    )


def test_two_workers_are_a_problem(built: Path) -> None:
    """Where the theme has two workers nobody can tell which of them its pages ask for."""
    write(built, THEIRS.replace("0123", "4567"), "other")
    (problem,) = finish(built)
    assert "(พบ 2)" in problem


def test_what_every_page_fetches_is_next_to_nothing(built: Path) -> None:
    """The index that the theme's bundle fetches with every page names no page, from a server or from a disk."""
    index_of(built)
    fetched = (built / "search/search_index.json").read_text(encoding="utf-8")
    assert json.loads(fetched)["docs"] == []
    assert {*json.loads(fetched)["config"]} >= {"lang", "separator", "pipeline"}
    assert (built / "search/search_index.js").read_text(encoding="utf-8") == f"var __index = {fetched}\n"


def test_pages_are_found_and_ways_to_them_are_not(built: Path) -> None:
    """Every known page is in the index by its address; one that leads on is not, nor that for missing addresses."""
    titles = {"index.html": "หน้าหนึ่ง", "a/2568/index.html": "ก", "404.html": "ไม่พบ", "a/ita-2569/o25/index.html": "ย้าย"}
    pages = {path: PAGE.format(f"<h1>{title}</h1>") for path, title in titles.items()}
    facts = {"": PageFacts("หน้าหนึ่ง"), "a/2568/": PageFacts("ก"), "a/ita-2569/o25/": PageFacts("ย้าย", to="a/2568/")}
    found = [(entry["at"], entry["title"]) for entry in index_of(built, pages, facts)]
    assert found == [("a/2568/", "ก"), ("", "หน้าหนึ่ง")]


def test_each_of_many_agencies_has_an_index(built: Path) -> None:
    """The index of the site has its own pages and each agency in short; those of an agency are in one of its own."""
    pages = {path: PAGE.format(f"<h1>{path}</h1>ความ") for path in ("index.html", "a/index.html", "a/2568/index.html")}
    home = PageFacts("อบต.ก", "a", sample=True, known_by="ก · ตาก")
    facts = {"": PageFacts("หน้าแรก"), "a/": home, "a/2568/": PageFacts("ผล", "a", sample=True)}
    # Of an agency whose own pages are finished elsewhere.
    facts, pages = facts | {"old/": PageFacts("ย้าย", "b", to="b/")}, pages | {"old/index.html": ""}
    (built / "a").mkdir()
    assert list(put_search(Built(built, plain, pages=pages, facts=facts, apart=True))) == []
    agency, front = indexed(built / "search" / "pages.js")
    told = {"at": "a/", "title": "อบต.ก (ข้อมูลสมมุติ)", "text": "ก · ตาก", "sections": [], "opens": True, "sample": True}
    assert (agency, front["at"], front["text"]) == (told, "", "index.html\nความ")
    assert [one["at"] for one in indexed(built / "a" / "search.js")] == ["a/2568/", "a/"]
    words = (built / THEIRS).read_text(encoding="utf-8").splitlines()[-1]
    assert '"own":["accessibility","assets","compare"' in words


def test_of_a_list_of_many_agencies_its_title_is_in_the_index_once(built: Path) -> None:
    """The rows of a list are what the agencies' own pages say: the index of the site stays small without them."""
    pages = {f"compare/ตาก/{page}index.html": PAGE.format("<h1>ตาก</h1>อบต.ก") for page in ("", "2/")}
    facts = {"compare/ตาก/": PageFacts("ตาก", of_list=1), "compare/ตาก/2/": PageFacts("ตาก หน้า 2", of_list=2)}
    assert list(put_search(Built(built, plain, pages=pages, facts=facts, apart=True))) == []
    told = {"at": "compare/ตาก/", "title": "ตาก", "text": "", "sections": []}
    assert indexed(built / "search" / "pages.js") == [told]


def test_a_page_is_cut_at_its_headings(built: Path) -> None:
    """A heading with an anchor begins a section; what stands before the first is the page's own."""
    text, sections = texts_of(
        built, '<p>ต้น</p><h2 id="x">หัว <em>ข้อ</em><a class="headerlink">¶</a></h2><p>กลาง</p><h3 id="y">ย่อย</h3>ท้าย'
    )
    assert text == "ต้น"
    assert sections == [["x", "หัว ข้อ", "กลาง"], ["y", "ย่อย", "ท้าย"]]


def test_cells_and_blocks_are_apart_and_words_are_whole(built: Path) -> None:
    """Neighbouring cells, items and blocks stand on lines of their own; a word that is partly bold stays one word."""
    text, _ = texts_of(
        built,
        "<table><tr><td>95</td><td>.14</td></tr></table><ul><li>ก</li><li>ข</li></ul><p>คุณ<b>ธรรม</b>\nดี<br>งาม</p>",
    )
    assert text.split("\n") == ["95", ".14", "ก", "ข", "คุณธรรม ดี", "งาม"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<nav data-search-exclude><ol><li>ลับ</li></ol></nav>",
        "<div data-search-exclude><div>ลับ</div>ลับ</div>",
        "<script>ลับ</script>",
        "<svg><title>ลับ</title><desc>ลับ</desc></svg>",
        "<p hidden>ลับ</p>",
        "<div popover>ลับ</div>",
        "<template><p>ลับ</p></template>",
    ],
)
def test_what_is_hidden_or_excluded_is_not_found(built: Path, hidden: str) -> None:
    """What readers do not see, and what its author keeps from the search, is not in the index; what follows it is."""
    text, sections = texts_of(built, f"<p>ก่อน</p>{hidden}<p>หลัง</p>")
    assert (text, sections) == ("ก่อน\nหลัง", [])


def test_the_words_of_a_chart_are_found(built: Path) -> None:
    """The letters drawn in a chart stand on the page as well."""
    text, _ = texts_of(built, '<svg><line x1="1"/><text>การใช้<tspan>อำนาจ</tspan></text><text>90</text></svg>')
    assert text == "การใช้อำนาจ\n90"


def test_an_invented_agency_is_told(built: Path) -> None:
    """The title of an invented agency's page says so, for a result stands away from the notice on the page."""
    entry = entry_of(built, "<h1>หน้าหนึ่ง</h1>", PageFacts("หน้าหนึ่ง", sample=True))
    assert (entry["title"], entry["sample"], entry["text"]) == ("หน้าหนึ่ง (ข้อมูลสมมุติ)", True, "")


def test_a_page_only_says_what_it_is_beside_itself(built: Path) -> None:
    """Whatever class a page has, only the facts beside it make its agency an invented one."""
    entry = entry_of(built, '<h1>หน้าหนึ่ง</h1><aside class="ps-sample">สมมุติ</aside>', PageFacts("หน้าหนึ่ง"))
    assert (entry["title"], "sample" in entry, entry["text"]) == ("หน้าหนึ่ง", False, "สมมุติ")


def test_a_heading_that_is_not_in_the_title_is_found(built: Path) -> None:
    """A page's own heading is searched even where its title has other words."""
    entry = entry_of(built, '<h1 id="a">หัวเรื่อง</h1><p>ต้น</p>', PageFacts("หน้าหนึ่ง"))
    assert entry["text"] == "หัวเรื่อง\nต้น"
