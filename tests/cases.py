"""Small changes of the tiny site, kept in files with all that is told of each.

`python -m tests.cases` writes anew what is told: where words of findings change, the difference shows whether they should.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.conftest import FILES, YEAR, TinySite

FOLDERS = ("assess/cases", "content/cases")


def cases(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the cases of the files of a folder, by the file's name and their own."""
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yml"))}
    return {f"{stem}: {name}": case for stem, told in files.items() for name, case in told.items()}


def found(root: Path, case: dict[str, Any]) -> list[str]:
    """Write the tiny site as the results of a year, with texts and edits of a case; return what is told, agency left out.

    A file is named without its folders, or from its year on (`2567/scores.yml`); its text stands for the usual one,
    begins with a line break where it goes below that, and is null for a file that is not there. The day of assessing is
    `today`, if the case has one.
    """
    year = f"thung-thong/{case.get('year', 2568)}"
    site = TinySite(root / "content")
    for name, text in FILES.items():
        site.write(name.replace(YEAR, year), text.replace("2568/", f"{year[-4:]}/"))

    def placed(name: str) -> str:
        return f"thung-thong/{name}" if "/" in name or name == "agency.yml" else f"{year}/{name}"

    for name, text in case.get("files", {}).items():
        if text is None:
            site.path(placed(name)).unlink()
        elif text.startswith("\n"):
            site.append(placed(name), text[1:])
        else:
            site.write(placed(name), text)
    for name, edits in case.get("edits", {}).items():
        for old, new in edits.items():
            site.edit(placed(name), old, new)
    findings = assess_site(load_site(site.root), case.get("today")).findings
    return [line.removeprefix("thung-thong/") for line in map(str, findings) if "addresses.txt" not in line]


def dumped(data: object) -> str:
    """Return data as they stand in the files, with texts of several lines as lines."""

    class Dumper(yaml.SafeDumper):
        """One that has a presenter of its own."""

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        lines = "|" if "\n" in value and not value.startswith("\n") and value.endswith("\n") else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=lines)

    Dumper.add_representer(str, text)
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)


def main() -> None:
    """Write anew what is told of each case."""
    for path in sorted(path for folder in FOLDERS for path in (Path(__file__).parent / folder).glob("*.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in told.values():
            with TemporaryDirectory() as root:
                case["told"] = found(Path(root), case)
        path.write_text(dumped(told), encoding="utf-8")


if __name__ == "__main__":
    main()
