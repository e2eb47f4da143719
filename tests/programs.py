"""Programs and libraries of the system that some tests need.

What is not here is not tried: those tests are not collected, and the end of a run names them.
"""

from __future__ import annotations

import os
import shutil
from ctypes.util import find_library
from pathlib import Path

# Debian keeps servers where only root looks for programs.
_WHERE = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
NEEDED = {
    "nginx": ["hosts/test_nginx.py"],
    "apache2": ["hosts/test_apache2.py"],
    "soffice": ["documents/test_office.py"],
    "pdftotext": ["documents/test_poppler.py"],
    "Calc": ["sheet/test_office.py"],
    "firefox": ["browser/test_firefox.py"],
    "Pango": [f"documents/test_{name}.py" for name in ("files", "office", "pdf", "poppler")],
}
"""Files of tests by what they need."""
SERVERS = ("nginx", "apache2")
_LIBRARIES = ("pango-1.0", "harfbuzz-subset")
"""The libraries by which PDF is drawn."""
PROGRAMS = {name: shutil.which(name, path=_WHERE) for name in NEEDED if name not in ("Calc", "Pango")}
_CALC = Path(os.path.realpath(PROGRAMS["soffice"] or "")).with_name("libsclo.so")
"""What of LibreOffice opens spreadsheets, which may be installed without it."""
MISSING = [name for name, path in PROGRAMS.items() if path is None]
MISSING += [] if _CALC.is_file() else ["Calc"]
MISSING += [] if all(map(find_library, _LIBRARIES)) else ["Pango"]


def untried() -> list[str]:
    """Return the files of tests, below `tests/`, that need what is not here."""
    files = [file for name in MISSING for file in NEEDED[name]]
    return files + (["hosts/test_any.py"] if {*SERVERS} <= {*MISSING} else [])


def not_run() -> list[str]:
    """Return a line for each program that is not here, and what is not tried for want of it."""
    told = "ไม่ได้ทดสอบกับ {0} เพราะไม่มีโปรแกรมนี้ในเครื่อง | not run for want of {0}: {1}"
    return [told.format(name, " ".join(f"tests/{file}" for file in NEEDED[name])) for name in MISSING]
