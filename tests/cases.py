"""Small changes of the tiny site, kept in files with all that is told or read of each.

`python -m tests.cases` writes that anew: where words of findings change, the difference shows whether they should.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.conftest import FILES, YEAR, TinySite

if TYPE_CHECKING:
    from pydantic import BaseModel

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads the same, twenty times as fast where it is in C: these files are read whenever tests are collected."""
FOLDERS = ("assess/cases", "content/cases", "content/read")


def cases(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the cases of the files of a folder, by the file's name and their own."""
    files = {path.stem: loaded(path) for path in sorted(folder.glob("*.yml"))}
    return {f"{stem}: {name}": case for stem, told in files.items() for name, case in told.items()}


def loaded(path: Path) -> Any:  # noqa: ANN401 - what the file has
    """Return what a YAML file of tests holds."""
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - a safe loader, in C where present


def written(root: Path, case: dict[str, Any]) -> TinySite:
    """Write the tiny site as the results of a year, with texts and edits of a case.

    A file is named without its folders, or from its year on (`2567/scores.yml`); its text stands for the usual one,
    begins with a line break where it goes below that, and is null for a file that is not there.
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
    return site


def found(root: Path, case: dict[str, Any]) -> list[str]:
    """Return all that is told of a case, agency and addresses left out; it is assessed on its `today`, if it has one."""
    findings = assess_site(load_site(written(root, case).root), case.get("today")).findings
    return [line.removeprefix("thung-thong/") for line in map(str, findings) if "addresses.txt" not in line]


def values(root: Path, case: dict[str, Any]) -> dict[str, Any]:
    """Return what is read of the files that a case names, defaults left out."""
    (agency,) = load_site(written(root, case).root).agencies
    report = agency.reports[0]
    records: dict[str, BaseModel | None] = {
        "agency.yml": agency.agency,
        "scores.yml": report.scores,
        "analysis.yml": report.analysis,
        "measures.yml": report.measures,
        "progress.yml": report.progress,
    }
    named = {name: record for name, record in records.items() if name in case["read"] and record is not None}
    return {name: record.model_dump(mode="json", exclude_defaults=True) for name, record in named.items()}


def dumped(data: object, *, leaves: bool | None = False) -> str:
    """Return data as they stand in the files, with texts of several lines as lines; `leaves` None has leaves in one."""

    class Dumper(yaml.SafeDumper):
        """One that has a presenter of its own."""

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        lines = "|" if "\n" in value and not value.startswith("\n") and value.endswith("\n") else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=lines)

    Dumper.add_representer(str, text)
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=leaves)


def main() -> None:
    """Write anew what is told or read of each case."""
    for path in sorted(path for folder in FOLDERS for path in (Path(__file__).parent / folder).glob("*.yml")):
        held = loaded(path)
        for case in held.values():
            with TemporaryDirectory() as root:
                case.update({"told": found(Path(root), case)} if "told" in case else {"read": values(Path(root), case)})
        path.write_text(dumped(held, leaves=None if path.parent.name == "read" else False), encoding="utf-8")


if __name__ == "__main__":
    main()
