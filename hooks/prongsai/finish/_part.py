"""A part of a site (ส่วนของเว็บไซต์) finished by itself: its pages, and what the rest of the site must know of them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Part:
    """What is known of pages that are finished already; of several parts, all together.

    Attributes:
        tops: the names at the top of the site in which they stand: of tops, and of a page that is there itself.
        entries: what the search index has of each, as JSON, by the page's path.
        listed: what the sitemap has of each, by the page's path.
        hashes: the scripts inside them that the policy allows, as its source expressions.
        words: the classes and ids that they name, and the words of the scripts inside them.
        links: by what is there, as `file#anchor`: a page or file with a link that leads there, out of the part, and it.
        problems: what is wrong with them, one Thai line each.
        pages: how many there are, without those that lead on.
    """

    tops: set[str] = field(default_factory=set)
    entries: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    pages: int = 0

    def take(self, other: Part) -> None:
        """Add another part to this one."""
        self.tops |= other.tops
        self.entries |= other.entries
        self.listed |= other.listed
        self.hashes |= other.hashes
        self.words |= other.words
        # All parts lead to the same few files.
        self.links = other.links | self.links
        self.problems += other.problems
        self.pages += other.pages

    def has(self, path: str) -> bool:
        """Tell whether a file of the site belongs to it."""
        return path.partition("/")[0] in self.tops
