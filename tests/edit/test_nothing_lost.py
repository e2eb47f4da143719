"""Nothing is lost: two people at one file, a disk that fails, a program that is killed while it saves."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from prongsai.edit import App, Request
from prongsai.edit._drafts import DraftStore
from prongsai.files import write_whole
from tests.edit.walker import Walker

if TYPE_CHECKING:
    from tests.conftest import TinySite

SCORES, MEASURES = "thung-thong/2568/scores.yml", "thung-thong/2568/measures.yml"
NARRATIVE = "thung-thong/2568/analysis.md"


class Killed(BaseException):
    """What ends a program at once, whatever it is doing."""


def text(site: TinySite, file: str) -> str:
    """Return a file's text."""
    return (site.root / file).read_text(encoding="utf-8")


def test_what_two_people_change_is_joined(tiny: TinySite) -> None:
    """Fields that only one of both touched have what was typed, whoever saved first."""
    mine = Walker(tiny.root).open(SCORES)
    tiny.edit("scores.yml", "  3: 90", "  3: 95")
    mine.send("save", {"indicators/9": "85"})
    assert ("  3: 95\n" in text(tiny, SCORES), "  9: 85\n" in text(tiny, SCORES)) == (True, True)
    assert mine.values()["indicators/3"] == ["95"]


def test_a_page_that_saves_by_itself_is_made_anew_when_somebody_else_saved(tiny: TinySite) -> None:
    """What the page shows of a field that it did not touch is older than the file, and would be taken for typed."""
    mine = Walker(tiny.root).open(SCORES)
    tiny.edit("scores.yml", "  3: 90", "  3: 95")
    assert [mine.quietly({"indicators/9": "85"})["again"] for _ in range(2)] == [True, False]
    tiny.edit("scores.yml", "  3: 95", "  3: 96")
    assert mine.quietly({"indicators/9": "86"})["again"]
    assert "  3: 96\n" in text(tiny, SCORES)


def test_what_both_changed_is_shown_beside_one_another(tiny: TinySite) -> None:
    """Neither value is chosen: the file keeps the other's, the box what was typed, until somebody says which."""
    mine = Walker(tiny.root).open(SCORES)
    tiny.edit("scores.yml", "  9: 90", "  9: 95")
    mine.send("save", {"indicators/9": "85", "overall": "91"})
    assert ("  9: 95\n" in text(tiny, SCORES), "overall: 91\n" in text(tiny, SCORES)) == (True, True)
    assert mine.values()["indicators/9"] == ["85"]
    assert "ถูกแก้จากที่อื่น ขณะนี้เป็น “95”" in " ".join(mine.page.text().split())
    mine.press()
    assert "  9: 95\n" in text(tiny, SCORES)
    mine.press("keep:indicators/9")
    assert "  9: 85\n" in text(tiny, SCORES)
    assert "ถูกแก้จากที่อื่น" not in mine.shown("main").text()


def test_what_is_sent_twice_was_changed_by_nobody_else(tiny: TinySite) -> None:
    """A page whose saving was not answered sends it again: what stands in the file is its own, a new item too."""
    mine = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0")
    typed = {"measures/:0/title": "ชื่อใหม่", "measures/:0/steps/:1": "เผยแพร่"}
    form = mine.values() | {name: [value] for name, value in typed.items()} | {"quiet": ["save"]}
    for _ in range(2):
        answer = App(mine.desk)(Request("POST", MEASURES, {"at": ["measures/:0"]}, form))
        assert json.loads(answer.body)["state"].startswith("บันทึกแล้ว")
    assert text(tiny, MEASURES).count("เผยแพร่]") == 1
    assert Walker(tiny.root, mine.desk).open(f"{MEASURES}?at=measures/:0").page.css(".e-find.error") == []


def test_the_others_value_can_be_chosen(tiny: TinySite) -> None:
    """What was typed goes, and the box shows what stands in the file."""
    mine = Walker(tiny.root).open(SCORES)
    tiny.edit("scores.yml", "  9: 90", "  9: 95")
    mine.send("save", {"indicators/9": "85"}).press("drop:indicators/9")
    assert mine.values()["indicators/9"] == ["95"]
    assert "  9: 95\n" in text(tiny, SCORES)


