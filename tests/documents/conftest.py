"""What draws PDF is a library of the system: where it is not, no PDF is tried, and the end of a run tells so."""

from __future__ import annotations

from tests.hosts.programs import PANGO

collect_ignore = [] if PANGO else ["test_files.py", "test_pdf.py"]
