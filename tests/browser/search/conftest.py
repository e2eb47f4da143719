"""The search box, and what a query must find: read off the pages by a browser, and folded here in Python."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast
from urllib.parse import unquote

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Visits, Web

QUERIES = Path(__file__).with_name("queries.yml")
ASK = """async query => {
  const box = document.querySelector('.md-search__input');
  const meta = document.querySelector('.md-search-result__meta');
  const wrap = document.querySelector('.md-search__scrollwrap');
  const counts = { 'ไม่พบเอกสารที่ตรงกัน': 0, 'พบเอกสารที่ตรงกัน': 1 };
  meta.textContent = '';
  box.value = query;
  box.dispatchEvent(new Event('input'));
  for (;;) {
    await new Promise(requestAnimationFrame);
    const links = [...document.querySelectorAll('.md-search-result__item > a:first-child')];
    const number = counts[meta.textContent] ?? Number(meta.textContent.match(/[0-9]+/)?.[0]);
    if (links.length === number) return links.map(link => link.href);
    // The theme adds to the list each time its end comes into view, so it must leave the view in between.
    wrap.scrollTop = wrap.scrollTop ? 0 : wrap.scrollHeight;
  }
}"""
"""Puts a query into the box, waits until the answer is there and all of it is in the list, and returns the links."""
READ = """async ([base, paths]) => {
  const texts = {};
  for (const path of paths) {
    const answer = await fetch(base + path);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const article = page.querySelector('article');
    article.querySelectorAll('[data-search-exclude], .headerlink').forEach(part => part.remove());
    article.querySelectorAll('details').forEach(part => { part.open = true; });
    // What is not in a document has no lines of text of its own.
    document.body.replaceChildren(document.importNode(article, true));
    // Every title ends with the name of the site; cells of a row are no sentence.
    texts[path] = page.title.replace(/ - [^-]+$/, '\\n') + document.body.innerText.replaceAll('\\t', '\\n');
  }
  return texts;
}"""
"""Returns the words of pages as a browser lays them out: cells and blocks apart, what is hidden left out."""


class Query(TypedDict, total=False):
    """One line of the list: what is typed, what is meant by it as pages write it, and which pages are to come first."""

    query: str
    means: list[str]
    first: list[str]


QUERY_LIST = cast("list[Query]", yaml.safe_load(QUERIES.read_text(encoding="utf-8")))


def fold(text: str) -> str:
    """Return `text` in one spelling: composed, small, with Arabic digits, each mark once and in its place."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    text = re.sub("\u0e4d([่-๋]?)า|([่-๋])\u0e4dา", r"\1\2ำ", text).replace("เเ", "แ")
    text = re.sub("([่-๋])([ัิ-ฺ็])", r"\2\1", text)
    text = re.sub(r"([ัิ-ฺ็-๎])\1+", r"\1", text)
    text = "".join(str(unicodedata.digit(letter, letter)) if letter in "๐๑๒๓๔๕๖๗๘๙" else letter for letter in text)
    return re.sub(r"[^\S\n]+", " ", text.lower()).translate(str.maketrans("“”–", '""-'))


def words(query: str) -> list[str]:
    """Return the folded words of a query, a phrase in quotes as one."""
    found = re.findall(r'"([^"]+)"|([^\s"]+)', fold(query))
    return [phrase or word for phrase, word in found]


def has(text: str, word: str) -> bool:
    """Tell whether folded `text` has `word`; in a code of its own a zero stands for the letter O and the other way."""
    code = re.fullmatch("[o0]([1-9][0-9]?)", word)
    if word in text or code is None:
        return word in text
    return re.search(rf"(?<![a-z0-9.,])[o0]{code[1]}(?![0-9])", text) is not None


def texts_of(visits: Visits) -> dict[str, str]:
    """Return the folded words of every page of a site that is no mere way to another, by its address."""
    web = visits.web
    built = {path.parent.relative_to(web.folder).as_posix() + "/" for path in web.folder.rglob("index.html")}
    paths = sorted("" if path == "./" else path for path in built if "/ita-" not in path)
    page = visits.open("404.html")
    read = cast("dict[str, str]", page.evaluate(READ, [web.address, paths]))
    visits.close()
    return {path: fold(text) for path, text in read.items()}


def pages_for(query: Query, texts: dict[str, str]) -> set[str]:
    """Return the pages whose text has every word of a query, or of what is meant by it."""
    meant = [words(one) for one in query.get("means", [query["query"]])]
    return {path for path, text in texts.items() if any(all(has(text, word) for word in one) for one in meant)}


@pytest.fixture(scope="session")
def texts(visits: Visits) -> dict[str, str]:
    """The folded words of every page of the whole site."""
    return texts_of(visits)


@dataclass(frozen=True)
class Box:
    """The theme's search box on an open page."""

    page: Page
    address: str

    def ask(self, query: str) -> list[str]:
        """Return the addresses of all the pages that `query` finds, in their order."""
        links = map(unquote, cast("list[str]", self.page.evaluate(ASK, query)))
        return [re.split("[?#]", link.removeprefix(self.address))[0] for link in links]


@pytest.fixture
def box(visit: Callable[..., Page], web: Web) -> Box:
    """The search box of the front page, entered."""
    page = visit("")
    page.locator(".md-search__input").focus()
    return Box(page, web.address)
