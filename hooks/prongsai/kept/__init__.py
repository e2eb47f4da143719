"""What is kept between runs (สิ่งที่เก็บไว้), under a digest of all that it was made of: data that runs nothing."""

from prongsai.kept._digests import agencies_key, digest, engine, shared, tree
from prongsai.kept._records import read, written
from prongsai.kept._sealed import keep, kept, leads_elsewhere, write_below

__all__ = [
    "agencies_key",
    "digest",
    "engine",
    "keep",
    "kept",
    "leads_elsewhere",
    "read",
    "shared",
    "tree",
    "write_below",
    "written",
]
