"""Patching content (แก้เฉพาะจุด): a value changes in its file and all else stays, comments, order, quotes and folding."""

from prongsai.patch._edits import Bare, Edit, Insert, Move, Put, Remove, Unpatchable, Value, meant, still, value_at
from prongsai.patch._patch import patched
from prongsai.patch._save import ChangedElsewhere, Standing, save, save_all, standing, written

__all__ = [
    "Bare",
    "ChangedElsewhere",
    "Edit",
    "Insert",
    "Move",
    "Put",
    "Remove",
    "Standing",
    "Unpatchable",
    "Value",
    "meant",
    "patched",
    "save",
    "save_all",
    "standing",
    "still",
    "value_at",
    "written",
]