def test_an_item_that_moved_away_is_not_written_over(tiny: TinySite) -> None:
    """A measure removed by somebody else shifts the places: what was typed for one comes into no other."""
    mine = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0")
    first, second = text(tiny, MEASURES).split("  - id: m02")
    tiny.write("measures.yml", "measures:\n  - id: m02" + second)
    mine.press(title="ชื่อที่พิมพ์ให้ m01")
    assert text(tiny, MEASURES) == "measures:\n  - id: m02" + second
    assert mine.values()["measures/:0/title"] == ["ชื่อที่พิมพ์ให้ m01"]
    assert first


def test_two_texts_of_one_narrative_are_both_shown(tiny: TinySite) -> None:
    """A narrative that was changed meanwhile stays, what was typed stays in the box, and the page shows both."""
    mine = Walker(tiny.root).open(NARRATIVE)
    tiny.write("analysis.md", "# ของเพื่อน\n")
    mine.press(text="# ของฉัน")
    assert text(tiny, NARRATIVE) == "# ของเพื่อน\n"
    assert mine.values()["text"] == ["# ของฉัน\n"]
    assert mine.shown("pre").text() == "# ของเพื่อน\n"
    mine.press()
    assert text(tiny, NARRATIVE) == "# ของฉัน\n"


def test_a_full_disk_leaves_the_file_and_says_so(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file cannot be written it is as it was, and the page says what to do."""
    mine = Walker(tiny.root).open(SCORES)
    before = text(tiny, SCORES)

    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("prongsai.files.os.fsync", full)
        mine.send("save", {"indicators/9": "85"})
    assert (mine.status, text(tiny, SCORES)) == (507, before)
    assert "ยังบันทึกไม่ได้" in mine.page.text()
    assert [path.name for path in (tiny.root / SCORES).parent.glob(".*")] == []


def test_drafts_are_kept_nowhere_else(tiny: TinySite) -> None:
    """A link in the place of `.cache`, which may come with a repository, is not followed: the page says what to do."""
    (elsewhere := tiny.root.parent / "elsewhere").mkdir()
    (tiny.root.parent / ".cache").symlink_to(elsewhere)
    mine = Walker(tiny.root).open(SCORES).send("save", {"indicators/9": "แปดสิบ"})
    assert (mine.status, [*elsewhere.iterdir()]) == (507, [])
    (elsewhere / "edit").mkdir()
    (elsewhere / "edit" / "theirs.json").write_text("{}", encoding="utf-8")
    assert DraftStore(tiny.root).files() == []


def test_a_draft_that_nobody_typed_is_none(tiny: TinySite) -> None:
    """A damaged file of drafts, however deep its brackets are, leaves the page as it is without one."""
    kept = tiny.root.parent / ".cache" / "edit" / f"{SCORES}.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("[" * 200_000, encoding="utf-8")
    assert Walker(tiny.root).open(SCORES).status == 200


def test_what_could_not_be_written_is_a_draft(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that refuses what was typed leaves it in its box, for whoever opens the page again."""
    mine = Walker(tiny.root).open(SCORES)

    def refused(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr("prongsai.patch._save.write_whole", refused)
        mine.send("save", {"indicators/9": "85"})
    assert mine.status == 507
    assert Walker(tiny.root).open(SCORES).values()["indicators/9"] == ["85"]


def test_what_changes_while_it_is_saved_is_shown_beside_what_was_typed(
    tiny: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes between the reading and the writing keeps the file, and what was typed stays in the box."""
    mine = Walker(tiny.root).open(SCORES)

    def late(*given: Any) -> None:  # noqa: ANN401 - as it was called
        tiny.edit("scores.yml", "  9: 90", "  9: 95")
        write_whole(*given)

    with monkeypatch.context() as patch:
        patch.setattr("prongsai.patch._save.write_whole", late)
        mine.send("save", {"indicators/9": "85"})
    assert "  9: 95\n" in text(tiny, SCORES)
    assert mine.values()["indicators/9"] == ["85"]


def test_a_new_file_that_somebody_else_went_on_with_is_not_taken_back(tiny: TinySite) -> None:
    """Undo takes a file away that it has made, and never one that holds more by now."""
    (tiny.root / NARRATIVE).unlink(missing_ok=True)
    walker = Walker(tiny.root).open(NARRATIVE).press(text="# ของฉัน")
    tiny.write("analysis.md", "# ของเพื่อน\n")
    assert (walker.undo(), text(tiny, NARRATIVE)) == (409, "# ของเพื่อน\n")
    tiny.write("analysis.md", "# ของฉัน\n")
    assert (walker.undo(), (tiny.root / NARRATIVE).exists()) == (200, False)


def test_a_program_killed_while_it_saves_leaves_one_of_both(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended before the step that lets the new text take its place, the old file is whole; the next saving works."""
    mine = Walker(tiny.root).open(SCORES)
    before = text(tiny, SCORES)

    def killed(*_: object) -> NoReturn:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            mine.send("save", {"indicators/9": "85"})
    assert text(tiny, SCORES) == before
    Walker(tiny.root).open(SCORES).send("save", {"indicators/9": "85"})
    assert "  9: 85\n" in text(tiny, SCORES)


def test_what_is_removed_takes_its_drafts_along(tiny: TinySite) -> None:
    """A draft of a later item follows it to its new place, and one of the removed item goes with it."""
    walker = Walker(tiny.root).open(f"{MEASURES}?at=measures/:1").press(period="31 เม.ย. 2569")
    walker.open(f"{MEASURES}?at=measures/:0").press(period="30 ก.พ. 2569")
    walker.press("remove:measures/:0")
    again = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0")
    assert again.values()["measures/:0/title"] == ["มาตรการป้องกันการทุจริต"]
    assert again.values()["measures/:0/period"] == ["31 เม.ย. 2569"]


@pytest.mark.parametrize("gone", ["the file", "the agency"])
def test_what_is_typed_for_a_file_that_went_is_there_when_it_comes_back(tiny: TinySite, gone: str) -> None:
    """A program that keeps folders alike, or another branch, may take it away for a while."""
    scores, narrative = Walker(tiny.root).open(SCORES), Walker(tiny.root).open(NARRATIVE)
    away = tiny.root / ("thung-thong/2568/scores.yml" if gone == "the file" else "thung-thong")
    aside = away.rename(tiny.root / ".aside")
    scores.send("save", {"indicators/9": "85"})
    narrative.send("save", {"text": "ข้อความใหม่"})
    for walker in (scores, narrative):
        assert walker.status == 404
        assert "สิ่งที่พิมพ์เก็บไว้ในเครื่องนี้" in walker.page.text()
    aside.rename(away)
    back = Walker(tiny.root).open(SCORES)
    assert (back.values()["indicators/9"], back.values()["indicators/8"]) == (["85"], ["90"])
    assert Walker(tiny.root).open(NARRATIVE).values()["text"] == ["ข้อความใหม่"]


def test_a_page_that_saves_by_itself_tells_that_its_file_went(tiny: TinySite) -> None:
    """What was typed is kept as well."""
    walker = Walker(tiny.root).open(SCORES)
    tiny.path("scores.yml").rename(tiny.root / ".aside")
    answer = walker.quietly({"indicators/9": "85"})
    assert answer == {"failed": "ไฟล์ของหน้านี้ไม่อยู่แล้ว สิ่งที่พิมพ์เก็บไว้ในเครื่องนี้ และจะอยู่ในช่องเมื่อไฟล์กลับมา"}


def test_nothing_typed_is_nothing_kept(tiny: TinySite) -> None:
    """Of a file that is not there yet either: the button that was pressed is no value."""
    walker = Walker(tiny.root).open("thung-thong/2568/progress.yml")
    (tiny.root / "thung-thong").rename(tiny.root / ".aside")
    walker.send("save", {})
    assert (walker.status, "สิ่งที่พิมพ์เก็บไว้" in walker.page.text(), walker.desk.drafts.files()) == (404, False, [])
