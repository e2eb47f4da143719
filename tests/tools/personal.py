"""`make personal`: how well planted personal data is found, and how often what is none is taken for it. Seeded."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.accuracy.personal import content_lines, false_alarms, measure_recall, place_lines

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    places = [ROOT / "tests" / "sites" / "whole", *filter(Path.is_dir, [ROOT / "content"])]
    parser.add_argument("--content", type=Path, nargs="+", default=places)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plants", type=int, default=1000, help="plants of each kind [1000]")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was taken for something")
    options = parser.parse_args()
    results = measure_recall(options.plants, options.seed)
    lines = ["| kind (! with its word nearby) | planted | found | recall |", "|---|--:|--:|--:|"]
    lines += [f"| {one.kind} | {one.planted} | {one.found} | {one.found / one.planted:.3f} |" for one in results]
    lines += ["", "| text without personal data | lines | false alarms | per 1,000 lines |", "|---|--:|--:|--:|"]
    texts = {place.name: content_lines(place) for place in options.content} | {"places and posts": [*place_lines()]}
    alarms = {name: false_alarms(text) for name, text in texts.items()}
    lines += [
        f"| {name} | {len(texts[name])} | {len(found)} | {1000 * len(found) / max(len(texts[name]), 1):.2f} |"
        for name, found in alarms.items()
    ]
    if options.show:
        lines += [
            "",
            *(text for one in results for text in one.missed),
            *(line for found in alarms.values() for line in found),
        ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
