"""Opens the form of this site; where its engine is not installed yet, it makes .venv from the lock first.

It runs with whatever Python a machine has, and with nothing but that.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parents[1]
PYTHON = SITE / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLD = "ต้องใช้ Python 3.11 ขึ้นไป ติดตั้งจาก https://www.python.org/downloads แล้วเปิดไฟล์นี้อีกครั้ง"
NO_WHEEL = (
    "ยังไม่มีโปรแกรมโปร่งใสในโฟลเดอร์ wheels ขอไฟล์ชื่อ prongsai-…-py3-none-any.whl จากผู้ดูแลเว็บไซต์มาวางไว้ในนั้น แล้วเปิดไฟล์นี้อีกครั้ง"
)
NO_VENV = "Python ของเครื่องนี้ไม่มีโมดูล venv ติดตั้ง python3-venv แล้วเปิดไฟล์นี้อีกครั้ง"
FIRST = "กำลังติดตั้งโปรแกรม ครั้งแรกใช้เวลาสองสามนาที"
FAILED = "ติดตั้งไม่สำเร็จ ต่ออินเทอร์เน็ตแล้วเปิดไฟล์นี้อีกครั้ง ถ้ายังไม่ได้ให้ส่งข้อความข้างบนให้ผู้ดูแลเว็บไซต์"


def main(arguments: list[str]) -> str | int:
    """Return the code of the form's end, or the one line that says what to install."""
    if sys.version_info < (3, 11):
        return OLD
    wheels = sorted((SITE / "wheels").glob("prongsai-*.whl"), key=lambda path: path.stat().st_mtime)
    if (version := installed()) is None or (wheels and wheels[-1].name.split("-")[1] != version):
        if not wheels:
            return NO_WHEEL
        if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
            return NO_VENV
        sys.stdout.write(f"{FIRST}\n")
        sys.stdout.flush()
        if any(subprocess.run(command, cwd=SITE, check=False).returncode for command in installing(wheels[-1])):
            return FAILED
    return subprocess.run([PYTHON, "-m", "prongsai", "edit", *arguments], cwd=SITE, check=False).returncode


def installed() -> str | None:
    """Return the version of the engine in .venv; None where there is none."""
    ask = "import importlib.metadata; print(importlib.metadata.version('prongsai'))"
    try:
        done = subprocess.run([PYTHON, "-c", ask], check=False, capture_output=True, encoding="utf-8")
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def installing(wheel: Path) -> list[list[str]]:
    """Return the commands that make .venv from the lock, and put the engine into it."""
    # Links to a Python that is gone stop venv; what they are in holds nothing of the officer's.
    anew = [] if PYTHON.exists() else ["--clear"]
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    return [
        [sys.executable, "-m", "venv", *anew, str(SITE / ".venv")],
        [*pip, "--require-hashes", "-r", "requirements.txt"],
        [*pip, "--no-deps", "--force-reinstall", str(wheel)],
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
