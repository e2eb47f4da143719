"""The files by which the form is opened without a terminal: they say in one line what lacks, and install it once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.new import LAUNCHER
from tests.launch import pressed

WHEEL = "prongsai-9.9.9-py3-none-any.whl"
ENGINE = {
    "prongsai/__main__.py": "import os, sys; print(os.getcwd(), *sys.argv[1:], os.environ['PYTHONUTF8'])",
    "prongsai-9.9.9.dist-info/METADATA": "Metadata-Version: 2.1\nName: prongsai\nVersion: 9.9.9\n",
    "prongsai-9.9.9.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "prongsai-9.9.9.dist-info/RECORD": "",
}
"""An engine that says what it was asked for."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site, whose lock asks for nothing."""
    folder = tmp_path / "my site"
    assert CliRunner().invoke(main, ["new", "site", str(folder)]).exit_code == 0
    (folder / "requirements.txt").write_text("", encoding="utf-8")
    return folder


def put_wheel(site: Path) -> None:
    """Put an engine beside the launcher."""
    with zipfile.ZipFile(site / "wheels" / WHEEL, "w") as packed:
        for name, text in ENGINE.items():
            packed.writestr(name, text)


def press(site: Path, form: str = "command", *, python: bool = True) -> tuple[int, list[str]]:
    """Press a launcher on a machine with or without Python; return its code, and the lines that are read."""
    programs = site.parent / "bin"
    programs.mkdir(exist_ok=True)
    for name in ("sh", "dirname"):
        shutil.copy(str(shutil.which(name)), programs)
    path = [str(programs), *([str(Path(sys.executable).resolve().parent)] if python else [])]
    done = subprocess.run(
        pressed(site, form),
        env={"PATH": os.pathsep.join(path), "PIP_NO_INDEX": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stdout.splitlines()


def test_without_python_one_line_says_what_to_install(site: Path) -> None:
    """The line is Thai, and names where Python is had."""
    told = "ยังไม่มี Python 3.11 ขึ้นไปในเครื่องนี้ ติดตั้งจาก https://www.python.org/downloads แล้วเปิดไฟล์นี้อีกครั้ง"
    assert press(site, python=False) == (1, [told])


def test_without_the_engine_one_line_says_where_it_goes(site: Path) -> None:
    """Nothing is installed where no wheel of ours stands."""
    told = "ยังไม่มีโปรแกรมโปร่งใสในโฟลเดอร์ wheels ขอไฟล์ชื่อ prongsai-…-py3-none-any.whl จากผู้ดูแลเว็บไซต์มาวางไว้ในนั้น แล้วเปิดไฟล์นี้อีกครั้ง"
    assert press(site) == (1, [told])
    assert not (site / ".venv").exists()


def test_the_first_time_it_installs_and_each_time_it_opens(site: Path) -> None:
    """The environment is made from the lock and the wheel; the next time, from whichever file, the form opens at once."""
    put_wheel(site)
    opened = f"{site} edit 1"
    assert press(site) == (0, ["กำลังติดตั้งโปรแกรม ครั้งแรกใช้เวลาสองสามนาที", opened])
    assert press(site) == (0, [opened])
    assert press(site, "desktop") == (0, [opened])
    # A wheel of a later version takes the place of what was installed.
    (site / "wheels" / WHEEL).rename(site / "wheels" / WHEEL.replace("9.9.9", "9.9.10"))
    assert press(site)[1][0] == "กำลังติดตั้งโปรแกรม ครั้งแรกใช้เวลาสองสามนาที"


def test_an_environment_whose_python_is_gone_is_made_anew(site: Path) -> None:
    """After the system's Python was replaced, the links that are left lead nowhere, and stop nothing."""
    put_wheel(site)
    programs = site / ".venv/bin"
    programs.mkdir(parents=True)
    for name in ("python", "python3"):
        (programs / name).symlink_to("/gone/python3")
    assert press(site) == (0, ["กำลังติดตั้งโปรแกรม ครั้งแรกใช้เวลาสองสามนาที", f"{site} edit 1"])


def test_what_cannot_be_installed_is_told_with_what_to_do(site: Path) -> None:
    """Without a network the last line says so, and the form does not open."""
    put_wheel(site)
    (site / "requirements.txt").write_text(f"of-no-index==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    code, lines = press(site)
    told = "ติดตั้งไม่สำเร็จ ต่ออินเทอร์เน็ตแล้วเปิดไฟล์นี้อีกครั้ง ถ้ายังไม่ได้ให้ส่งข้อความข้างบนให้ผู้ดูแลเว็บไซต์"
    assert (code, lines[-1]) == (1, told)


def test_each_system_opens_its_own_file(site: Path) -> None:
    """Those of macOS and Linux may be run, and that of Windows has the line ends that its shell needs."""
    assert [os.access(site / f"{LAUNCHER}.{form}", os.X_OK) for form in ("command", "desktop")] == [True, True]
    lines = (site / f"{LAUNCHER}.cmd").read_bytes().splitlines(keepends=True)
    assert [line for line in lines if not line.endswith(b"\r\n")] == []
    # What stands before the line that tells its coding is read in that of the machine.
    assert b"".join(lines[:2]).isascii()
    assert lines[1] == b"chcp 65001 >nul\r\n"
