"""`prongsai new`: a site, an agency and a year that build at once, never over what is there."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from prongsai import __version__
from prongsai.cli import main
from prongsai.content import load_site
from prongsai.new import LAUNCHER, AgencyWords, new_agency, put
from prongsai.site import carried
from tests.publish.project import ROOT, prongsai

if TYPE_CHECKING:
    from click.testing import Result

    from tests.conftest import TinySite

OPTIONS: tuple[str, ...] = ("--name", "เทศบาลตำบล: บ้านใหม่ #1", "--short-name", "ทต.บ้านใหม่", "--kind", "เทศบาลตำบล")
OPTIONS += ("--province", "ตาก", "--unit", "สำนักปลัดเทศบาล")


def new(*arguments: str, answers: str = "") -> Result:
    """Run `prongsai new`."""
    return CliRunner().invoke(main, ["new", *arguments], input=answers)


def files(folder: Path) -> set[str]:
    """Return the names of all files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_site_is_whole(here: Path) -> None:
    """A site has content, configuration, both forges, the lock, schemas and the settings of an editor."""
    done = new("site", "ita", "--agency", "ban-mai", "--year", "2568", *OPTIONS)
    assert done.exit_code == 0, done.output
    assert "ทำต่อ" in done.stdout
    year = {f"content/ban-mai/2568/{name}" for name in ("scores.yml", "analysis.yml", "analysis.md", "measures.yml")}
    assert files(here / "ita") - {f"wheels/prongsai-{__version__}-py3-none-any.whl"} == year | {
        "content/ban-mai/agency.yml",
        "mkdocs.yml",
        "README.md",
        ".gitignore",
        ".gitlab-ci.yml",
        ".github/workflows/links.yml",
        ".github/workflows/publish.yml",
        ".vscode/settings.json",
        "requirements.txt",
        *(f"{LAUNCHER}.{form}" for form in ("cmd", "command", "desktop")),
        "wheels/edit.py",
        *(
            f".schemas/{name}.schema.json"
            for name in ("agency", "scores", "analysis", "measures", "progress", "criteria")
        ),
    }
    assert (here / "ita" / "requirements.txt").read_bytes() == carried("requirements/documents.txt").read_bytes()


def test_a_new_site_builds_at_once(here: Path) -> None:
    """Check passes, says what the draft lacks, and the build publishes an agency whose year is not published."""
    assert new("site", "ita", "--agency", "ban-mai", "--year", "2568", *OPTIONS).exit_code == 0
    checked = prongsai("check", cwd=here / "ita")
    assert (checked.returncode, re.findall("E[0-9]{3}|W[0-9]{3}", checked.stdout)) == (0, [])
    lacks = re.findall("“(.+?)”", checked.stdout)
    assert lacks == ["overall", "level", "indicators"]
    built = prongsai("build", cwd=here / "ita")
    assert built.returncode == 0, built.stderr
    page = re.sub("</?span[^>]*>", "", (here / "ita/site/ban-mai/index.html").read_text(encoding="utf-8"))
    assert "ปี 2568: ยังไม่เผยแพร่ผล" in page
    assert "เทศบาลตำบล: บ้านใหม่ #1" in page


def test_a_new_year_publishes_nothing_that_nobody_wrote(here: Path) -> None:
    """Its scores alone filled in, it has no measure, and neither page nor data say that there is an analysis."""
    assert new("site", "ita", "--agency", "ban-mai", "--year", "2568", *OPTIONS).exit_code == 0
    scores = f"overall: 85.00\nlevel: ผ่าน\nindicators: {dict.fromkeys(range(1, 11), 85)}\n"
    (here / "ita" / "content" / "ban-mai" / "2568" / "scores.yml").write_text(scores, encoding="utf-8")
    built = prongsai("build", cwd=here / "ita")
    assert built.returncode == 0, built.stderr
    pages = {
        name: re.sub(
            r"<[^>]*>|\s", "", (here / "ita/site/ban-mai/2568" / name / "index.html").read_text(encoding="utf-8")
        )
        for name in ("analysis", "measures")
    }
    assert "ได้คะแนนภาพรวม" not in pages["analysis"]
    assert "ยังไม่มีการวิเคราะห์ผลการประเมินปี2568ในเว็บไซต์นี้" in pages["analysis"]
    assert "พบ0จาก2เรื่อง" in pages["measures"]


