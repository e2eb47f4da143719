"""A change is tried in a process of its own, on the tests that reach it: one that they see dies, another survives."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.publish.project import ROOT

# In a process that has not imported the engine yet, as `make mutants` is.
TRY = """
import tempfile
from pathlib import Path
from tests.mutants.changes import changed, changes
from tests.mutants.trial import Trial, survivors

file = Path("hooks/prongsai/assess/years/compare.py").resolve()
source = file.read_text(encoding="utf-8")
tests = ("tests/years/test_compare.py::test_an_invented_agency_is_compared_with_none",)
found = [*changes(source, str(file))]
seen = next(one for one in found if one.new == "(no condition)" and "sample" in one.old)
unseen = next(one for one in found if one.old.startswith("-one.year"))
trials = [Trial(one, compile(changed(source, one), str(file), "exec"), (tests,)) for one in (seen, unseen)]
trials.append(Trial(seen, trials[0].code, ()))
with tempfile.TemporaryDirectory() as folder:
    told = {(trials.index(trial), alive) for trial, alive in survivors(trials, Path(folder), 2)}
print(sorted(told))
"""


def test_a_change_that_is_seen_dies() -> None:
    """With a rule broken its test fails; what the chosen tests do not see survives, as does what none reaches."""
    done = subprocess.run(
        [sys.executable, "-c", TRY],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout == "[(0, False), (1, True), (2, True)]\n"
