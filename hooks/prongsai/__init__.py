"""Prongsai (โปร่งใส): the engine that turns an agency's YAML and Markdown into disclosure pages.

The rooms, from the lowest up: `text` and `findings`, `criteria`, `content`, `assess`, `render`, `cli`. A lower room
never imports an upper one, and only `host` imports MkDocs.
"""

__version__ = "0.2.0"