def test_the_measure_that_a_new_year_shows_is_one(here: Path) -> None:
    """Whoever does as its comment says, and takes the marks of the comment away, has the measure that it shows."""
    assert new("site", "ita", "--agency", "ban-mai", "--year", "2568", *OPTIONS).exit_code == 0
    text = (here / "ita/content/ban-mai/2568/measures.yml").read_text(encoding="utf-8")
    assert "measures: []\n# เมื่อมีมาตรการ ลบ [] แล้วเขียนใต้ measures: เช่น\n#   - id: m01" in text
    made = yaml.safe_load(re.sub("(?m)^#(?=   )", "", text.replace("measures: []", "measures:")))
    assert [(one["id"], one["addresses"], one["period"]) for one in made["measures"]] == [
        ("m01", [{"indicator": 9}], "fiscal_year")
    ]


def test_nobody_is_asked_in_a_script(here: Path) -> None:
    """Without a terminal and options no agency is invented: the site waits for its first, and says how one comes."""
    done = new("site", "ita", "--agency", "ban-mai", "--year", "2568")
    assert (done.exit_code, files(here / "ita" / "content")) == (0, {".gitkeep"})
    assert "2. เพิ่มหน่วยงานในแบบฟอร์ม: เปิดไฟล์ แก้ไขข้อมูล หรือ prongsai edit" in done.output
    assert "หรือ prongsai new agency ban-mai ซึ่งถามชื่อและประเภท แล้ว prongsai new year ban-mai 2568" in done.output
    told = "ยังไม่ได้สร้างหน่วยงาน ban-mai และปี 2568 เพราะไม่ได้บอกชื่อและประเภท: --name --short-name --kind --unit"
    assert (told in done.output, "ยังไม่ได้สร้างหน่วยงาน" in new("site", "other").output) == (True, False)
    built = prongsai("build", cwd=here / "ita")
    assert (built.returncode, (here / "ita" / "site").exists(), "ยังไม่มีหน่วยงาน" in built.stderr) == (1, False, True)


@pytest.mark.parametrize("arguments", [("site", "ita"), ("agency", "ban-mai", "--content", "content")])
def test_what_is_not_told_of_an_agency_is_not_invented(here: Path, arguments: tuple[str, ...]) -> None:
    """Where nobody can answer, the options that lack are named, and nothing is written."""
    done = new(*arguments, "--name", "เทศบาลตำบลบ้านใหม่", "--unit", "สำนักปลัด")
    told = "บอกชื่อและประเภทของหน่วยงานด้วย: --short-name --kind · Tell these of the agency."
    assert (done.exit_code, told in done.output, files(here)) == (2, True, set())


def test_a_site_may_begin_in_the_folder_that_one_is_in(here: Path) -> None:
    """Beside an environment of its own, say; nobody is then told to go where they are."""
    done = new("site", ".", "--year", "2568", *OPTIONS)
    assert (done.exit_code, (here / "mkdocs.yml").is_file()) == (0, True)
    assert "cd " not in done.output
    assert "1. กรอกในแบบฟอร์ม: เปิดไฟล์ แก้ไขข้อมูล หรือ prongsai edit\n  2. หรือแก้ content/agency/agency.yml" in done.output


def test_a_year_without_a_list_of_its_own_names_the_indicators_of_the_year_before(here: Path) -> None:
    """Whoever fills in scores of 2569 sees which indicator each is, as the pages name it."""
    assert new("site", "ita", "--year", "2569", *OPTIONS).exit_code == 0
    scores = (here / "ita" / "content" / "agency" / "2569" / "scores.yml").read_text(encoding="utf-8")
    assert "  9:           # การเปิดเผยข้อมูล\n" in scores


@pytest.mark.parametrize(("year", "level"), [("2565", "AA"), ("2568", "ผ่านดีเยี่ยม")])
def test_the_level_that_scores_begin_with_is_one_of_their_year(here: Path, year: str, level: str) -> None:
    """Whoever types the example beside the level is not told that the year has no such level."""
    assert new("site", "ita", "--year", year, *OPTIONS).exit_code == 0
    scores = (here / "ita" / "content" / "agency" / year / "scores.yml").read_text(encoding="utf-8")
    assert f"\nlevel:         # ระดับตามที่ ITAS รายงาน เช่น {level}\nindicators:" in scores


