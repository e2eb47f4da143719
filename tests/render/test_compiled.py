"""Templates that are compiled once, and again when what they are made of has changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from prongsai.render._environment import WordsFirst
from prongsai.site import Compiled
from prongsai.words import _say

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that sets up an environment, beside which Python keeps code, and counts what is compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "environment.py"
    file.write_text("", encoding="utf-8")
    return file


def filled(made: Path, source: str = "{{ say('home.title') }}") -> tuple[str, bool]:
    """Return what a new environment makes of a template, and whether it compiled it."""
    compiled = []

    class Counted(Environment):
        def compile(self, *given: object, **values: object) -> object:  # type: ignore[override]
            compiled.append(given)
            return super().compile(*given, **values)  # type: ignore[call-overload]

    environment = Counted(
        autoescape=True, loader=DictLoader({"a": source}), extensions=[WordsFirst], bytecode_cache=Compiled(str(made))
    )
    return environment.get_template("a").render(), bool(compiled)


def test_a_template_is_compiled_once(made: Path) -> None:
    """What one process has compiled the next one fills, with nothing written but beside the compiled engine."""
    first, again = filled(made), filled(made)
    assert (first[0], again[0]) == (_say.plain("home.title"),) * 2
    assert (first[1], again[1]) == (True, False)
    assert [path.name for path in made.parent.iterdir() if path != made] == ["__pycache__"]


def test_changed_words_and_sources_are_compiled_again(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither another source nor another word is hidden by what is kept."""
    filled(made)
    assert filled(made, "else") == ("else", True)
    filled(made)
    monkeypatch.setitem(_say._catalogue(), "home.title", Markup("Other"))  # noqa: SLF001 - words are not to be set
    assert filled(made) == ("Other", True)


def test_another_environment_compiles_for_itself(made: Path) -> None:
    """A changed file that sets up the environment makes all templates anew."""
    filled(made)
    made.write_text("trim = True\n", encoding="utf-8")
    assert filled(made)[1] is True


def test_a_damaged_file_is_made_anew(made: Path) -> None:
    """A file that ends too early is no template."""
    filled(made)
    (kept,) = made.parent.glob("__pycache__/*")
    kept.write_bytes(kept.read_bytes()[:60])
    assert [filled(made)[1], filled(made)[1]] == [True, False]


@pytest.mark.parametrize("kept", ["nowhere", "in no folder"])
def test_nothing_is_kept_where_python_keeps_nothing(made: Path, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python writes no code, or cannot, pages are made all the same, and nothing is left."""
    monkeypatch.setattr(sys, "dont_write_bytecode", kept == "nowhere")
    if kept == "in no folder":
        (made.parent / "__pycache__").write_text("", encoding="utf-8")
    before = sorted(made.parent.iterdir())
    assert filled(made) == (_say.plain("home.title"), True)
    assert sorted(made.parent.iterdir()) == before
