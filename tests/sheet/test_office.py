"""LibreOffice opens a workbook, edits it as a person would and saves it: what was typed comes back, and only that."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.programs import PROGRAMS
from tests.sheet.books import find, out, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

_BASIC = "http://openoffice.org/2000/"
LIBRARIES = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="{_BASIC}library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
  library:link="false"/>
</library:libraries>
"""
LIBRARY = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="{_BASIC}library" library:name="Standard" library:readonly="false">
 <library:element library:name="Typing"/>
</library:library>
"""
MODULE = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="{_BASIC}script" script:name="Typing" script:language="StarBasic">
Sub Save(doc, url, filter)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  doc.storeToURL(url, how())
End Sub
Sub Edit(source, score, code, target)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, how())
  doc.Sheets.getByName("คะแนน").getCellRangeByName(score).FormulaLocal = "85.5"
  doc.Sheets.getByName("มาตรการ").getCellRangeByName(code).FormulaLocal = "010"
  Save(doc, target &amp; ".xlsx", "Calc MS Excel 2007 XML")
  Save(doc, target &amp; ".ods", "calc8")
  doc.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


def edited(folder: Path, *cells: str) -> None:
    """Let the program type into the cells of `year.xlsx` and save it as both kinds of `back`."""
    command = [str(PROGRAMS["soffice"]), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    # At its first start it writes a library of its own, which then is ours.
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True)
    basic = folder / "profile" / "user" / "basic"
    (basic / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (basic / "Standard" / "Typing.xba").write_text(MODULE, encoding="utf-8")
    given = ",".join(f'"{one}"' for one in ((folder / "year.xlsx").as_uri(), *cells, (folder / "back").as_uri()))
    subprocess.run([*command, f"macro:///Standard.Typing.Edit({given})"], check=True, capture_output=True)


def test_what_an_office_program_saves_comes_back(tiny: TinySite, tmp_path: Path) -> None:
    """A score and digits with their zero, typed in the program, are all that both of its files bring."""
    book = out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")
    score, title = find(book, "คะแนน", "ค่า", 14), find(book, "มาตรการ", "ชื่อมาตรการ")
    edited(tmp_path, *(cell.partition("!")[2] for cell in (score, title)))
    files = {path.name: path.read_text(encoding="utf-8") for path in (tiny.root / "thung-thong" / "2568").iterdir()}
    wanted = files | {
        "scores.yml": files["scores.yml"].replace("  9: 90\n", "  9: 85.50\n"),
        "measures.yml": files["measures.yml"].replace("title: มาตรการเผยแพร่ข้อมูล\n", "title: '010'\n"),
    }
    for name in ("back.xlsx", "back.ods"):
        done = sheet(tiny.root, "in", tmp_path / name, "--today", "2569-01-05")
        assert done.exit_code == 0, done.output
        folder = tiny.root / "thung-thong" / "2568"
        assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == wanted
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