def test_a_year_of_another_framework_names_its_own_indicators(here: Path) -> None:
    """No name of the NACC's stands in the scores of an agency that another framework assesses."""
    shutil.copytree(ROOT / "tests" / "sites" / "hospital", here / "content")
    assert new("year", "khao-khat", "2568").exit_code == 0
    scores = (here / "content" / "khao-khat" / "2568" / "scores.yml").read_text(encoding="utf-8")
    assert "การปฏิบัติหน้าที่" not in scores
    assert re.search("^  1: +# .+", scores, re.MULTILINE)


def test_at_a_terminal_it_asks_in_thai(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What options do not tell is asked, and the answers stand in the file."""
    monkeypatch.setattr("prongsai.cli._new.somebody_there", lambda: True)
    (here / "content").mkdir()
    done = new("agency", "ban-mai", "--province", "ตาก", answers="อบต.บ้านใหม่\nบ้านใหม่\nอบต.\n\n")
    assert done.exit_code == 0, done.output
    assert "ชื่อเต็มของหน่วยงาน" in done.output
    assert "จังหวัด (" not in done.output
    (agency,) = load_site(here / "content").agencies
    assert (agency.agency.name, agency.agency.kind, agency.agency.province) == ("อบต.บ้านใหม่", "อบต.", "ตาก")
    assert (agency.agency.units[0].name, agency.agency.sample) == ("สำนักปลัด", False)


# A reference to a control character, such as `&#1`, is refused in any text.
words = (
    st.text("กขคา1a:#-'\"{}[]&*!|>%@`, \\~", min_size=1, max_size=12)
    .filter(str.strip)
    .filter(lambda one: "&#" not in one)
)


@given(words, words, words)
def test_any_answer_gives_a_file_that_says_it(name: str, short_name: str, unit: str) -> None:
    """Whatever is typed, agency.yml says exactly that, whatever it would mean to YAML."""
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), new_agency("ban-mai", AgencyWords(name, short_name, "เทศบาลตำบล", "ตาก", unit)))
        (agency,) = load_site(Path(folder)).agencies
    found = (agency.agency.name, agency.agency.short_name, agency.agency.units[0].name)
    assert [" ".join(one.split()) for one in found] == [" ".join(one.split()) for one in (name, short_name, unit)]


def test_nothing_that_is_there_is_written_over(here: Path) -> None:
    """Where one of the files stands, its name is told, the exit code is 1, and nothing at all is written."""
    (here / "ita").mkdir()
    (here / "ita" / "mkdocs.yml").write_text("site_name: ของเรา", encoding="utf-8")
    done = new("site", "ita", *OPTIONS)
    assert (done.exit_code, "มีอยู่แล้วใน ita: mkdocs.yml จึงไม่เขียนทับ" in done.output) == (1, True)
    assert files(here / "ita") == {"mkdocs.yml"}


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"])
def test_what_is_stopped_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    """Where the second file cannot be written the first is gone too, and every new folder; what was there stays."""
    (tmp_path / "a").mkdir()

    def write(path: Path, data: bytes) -> None:
        if path.name == "two":
            raise stop
        path.write_bytes(data)

    monkeypatch.setattr("prongsai.new._put.write_whole", write)
    with pytest.raises(type(stop)):
        put(tmp_path, {"a/b/one": b"1", "c/d/two": b"2"})
    assert [*tmp_path.rglob("*")] == [tmp_path / "a"]


@pytest.mark.parametrize("slug", ["บ้านใหม่", "Ban-Mai", "ban mai", "-", ""])
@pytest.mark.usefixtures("here")
def test_a_name_that_is_no_address_is_refused(slug: str) -> None:
    """The folder of an agency is part of its address."""
    done = new("agency", "--", slug)
    assert (done.exit_code, "ใช้เป็นที่อยู่เว็บไม่ได้" in done.output) == (2, True)


def test_a_new_site_draws_documents_where_that_can_be(here: Path) -> None:
    """Both forges try to install what draws PDF before they install the lock, and go on where it cannot be had."""
    assert new("site", "ita", *OPTIONS).exit_code == 0
    for name, goes_on in (
        (".gitlab-ci.yml", " || true\n"),
        (".github/workflows/publish.yml", "continue-on-error: true\n"),
    ):
        drawn, _, rest = (here / "ita" / name).read_text(encoding="utf-8").partition("libharfbuzz-subset0")
        assert "libpango-1.0-0" in drawn
        assert goes_on in rest.partition("pip install")[0]


def test_both_forges_install_the_lock_and_the_wheel(here: Path) -> None:
    """Each forge installs the hash lock, then the wheel that the site carries alone, then checks and builds."""
    new("site", "ita", *OPTIONS)
    for name in (".gitlab-ci.yml", ".github/workflows/publish.yml"):
        text = (here / "ita" / name).read_text(encoding="utf-8")
        assert yaml.safe_load(text)
        lock = text.index("pip install --require-hashes -r requirements.txt")
        engine = text.index("pip install --no-deps wheels/*.whl")
        assert lock < engine < text.index("prongsai check") < text.index("prongsai build")


def test_the_actions_are_those_that_we_use(here: Path) -> None:
    """Every action of a new site is pinned as in this repository's own workflows."""
    new("site", "ita", *OPTIONS)
    used = re.compile(r"uses: (\S+ # \S+)")
    ours = {pin for path in (ROOT / ".github/workflows").iterdir() for pin in used.findall(path.read_text("utf-8"))}
    for path in (here / "ita" / ".github/workflows").iterdir():
        theirs = used.findall(path.read_text(encoding="utf-8"))
        assert theirs
        assert set(theirs) <= ours


def test_an_editor_finds_the_schemas(here: Path) -> None:
    """Each file of content names a schema that is there, which says the version of the engine that wrote it."""
    new("site", "ita", "--year", "2568", *OPTIONS)
    named = {}
    for path in (here / "ita" / "content").rglob("*.yml"):
        found = re.search(r"\$schema=(\S+)", path.read_text(encoding="utf-8"))
        assert found
        named[path.stem] = json.loads((path.parent / found[1]).read_text(encoding="utf-8"))["$id"]
    assert named == {
        name: f"urn:prongsai:{__version__}:{name}" for name in ("agency", "scores", "analysis", "measures")
    }
    settings = json.loads((here / "ita" / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert [name for name in settings["yaml.schemas"] if not (here / "ita" / name).is_file()] == []


def test_a_new_year_keeps_what_stays_true(site: TinySite) -> None:
    """Thresholds, the table and measures that are not finished come along, marked as carried on."""
    layout = "thresholds: {strength: 92}\ntable: {columns: [{heading: มาตรการ, show: [title]}]}\n"
    site.edit("measures.yml", "measures:\n", layout + "measures:\n")
    rounds = "rounds:\n  - months: 6\n    entries: [{measure: m02, status: done, date: 1 ก.พ. 2569}]\n"
    site.write("progress.yml", rounds)
    done = new("year", "thung-thong", "2569", "--content", str(site.root))
    assert done.exit_code == 0, done.output
    made = yaml.safe_load(site.path("thung-thong/2569/measures.yml").read_text(encoding="utf-8"))
    assert made == {
        "thresholds": {"strength": 92},
        "table": {"columns": [{"heading": "มาตรการ", "show": ["title"]}]},
        "measures": [
            {
                "id": "m01",
                "continues": "m01",
                "title": "มาตรการเผยแพร่ข้อมูล",
                "steps": ["จัดทำข้อมูลให้ครบถ้วน"],
                "responsible": ["clerk"],
                "period": "fiscal_year",
                "rounds": [6, 12],
                "monitoring": ["รายงานผลต่อผู้บริหาร"],
            }
        ],
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ทุกเดือน ตลอดปีงบประมาณ", {"every": "ทุกเดือน", "name": "fiscal_year"}),
        ("ทุกไตรมาส", "ทุกไตรมาส"),
        ("ทุก 6 เดือน ครั้งแรกภายใน มี.ค. 2569", "ทุก 6 เดือน"),
        ("{every: ทุกวันทำการ}", {"every": "ทุกวันทำการ"}),
        ("{every: ทุกเดือนของปี 2569, name: fiscal_year}", "fiscal_year"),
    ],
)
def test_a_new_year_keeps_how_often_a_measure_runs(site: TinySite, typed: str, kept: object) -> None:
    """A frequency comes along, with the whole fiscal year that it is for, and without the day of its first turn."""
    site.edit("measures.yml", "period: fiscal_year", f"period: {typed}")
    assert new("year", "thung-thong", "2569", "--content", str(site.root)).exit_code == 0
    made = yaml.safe_load(site.path("thung-thong/2569/measures.yml").read_text(encoding="utf-8"))
    assert made["measures"][0]["period"] == kept
    assert [line for line in site.lines() if "period" in line] == []


def test_a_new_year_has_nothing_that_must_be_new(site: TinySite) -> None:
    """No score, finding, aim or date of last year is copied, nor a text that names a year; such a title is a comment."""
    site.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", "title: มาตรการปี ๒๕๖๙\n    finding: ผลต่ำ")
    site.edit("measures.yml", "period: fiscal_year", "period: {start: ม.ค. 2569, end: มี.ค. 2569}")
    site.edit("measures.yml", "steps: [จัดทำข้อมูลให้ครบถ้วน]", "steps: [ภายใน 31 มีนาคม 2569, ทุกเดือน]")
    assert new("year", "thung-thong", "2569", "--content", str(site.root)).exit_code == 0
    text = site.path("thung-thong/2569/measures.yml").read_text(encoding="utf-8")
    first = yaml.safe_load(text)["measures"][0]
    assert (first["title"], first["steps"]) == (None, ["ทุกเดือน"])
    assert "title:    # ปีก่อน: มาตรการปี ๒๕๖๙\n" in text
    assert {"finding", "addresses", "period"} & first.keys() == set()
    scores = yaml.safe_load(site.path("thung-thong/2569/scores.yml").read_text(encoding="utf-8"))
    assert scores == {"draft": True, "overall": None, "level": None, "indicators": dict.fromkeys(range(1, 11))}


def test_a_new_year_is_a_sound_draft(site: TinySite) -> None:
    """Nothing is wrong with the new year; what lacks is told, and the published year stands as it was."""
    before = site.lines()
    assert new("year", "thung-thong", "2569", "--content", str(site.root)).exit_code == 0
    assert {line.split()[1] for line in site.lines() if line not in before} == {"H021"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody", "2568"), "ไม่พบหน่วยงาน nobody"),
        (("thung-thong", "2026"), "ปี 2026 ต้องเป็น พ.ศ. 2550 ถึง 2599"),
        (("thung-thong", "2568"), "มีอยู่แล้ว"),
    ],
)
def test_what_cannot_be_begun_is_told(site: TinySite, arguments: tuple[str, ...], told: str) -> None:
    """An agency that is not there, a year that nobody knows, and a year that is there already, each in one line."""
    done = new("year", *arguments, "--content", str(site.root))
    assert (done.exit_code != 0, told in done.output) == (True, True)


def test_a_year_that_nobody_knows_is_begun(site: TinySite) -> None:
    """As it is checked and built: what is not known of it is said, and the file has places for what it will have."""
    done = new("year", "thung-thong", "2571", "--content", str(site.root))
    assert done.exit_code == 0, done.output
    assert "ยังไม่ทราบเกณฑ์ของ ITA ปี 2571 หน้าเว็บจะบอกว่าไม่ทราบ (prongsai explain H312)" in done.output
    assert [line for line in site.lines() if "/2571/" in line and ": E" in line] == []


def test_an_agency_of_a_province_is_asked_for_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where its kind says that it lies in one; an agency of the whole country may leave it out."""
    words = ("--name", "อบต.นา", "--short-name", "อบต.นา", "--unit", "สำนักปลัด")
    done = new("agency", "na", "--content", "content", *words, "--kind", "อบต.")
    told = "บอกชื่อและประเภทของหน่วยงานด้วย: --province · Tell these of the agency."
    assert (done.exit_code, told in done.output, files(here)) == (2, True, set())
    (here / "content").mkdir()
    monkeypatch.setattr("prongsai.cli._new.somebody_there", lambda: True)
    assert new("agency", "na", *words, "--kind", "อบต.", answers="\nตาก\n").exit_code == 0
    assert new("agency", "krom", *words, "--kind", "กรม", answers="\n").exit_code == 0
    assert {one.slug: one.agency.province for one in load_site(here / "content").agencies} == {
        "na": "ตาก",
        "krom": None,
    }


def test_a_new_agency_is_led_to_the_year_of_a_new_site(here: Path) -> None:
    """Both advise the same year, be it typed or not."""
    site = new("site", "ita").output
    agency = new("agency", "ban-mai", "--content", str(here / "ita" / "content"), *OPTIONS).output
    years = [text.partition("prongsai new year ")[2].split()[1] for text in (site, agency)]
    assert years[0] == years[1]
