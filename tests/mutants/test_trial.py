"""A change is tried in a process of its own, on the tests that reach it: one that they see dies, another survives."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.publish.project import ROOT

# In a process that has not imported the engine yet, as `make mutants` is. Each change is tried in an engine that is
# imported with it, and in one that lives; the one whose function never returns is ended.
TRY = """
import tempfile
from pathlib import Path
from tests.mutants import trial
from tests.mutants.changes import changed, changes
from tests.tools import mutants

trial.BUSY = 1
file = Path("hooks/prongsai/assess/years/compare.py").resolve()
source = file.read_text(encoding="utf-8")
tests = ("tests/years/test_compare.py::test_an_invented_agency_is_compared_with_none",)
found = [*changes(source, str(file))]
seen = next(one for one in found if one.new == "(no condition)" and "sample" in one.old)
unseen = next(one for one in found if one.old.startswith("-one.year"))
codes = {one: compile(changed(source, one), str(file), "exec") for one in (seen, unseen)}
as_it_is = compile(source, str(file), "exec")
tried = [trial.Trial(one, code, tests, None) for one, code in codes.items()]
tried += [trial.Trial(one, code, tests, trial.living(code, as_it_is, one.first)) for one, code in codes.items()]
endless = source.replace("found: dict", "while True: ...\\n    found: dict", 1)
tried.append(trial.Trial(seen, codes[seen], tests, trial.function(compile(endless, str(file), "exec"), seen.first)))
tried.append(trial.Trial(seen, codes[seen], (), None))
with tempfile.TemporaryDirectory() as folder:
    alive = mutants.survivors(tried, {}, [mutants.ROOT / "tests/years/test_compare.py"], Path(folder))
print([one in alive for one in tried])
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
    assert done.stdout == "[False, True, False, True, False, True]\n"
